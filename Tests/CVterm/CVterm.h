// libvterm, the terminal inside the tests, and what it takes to open a line to it.
#ifndef CVTERM_H
#define CVTERM_H

#include <spawn.h>
#include <stddef.h>
#include <vterm.h>

// <stdlib.h> has these, but shows them only to code that asks for X/Open features, which Swift does not.
int posix_openpt(int flags);
int grantpt(int descriptor);
int unlockpt(int descriptor);
int ptsname_r(int descriptor, char *buffer, size_t size);

// Likewise the two extensions of <spawn.h>.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *directory);
/// The flag that makes the new process the leader of a session of its own.
static inline short spawn_in_new_session(void) { return 0x80; }

#endif
