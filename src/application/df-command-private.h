/* df-command-private.h
 *
 * What a verb is, and what all verbs share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "application/df-command.h"
#include "festival/df-festival-catalog.h"

G_BEGIN_DECLS

typedef struct _DfCommand DfCommand;
typedef struct _DfVerb    DfVerb;

typedef enum
{
  DF_EXIT_DONE,
  DF_EXIT_FINDINGS,
  DF_EXIT_USAGE,
  DF_EXIT_REFUSED,
  DF_EXIT_CANCELLED
} DfExit;

/**
 * DfVerb:
 * @arguments: what follows the name, marked with N_()
 * @least, @most: how many of them there may be
 * @options: ends with an empty entry; %NULL where there are none
 * @run: FALSE with @error set when it was refused; the error's domain and code say which exit status that is
 */
struct _DfVerb
{
  const char          *name;
  const char          *arguments;
  const char          *summary;
  int                  least;
  int                  most;
  const GOptionEntry  *options;
  gboolean           (*run) (DfCommand *command, GError **error);
};

/**
 * DfCommand: one call of a verb
 * @arguments: without the options, ended by %NULL
 * @cancellable: cancelled when the user interrupts
 * @output: where data goes
 * @findings: set by a verb that was done and found something
 */
struct _DfCommand
{
  const DfVerb  *verb;
  char         **arguments;
  GCancellable  *cancellable;
  GOutputStream *output;
  gboolean       findings;
};

extern const DfVerb df_verb_new;
extern const DfVerb df_verb_seed;
extern const DfVerb df_verb_list;
extern const DfVerb df_verb_link;
extern const DfVerb df_verb_unlink;
extern const DfVerb df_verb_import;
extern const DfVerb df_verb_export;
extern const DfVerb df_verb_undo;
extern const DfVerb df_verb_redo;
extern const DfVerb df_verb_history;
extern const DfVerb df_verb_clashes;
extern const DfVerb df_verb_search;
extern const DfVerb df_verb_check;
extern const DfVerb df_verb_migrate;
extern const DfVerb df_verb_backup;

/* --- words and data ----------------------------------------------------------------------------------------------------------------- */
/* A line for people, on stderr. What could move a terminal's cursor is made visible. */
void          df_command_say            (const char       *format,
                                         ...) G_GNUC_PRINTF (1, 2);
/* Copies @text, with what could move a terminal's cursor made visible. */
char         *df_command_make_printable (const char       *text);
/* Data, on stdout. */
gboolean      df_command_write          (DfCommand        *command,
                                         const char       *text,
                                         gsize             length,
                                         GError          **error);
/* The arguments are wrong: exit status 2. Always FALSE. */
gboolean      df_command_misuse         (GError          **error,
                                         const char       *format,
                                         ...) G_GNUC_PRINTF (2, 3);
/* Whether @word is among @words; otherwise a misuse that names them. */
gboolean      df_command_is_one_of      (const char       *word,
                                         const char *const *words,
                                         GError          **error);

/* --- progress ---------------------------------------------------------------------------------------------------------------------- */
/* On the stack of who begins it; all its own. */
typedef struct
{
  const char *words;
  const char *words_of_all;
  gboolean    is_wanted;
  gboolean    is_shown;
  gint64      next;
} DfCommandProgress;

/* @words: marked with N_(), "%s" for what is done; @words_of_all: "%s" for that and "%s" for all; NULL where all is
 * never known. */
void          df_command_progress_begin (DfCommandProgress *self,
                                         const char        *words,
                                         const char        *words_of_all);
/* A DfProgress: on a terminal says so, once it takes longer than half a second. */
void          df_command_progress_tell  (goffset            done,
                                         goffset            total,
                                         gpointer           self);
/* Takes the line away: before anything else is said. */
void          df_command_progress_end   (DfCommandProgress *self);

/* --- files and records -------------------------------------------------------------------------------------------------------------- */
/* Brought to the newest version, waiting for other programs. @writable: DF_ERROR_READ_ONLY where the file is not. */
DfRepository *df_command_open           (const char       *path,
                                         gboolean          writable,
                                         GError          **error);
/* The same for verbs that may make the file. @made: whether this call did: then df_command_discard() takes it away after a failure. */
DfRepository *df_command_open_or_make   (const char       *path,
                                         gboolean         *made,
                                         GError          **error);
void          df_command_discard        (DfRepository    **repository);
/* Whether both names lead to one file. */
gboolean      df_command_is_same_file   (const char       *path,
                                         const char       *other);
/* By number, guid or name, as the user wrote it: (transfer full). DF_ERROR_NOT_FOUND, DF_ERROR_AMBIGUOUS. */
DfRecord     *df_command_find           (DfRepository     *repository,
                                         const DfTable    *table,
                                         const char       *word,
                                         GError          **error);

/* --- interruption ------------------------------------------------------------------------------------------------------------------- */
/* From now on SIGINT and SIGTERM cancel @cancellable, and a reader who goes away is an error instead of a signal. Once, before any thread. */
void          df_command_catch_signals  (GCancellable     *cancellable);

/* --- help --------------------------------------------------------------------------------------------------------------------------- */
char         *df_command_describe_all   (const DfVerb *const *verbs);

G_END_DECLS
