#include "CEditShim.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

// Lock-free, so it may be set in a signal handler and read on any thread.
static atomic_int interrupted;

static volatile sig_atomic_t ends_line;

static void on_interrupt(int number) {
    (void)number;
    atomic_store(&interrupted, 1);
    if (!ends_line) return;
    int saved = errno;
    // Nothing can be done about a terminal that is gone.
    if (write(STDOUT_FILENO, "\n", 1) < 0) errno = 0;
    errno = saved;
}

void ces_interrupt_ends_line(bool does) { ends_line = does; }

void ces_interrupt_install(void) {
    // No SA_RESTART: a read that waits must return, or the line would not be cancelled.
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

bool ces_interrupted(void) { return atomic_load(&interrupted) != 0; }
void ces_interrupt_clear(void) { atomic_store(&interrupted, 0); }
