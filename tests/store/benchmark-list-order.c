/* benchmark-list-order.c
 *
 * What it costs to sort 20,000 rows by 100,000 links to 50,000 others, and to follow one link: at most 200 ms and 4 ms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include <math.h>

#define N_USERS 20000
#define N_SHOWS 50000
#define N_LINKS 100000
#define N_CHANGES 100

typedef struct
{
  gint64 start;
  double spent;    /* ms */
  guint  n_spliced;
} Telling;

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
insert (DfRepository  *repository,
        const DfTable *table,
        DfValue        a,
        DfValue        b,
        DfValue        c)
{
  DfValue values[] = { a, b, c };
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (df_repository_insert_row (repository, table, 0, values, &error), !=, 0);
  g_assert_no_error (error);
}

static DfRepository *
make_file (void)
{
  DfRepository *repository = foreign_open (foreign_shows ());
  const DfTable *users = df_catalog_find_table (foreign_shows (), "users");
  const DfTable *shows = df_catalog_find_table (foreign_shows (), "shows");
  const DfTable *links = df_catalog_find_relation (foreign_shows (), users, "favourites")->through;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (repository, &error));
  g_assert_true (df_repository_expect_many (repository, &error));
  for (int i = 0; i < N_SHOWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Show %d", i * 7919 % N_SHOWS);

      if (i < N_USERS)
        insert (repository, users, (DfValue) DF_VALUE_INIT, DF_VALUE_TEXT (name), (DfValue) DF_VALUE_INIT);
      insert (repository, shows, (DfValue) DF_VALUE_INIT, DF_VALUE_TEXT (name), DF_VALUE_INTEGER (i * 31 % 997));
    }
  /* From none to many each, no pair twice. */
  for (gint64 i = 0; i < N_LINKS; i++)
    insert (repository, links, DF_VALUE_INTEGER (1 + (gint64) (N_USERS * pow ((i % 9973) / 9973.0, 2))), DF_VALUE_INTEGER (1 + i % N_SHOWS),
            (DfValue) DF_VALUE_INIT);
  g_assert_true (df_repository_commit_step (repository, "Many", &error));

  return repository;
}

static void
begin_cb (Telling *telling)
{
  telling->start = g_get_monotonic_time ();
}

static void
end_cb (Telling *telling)
{
  telling->spent += ms_since (telling->start);
}

static void
spliced_cb (Telling *telling)
{
  telling->n_spliced++;
}

/* Links and unlinks, with a list that is sorted by @order: what hearing of it took, each. */
static double
follow (DfRepository *repository,
        const char   *order,
        double       *sorting)
{
  const DfTable *users = df_catalog_find_table (foreign_shows (), "users");
  g_autoptr(DfRecord) show = df_repository_dup_record (repository, df_catalog_find_table (foreign_shows (), "shows"), 77);
  g_autoptr(DfAssociation) fans = df_repository_list_linked (repository, show, "fans");
  Telling telling = { 0 };
  gulong begin = g_signal_connect_swapped (repository, "changed", G_CALLBACK (begin_cb), &telling);
  g_autoptr(DfRecordList) list = df_repository_list (repository, users);
  gulong end = g_signal_connect_swapped (repository, "changed", G_CALLBACK (end_cb), &telling);
  gint64 start;

  /* Here, and not in a thread. */
  df_record_list_set_many (list, G_MAXINT);
  start = g_get_monotonic_time ();
  df_record_list_set_order (list, order, FALSE);
  *sorting = MIN (*sorting, ms_since (start));
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (spliced_cb), &telling);
  for (int i = 0; i < N_CHANGES; i++)
    {
      g_autoptr(DfRecord) user = df_repository_dup_record (repository, users, N_USERS - 1 - i / 2);
      g_autoptr(GError) error = NULL;

      g_assert_true (i % 2 == 0 ? df_association_link (fans, user, &error) : df_association_unlink (fans, user, &error));
      g_assert_no_error (error);
    }
  g_signal_handler_disconnect (repository, begin);
  g_signal_handler_disconnect (repository, end);
  g_test_message ("by %s: %.1f ms to sort, %.2f ms to follow a link, %u splices for %d links", order, *sorting, telling.spent / N_CHANGES,
                  telling.n_spliced, N_CHANGES);

  return telling.spent / N_CHANGES;
}

static void
test_cost (void)
{
  DfRepository *repository = make_file ();
  double by_name = 1e9;
  double by_number = 1e9;
  double by_least = 1e9;
  double follow_number = 1e9;
  double follow_least = 1e9;

  for (int round = 0; round < 3; round++)
    {
      follow (repository, "guid", &by_name);
      follow_number = fmin (follow_number, follow (repository, "favourites", &by_number));
      follow_least = fmin (follow_least, follow (repository, "shortest-favourite", &by_least));
    }
  g_assert_cmpfloat (by_number, <, 200);
  g_assert_cmpfloat (by_least, <, 400);
  g_assert_cmpfloat (follow_number, <, 4);
  g_assert_cmpfloat (follow_least, <, 4);
  foreign_close (repository);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/benchmark-list-order/sorting-by-links-and-following-them/costs-what-it-may", test_cost);

  return g_test_run ();
}
