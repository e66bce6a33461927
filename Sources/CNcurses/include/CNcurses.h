// The part of ncurses that Swift cannot see for itself: its macros, its global
// variables (which strict concurrency refuses) and `wcwidth`.
// It must not know of canvases, themes or keys: those are CursesTerminal's.
#ifndef CNCURSES_H
#define CNCURSES_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <wchar.h>

/// Why a screen could not be opened.
typedef enum {
    CURSES_OPENED = 0,
    CURSES_NO_DATABASE,      ///< no terminal description could be read at all
    CURSES_UNKNOWN_TERMINAL, ///< the description is missing, or names no particular terminal
    CURSES_TOO_SIMPLE,       ///< the terminal cannot place its cursor
    CURSES_FAILED            ///< out of memory, or ncurses gave up
} curses_opening;

/// Starts ncurses on standard input and output for the terminal named `name`.
/// Unlike `initscr` it never ends the process.
curses_opening curses_open(const char *name);

/// Columns (1 or 2) that the C library gives `scalar`, 0 for one that combines, -1 for one that does not print.
/// Declared here because <wchar.h> hides it without X/Open features.
int wcwidth(wchar_t scalar);

/// Chooses the character type of the environment's locale, or C.UTF-8 where that is not UTF-8.
/// False if the machine has no UTF-8 locale at all.
bool curses_use_utf8(void);

/// The bytes that end colours and attributes, put the colour table back, show the cursor and leave the alternate screen, as the terminal
/// description has them, without its delays. Answers how many were put into `buffer`, at most `capacity`.
size_t curses_farewell(char *buffer, size_t capacity);

/// A capability's string, or null where the terminal has none.
const char *curses_capability(const char *name);

static inline WINDOW *curses_screen(void) { return stdscr; }
static inline WINDOW *curses_shown(void) { return curscr; }
static inline int curses_rows(void) { return LINES; }
static inline int curses_columns(void) { return COLS; }
/// How many colours the terminal's description claims; 0 or less for none. Valid before `start_color` too.
int curses_colours(void);

static inline attr_t curses_bold(void) { return A_BOLD; }
static inline attr_t curses_dim(void) { return A_DIM; }
static inline attr_t curses_underline(void) { return A_UNDERLINE; }
static inline attr_t curses_reverse(void) { return A_REVERSE; }

/// Writes one cell. `scalars` are the base character and what combines with it; `pair` may exceed a short.
/// The answer is ncurses' own (ERR also for the last cell of the screen, which is written nonetheless).
int curses_write(int row, int column, const wchar_t *scalars, attr_t attributes, int pair);

#endif
