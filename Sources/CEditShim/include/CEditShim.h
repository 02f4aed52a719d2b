/// What LineEditing needs and Swift cannot say: libedit's variadic functions, C's standard streams, signal handlers.
/// All of it is for the main thread only, but for ces_interrupted.
#ifndef CEDITSHIM_H
#define CEDITSHIM_H

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>

// MARK: Locale

/// Sets only LC_CTYPE, to UTF-8 whatever the environment says: libedit drops every character beyond the locale's.
void ces_use_utf8(void);

/// How many columns `text` (UTF-8) takes on a terminal; control characters count nothing.
int ces_width(const char *text);

// MARK: Interrupt (Ctrl-C)

/// From now on SIGINT sets a flag and makes blocking calls return EINTR.
void ces_interrupt_install(void);
/// Whether SIGINT came since the flag was cleared; safe on any thread.
bool ces_interrupted(void);
void ces_interrupt_clear(void);
/// Whether SIGINT also ends the line on the terminal, where the kernel has just written ^C into a command's output.
void ces_interrupt_ends_line(bool);

// MARK: The editor

typedef unsigned char (*ces_command)(EditLine *, int);

/// An editor on the standard streams; NULL where there is not enough memory.
EditLine *ces_open(const char *program);
void ces_set_prompt(EditLine *, char *(*prompt)(EditLine *), char escape_mark);
void ces_set_client(EditLine *, void *client);
void *ces_client(EditLine *);
void ces_set_history(EditLine *, History *);
void ces_set_emacs(EditLine *);
void ces_add_command(EditLine *, const char *name, const char *help, ces_command);
void ces_bind(EditLine *, const char *key, const char *command);

int ces_history_set_size(History *, int entries);
int ces_history_enter(History *, const char *line);
int ces_history_load(History *, const char *path);
int ces_history_save(History *, const char *path);

/// One line, its newline included, valid until the next call; NULL on Ctrl-C (see ces_interrupted) and at the end.
///
/// While it waits, SIGTERM, SIGHUP and SIGQUIT restore the terminal before they end the process, Ctrl-Z restores it for the
/// shell and fg redraws the line, a new window size is taken up, and a crash leaves a usable terminal behind. libedit's own
/// handlers (EL_SIGNAL) are not used: they send the signal again to the whole process group, which kills a parent script.
/// `bracketed`: pastes come as one.
const char *ces_gets(EditLine *, bool bracketed);

/// Has `command` called where a bracketed paste begins, whatever the mode of editing.
void ces_bind_paste(EditLine *, const char *command);

/// The rest of a bracketed paste, whose opening mark was read: UTF-8 to free(), line ends as \n; NULL where it was cut off.
char *ces_read_paste(EditLine *, size_t *length);

/// Writes to the terminal, at once.
void ces_write(const char *text, size_t length);
/// Columns of the terminal, 80 where it does not say.
int ces_columns(void);

#endif
