/* test-association-link.c
 *
 * What a link itself knows, and reading many owners with their links at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "association-fixture.h"

#include "record/df-resolver.h"

static void
test_attributes (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *field = fixture->side->text != NULL ? fixture->side->text : fixture->side->integer;
  DfValue first = fixture->side->text != NULL ? DF_VALUE_TEXT ("the archer") : DF_VALUE_INTEGER (3);
  DfValue second = fixture->side->text != NULL ? DF_VALUE_TEXT ("the scout") : DF_VALUE_INTEGER (7);
  g_auto(DfValue) value = DF_VALUE_INIT;
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  if (field == NULL)
    {
      g_test_skip ("the link knows nothing itself");
      return;
    }
  g_assert_true (df_association_link_with (fixture->association, fixture->others[0], 1, &field, &first, &error));
  g_assert_true (df_association_get_attribute (fixture->association, fixture->others[0], field, &value, &error));
  g_assert_true (df_value_equal (&value, &first));

  g_assert_true (df_association_set_attribute (fixture->association, fixture->others[0], field, &second, &error));
  g_assert_no_error (error);
  df_value_clear (&value);
  g_assert_true (df_association_get_attribute (fixture->association, fixture->others[0], field, &value, &error));
  g_assert_true (df_value_equal (&value, &second));

  /* A set by difference leaves what the link knows. */
  g_ptr_array_add (others, fixture->others[0]);
  g_ptr_array_add (others, fixture->others[1]);
  g_assert_true (df_association_set (fixture->association, others, &error));
  df_value_clear (&value);
  g_assert_true (df_association_get_attribute (fixture->association, fixture->others[0], field, &value, &error));
  g_assert_true (df_value_equal (&value, &second));

  df_value_clear (&value);
  g_assert_false (df_association_get_attribute (fixture->association, fixture->others[2], field, &value, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOT_LINKED);
}

static void
test_timestamps (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto(DfValue) made = DF_VALUE_INIT;
  g_auto(DfValue) changed = DF_VALUE_INIT;
  g_autoptr(GDateTime) when = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;

  if (!fixture->side->timestamps)
    {
      g_test_skip ("the relation declares no timestamps");
      return;
    }
  link_other (fixture, 0);
  g_assert_true (df_association_get_attribute (fixture->association, fixture->others[0], "created_at", &made, &error));
  g_assert_true (df_association_get_attribute (fixture->association, fixture->others[0], "updated_at", &changed, &error));
  g_assert_cmpstr (made.text, ==, changed.text);
  when = g_date_time_new_from_iso8601 (made.text, NULL);
  g_assert_nonnull (when);
  g_assert_cmpint (ABS (g_date_time_difference (now, when)), <, 60 * G_TIME_SPAN_SECOND);
  if (fixture->side->integer == NULL)
    return;

  g_usleep (1100 * 1000);    /* the stamp counts seconds */
  g_assert_true (df_association_set_attribute (fixture->association, fixture->others[0], fixture->side->integer, &DF_VALUE_INTEGER (4), &error));
  df_value_clear (&changed);
  g_assert_true (df_association_get_attribute (fixture->association, fixture->others[0], "updated_at", &changed, &error));
  g_assert_cmpstr (made.text, <, changed.text);
}

static void
test_eager_load (Fixture       *fixture,
                 gconstpointer  data)
{
  const DfTable *table = df_record_get_table (fixture->owner);
  guint64 counted[2];

  for (guint i = 0; i < 4; i++)
    link_other (fixture, i);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(DfRepository) again = NULL;
      g_autoptr(GPtrArray) owners = NULL;
      g_autoptr(GPtrArray) keep = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr(GError) error = NULL;
      guint64 before;
      guint linked = 0;

      for (guint i = 0; i < 3 + round * 40; i++)
        g_object_unref (foreign_add (fixture->repository, fixture->side->owner, "More"));
      again = foreign_reopen (fixture->repository);
      for (guint i = 1; i <= df_repository_count (again, table); i++)
        g_array_append_vals (ids, &(gint64) { i }, 1);

      before = df_repository_get_n_statements (again);
      owners = DF_RESOLVER_GET_IFACE (again)->dup_records (DF_RESOLVER (again), table, (gint64 *) ids->data, ids->len);
      g_assert_true (df_repository_preload (again, owners, fixture->side->relation, keep, &error));
      for (guint i = 0; i < owners->len; i++)
        {
          g_autoptr(GPtrArray) related = df_record_dup_related (g_ptr_array_index (owners, i), fixture->side->relation);

          linked += related->len;
        }
      counted[round] = df_repository_get_n_statements (again) - before;
      g_assert_cmpuint (linked, ==, 4);
      g_assert_cmpuint (owners->len, >=, 4 + round * 40);
      g_ptr_array_set_size (keep, 0);
      g_ptr_array_set_size (owners, 0);
    }
  g_assert_cmpuint (counted[0], ==, 2);
  g_assert_cmpuint (counted[1], ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  static const AssociationTest tests[] = {
    { "attributes/belong-to-the-link-and-survive-a-set", test_attributes },
    { "timestamps/are-kept-by-the-store", test_timestamps },
    { "eager-load/takes-two-statements-however-many-owners", test_eager_load },
  };

  g_test_init (&argc, &argv, NULL);
  association_add_tests (tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
