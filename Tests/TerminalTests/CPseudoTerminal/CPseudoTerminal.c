#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cpt_spawn(char *const argv[], char *const envp[], int rows, int columns, pid_t *child) {
    // Close-on-exec: a terminal that a neighbour inherited would not hang up when it is closed here.
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    char name[128];
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, sizeof name) != 0) return -1;
    int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (slave < 0) return -1;
    cpt_resize(master, rows, columns);
    pid_t pid = fork();
    if (pid == 0) {
        setsid();
        ioctl(slave, TIOCSCTTY, 0);
        for (int i = 0; i < 3; i++) dup2(slave, i);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int i = 1; i < 32; i++) signal(i, SIG_DFL);
        execve(argv[0], argv, envp);
        _exit(127);
    }
    close(slave);
    *child = pid;
    return pid < 0 ? -1 : master;
}

void cpt_resize(int master, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(master, TIOCSWINSZ, &size);
}

bool cpt_is_sane(int master) {
    struct termios mode;
    tcflag_t wanted = ICANON | ECHO | ISIG;
    return tcgetattr(master, &mode) == 0 && (mode.c_lflag & wanted) == wanted && (mode.c_iflag & ICRNL) && (mode.c_oflag & OPOST);
}

bool cpt_is_raw(int master) {
    struct termios mode;
    return tcgetattr(master, &mode) == 0 && !(mode.c_lflag & (ICANON | ECHO));
}

pid_t cpt_foreground(int master) {
    pid_t group = -1;
    ioctl(master, TIOCGPGRP, &group);
    return group;
}
