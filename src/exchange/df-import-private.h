/* df-import-private.h
 *
 * What the readers of all shapes share: who is who, writing into the open step, saying what is wrong and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-id-map.h"
#include "exchange/df-import.h"
#include "exchange/df-json-flat.h"
#include "exchange/df-json-reader.h"
#include "exchange/df-json-record.h"
#include "exchange/df-weekday-run.h"
#include "store/df-rows.h"

G_BEGIN_DECLS

#define DF_IMPORT_MAX_COLUMNS 32

typedef struct _DfImport DfImport;

/**
 * DfImportTable:
 * @targets: per column, the table that a reference points to, or %NULL
 * @columns: all columns' names, for DfRows
 * @day, @starts: the columns that tell records of one name apart, or -1
 * @by_guid, @by_id: look-ups that are asked again and again, of the id alone and of all columns; %NULL until they are needed
 * @rows: from an id of the source to the row's; 0 where the record was refused
 * @touched: the rows that this import has met or made
 * @claimed: the rows whose guid the source has
 * @guids: from a hash of a guid that the source has to its row in the file, 0 for none
 * @source_names, @file_names: by a hash of the normalised name: how many the source has; the row in the file, 0 for several
 * @is_met, @is_done: whether the source has such records; whether all of them were taken
 */
typedef struct
{
  const DfTable  *table;
  const DfTable **targets;
  char           *columns;
  int             day;
  int             starts;
  DfRows         *by_guid;
  DfRows         *by_id;
  DfIdMap        *rows;
  DfIdMap        *touched;
  DfIdMap        *claimed;
  DfIdMap        *guids;
  DfIdMap        *source_names;
  DfIdMap        *file_names;
  gboolean        is_met;
  gboolean        is_done;
  gboolean        is_put_off;
} DfImportTable;

/* A record as the source has it. @given: bit n for column n. @id: 0 where it has none. */
typedef struct
{
  gint64  id;
  guint64 given;
  DfValue values[DF_IMPORT_MAX_COLUMNS];
} DfImportRow;

/**
 * DfImport:
 * @file: where the source is, or %NULL where it is a stream
 * @n_passes, @pass: how often the whole source is read, as far as that is known; how often it was
 * @told: the last progress
 * @is_array: whether the source is a list, by its first byte
 * @is_database: whether it is an SQLite database, by its first bytes
 * @starts_on, @n_days, @day_starts_at: the file's festival: ISO date (nullable), minutes of the day
 * @into_empty: whether the file has no record yet, so that nothing can be matched
 * @piece: the record at hand
 * @unknown, @tidied: from the path of such a member to how often it was met and where first
 */
struct _DfImport
{
  DfRepository          *repository;
  DfCatalog             *catalog;
  DfReport              *report;
  const DfImportOptions *options;
  const char            *name;
  GFile                 *file;
  GInputStream          *stream;
  goffset                size;
  int                    n_passes;
  int                    pass;
  goffset                told;
  GPtrArray             *tables;
  gboolean               is_array;
  gboolean               is_database;
  gboolean               into_empty;
  char                  *starts_on;
  int                    n_days;
  int                    day_starts_at;
  DfJsonPiece            piece;
  GHashTable            *unknown;
  GHashTable            *tidied;
};

static inline void
df_import_row_clear (DfImportRow *row)
{
  for (guint i = 0; i < DF_IMPORT_MAX_COLUMNS; i++)
    df_value_clear (&row->values[i]);

  row->id = 0;
  row->given = 0;
}

static inline void
df_import_row_init (DfImportRow *row)
{
  for (guint i = 0; i < DF_IMPORT_MAX_COLUMNS; i++)
    row->values[i] = (DfValue) DF_VALUE_INIT;

  row->id = 0;
  row->given = 0;
}

static inline DfImportRow *
df_import_row_new (void)
{
  DfImportRow *row = g_new (DfImportRow, 1);

  df_import_row_init (row);
  return row;
}

static inline void
df_import_row_free (DfImportRow *row)
{
  df_import_row_clear (row);
  g_free (row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfImportRow, df_import_row_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfImportRow, df_import_row_free)

/**
 * DfImportScan:
 * @take: sees each piece
 * @cut: how deep the document is cut, as in df_json_scan_set_cut(), or %NULL
 * @preparing: what is found out ahead, with the DfImport as its data, or %NULL
 */
typedef struct
{
  DfJsonPieceFunc        take;
  const char *const     *cut;
  const DfJsonPreparing *preparing;
} DfImportScan;

/* --- df-import-context: the import as a whole ------------------------------------------------------------------------------------ */
DfImport      *df_import_new        (DfRepository           *repository,
                                     const DfImportOptions  *options,
                                     DfReport               *report,
                                     GError                **error);
void           df_import_free       (DfImport               *self);
DfImportTable *df_import_get_table  (DfImport               *self,
                                     const DfTable          *table);
/* By the name of the table; NULL when there is none. */
DfImportTable *df_import_find_table (DfImport               *self,
                                     const char             *name);
/* Reads the whole source once, from its start; each piece is the record at hand while it is taken. What is no JSON goes into the report and into @error. */
gboolean       df_import_scan       (DfImport               *self,
                                     const DfImportScan     *scan,
                                     gpointer                data,
                                     GError                **error);

/* So many bytes of the source were read in this pass. */
void           df_import_tell_progress (DfImport            *self,
                                     goffset                 done);

/* Whether the first day that was asked for is one. */
gboolean       df_import_check_starts_on (DfImport          *self,
                                     GError                **error);
/* Gives the weekdays of the source their dates. */
void           df_import_place_run  (DfImport               *self,
                                     DfWeekdayRun           *run);

/* --- what is said ---------------------------------------------------------------------------------------------------------------- */
/* About the value at @pointer in the record at hand. */
void           df_import_refuse     (DfImport               *self,
                                     const char             *pointer,
                                     const char             *text);
/* Refuses the member @member (or NULL) of the object at @prefix for @cause, which is taken. Where it is not the source that is to blame,
 * but the file or the disk, it becomes @error and FALSE comes back. */
gboolean       df_import_blame      (DfImport               *self,
                                     const char             *prefix,
                                     const char             *member,
                                     GError                 *cause,
                                     GError                **error);
/* The same, and nothing more can be read. Returns FALSE. */
gboolean       df_import_refuse_all (DfImport               *self,
                                     const char             *pointer,
                                     const char             *text,
                                     GError                **error);
void           df_import_note       (DfImport               *self,
                                     const char             *pointer,
                                     const char             *format,
                                     ...) G_GNUC_PRINTF (3, 4);
/* A member that nobody reads: once for each @path ("/events/…/colour"), with its count. @pointer: in the record at hand. */
void           df_import_note_unknown (DfImport             *self,
                                     const char             *path,
                                     const char             *pointer);
/* A text whose line ends, blanks or characters are taken otherwise than they stand: likewise once for each @path. */
void           df_import_note_tidied (DfImport              *self,
                                     const char             *path);
void           df_import_tell_counted (DfImport             *self);

/* --- df-import-value: from JSON to columns ---------------------------------------------------------------------------------------- */
/* DF_ERROR_INVALID and one sentence. @is_tidied: whether the text was taken otherwise than it stands. */
gboolean       df_import_decode     (const DfField          *field,
                                     JsonNode               *node,
                                     DfValue                *value,
                                     gboolean               *is_tidied,
                                     GError                **error);
/* The same of a plain record's member, where there is nothing to say about it; it may run in any thread. */
gboolean       df_import_decode_flat (const DfField         *field,
                                     const DfJsonFlat       *member,
                                     DfValue                *value);
/* The column's member of @object, if it has it; what it points to has the source's id still. FALSE when it was refused; then that was said.
 * @prefix: of the object in the record at hand. */
gboolean       df_import_read_member (DfImport              *self,
                                     DfImportTable          *table,
                                     JsonObject             *object,
                                     guint                   column,
                                     const char             *prefix,
                                     DfImportRow            *row);

/* The same, and nothing is said. */
gboolean       df_import_peek_member (DfImportTable         *table,
                                     JsonObject             *object,
                                     guint                   column,
                                     DfImportRow            *row);
/* Whether a reader reads such a member, or has nothing to say about it. */
typedef gboolean (*DfImportReadsFunc) (const char *name, JsonNode *node, gconstpointer data);
/* @words: names, each between blanks. */
gboolean       df_import_reads_word (const char             *name,
                                     JsonNode               *node,
                                     gconstpointer           words);
/* Notes the members of @object that @reads lets go. @path: what the notes are about, without the name; @prefix: of @object in the record at hand. */
void           df_import_note_others (DfImport              *self,
                                     JsonObject             *object,
                                     DfImportReadsFunc       reads,
                                     gconstpointer           data,
                                     const char             *path,
                                     const char             *prefix);
/* From the ids of the source to those of the rows, in all columns that point to a record. FALSE when one was refused; then that was said. */
gboolean       df_import_resolve    (DfImport               *self,
                                     DfImportTable          *table,
                                     DfImportRow            *row);

/* --- df-import-match: who is who --------------------------------------------------------------------------------------------------- */
/* For a record that has none, and the same each time: UUID version 5 of our namespace and "@source/table/id/name", where without an id the name
 * is what df_import_make_key() says: (transfer full). */
char          *df_import_make_guid  (DfImportTable          *table,
                                     const DfImportRow      *row,
                                     const char             *source);
/* The same, where @key is what a source knows it by: a text that need be no number, or NULL. */
char          *df_import_make_guid_for_key (DfImportTable   *table,
                                     const DfImportRow      *row,
                                     const char             *source,
                                     const char             *key);
/* The normalised name, with day and start: (transfer full). */
char          *df_import_make_key   (DfImportTable          *table,
                                     const DfImportRow      *row);
gint64         df_import_hash       (const char             *text);
/* Counts a record of the source before anything is written. */
gboolean       df_import_survey_row (DfImport               *self,
                                     DfImportTable          *table,
                                     const DfImportRow      *row,
                                     GError                **error);
/* @id: the row in the file that this record is, or 0. */
gboolean       df_import_match      (DfImport               *self,
                                     DfImportTable          *table,
                                     const DfImportRow      *row,
                                     gint64                 *id,
                                     GError                **error);
/* @id: the row with this guid, or 0. */
gboolean       df_import_find_guid  (DfImport               *self,
                                     DfImportTable          *table,
                                     const DfValue          *guid,
                                     gint64                 *id,
                                     GError                **error);
/* @row: the columns of the row @id, which the caller clears. */
gboolean       df_import_find_id    (DfImport               *self,
                                     DfImportTable          *table,
                                     gint64                  id,
                                     DfImportRow            *row,
                                     gboolean               *found,
                                     GError                **error);
/* @id: the row that links the same two, or 0. */
gboolean       df_import_find_link  (DfImport               *self,
                                     DfImportTable          *table,
                                     const DfImportRow      *row,
                                     gint64                 *id,
                                     GError                **error);

/* --- df-import-line: record by record ------------------------------------------------------------------------------------------------- */
/* What became of the record @row, where the report keeps lines. @now: what it was before (nullable). @mask: its columns that are told. */
void           df_import_tell_line  (DfImport               *self,
                                     DfImportTable          *table,
                                     DfOutcome               outcome,
                                     const DfImportRow      *row,
                                     const DfImportRow      *now,
                                     guint64                 mask);

/* --- df-import-put: into the open step ---------------------------------------------------------------------------------------------- */
/* Adds or changes the record and counts it; the row's id, or 0 with @error. @member: what is at fault, or NULL for the record.
 * A record of the file that it is not: pass what df_import_match() said. */
gint64         df_import_put        (DfImport               *self,
                                     DfImportTable          *table,
                                     DfImportRow            *row,
                                     const char            **member,
                                     GError                **error);
/* The file's own settings. */
gboolean       df_import_put_single (DfImport               *self,
                                     DfImportTable          *table,
                                     DfImportRow            *row,
                                     const char            **member,
                                     GError                **error);

/* --- the shapes ---------------------------------------------------------------------------------------------------------------------- */
gboolean       df_catalog_json_read (DfImport               *self,
                                     GError                **error);
gboolean       df_performers_json_read (DfImport            *self,
                                     GError                **error);
gboolean       df_schedule_json_read (DfImport              *self,
                                     GError                **error);
gboolean       df_schedule_xml_read (DfImport               *self,
                                     GError                **error);
/* JSON, or the database. */
gboolean       df_web_read          (DfImport               *self,
                                     GError                **error);
/* How deep schedule.json is cut: down to its events. */
extern const char *const df_schedule_json_cut[];
/* The shape that the source has by its content, and what its first bytes tell; NULL with @error only where it cannot be read. */
const char    *df_import_detect     (DfImport               *self,
                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfImport, df_import_free)

G_END_DECLS
