/* walk.c
 *
 * Picks what is acted upon, and acts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "walk.h"

#include <stdlib.h>

int
walk_pick (Walk *walk,
      int   n)
{
  return g_rand_int_range (walk->random, 0, n);
}

void
walk_settle (Walk     *walk,
        gboolean  done,
        GError  **failure)
{
  g_autoptr(GError) error = g_steal_pointer (failure);

  g_assert_true (done == (error == NULL));
  if (done)
    return;
  if (!g_error_matches (error, DF_ERROR, DF_ERROR_INVALID) && !g_error_matches (error, DF_ERROR, DF_ERROR_ALREADY_LINKED)
      && !g_error_matches (error, DF_ERROR, DF_ERROR_NOT_LINKED) && !g_error_matches (error, DF_ERROR, DF_ERROR_NOT_FOUND)
      && !g_error_matches (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO))
    g_error ("An act was refused with “%s”", error->message);
  walk->n_refused++;
}

/* --- what is acted upon ---------------------------------------------------------------------------------------------- */

const DfTable *
walk_pick_table (Walk *walk)
{
  DfCatalog *catalog = df_repository_get_catalog (walk->first);
  const DfTable *table;

  do
    table = df_catalog_get_table (catalog, walk_pick (walk, df_catalog_get_n_tables (catalog)));
  while (df_table_is_link (table));

  return table;
}

const DfRelation *
walk_pick_relation (Walk *walk)
{
  for (;;)
    {
      const DfRelation *relation = df_catalog_get_relation (df_repository_get_catalog (walk->first), walk_pick_table (walk), walk_pick (walk, 3));

      if (relation != NULL)
        return relation;
    }
}

static const char *
pick_text (Walk *walk)
{
  static const char *const texts[] = {
    "Ann", "ann", "Émile", "Zoë", "The Reef", "reef", "Straße", "x'; DROP TABLE users; --", "%s %n", "“Quoted”", "a\tb", "a\nb", "  two  blanks ",
    "", " ", "\xff\xfe", "Æsir", "\u202eturned", "Ωmega", "e", "Z", "The", "the ", "100% & <b>bold</b>", "éa"
  };
  static char *longest;

  if (longest == NULL)
    longest = g_strnfill (201, 'x');
  if (walk_pick (walk, 30) == 0)
    return longest + walk_pick (walk, 2);

  return texts[walk_pick (walk, G_N_ELEMENTS (texts))];
}

DfRecord *
walk_pick_record (Walk          *walk,
             const DfTable *table)
{
  DfRecord *record = walk_pick (walk, 3) == 0 ? watch_dup_record (walk->watch, table, walk->random) : NULL;
  OracleRow *row = oracle_pick (walk->oracle, table, walk->random);

  if (record != NULL || row == NULL)
    return record;

  return df_repository_dup_record (walk->watch->repository, table, row->id);
}

static GPtrArray *
pick_records (Walk          *walk,
              const DfTable *table)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = walk_pick (walk, 4); i >= 0; i--)
    {
      DfRecord *record = walk_pick_record (walk, table);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return records;
}

DfValue
walk_pick_value (Walk          *walk,
            const DfField *field)
{
  OracleRow *row;

  if (field->reference == NULL && field->kind->is_text)
    return DF_VALUE_TEXT (pick_text (walk));
  if (walk_pick (walk, 5) == 0)
    return DF_VALUE_INTEGER (DF_NOTHING);
  if (field->reference == NULL)
    return DF_VALUE_INTEGER (walk_pick (walk, 5));

  row = oracle_pick (walk->oracle, df_table_for_type (field->reference ()), walk->random);
  return DF_VALUE_INTEGER (row != NULL && walk_pick (walk, 20) != 0 ? row->id : 987654);
}

/* What was set must stand there in the end, whatever came before it in the same step. */
static void
note_written (Walk          *walk,
              const DfTable *table,
              gint64         id,
              guint          column,
              const DfValue *value)
{
  /* Who has not looked yet writes nothing where the value is the one that is shown. */
  if (table->columns[column]->reference != NULL || id == 0 || walk->watch->behind)
    return;
  g_hash_table_insert (walk->written, g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%u", table->name, id, column),
                       value->text != NULL ? g_strdup (value->text) : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer));
}

void
walk_assert_written (Walk *walk)
{
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  g_hash_table_iter_init (&iter, walk->written);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_auto(GStrv) words = g_strsplit (key, "/", -1);
      const DfTable *table = df_catalog_find_table (df_repository_get_catalog (walk->first), words[0]);
      OracleRow *row = oracle_find (walk->oracle, table, g_ascii_strtoll (words[1], NULL, 10));
      const DfValue *value = row != NULL ? &row->values[atoi (words[2])] : NULL;
      g_autofree char *now = value == NULL || value->text != NULL ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);

      if (value != NULL)
        g_assert_cmpstr (value->text != NULL ? value->text : now, ==, text);
    }
  g_hash_table_remove_all (walk->written);
}

gboolean
walk_is_full (Walk          *walk,
         const DfTable *table)
{
  return oracle_count (walk->oracle, table) > 24;
}

void
walk_assert_position (Walk *walk)
{
  gint64 position = oracle_get_position (walk->oracle);
  char *hash = oracle_hash (walk->oracle);
  const char *before = g_hash_table_lookup (walk->positions, &position);

  if (before != NULL)
    g_assert_cmpstr (hash, ==, before);
  g_hash_table_insert (walk->positions, g_memdup2 (&position, sizeof position), hash);
}

/* --- acts on records ------------------------------------------------------------------------------------------------- */

static DfRecord *
make_draft (Walk          *walk,
            const DfTable *table)
{
  DfRecord *draft = df_repository_new_draft (walk->watch->repository, table);
  DfValue name = DF_VALUE_TEXT (pick_text (walk));

  if (walk_pick (walk, 3) == 0)
    watch_record (walk->watch, draft);
  df_repository_set (walk->watch->repository, draft, "name", &name, NULL);

  return draft;
}

static void
act_add (Walk *walk)
{
  const DfTable *table = walk_pick_table (walk);
  g_autoptr(DfRecord) draft = make_draft (walk, table);
  GError *error = NULL;
  gboolean done;

  if (walk_is_full (walk, table))
    return;
  done = df_repository_save (walk->watch->repository, draft, &error);

  g_assert_true (done == (df_record_get_id (draft) != 0));
  walk_settle (walk, done, &error);
}

static void
act_set (Walk *walk)
{
  const DfTable *table = walk_pick_table (walk);
  guint column = 1 + walk_pick (walk, table->n_columns - 1);
  g_autoptr(DfRecord) record = walk_pick_record (walk, table);
  DfValue value = walk_pick_value (walk, table->columns[column]);
  gboolean typed = value.text != NULL && g_rand_boolean (walk->random);
  g_auto(DfValue) parsed = DF_VALUE_INIT;
  GError *error = NULL;
  gboolean done;

  if (record == NULL)
    return;
  if (typed && df_record_parse (record, table->columns[column]->name, value.text, &parsed, NULL))
    value = parsed;
  if (typed)
    done = df_repository_set_text (walk->watch->repository, record, table->columns[column]->name, value.text, &error);
  else
    done = df_repository_set (walk->watch->repository, record, table->columns[column]->name, &value, &error);
  if (done)
    note_written (walk, table, df_record_get_id (record), column, &value);
  walk_settle (walk, done, &error);
}

static void
act_change (Walk *walk)
{
  const DfTable *table = walk_pick_table (walk);
  g_autoptr(DfRecord) record = walk_pick_record (walk, table);
  const char *fields[8];
  DfValue values[8];
  GError *error = NULL;
  gboolean done;

  if (record == NULL)
    return;
  for (guint i = 1; i < table->n_columns; i++)
    {
      fields[i - 1] = table->columns[i]->name;
      values[i - 1] = walk_pick_value (walk, table->columns[i]);
    }
  done = df_repository_change (walk->watch->repository, record, table->n_columns - 1, fields, values, NULL, &error);
  for (guint i = 1; done && i < table->n_columns; i++)
    note_written (walk, table, df_record_get_id (record), i, &values[i - 1]);
  walk_settle (walk, done, &error);
}

static GArray *
list_ids (GPtrArray *records)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = df_record_get_id (records->pdata[i]);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
act_remove (Walk *walk)
{
  g_autoptr(GPtrArray) records = pick_records (walk, walk_pick_table (walk));
  GError *error = NULL;
  gboolean done;

  if (records->len == 0)
    return;
  if (g_rand_boolean (walk->random))
    done = df_repository_remove (walk->watch->repository, records->pdata[0], &error);
  else
    {
      g_autoptr(GArray) ids = list_ids (records);

      done = df_repository_remove_rows (walk->watch->repository, df_record_get_table (records->pdata[0]), ids, NULL, &error);
    }
  walk_settle (walk, done, &error);
}

/* --- acts on links --------------------------------------------------------------------------------------------------- */

static gboolean
link_with (Walk           *walk,
           DfAssociation  *links,
           DfRecord       *other,
           GError        **error)
{
  const DfRelation *relation = df_association_get_relation (links);
  const char *field = relation->through != NULL && relation->through->n_columns > 2 ? relation->through->columns[2]->name : NULL;
  DfValue value;

  if (field == NULL || relation->timestamps)
    return df_association_link (links, other, error);

  value = walk_pick_value (walk, relation->through->columns[2]);
  if (g_rand_boolean (walk->random))
    return df_association_link_with (links, other, 1, &field, &value, error);

  return df_association_set_attribute (links, other, field, &value, error);
}

static gboolean
act_on_links (Walk           *walk,
              DfAssociation  *links,
              GPtrArray      *others,
              GError        **error)
{
  g_autoptr(DfRecord) draft = NULL;

  switch (others->len == 0 ? 6 : walk_pick (walk, 8))
    {
    case 0:
      return df_association_link (links, others->pdata[0], error);
    case 1:
      return df_association_link_many (links, others, error);
    case 2:
      return link_with (walk, links, others->pdata[0], error);
    case 3:
      return df_association_unlink (links, others->pdata[0], error);
    case 4:
      return df_association_unlink_many (links, others, error);
    case 5:
      return df_association_set (links, others, error);
    case 6:
      if (walk_is_full (walk, df_association_get_relation (links)->other))
        return df_association_set (links, others, error);
      draft = make_draft (walk, df_association_get_relation (links)->other);
      return df_association_create (links, draft, error);
    default:
      /* One that is linked already, if there is one. */
      if (df_association_count (links) > 0)
        {
          g_autoptr(DfRecord) linked = g_list_model_get_item (G_LIST_MODEL (links), 0);

          return g_rand_boolean (walk->random) ? df_association_unlink (links, linked, error) : df_association_link (links, linked, error);
        }
      return df_association_link (links, others->pdata[0], error);
    }
}

/* Several at once, by their ids; some may be gone. */
static void
act_on_several (Walk *walk)
{
  DfRepository *repository = walk->watch->repository;
  const DfRelation *relation = walk_pick_relation (walk);
  g_autoptr(GPtrArray) owners = pick_records (walk, relation->owner);
  g_autoptr(GPtrArray) others = pick_records (walk, relation->other);
  g_autoptr(GArray) owner_ids = list_ids (owners);
  g_autoptr(GArray) other_ids = list_ids (others);
  guint column = 1 + walk_pick (walk, relation->owner->n_columns - 1);
  DfValue value = walk_pick_value (walk, relation->owner->columns[column]);
  GError *error = NULL;
  gboolean done;

  if (relation->through == NULL || walk_pick (walk, 3) == 0)
    {
      done = df_repository_set_rows (repository, relation->owner, owner_ids, relation->owner->columns[column]->name, &value, NULL, &error);
      for (guint i = 0; done && i < owner_ids->len; i++)
        note_written (walk, relation->owner, g_array_index (owner_ids, gint64, i), column, &value);
    }
  else if (g_rand_boolean (walk->random))
    done = df_repository_link_rows (repository, relation, owner_ids, other_ids, NULL, &error);
  else
    done = df_repository_unlink_rows (repository, relation, owner_ids, other_ids, NULL, &error);
  walk_settle (walk, done, &error);
}

static void
assert_set (Walk          *walk,
            DfAssociation *links,
            GPtrArray     *others)
{
  gint64 owner = df_record_get_id (df_association_get_owner (links));
  g_autoptr(GArray) linked = oracle_list_linked (walk->oracle, df_association_get_relation (links), owner);
  g_autoptr(GHashTable) wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (wanted, others->pdata[i]);
  g_assert_cmpuint (linked->len, ==, g_hash_table_size (wanted));
}

static void
act_link (Walk *walk)
{
  const DfRelation *relation = walk_pick_relation (walk);
  g_autoptr(DfRecord) owner = walk_pick_record (walk, relation->owner);
  g_autoptr(GPtrArray) others = pick_records (walk, relation->other);
  g_autoptr(DfAssociation) links = NULL;
  GError *error = NULL;
  gboolean done;

  if (owner == NULL)
    return;
  links = df_repository_list_linked (walk->watch->repository, owner, relation->name);
  if (!walk->in_step && walk_pick (walk, 8) == 0)
    {
      done = df_association_set (links, others, &error);
      oracle_look (walk->oracle);
      if (done)
        assert_set (walk, links, others);
    }
  else
    done = act_on_links (walk, links, others, &error);
  walk_settle (walk, done, &error);
}

void
walk_act (Walk *walk)
{
  switch (walk_pick (walk, 9))
    {
    case 8:
      act_on_several (walk);
      break;
    case 0:
      act_add (walk);
      break;
    case 1:
    case 2:
      act_set (walk);
      break;
    case 3:
      act_change (walk);
      break;
    case 4:
      act_remove (walk);
      break;
    default:
      act_link (walk);
    }
}
