// CaseOperations: what people do, one file each, shared by the screens and the command line.
//
// An operation reads what it needs, asks Casework to decide, commits, and answers with values. Who may do what is
// settled here and in Casework's decisions, never in a screen. `Wording` turns facts into sentences. This module must
// not know of terminals, key presses, command-line options, SQL or curses.
