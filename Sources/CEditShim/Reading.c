// The one place where the process waits for a key, and the signals that may come meanwhile.
#define _GNU_SOURCE  // ppoll
#include "CEditShim.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
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
static bool is_in_paste;
// Set in handlers, looked at where input is waited for.
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

// Stands for the mark that opens a paste: a control character that no keyboard sends.
static const wchar_t paste_key = 0x80;
static const char paste_key_name[] = "\\200";

void ces_bind_paste(EditLine *e, const char *command) {
    el_set(e, EL_BIND, paste_key_name, command, NULL);
    el_set(e, EL_BIND, "-a", paste_key_name, command, NULL);  // vi's command mode: else a paste would be run as commands
}

// Bytes that were read to see whether they begin a paste, and did not.
static unsigned char ahead[8];
static size_t ahead_count;

/// Takes up what handlers have left to do; false where Ctrl-C was pressed.
static bool settle(EditLine *e) {
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
    return !ces_interrupted();
}

/// Waits for input with the flags of the handlers looked at: a signal between the look and the wait is not lost, because only
/// the wait lets it through. `limit`: NULL waits forever. 1: there is input, 0: the time is over, -1: Ctrl-C.
static int wait_for_input(EditLine *e, const struct timespec *limit) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    // The common case of a paste, without the four system calls below for each byte.
    if (settle(e) && poll(&input, 1, 0) == 1) return 1;
    sigset_t blocked, before_wait;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigaddset(&blocked, SIGWINCH);
    sigaddset(&blocked, SIGCONT);
    sigaddset(&blocked, SIGTSTP);
    sigprocmask(SIG_BLOCK, &blocked, &before_wait);
    int result;
    for (;;) {
        if (!settle(e)) {
            result = -1;
            break;
        }
        result = ppoll(&input, 1, limit, &before_wait);
        if (result >= 0 || errno != EINTR) break;
    }
    sigprocmask(SIG_SETMASK, &before_wait, NULL);
    return result < 0 ? -1 : result > 0;
}

/// The next byte; 0 at the end, -1 on Ctrl-C and errors.
static ssize_t next_byte(EditLine *e, const struct timespec *limit, unsigned char *byte) {
    for (;;) {
        if (wait_for_input(e, limit) != 1) {
            errno = EINTR;
            return -1;
        }
        ssize_t n = read(STDIN_FILENO, byte, 1);
        if (n >= 0) return n;
        if (errno == EINTR || errno == EAGAIN) continue;
        return errno == EIO ? 0 : -1;  // EIO: the terminal is gone
    }
}

/// After an escape: whether the rest of the mark that opens a paste follows at once. What was read in vain is kept ahead.
static bool opens_paste(EditLine *e) {
    static const char rest[] = "[200~";
    // A terminal writes the mark in one piece; a person does not press the next key so soon after Escape.
    const struct timespec limit = {.tv_nsec = 25 * 1000 * 1000};
    for (size_t i = 0; i < sizeof rest - 1; i++) {
        unsigned char byte;
        if (next_byte(e, &limit, &byte) != 1) return false;
        ahead[ahead_count++] = byte;
        if (byte != (unsigned char)rest[i]) return false;
    }
    ahead_count = 0;
    return true;
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
        if (ahead_count > 0) {
            bytes[count] = ahead[0];
            memmove(ahead, ahead + 1, --ahead_count);
        } else {
            ssize_t n = next_byte(e, NULL, bytes + count);
            if (n != 1) return (int)n;
            // Not a binding of libedit's: one that begins with Escape would take the key from vi's insert mode.
            if (bytes[count] == 033 && count == 0 && is_bracketed && !is_in_paste && opens_paste(e)) {
                *result = paste_key;
                return 1;
            }
        }
        count++;
        mbstate_t state;
        memset(&state, 0, sizeof state);
        size_t length = mbrtowc(result, (const char *)bytes, count, &state);
        if (length == (size_t)-2 && count < sizeof bytes) continue;
        if (length != (size_t)-1 && length != (size_t)-2) return 1;
        // Not UTF-8: the bytes before the last are dropped; the last is ASCII, or may begin a character.
        bytes[0] = bytes[count - 1];
        if (bytes[0] < 0x80) {
            *result = bytes[0];
            return 1;
        }
        count = count > 1 && bytes[0] >= 0xC2 ? 1 : 0;
    }
}

// MARK: Paste

char *ces_read_paste(EditLine *e, size_t *length) {
    static const char end[] = "\033[201~";
    const size_t mark = sizeof end - 1;
    size_t capacity = 4096, used = 0;
    char *text = malloc(capacity);
    mbstate_t state;
    memset(&state, 0, sizeof state);
    is_in_paste = true;
    bool is_whole = false;
    while (text != NULL && !is_whole) {
        wchar_t c;
        if (el_wgetc(e, &c) != 1) break;
        if (c == 0) continue;  // what follows would be lost behind the end of a C string
        if (used + 32 > capacity) {
            char *larger = realloc(text, capacity *= 2);
            if (larger == NULL) break;
            text = larger;
        }
        // Terminals send a carriage return for each line end of a paste, or both characters.
        if (c == L'\n' && used > 0 && text[used - 1] == '\r') used--;
        size_t n = wcrtomb(text + used, c, &state);
        if (n == (size_t)-1) continue;
        used += n;
        is_whole = used >= mark && memcmp(text + used - mark, end, mark) == 0;
    }
    is_in_paste = false;
    if (!is_whole) {
        free(text);
        return NULL;
    }
    used -= mark;
    for (size_t i = 0; i < used; i++)
        if (text[i] == '\r') text[i] = '\n';
    text[used] = 0;
    *length = used;
    return text;
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
    ahead_count = 0;
    is_bracketed = bracketed;
    el_resize(e);  // the window may have changed while a command ran
    install();
    ces_interrupt_ends_line(false);
    if (bracketed) put(paste_on, sizeof paste_on - 1);
    int count = 0;
    const char *line = el_gets(e, &count);
    if (bracketed) put(paste_off, sizeof paste_off - 1);
    is_bracketed = 0;
    uninstall();
    ces_interrupt_ends_line(true);
    return count > 0 ? line : NULL;
}
