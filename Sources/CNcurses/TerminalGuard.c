#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "TerminalGuard.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Everything here may run inside a signal handler, so it uses plain static storage
// and only functions that POSIX declares safe there.
static const int fatal_signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS, SIGQUIT };
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

static struct sigaction previous[FATAL_SIGNALS];
static struct termios settings;
static char farewell_bytes[512];
static size_t farewell_length;
static int terminal = -1;
static volatile sig_atomic_t armed;
static bool leaves_at_exit;

static void restore(void)
{
    if (!armed) {
        return;
    }
    armed = 0;
    int error = errno;
    // A background process that touches the terminal would be stopped instead of ending.
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &stop, &before);
    size_t sent = 0;
    while (sent < farewell_length) {
        ssize_t n = write(terminal, farewell_bytes + sent, farewell_length - sent);
        if (n <= 0) {
            break;
        }
        sent += (size_t)n;
    }
    tcsetattr(terminal, TCSANOW, &settings);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
}

static void die(int number)
{
    restore();
    for (int i = 0; i < FATAL_SIGNALS; i++) {
        if (fatal_signals[i] == number) {
            sigaction(number, &previous[i], NULL);
        }
    }
    raise(number);
}

int terminal_guard_remember(int descriptor)
{
    terminal = descriptor;
    return tcgetattr(descriptor, &settings);
}

void terminal_guard_arm(const char *farewell, size_t length)
{
    if (armed) {
        return;
    }
    farewell_length = length < sizeof farewell_bytes ? length : sizeof farewell_bytes;
    memcpy(farewell_bytes, farewell, farewell_length);
    if (!leaves_at_exit) {
        leaves_at_exit = atexit(restore) == 0;
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = die;
    action.sa_flags = SA_ONSTACK;
    for (int i = 0; i < FATAL_SIGNALS; i++) {
        sigaction(fatal_signals[i], &action, &previous[i]);
    }
    armed = 1;
}

void terminal_guard_disarm(void)
{
    if (!armed) {
        return;
    }
    armed = 0;
    for (int i = 0; i < FATAL_SIGNALS; i++) {
        sigaction(fatal_signals[i], &previous[i], NULL);
    }
}
