/* df-fingerprint.c
 *
 * Compares what a file declares with what our own migrations make: a planted trigger or view, a CHECK of somebody else's, would run with every
 * edit, and no setting of SQLite stops all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-fingerprint-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/df-journal-private.h"
#include "store/df-opening-private.h"

/* More than any festival has, and not so much that a made-up file keeps us busy. */
#define MAX_OBJECTS 1000

typedef struct
{
  char *type;
  char *name;
  char *table;
  char *sql;
} DfSchemaObject;

static void
df_schema_object_free (gpointer data)
{
  DfSchemaObject *object = data;

  g_free (object->type);
  g_free (object->name);
  g_free (object->table);
  g_free (object->sql);
  g_free (object);
}

static int
df_schema_object_compare (const DfSchemaObject *a,
                          const DfSchemaObject *b)
{
  int order = g_strcmp0 (a->name, b->name);

  return order != 0 ? order : g_strcmp0 (a->type, b->type);
}

/* SQLite's own tables come and go with what is done to a file; with their own text they are harmless. */
static gboolean
df_schema_object_is_own (const DfSchemaObject *object)
{
  static const char *texts[] = {
    "CREATE TABLE sqlite_sequence(name,seq)",
    "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (object->sql, texts[i]) == 0 && g_strcmp0 (object->type, "table") == 0)
      return TRUE;

  return FALSE;
}

/* A table that a migration renamed has its name in quotes: the same table. */
static char *
df_schema_object_dup_sql (const DfSchemaObject *object,
                          const char           *sql)
{
  g_autofree char *quoted = g_strdup_printf ("CREATE TABLE \"%s\" ", object->name);

  if (sql != NULL && g_str_has_prefix (sql, quoted))
    return g_strdup_printf ("CREATE TABLE %s %s", object->name, sql + strlen (quoted));
  return g_strdup (sql);
}

static GPtrArray *
df_fingerprint_read (DfDatabase  *database,
                     GError     **error)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func (df_schema_object_free);
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;

  statement = df_database_prepare (database, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY name, type", error);
  if (statement == NULL)
    return NULL;

  while (objects->len < MAX_OBJECTS && df_statement_step (statement, &failure))
    {
      DfSchemaObject *object = g_new0 (DfSchemaObject, 1);

      object->type = g_strdup (df_statement_get_text (statement, 0));
      object->name = g_strdup (df_statement_get_text (statement, 1));
      object->table = g_strdup (df_statement_get_text (statement, 2));
      object->sql = df_schema_object_dup_sql (object, df_statement_get_text (statement, 3));
      if (df_schema_object_is_own (object))
        df_schema_object_free (object);
      else
        g_ptr_array_add (objects, object);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&objects);
}

static gboolean
df_fingerprint_has_history (GPtrArray *objects)
{
  for (guint i = 0; i < objects->len; i++)
    {
      const DfSchemaObject *object = g_ptr_array_index (objects, i);

      if (g_strcmp0 (object->name, "history_steps") == 0 || g_strcmp0 (object->name, "history_changes") == 0)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
df_fingerprint_expect (DfCatalog  *catalog,
                       int         version,
                       gboolean    with_history,
                       GError    **error)
{
  g_autoptr(DfDatabase) memory = df_database_open (NULL, TRUE, 0, error);

  if (memory == NULL || !df_migrations_run (memory, catalog, 0, version, error))
    return NULL;
  if (with_history && !df_database_execute (memory, df_journal_get_schema (), error))
    return NULL;

  return df_fingerprint_read (memory, error);
}

/* A name that somebody else chose, fit to stand in a sentence. */
static char *
df_fingerprint_dup_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at != '\0' && n < 60; at = g_utf8_next_char (at), n++)
    g_string_append_unichar (shown, g_unichar_isprint (g_utf8_get_char (at)) ? g_utf8_get_char (at) : 0xfffd);
  if (n == 60)
    g_string_append (shown, "…");

  return g_string_free (shown, FALSE);
}

static gboolean
df_fingerprint_refuse_extra (DfDatabase            *database,
                             const DfSchemaObject  *object,
                             GError               **error)
{
  g_autofree char *name = df_fingerprint_dup_name (object->name);
  const char *text = _("“%s” holds a table “%s” that Dreamfest did not make.");

  if (g_strcmp0 (object->type, "trigger") == 0)
    text = _("“%s” holds a trigger “%s” that Dreamfest did not make.");
  else if (g_strcmp0 (object->type, "view") == 0)
    text = _("“%s” holds a view “%s” that Dreamfest did not make.");
  else if (g_strcmp0 (object->type, "index") == 0)
    text = _("“%s” holds an index “%s” that Dreamfest did not make.");

  g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, text, df_database_get_name (database), name);
  return FALSE;
}

static gboolean
df_fingerprint_compare (DfDatabase  *database,
                        GPtrArray   *found,
                        GPtrArray   *expected,
                        GError     **error)
{
  for (guint i = 0; i < MAX (found->len, expected->len); i++)
    {
      const DfSchemaObject *is = i < found->len ? g_ptr_array_index (found, i) : NULL;
      const DfSchemaObject *should = i < expected->len ? g_ptr_array_index (expected, i) : NULL;

      if (should == NULL || (is != NULL && df_schema_object_compare (is, should) < 0))
        return df_fingerprint_refuse_extra (database, is, error);
      if (is == NULL || df_schema_object_compare (is, should) > 0)
        {
          g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” lacks “%s”, which every file of its version has."),
                       df_database_get_name (database), should->name);
          return FALSE;
        }
      if (g_strcmp0 (is->table, should->table) != 0 || g_strcmp0 (is->sql, should->sql) != 0)
        {
          g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” was altered by another program: “%s” is not as Dreamfest made it."),
                       df_database_get_name (database), should->name);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
df_fingerprint_check (DfDatabase  *database,
                      DfCatalog   *catalog,
                      int          version,
                      GError     **error)
{
  g_autoptr(GPtrArray) found = df_fingerprint_read (database, error);
  g_autoptr(GPtrArray) expected = NULL;

  if (found == NULL)
    return FALSE;

  expected = df_fingerprint_expect (catalog, version, df_fingerprint_has_history (found), error);
  if (expected == NULL)
    return FALSE;

  return df_fingerprint_compare (database, found, expected, error);
}
