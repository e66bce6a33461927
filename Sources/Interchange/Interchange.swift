// Interchange: readers and writers of other people's formats: CSV, JSON Lines.
//
// Everything streams: rows go in and bytes go out through a closure, bytes come in through one and rows go out, and
// nothing is kept but a small buffer. This module must not know of files, stores or screens; whoever calls it opens the
// file and decides what a row says.
