#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

curses_opening curses_open(const char *name)
{
    int state = 0;
    if (setupterm(name, STDOUT_FILENO, &state) != OK) {
        return state < 0 ? CURSES_NO_DATABASE : CURSES_UNKNOWN_TERMINAL;
    }
    if (cursor_address == NULL) {
        return CURSES_TOO_SIMPLE;
    }
    if (newterm(name, stdout, stdin) == NULL) {
        return CURSES_FAILED;
    }
    return CURSES_OPENED;
}

const char *curses_capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/// Copies a capability without its delays ("$<2>"): they are instructions to a slower age.
static size_t append(char *buffer, size_t length, size_t capacity, const char *sequence)
{
    while (sequence != NULL && *sequence != '\0' && length < capacity) {
        const char *end = sequence[0] == '$' && sequence[1] == '<' ? strchr(sequence, '>') : NULL;
        if (end != NULL) {
            sequence = end + 1;
        } else {
            buffer[length++] = *sequence++;
        }
    }
    return length;
}

size_t curses_farewell(char *buffer, size_t capacity)
{
    static const char *const names[] = { "sgr0", "op", "oc", "cnorm", "rmkx", "rmcup" };
    size_t length = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        length = append(buffer, length, capacity, curses_capability(names[i]));
    }
    if (curses_capability("rmcup") == NULL) {
        length = append(buffer, length, capacity, "\r\n");
    }
    return length;
}

bool curses_use_utf8(void)
{
    static const char *const names[] = { "", "C.UTF-8", "C.utf8", "en_US.UTF-8" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (setlocale(LC_CTYPE, names[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
            return true;
        }
    }
    return false;
}

int curses_colours(void)
{
    return tigetnum("colors");
}

int curses_write(int row, int column, const wchar_t *scalars, attr_t attributes, int pair)
{
    cchar_t cell;
    // The pair goes through the extension argument: the plain one is a short.
    if (setcchar(&cell, scalars, attributes, 0, &pair) != OK) {
        return ERR;
    }
    return mvwadd_wch(stdscr, row, column, &cell);
}
