// RecordMatching: how people are found by what somebody remembers of them.
//
// Folds text, makes the keys a register is searched by, and reads what was typed. This module must not know of
// stores, cases or screens: it gets strings and gives strings.
