// Signals turned into bytes of a pipe, so that the loop that waits for keys hears them too.
#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

/// Begins to watch SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP and SIGCONT. Each arrival writes its number,
/// one byte, to a pipe whose reading end is the answer; -1 if no pipe could be had.
/// Watch before `curses_open`: ncurses then keeps its own handlers back.
int terminal_signals_watch(void);

/// Lets these signals into the calling thread. At least one thread must: those of Dispatch block signals,
/// and a parent may have started the program with some blocked.
void terminal_signals_admit(void);

/// Puts the earlier handlers back. The pipe stays open, for a byte may be on its way.
void terminal_signals_leave(void);

/// Writes a zero byte to the pipe: the reader is to stop.
void terminal_signals_wake(void);

/// Stops the whole process group as ctrl-z at a shell does, and returns when it is continued;
/// at once where nobody could continue it (an orphaned process group is never stopped).
void terminal_signals_stop(void);

#endif
