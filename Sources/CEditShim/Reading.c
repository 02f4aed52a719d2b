// The one place where the process waits for a key, and the signals that may come meanwhile.
#include "CEditShim.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

// Written before a handler can run, read in handlers.
static struct termios cooked;
static struct termios raw;
static volatile sig_atomic_t has_raw;
static volatile sig_atomic_t is_bracketed;
// Set in handlers, looked at where read(2) returns.
static volatile sig_atomic_t must_redraw;
static volatile sig_atomic_t must_resize;

static const int ending[] = {SIGTERM, SIGHUP, SIGQUIT};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
enum { signal_limit = 65 };
static struct sigaction before[signal_limit];

static void put(const char *text, size_t length) {
    // A handler can do nothing about a terminal that is gone.
    ssize_t ignored = write(STDOUT_FILENO, text, length);
    (void)ignored;
}

static void leave_raw(void) {
    if (is_bracketed) put(paste_off, sizeof paste_off - 1);
    tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
}

static void enter_raw(void) {
    if (has_raw) tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    if (is_bracketed) put(paste_on, sizeof paste_on - 1);
}

static void on_end(int number) {
    leave_raw();
    put("\n", 1);
    // Delivered when this handler returns, to this process only.
    sigaction(number, &before[number], NULL);
    raise(number);
}

static void on_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    leave_raw();
    put("\n", 1);
    sigaction(number, &before[number], NULL);
    // A fault happens again on return and finds the handler that was there before; a signal sent by a process does not.
    if (info->si_code <= 0) raise(number);
}

static void on_stop(int number) {
    int saved = errno;
    leave_raw();
    struct sigaction mine;
    sigaction(number, &before[number], &mine);
    raise(number);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);  // stops here
    sigaction(number, &mine, NULL);
    // Here too, not only in on_continue: in an orphaned process group nothing stops, and nothing continues.
    enter_raw();
    must_redraw = 1;
    errno = saved;
}

static void on_continue(int number) {
    (void)number;
    int saved = errno;
    enter_raw();
    must_redraw = 1;
    errno = saved;
}

static void on_resize(int number) {
    (void)number;
    must_resize = 1;
}

static void set_handler(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, &before[number]);
    // What the parent had ignored (nohup, a shell without job control) stays ignored.
    if (before[number].sa_handler == SIG_IGN) sigaction(number, &before[number], NULL);
}

static void install(void) {
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) set_handler(ending[i], on_end);
    set_handler(SIGTSTP, on_stop);
    set_handler(SIGCONT, on_continue);
    set_handler(SIGWINCH, on_resize);
    for (size_t i = 0; i < sizeof crashing / sizeof *crashing; i++) {
        struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_NODEFER};
        sigemptyset(&action.sa_mask);
        sigaction(crashing[i], &action, &before[crashing[i]]);
    }
}

static void uninstall(void) {
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) sigaction(ending[i], &before[ending[i]], NULL);
    sigaction(SIGTSTP, &before[SIGTSTP], NULL);
    sigaction(SIGCONT, &before[SIGCONT], NULL);
    sigaction(SIGWINCH, &before[SIGWINCH], NULL);
    for (size_t i = 0; i < sizeof crashing / sizeof *crashing; i++) {
        struct sigaction now;
        sigaction(crashing[i], NULL, &now);
        if (now.sa_sigaction == on_crash) sigaction(crashing[i], &before[crashing[i]], NULL);
    }
}

/// libedit's EL_GETCFN: one character; 0 at the end, -1 on Ctrl-C and errors.
static int get_character(EditLine *e, wchar_t *result) {
    if (!has_raw) {
        tcgetattr(STDIN_FILENO, &raw);
        has_raw = 1;
    }
    unsigned char bytes[4];
    size_t count = 0;
    *result = 0;
    for (;;) {
        if (must_resize) {
            must_resize = 0;
            el_resize(e);
            must_redraw = 1;
        }
        if (must_redraw) {
            must_redraw = 0;
            // The cursor is somewhere in the old drawing of the line: draw it anew from the first column on.
            put("\r\033[J", is_bracketed ? 4 : 1);
            el_set(e, EL_REFRESH);
        }
        // Ctrl-C may have come before the read: it would wait for a key then.
        if (ces_interrupted()) {
            errno = EINTR;
            return -1;
        }
        ssize_t n = read(STDIN_FILENO, bytes + count, 1);
        if (n == 0) return 0;
        if (n < 0) {
            if (errno == EINTR) continue;
            if (errno == EAGAIN) {
                // A program that ran before left the terminal non-blocking.
                struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};
                poll(&wait, 1, -1);
                continue;
            }
            // The terminal is gone.
            return errno == EIO ? 0 : -1;
        }
        count++;
        mbstate_t state;
        memset(&state, 0, sizeof state);
        size_t length = mbrtowc(result, (const char *)bytes, count, &state);
        if (length == (size_t)-2 && count < sizeof bytes) continue;
        if (length == (size_t)-1 || length == (size_t)-2) {
            // Not UTF-8: the bytes before the last are dropped; the last may begin a character.
            bytes[0] = bytes[count - 1];
            count = count > 1 && bytes[0] >= 0xC2 ? 1 : 0;
            if (count == 0 && bytes[0] < 0x80) {
                *result = bytes[0];
                return 1;
            }
            continue;
        }
        return 1;
    }
}

const char *ces_gets(EditLine *e, bool bracketed) {
    static bool is_set;
    if (!is_set) {
        el_set(e, EL_SIGNAL, 0);
        el_set(e, EL_GETCFN, get_character);
        is_set = true;
    }
    tcgetattr(STDIN_FILENO, &cooked);
    has_raw = 0;
    must_redraw = 0;
    must_resize = 0;
    is_bracketed = bracketed;
    el_resize(e);  // the window may have changed while a command ran
    install();
    if (bracketed) put(paste_on, sizeof paste_on - 1);
    int count = 0;
    const char *line = el_gets(e, &count);
    if (bracketed) put(paste_off, sizeof paste_off - 1);
    is_bracketed = 0;
    uninstall();
    return count > 0 ? line : NULL;
}
