// RecordMatching: how people are found by what somebody remembers of them, and how two records of one person are told.
//
// Folds text, reads what was typed, looks terms up through `PostingSource`, and ranks. This module must not know of
// stores, cases or screens: it gets strings, rows and sets of rows, and gives hits and likenesses.
