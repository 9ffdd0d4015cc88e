/* df-import-match.c
 *
 * Who is who: which record of the file a record of the source is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"

#include <string.h>

/* 581ebc19-a410-4218-961d-a8531e48b96f: made once for this purpose. Another one would make strangers of all that was imported before. */
static const guint8 name_space[16] = {
  0x58, 0x1e, 0xbc, 0x19, 0xa4, 0x10, 0x42, 0x18, 0x96, 0x1d, 0xa8, 0x53, 0x1e, 0x48, 0xb9, 0x6f
};

/* RFC 9562, section 5.5. */
static char *
df_import_match_make_uuid (const char *text)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_checksum_update (checksum, name_space, sizeof name_space);
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_get_digest (checksum, digest, &length);

  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x50);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7],
                          digest[8], digest[9], digest[10], digest[11], digest[12], digest[13], digest[14], digest[15]);
}

static char *
df_import_match_make_key (DfImportTable *table,
                          const char    *name,
                          const char    *day,
                          gint64         starts)
{
  g_autofree char *folded = df_fold (name != NULL ? name : "");

  g_strstrip (folded);

  if (table->day < 0 && table->starts < 0)
    return g_steal_pointer (&folded);

  if (starts == DF_NOTHING)
    return g_strdup_printf ("%s\n%s\n", folded, day != NULL ? day : "");

  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, folded, day != NULL ? day : "", starts);
}

char *
df_import_make_key (DfImportTable     *table,
                    const DfImportRow *row)
{
  return df_import_match_make_key (table, row->values[table->table->title].text,
                                   table->day >= 0 ? row->values[table->day].text : NULL,
                                   table->starts >= 0 ? row->values[table->starts].integer : DF_NOTHING);
}

char *
df_import_make_guid_for_key (DfImportTable     *table,
                             const DfImportRow *row,
                             const char        *source,
                             const char        *key)
{
  const char *name = row->values[table->table->title].text;
  g_autofree char *folded = key != NULL ? df_fold (name != NULL ? name : "") : df_import_make_key (table, row);
  g_autofree char *text = g_strdup_printf ("%s/%s/%s/%s", source, table->table->name, key != NULL ? key : "", g_strstrip (folded));

  return df_import_match_make_uuid (text);
}

char *
df_import_make_guid (DfImportTable     *table,
                     const DfImportRow *row,
                     const char        *source)
{
  g_autofree char *key = row->id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->id) : NULL;

  return df_import_make_guid_for_key (table, row, source, key);
}

/* FNV-1a in 64 bits: two names of one festival do not meet in it by chance. */
gint64
df_import_hash (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);

  return (gint64) hash;
}

/* --- one row of the file ---------------------------------------------------------------------------------------------------------- */

/* Rows are looked up by what is unique: one step reads the row, and the next one ends the look-up, so that nothing is held. */
static gboolean
df_import_match_look_up (DfRows   *rows,
                         gboolean *found,
                         GError  **error)
{
  g_autoptr(GError) local_error = NULL;

  *found = rows != NULL && df_rows_next (rows, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (rows != NULL)
    return TRUE;

  return FALSE;
}

/* @rows: a look-up that is kept. */
static gboolean
df_import_match_ask (DfImport       *self,
                     DfImportTable  *table,
                     DfRows        **rows,
                     const char     *columns,
                     const char     *where,
                     const DfValue  *value,
                     gboolean       *found,
                     GError        **error)
{
  if (*rows == NULL)
    *rows = df_rows_new_where (self->repository, table->table, columns, where, value, error);
  else
    df_rows_seek (*rows, value);

  return df_import_match_look_up (*rows, found, error);
}

gboolean
df_import_find_guid (DfImport       *self,
                     DfImportTable  *table,
                     const DfValue  *guid,
                     gint64         *id,
                     GError        **error)
{
  gboolean found;

  *id = 0;
  if (!df_import_match_ask (self, table, &table->by_guid, "id", "guid", guid, &found, error))
    return FALSE;

  if (!found)
    return TRUE;

  *id = df_rows_get_integer (table->by_guid, 0);
  return df_import_match_look_up (table->by_guid, &found, error);
}

gboolean
df_import_find_id (DfImport       *self,
                   DfImportTable  *table,
                   gint64          id,
                   DfImportRow    *row,
                   gboolean       *found,
                   GError        **error)
{
  DfValue value = DF_VALUE_INTEGER (id);
  gboolean more;

  if (!df_import_match_ask (self, table, &table->by_id, table->columns, "id", &value, found, error))
    return FALSE;

  if (!*found)
    return TRUE;

  for (guint i = 0; i < table->table->n_columns; i++)
    {
      if (table->table->columns[i]->kind->is_text)
        row->values[i].text = g_strdup (df_rows_get_text (table->by_id, i));
      else
        row->values[i].integer = df_rows_get_integer (table->by_id, i);
    }

  return df_import_match_look_up (table->by_id, &more, error);
}

/* Where a file is read in again, the link mostly has the id that the source says. */
static gboolean
df_import_match_is_link_of_id (DfImport           *self,
                               DfImportTable      *table,
                               const DfImportRow  *row,
                               gboolean           *found,
                               GError            **error)
{
  g_auto(DfImportRow) now;

  *found = FALSE;
  df_import_row_init (&now);
  if (row->id == 0)
    return TRUE;

  if (!df_import_find_id (self, table, row->id, &now, found, error))
    return FALSE;

  *found = *found && df_value_equal (&now.values[0], &row->values[0]) && df_value_equal (&now.values[1], &row->values[1]);
  return TRUE;
}

gboolean
df_import_find_link (DfImport           *self,
                     DfImportTable      *table,
                     const DfImportRow  *row,
                     gint64             *id,
                     GError            **error)
{
  const DfTable *link = table->table;
  g_autofree char *columns = NULL;
  g_autoptr(DfRows) rows = NULL;
  gboolean found;

  *id = 0;
  if (!df_import_match_is_link_of_id (self, table, row, &found, error))
    return FALSE;

  if (found)
    {
      *id = row->id;
      return TRUE;
    }

  columns = g_strdup_printf ("id %s", link->columns[1]->column);
  rows = df_rows_new_where (self->repository, link, columns, link->columns[0]->column, &row->values[0], error);

  do
    {
      if (!df_import_match_look_up (rows, &found, error))
        return FALSE;
      if (found && df_rows_get_integer (rows, 1) == row->values[1].integer)
        *id = df_rows_get_integer (rows, 0);
    }
  while (found && *id == 0);

  return TRUE;
}

/* --- names ------------------------------------------------------------------------------------------------------------------------ */

static gboolean
df_import_match_read_file_names (DfImport       *self,
                                 DfImportTable  *table,
                                 GError        **error)
{
  const DfTable *of = table->table;
  GString *columns = g_string_new ("id");
  g_autofree char *words = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(DfRows) rows = NULL;

  g_string_append_printf (columns, " %s", of->columns[of->title]->column);
  if (table->day >= 0)
    g_string_append_printf (columns, " %s", of->columns[table->day]->column);
  if (table->starts >= 0)
    g_string_append_printf (columns, " %s", of->columns[table->starts]->column);

  words = g_string_free (columns, FALSE);
  rows = df_rows_new (self->repository, of, words, NULL, error);
  if (rows == NULL)
    return FALSE;

  table->file_names = df_id_map_new ();
  while (df_rows_next (rows, &local_error))
    {
      const char *day = table->day >= 0 ? df_rows_get_text (rows, 2) : NULL;
      gint64 starts = table->starts >= 0 ? df_rows_get_integer (rows, table->day >= 0 ? 3 : 2) : DF_NOTHING;
      g_autofree char *key = df_import_match_make_key (table, df_rows_get_text (rows, 1), day, starts);
      gint64 hash = df_import_hash (key);

      df_id_map_set (table->file_names, hash,
                     df_id_map_lookup (table->file_names, hash, NULL) ? 0 : df_rows_get_integer (rows, 0));
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
df_import_survey_row (DfImport           *self,
                      DfImportTable      *table,
                      const DfImportRow  *row,
                      GError            **error)
{
  g_autofree char *key = NULL;
  gint64 guid_hash = df_import_hash (row->values[0].text);
  gint64 hash;
  gint64 count = 0;
  gint64 id;

  /* Of the file as it was, before anything of this source is in it. */
  if (table->file_names == NULL && !df_import_match_read_file_names (self, table, error))
    return FALSE;

  if (df_id_map_lookup (table->guids, guid_hash, NULL))
    return TRUE;

  if (!df_import_find_guid (self, table, &row->values[0], &id, error))
    return FALSE;

  df_id_map_set (table->guids, guid_hash, id);
  if (id != 0)
    df_id_map_set (table->claimed, id, 1);

  key = df_import_make_key (table, row);
  hash = df_import_hash (key);
  df_id_map_lookup (table->source_names, hash, &count);
  df_id_map_set (table->source_names, hash, count + 1);

  return TRUE;
}

gboolean
df_import_match (DfImport           *self,
                 DfImportTable      *table,
                 const DfImportRow  *row,
                 gint64             *id,
                 GError            **error)
{
  g_autofree char *key = NULL;
  gint64 hash;
  gint64 count = 0;
  gint64 found = 0;

  *id = 0;
  if (self->into_empty)
    return TRUE;

  if (!df_id_map_lookup (table->guids, df_import_hash (row->values[0].text), id) &&
      !df_import_find_guid (self, table, &row->values[0], id, error))
    return FALSE;

  if (*id != 0 || table->file_names == NULL)
    return TRUE;

  key = df_import_make_key (table, row);
  hash = df_import_hash (key);

  if (df_id_map_lookup (table->source_names, hash, &count) && count == 1 &&
      df_id_map_lookup (table->file_names, hash, &found) && found != 0 && !df_id_map_lookup (table->claimed, found, NULL))
    *id = found;

  return TRUE;
}
