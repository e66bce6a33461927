// CaseScreens: the counter's screens. State, update and view are pure: keys and answers go in, effects and a canvas
// come out.
//
// A folder per screen, a file each for state, update and view. This module must not know of ncurses, SQL, files,
// printers or clocks: what has to be done is an `Effect`, done elsewhere, and comes back as an `Answer` with the
// number it was asked under.
