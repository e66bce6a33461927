// Gives the terminal back when the program dies: after a crash the line still echoes,
// the cursor shows and the main screen is there.
#ifndef TERMINAL_GUARD_H
#define TERMINAL_GUARD_H

#include <stddef.h>

/// Remembers the settings of the terminal `descriptor` as they are now. Call it before changing them.
/// Answers 0, or -1 where the descriptor is no terminal.
int terminal_guard_remember(int descriptor);

/// From now on a fatal signal, or `exit`, first writes `farewell` to the terminal and puts its settings back.
/// At most 512 bytes are kept.
void terminal_guard_arm(const char *farewell, size_t length);

/// The terminal is in order again: do nothing at the end.
void terminal_guard_disarm(void);

#endif
