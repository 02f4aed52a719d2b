#define _GNU_SOURCE  // wcwidth
#include "CEditShim.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// MARK: Locale

void ces_use_utf8(void) {
    if (setlocale(LC_CTYPE, "C.UTF-8") != NULL) return;
    // A system without C.UTF-8: the user's own locale is the only other chance.
    setlocale(LC_CTYPE, "");
}

int ces_width(const char *text) {
    int width = 0;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    while (*text != 0) {
        wchar_t c;
        size_t n = mbrtowc(&c, text, MB_CUR_MAX, &state);
        if (n == (size_t)-1 || n == (size_t)-2) {
            memset(&state, 0, sizeof state);
            text++;
            continue;
        }
        int w = wcwidth(c);
        if (w > 0) width += w;
        text += n;
    }
    return width;
}

// MARK: libedit's variadic functions

EditLine *ces_open(const char *program) { return el_init(program, stdin, stdout, stderr); }
void ces_set_prompt(EditLine *e, char *(*prompt)(EditLine *), char mark) { el_set(e, EL_PROMPT_ESC, prompt, mark); }
void ces_set_client(EditLine *e, void *client) { el_set(e, EL_CLIENTDATA, client); }
void *ces_client(EditLine *e) {
    void *client = NULL;
    el_get(e, EL_CLIENTDATA, &client);
    return client;
}
void ces_set_history(EditLine *e, History *h) { el_set(e, EL_HIST, history, h); }
void ces_set_emacs(EditLine *e) { el_set(e, EL_EDITOR, "emacs"); }
void ces_add_command(EditLine *e, const char *name, const char *help, ces_command f) {
    el_set(e, EL_ADDFN, name, help, f);
}
void ces_bind(EditLine *e, const char *key, const char *command) { el_set(e, EL_BIND, key, command, NULL); }

int ces_history_set_size(History *h, int entries) {
    HistEvent event;
    return history(h, &event, H_SETSIZE, entries);
}
int ces_history_enter(History *h, const char *line) {
    HistEvent event;
    return history(h, &event, H_ENTER, line);
}
int ces_history_load(History *h, const char *path) {
    HistEvent event;
    return history(h, &event, H_LOAD, path);
}
int ces_history_save(History *h, const char *path) {
    HistEvent event;
    return history(h, &event, H_SAVE, path);
}

// MARK: Terminal

void ces_write(const char *text, size_t length) {
    fwrite(text, 1, length, stdout);
    fflush(stdout);
}

int ces_columns(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1) return size.ws_col;
    return 80;
}
