#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "TerminalSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int watched[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT };
enum { WATCHED = sizeof watched / sizeof *watched };

static struct sigaction previous[WATCHED];
static int ends[2] = { -1, -1 };

static void note(int number)
{
    int error = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe already holds more news than the reader has taken in.
    ssize_t ignored = write(ends[1], &byte, 1);
    (void)ignored;
    errno = error;
}

static void handle(int number, void (*handler)(int), struct sigaction *before)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, before);
}

int terminal_signals_watch(void)
{
    if (ends[0] < 0) {
        if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
            return -1;
        }
    }
    for (int i = 0; i < WATCHED; i++) {
        handle(watched[i], note, &previous[i]);
    }
    return ends[0];
}

void terminal_signals_admit(void)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    for (int i = 0; i < WATCHED; i++) {
        sigaddset(&wanted, watched[i]);
    }
    pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

void terminal_signals_leave(void)
{
    for (int i = 0; i < WATCHED; i++) {
        sigaction(watched[i], &previous[i], NULL);
    }
}

void terminal_signals_wake(void)
{
    note(0);
}

void terminal_signals_stop(void)
{
    struct sigaction ours;
    // Everyone else in the group first; a signal to a whole process may be taken by any of its threads at any time.
    handle(SIGTSTP, SIG_IGN, &ours);
    kill(0, SIGTSTP);
    // This thread's own is taken before `raise` returns, and the process stops as one; threads of Dispatch
    // block signals, so it must be let in.
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stop, &before);
    handle(SIGTSTP, SIG_DFL, NULL);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGTSTP, &ours, NULL);
}
