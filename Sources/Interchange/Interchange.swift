// Interchange: writers (and, later, readers) of other people's formats: CSV, JSON Lines.
//
// Everything streams: a row goes in, bytes go out through a closure, nothing is kept but a small buffer. This module
// must not know of files, stores or screens; whoever calls it opens the file and decides what a row says.
