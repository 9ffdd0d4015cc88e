/* df-foreign-private.h
 *
 * A festival as somebody else's file has it: whole, in memory, whatever the shape, before it is compared with ours.
 *
 * Readers of foreign shapes fill one in and know nothing of who is who; df_foreign_write() does the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-import-private.h"

G_BEGIN_DECLS

typedef struct _DfForeignRecord DfForeignRecord;

/**
 * DfForeignRecord:
 * @line, @column, @path: where it stands in the source
 * @id: the id that it would like to have in the file, or 0
 * @key: what the source knows it by where it has no guid of its own; %NULL for its name alone
 * @stage: of an event (nullable)
 * @row: in the file, once it is written; 0 where it was refused
 * @given: bit n for column n
 * @values: by the columns of its table
 */
struct _DfForeignRecord
{
  DfImportTable   *table;
  guint            line;
  guint            column;
  char            *path;
  gint64           id;
  char            *key;
  DfForeignRecord *stage;
  gint64           row;
  guint64          given;
  DfValue          values[];
};

typedef struct
{
  DfForeignRecord *performer;
  DfForeignRecord *event;
} DfForeignLink;

/**
 * DfForeign:
 * @source: where guids come from that the source does not have: its acronym, title, or "web"
 * @festival: its settings
 * @records: (element-type DfForeignRecord): per table of the import, in the order of the source
 * @identities: from the table's number and what its records are known by within the source to the record
 * @links: (element-type DfForeignLink)
 * @linked: the pairs that are there
 */
typedef struct
{
  DfImport        *import;
  char            *source;
  DfImportTable   *stages;
  DfImportTable   *events;
  DfImportTable   *performers;
  DfForeignRecord *festival;
  GPtrArray       *records[3];
  GHashTable      *identities[3];
  GArray          *links;
  GHashTable      *linked;
} DfForeign;

DfForeign       *df_foreign_new         (DfImport         *import,
                                         const char       *source);
void             df_foreign_free        (DfForeign        *self);
void             df_foreign_set_source  (DfForeign        *self,
                                         const char       *source);
/* From now on, what is said is about this place. @path: good until the next place. */
void             df_foreign_set_place   (DfForeign        *self,
                                         guint             line,
                                         guint             column,
                                         const char       *path);

/* --- df-foreign: records ---------------------------------------------------------------------------------------------------------- */
/* The record of @table that the source knows by @identity, made where there is none (@is_new). NULL where it has no name that can be
 * read: that is said, and counted as refused. @pointer: of it in the piece at hand. */
DfForeignRecord *df_foreign_add         (DfForeign        *self,
                                         DfImportTable    *table,
                                         const char       *identity,
                                         const char       *name,
                                         const char       *pointer,
                                         gboolean         *is_new);
/* NULL where there is none. */
DfForeignRecord *df_foreign_find        (DfForeign        *self,
                                         DfImportTable    *table,
                                         const char       *identity);
/* Of an event; NULL for none. */
void             df_foreign_set_stage   (DfForeignRecord  *event,
                                         DfForeignRecord  *stage);
/* What is said from now on is about @record. */
void             df_foreign_point_at    (DfForeign        *self,
                                         DfForeignRecord  *record);
/* The same pair twice is noted. */
void             df_foreign_link        (DfForeign        *self,
                                         DfForeignRecord  *performer,
                                         DfForeignRecord  *event,
                                         const char       *pointer);

/* --- df-foreign-value: what stands there, taken as well as can be ------------------------------------------------------------------ */
/* What a name or a description may hold of @text; @is_changed: whether that is not all. Never fails: (transfer full). */
char            *df_foreign_tidy_name   (const char       *text,
                                         gboolean         *is_cut);
/* Into the record's column; what cannot be read is noted at @pointer, and the column is not given. NULL is nothing. */
void             df_foreign_set_text    (DfForeign        *self,
                                         DfForeignRecord  *record,
                                         const char       *column,
                                         const char       *text,
                                         const char       *pointer);
void             df_foreign_set_integer (DfForeignRecord  *record,
                                         const char       *column,
                                         gint64            value);
/* The source does not speak of it. */
void             df_foreign_forget      (DfForeignRecord  *record,
                                         const char       *column);
/* Only a well-formed one; it comes out in lower case. */
void             df_foreign_set_guid    (DfForeign        *self,
                                         DfForeignRecord  *record,
                                         const char       *text,
                                         const char       *pointer);
/* @day: ISO or NULL; @starts, @ends: minutes of that day, or DF_NOTHING. What an event cannot have is left out and noted at @pointer. */
void             df_foreign_set_times   (DfForeign        *self,
                                         DfForeignRecord  *event,
                                         const char       *day,
                                         gint64            starts,
                                         gint64            ends,
                                         const char       *pointer);
/* The description's last line, once: "Time: all day". Noted at @pointer. */
void             df_foreign_keep_time   (DfForeign        *self,
                                         DfForeignRecord  *event,
                                         const char       *time,
                                         const char       *pointer);

/* --- df-foreign-write --------------------------------------------------------------------------------------------------------------- */
/* All that was read into the open step. */
gboolean         df_foreign_write       (DfForeign        *self,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfForeign, df_foreign_free)

G_END_DECLS
