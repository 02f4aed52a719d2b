/// Starts a program on a pseudo-terminal of its own, in a session of its own: fork is not to be had in Swift.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

/// The terminal's master side, or -1. `argv` and `envp` end with NULL; argv[0] is the program's path.
int cpt_spawn(char *const argv[], char *const envp[], int rows, int columns, pid_t *child);
/// A new window size; the program gets SIGWINCH.
void cpt_resize(int master, int rows, int columns);
/// Whether the terminal is as a shell wants it: canonical, with echo and signals.
bool cpt_is_sane(int master);
/// Whether the terminal is in the hands of a line editor.
bool cpt_is_raw(int master);
/// The foreground process group.
pid_t cpt_foreground(int master);

#endif
