/* df-journal-parts-private.h
 *
 * What the files of the journal share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-journal-private.h"

G_BEGIN_DECLS

/* history_changes has c0 to c31. */
#define DF_JOURNAL_MAX_COLUMNS 32
/* Beyond any real number of changes, and far from where SQLite runs out of them. */
#define DF_JOURNAL_MAX_SEQ (G_GINT64_CONSTANT (1) << 62)

/* What an operation says: rows of one run of ids were inserted (c0 is the last id), a row was inserted (no image), deleted (all of it), or a mask of
 * the columns that were updated. */
#define DF_JOURNAL_INSERTED_RUN (-2)
#define DF_JOURNAL_INSERTED (-1)
#define DF_JOURNAL_DELETED 0

/* The undone steps follow the newest that is done; looking for them from there reads one row, not a thousand. */
#define DF_JOURNAL_IS_NEXT \
  "state = 2 AND id > coalesce ((SELECT id FROM main.history_steps WHERE state = 1 ORDER BY id DESC LIMIT 1), -1)"

/* What tells one state of a file from another, whatever stands in it. */
typedef struct
{
  gint64 length;
  gint64 seconds;
  gint64 nanoseconds;
} DfFileStamp;

struct _DfJournal
{
  DfDatabase *database;        /* borrowed */
  DfCatalog  *catalog;
  gboolean    writable;
  gboolean    has_tables;      /* once seen, they stay */
  gboolean    has_triggers;    /* the connection's, made with the first step */
  gint64      version;         /* the file's when the journal was made */

  gboolean    step_is_open;
  gint64      first;           /* the seq that the open step begins with */
  gboolean    saw_everything;  /* nobody else wrote between the last look and the open step's begin */

  gboolean    in_bulk;         /* inserts of the open step are journalled as runs, not by triggers */
  gboolean    puts_off_references;  /* the file was empty: what its rows point to is looked for at the end of the bulk */
  char       *indexes;         /* the statements that make the indexes anew at its end (nullable) */
  const DfTable *run;          /* of the run that goes on (nullable) */
  gint64      run_first;
  gint64      run_last;

  gint64      seen_version;    /* PRAGMA data_version */
  gint64      seen_seq;
  gint64      seen_step;       /* 0: none */
  char        seen_guid[37];   /* of this step: another file may have one of the same number */
  char        written_guid[37];  /* of the step that was written last */
  DfFileStamp seen_stamp;
  gboolean    is_another;      /* another file was put over this one, and nobody was told yet */

  gint64      max_steps;
  gint64      max_bytes;
  gint64      max_named;       /* a step of more rows than this is told of as a whole */
};

/* One row that a step names, by the catalog's table number. */
typedef struct
{
  guint  number;
  gint64 id;
} DfTouched;

typedef struct
{
  gint64 id;
  gint64 first;
  gint64 last;
  gint64 rows_hash;
} DfStep;

/* For tests: a history that ends sooner. */
void        df_journal_set_bounds       (DfJournal    *self,
                                         gint64        max_steps,
                                         gint64        max_bytes);
/* For tests: how many rows of a bulk are named one by one. */
void        df_journal_set_named        (DfJournal    *self,
                                         gint64        max_named);

/* --- df-journal.c --------------------------------------------------------------------------------------------------------------------- */
gboolean    df_journal_find_tables      (DfJournal    *self,
                                         GError      **error);
gint64      df_journal_read_last_seq    (DfJournal    *self,
                                         GError      **error);          /* 0: none; -1: @error */
/* The rows, as the repository knows them; takes @touched (nullable). */
GArray     *df_journal_name_rows        (DfJournal    *self,
                                         GArray       *touched);
/* Whether @error says that the journal is not what we wrote, rather than that the disk or another program is in the way. */
gboolean    df_journal_set_closed       (DfJournal    *self,
                                         GError      **error);

/* --- df-journal-triggers.c ------------------------------------------------------------------------------------------------------------ */
gboolean    df_journal_make_triggers    (DfJournal    *self,
                                         GError      **error);
/* The triggers that write inserted rows alone. */
gboolean    df_journal_drop_insert_triggers (DfJournal *self,
                                         GError      **error);
gboolean    df_journal_make_insert_triggers (DfJournal *self,
                                         GError      **error);

/* --- df-journal-bulk.c ---------------------------------------------------------------------------------------------------------------- */
/* The last run is written and the triggers are back; before the commit. */
gboolean    df_journal_end_bulk         (DfJournal    *self,
                                         GError      **error);

/* --- df-journal-rows.c ---------------------------------------------------------------------------------------------------------------- */
/* For tables of rows. */
guint       df_touched_hash             (gconstpointer key);
gboolean    df_touched_equal            (gconstpointer a,
                                         gconstpointer b);
/* Each row once, by table and id. */
void        df_touched_sort_once        (GArray       *touched);
/* The rows that the changes from @first to @last name, each once, by table and id; of a run those that there are. @n_changes: how many changes there
 * are; @n_rows: how many rows they wrote, one by one. %NULL with @error; %NULL without one where a change names no table of ours. */
GArray     *df_journal_collect          (DfJournal    *self,
                                         gint64        first,
                                         gint64        last,
                                         guint64      *n_changes,
                                         guint64      *n_rows,
                                         GError      **error);
gboolean    df_journal_measure          (DfJournal    *self,
                                         gint64        first,
                                         gint64        last,
                                         gint64       *bytes,
                                         GError      **error);
/* Of the rows as they now are. */
gboolean    df_journal_hash             (DfJournal    *self,
                                         GArray       *touched,
                                         gint64       *hash,
                                         GError      **error);
/* The same hash, without a list of the rows, of more rows than are named; where there are not so many, or the changes are in another order than the
 * rows, @are_many is FALSE. */
gboolean    df_journal_hash_many        (DfJournal    *self,
                                         gint64        first,
                                         gint64        last,
                                         gboolean     *are_many,
                                         gint64       *hash,
                                         GError      **error);
/* "SELECT "id", columns FROM table" and a condition. */
char       *df_journal_dup_select       (DfJournal    *self,
                                         guint         number,
                                         const char   *condition);

/* --- df-journal-difference.c ---------------------------------------------------------------------------------------------------------- */
/* Whether any row is not as it was before the changes from @first to @last. */
gboolean    df_journal_has_difference   (DfJournal    *self,
                                         gint64        first,
                                         gint64        last,
                                         gboolean     *difference,
                                         GError      **error);

/* --- df-journal-steps.c --------------------------------------------------------------------------------------------------------------- */
/* The step that @sql gives with its id, first_seq, last_seq and rows_hash; @found is FALSE where there is none. */
gboolean    df_journal_find_step        (DfJournal    *self,
                                         const char   *sql,
                                         DfStep       *step,
                                         gboolean     *found,
                                         GError      **error);
gboolean    df_journal_write_step       (DfJournal    *self,
                                         const char   *name,
                                         gint64        last,
                                         gint64        hash,
                                         gint64       *id,
                                         GError      **error);

/* --- df-journal-look.c ---------------------------------------------------------------------------------------------------------------- */
/* Takes the file as it now is for seen. */
gboolean    df_journal_see_all          (DfJournal    *self,
                                         GError      **error);
/* At the begin of a transaction of ours; and after it, with the step that it wrote. */
gboolean    df_journal_see_begin        (DfJournal    *self,
                                         GError      **error);
/* Within a transaction of ours: SQLite tells by a counter within the file whether another wrote to it. A copy that was put over the open file may count
 * the same, and pages of the file before it would be taken for its own. TRUE: that is so; the transaction has to begin anew. */
gboolean    df_journal_notice_copy      (DfJournal    *self);
void        df_journal_see_own          (DfJournal    *self,
                                         gint64        last,
                                         gint64        step);

G_END_DECLS
