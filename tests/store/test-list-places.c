/* test-list-places.c
 *
 * Rows that were written find their places among those that were not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-places-private.h"

#define N_ROWS 300

/* A table of which a list knows the ids alone; a row is there while its key is not 0. */
typedef struct
{
  int     keys[2 * N_ROWS];
  GArray *ids;
  GArray *heard;       /* what somebody knows who only hears of splices */
  guint   n_splices;
  guint   n_spliced;   /* rows */
  guint   n_read;
} Rows;

static char *
format_key (Rows   *rows,
            gint64  id)
{
  return rows->keys[id] != 0 ? g_strdup_printf ("%08d %08d", rows->keys[id], (int) id) : g_strdup ("");
}

static char **
read_keys (gpointer      data,
           const gint64 *ids,
           guint         n)
{
  Rows *rows = data;
  char **keys = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    keys[i] = format_key (rows, ids[i]);
  rows->n_read += n;

  return keys;
}

static void
spliced_cb (gpointer data,
            guint    position,
            guint    removed,
            guint    added)
{
  Rows *rows = data;

  rows->n_splices++;
  rows->n_spliced += removed + added;
  if (removed > 0)
    g_array_remove_range (rows->heard, position, removed);
  if (added > 0)
    g_array_insert_vals (rows->heard, position, &g_array_index (rows->ids, gint64, position), added);
  g_assert_cmpuint (rows->heard->len, ==, rows->ids->len);
  g_assert_cmpmem (rows->heard->data, rows->heard->len * sizeof (gint64), rows->ids->data, rows->ids->len * sizeof (gint64));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  Rows *rows = data;
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return rows->keys[one] != rows->keys[two] ? rows->keys[one] - rows->keys[two] : (int) (one - two);
}

/* All that are there, sorted. */
static GArray *
sort_rows (Rows     *rows,
           gboolean  descending)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 0; id < 2 * N_ROWS; id++)
    if (rows->keys[id] != 0)
      g_array_append_val (ids, id);
  g_array_sort_with_data (ids, compare_ids, rows);
  for (guint i = 0; descending && i < ids->len / 2; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, ids->len - 1 - i);
      g_array_index (ids, gint64, ids->len - 1 - i) = id;
    }

  return ids;
}

static void
rows_init (Rows     *rows,
           gboolean  descending)
{
  *rows = (Rows) { .ids = NULL };
  for (int i = 0; i < N_ROWS; i++)
    rows->keys[i] = 1000 * (i + 1) + i;
  rows->ids = sort_rows (rows, descending);
  rows->heard = g_array_copy (rows->ids);
}

static void
rows_clear (Rows *rows)
{
  g_array_unref (rows->ids);
  g_array_unref (rows->heard);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
apply (Rows     *rows,
       gint64   *ids,
       guint     n,
       gboolean  descending)
{
  DfListPlaces places = { rows->ids, descending, read_keys, rows, spliced_cb, rows };
  g_autoptr(GArray) entries = df_list_entries_new ();
  g_autoptr(GArray) expected = sort_rows (rows, descending);

  rows->n_splices = rows->n_spliced = rows->n_read = 0;
  for (guint i = 0; i < n; i++)
    {
      DfListEntry entry = { .id = ids[i], .is_there = rows->keys[ids[i]] != 0 };

      entry.key = entry.is_there ? format_key (rows, ids[i]) : NULL;
      g_array_append_val (entries, entry);
    }
  df_list_places_apply (&places, entries);

  g_assert_cmpmem (rows->ids->data, rows->ids->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
  g_assert_cmpmem (rows->heard->data, rows->heard->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
}

/* Each of some rows goes, comes, moves near or far, or stays: afterwards the list is as if it had been sorted anew, and who heard of it knows the same. */
static void
test_any (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gboolean descending = round % 2 == 1;
      g_auto(Rows) rows = { .ids = NULL };
      gint64 ids[8];
      guint n = (guint) g_test_rand_int_range (1, 9);
      guint n_distinct = 0;

      rows_init (&rows, descending);
      for (guint i = 0; i < n; i++)
        {
          gint64 id = g_test_rand_int_range (0, g_test_rand_bit () ? 2 * N_ROWS : 12);
          int what = g_test_rand_int_range (0, 4);
          gboolean is_new = TRUE;

          for (guint k = 0; k < n_distinct; k++)
            is_new = is_new && ids[k] != id;
          if (!is_new)
            continue;
          ids[n_distinct++] = id;
          if (what == 0)
            rows.keys[id] = 0;
          else if (what == 1 || rows.keys[id] == 0)
            rows.keys[id] = 1000 * g_test_rand_int_range (0, N_ROWS + 2) + 500 + (int) i;
          else if (what == 2)
            rows.keys[id] += 1000 * g_test_rand_int_range (-3, 4) + (int) i + 1;
          if (rows.keys[id] < 0)
            rows.keys[id] = 1 + (int) i;
        }
      apply (&rows, ids, n_distinct, descending);
      g_assert_cmpuint (rows.n_splices, <=, 2 * n_distinct);
    }
}

static void
test_staying (void)
{
  g_auto(Rows) rows = { .ids = NULL };

  rows_init (&rows, FALSE);
  rows.keys[7] += 10;
  apply (&rows, (gint64[]) { 7, 250 }, 2, FALSE);
  g_assert_cmpuint (rows.n_splices, ==, 0);
}

static void
test_near (void)
{
  g_auto(Rows) rows = { .ids = NULL };

  rows_init (&rows, FALSE);
  rows.keys[7] += 3010;
  apply (&rows, (gint64[]) { 7 }, 1, FALSE);
  g_assert_cmpuint (rows.n_splices, ==, 1);
  g_assert_cmpuint (rows.n_spliced, ==, 8);
}

/* One that stays beside one that comes from afar stays untouched. */
static void
test_far (void)
{
  g_auto(Rows) rows = { .ids = NULL };

  rows_init (&rows, FALSE);
  rows.keys[7] += 200010;
  rows.keys[50] += 10;
  apply (&rows, (gint64[]) { 7, 50 }, 2, FALSE);
  g_assert_cmpuint (rows.n_splices, ==, 2);
  g_assert_cmpuint (rows.n_spliced, ==, 2);
  /* Of the keys of 300 rows, for two of them. */
  g_assert_cmpuint (rows.n_read, <=, 2 * 3 * 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-places/any-rows/stand-as-if-all-were-sorted-anew", test_any);
  g_test_add_func ("/list-places/a-row-that-stays/is-not-told", test_staying);
  g_test_add_func ("/list-places/a-row-that-moves-near-by/is-one-splice", test_near);
  g_test_add_func ("/list-places/a-row-that-moves-far/is-two-splices-of-one-row", test_far);

  return g_test_run ();
}
