/* test-repository-steps.c
 *
 * Steps of several acts, those that come to nothing, and who writes, reads or leaves while a step is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <sqlite3.h>

#include "foreign.h"

typedef struct
{
  DfRepository *repository;
  DfRecord     *show;
  DfRecord     *ann;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->repository = foreign_open (foreign_shows ());
  fixture->show = foreign_add (fixture->repository, "shows", "Dunes");
  fixture->ann = foreign_add (fixture->repository, "users", "Ann");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->show);
  g_clear_object (&fixture->ann);
  foreign_close (fixture->repository);
}

static const DfTable *
find_table (const char *name)
{
  return df_catalog_find_table (foreign_shows (), name);
}

static void
begin (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  df_repository_begin_step (fixture->repository, &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  df_repository_commit_step (fixture->repository, "Step", &error);
  g_assert_no_error (error);
}

static void
rename_record (DfRepository *repository,
               DfRecord     *record,
               const char   *name)
{
  g_autoptr(GError) error = NULL;

  df_repository_set_text (repository, record, "name", name, &error);
  g_assert_no_error (error);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  begin (fixture);
  rename_record (fixture->repository, fixture->ann, "Bea");
  rename_record (fixture->repository, fixture->ann, "Ann");
  commit (fixture);
  g_assert_cmpstr (df_record_get_title (fixture->ann), ==, "Ann");
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Add “Ann”");
}

static void
test_set_after_link (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, fixture->show, "fans");
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  begin (fixture);
  g_assert_true (df_association_link (fans, fixture->ann, &error));
  g_ptr_array_add (others, fixture->ann);
  g_ptr_array_add (others, fixture->ann);
  g_assert_true (df_association_set (fans, others, &error));
  g_assert_no_error (error);
  commit (fixture);
  g_assert_cmpuint (df_association_count (fans), ==, 1);
}

static void
test_part_taken_back (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, fixture->show, "fans");
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->repository, find_table ("users"));
  g_autoptr(GError) error = NULL;

  rename_record (fixture->repository, draft, "Bea");
  begin (fixture);
  g_assert_true (df_repository_remove (fixture->repository, fixture->show, &error));
  g_assert_false (df_association_create (fans, draft, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpint (df_record_get_id (draft), ==, 0);
  commit (fixture);
  g_assert_cmpuint (df_repository_count (fixture->repository, find_table ("users")), ==, 1);
}

static void
test_added_and_removed (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->repository, find_table ("users"));
  g_autoptr(DfRecord) next = NULL;
  g_autoptr(DfRecord) found = NULL;
  g_autoptr(GError) error = NULL;

  rename_record (fixture->repository, draft, "Bea");
  begin (fixture);
  g_assert_true (df_repository_save (fixture->repository, draft, &error));
  g_assert_true (df_repository_remove (fixture->repository, draft, &error));
  commit (fixture);
  g_assert_cmpint (df_record_get_id (draft), ==, 0);

  /* The next one has the id that it had for a moment. */
  next = foreign_add (fixture->repository, "users", "Cid");
  found = df_repository_dup_record (fixture->repository, find_table ("users"), df_record_get_id (next));
  g_assert_true (found == next);
}

static void
test_read_and_taken_back (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(DfRecordList) users = NULL;
  g_autoptr(DfRecord) read = NULL;
  DfValue values[] = { DF_VALUE_INIT, DF_VALUE_TEXT ("Bea") };
  g_autoptr(GError) error = NULL;
  gint64 id;

  begin (fixture);
  id = df_repository_insert_row (fixture->repository, find_table ("users"), 0, values, &error);
  read = df_repository_dup_record (fixture->repository, find_table ("users"), id);
  users = df_repository_list (fixture->repository, find_table ("users"));
  g_assert_cmpstr (df_record_get_title (read), ==, "Bea");
  g_assert_cmpuint (df_record_list_get_total (users), ==, 2);
  df_repository_rollback_step (fixture->repository);
  g_assert_true (df_record_is_deleted (read));
  g_assert_cmpuint (df_record_list_get_total (users), ==, 1);
}

static void
test_nobody_between (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfRecord) other = foreign_add (fixture->repository, "shows", "Reef");
  gint64 id = df_record_get_id (fixture->ann);
  g_autoptr(GError) error = NULL;
  guint n = 0;
  int taste;

  {
    g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, fixture->show, "fans");

    g_assert_true (df_association_link (fans, fixture->ann, &error));
  }
  g_object_get (fixture->show, "taste", &taste, NULL);
  g_assert_cmpint (taste, ==, 1);
  g_signal_connect_swapped (fixture->show, "notify::taste", G_CALLBACK (count_cb), &n);

  /* The fan in between is nobody's object while the fan's own links change. */
  g_clear_object (&fixture->ann);
  begin (fixture);
  {
    DfValue values[] = { DF_VALUE_INTEGER (id), DF_VALUE_INTEGER (df_record_get_id (other)) };

    g_assert_cmpint (df_repository_insert_row (fixture->repository, df_catalog_find_table (foreign_shows (), "favourites"), 0, values, &error), >, 0);
  }
  commit (fixture);
  g_assert_cmpuint (n, ==, 1);
  g_object_get (fixture->show, "taste", &taste, NULL);
  g_assert_cmpint (taste, ==, 2);
}

/* --- while a step is told --------------------------------------------------------------------------------------------- */

static void
rename_once_cb (Fixture *fixture)
{
  if (g_str_equal (df_record_get_title (fixture->ann), "Zoe"))
    return;
  rename_record (fixture->repository, fixture->ann, "Zoe");
}

static void
count_items_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                guint      *n)
{
  *n += added - removed;
  g_assert_cmpuint (*n, ==, g_list_model_get_n_items (model));
}

static void
test_writes_while_told (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfRecordList) first = df_repository_list (fixture->repository, find_table ("users"));
  g_autoptr(DfRecordList) second = df_repository_list (fixture->repository, find_table ("users"));
  g_autoptr(DfRecord) added = NULL;
  g_autoptr(DfRecord) last = NULL;
  guint n_first = 1;
  guint n_second = 1;

  g_signal_connect_swapped (first, "items-changed", G_CALLBACK (rename_once_cb), fixture);
  g_signal_connect (first, "items-changed", G_CALLBACK (count_items_cb), &n_first);
  g_signal_connect (second, "items-changed", G_CALLBACK (count_items_cb), &n_second);
  added = foreign_add (fixture->repository, "users", "Bea");
  g_assert_cmpuint (n_first, ==, 2);
  g_assert_cmpuint (n_second, ==, 2);
  last = g_list_model_get_item (G_LIST_MODEL (second), 1);
  g_assert_true (last == fixture->ann);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Change Name of “Ann”");
}

static void
drop_cb (DfRecordList **list)
{
  g_clear_object (list);
}

static void
test_lets_go_while_told (Fixture       *fixture,
                         gconstpointer  data)
{
  DfRecordList *list = df_repository_list (fixture->repository, find_table ("users"));
  DfRecord *bea = foreign_add (fixture->repository, "users", "Bea");

  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (drop_cb), &list);
  g_signal_connect_swapped (bea, "notify::name", G_CALLBACK (g_object_unref), bea);
  rename_record (fixture->repository, bea, "Aaa");
  g_assert_null (list);
}

static void
test_locked_while_read (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, fixture->show, "fans");
  g_autoptr(DfRepository) again = NULL;
  g_autoptr(DfRecord) show = NULL;
  g_autofree char *names = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *other = NULL;
  guint n = 0;

  g_assert_true (df_association_link (fans, fixture->ann, &error));
  again = foreign_reopen (fixture->repository);
  show = df_repository_dup_record (again, find_table ("shows"), 1);
  g_assert_cmpint (sqlite3_open (df_repository_get_path (again), &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpuint (df_record_count_related (show, "fans"), ==, 0);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);

  g_signal_connect_swapped (show, "notify::fan-names", G_CALLBACK (count_cb), &n);
  g_assert_true (df_repository_refresh (again, &error));
  g_assert_cmpuint (n, ==, 1);
  g_object_get (show, "fan-names", &names, NULL);
  g_assert_cmpstr (names, ==, "1: Ann");
  g_assert_false (df_record_is_deleted (show));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/repository-steps/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-field-set-there-and-back-in-one-step/is-as-it-was", test_there_and_back);
  ADD ("setting-links-after-linking-in-one-step/keeps-the-link", test_set_after_link);
  ADD ("a-part-taken-back/makes-its-record-a-draft-again", test_part_taken_back);
  ADD ("a-record-added-and-deleted-in-one-step/is-a-draft-again", test_added_and_removed);
  ADD ("what-was-read-in-a-step-taken-back/is-no-more", test_read_and_taken_back);
  ADD ("what-is-derived-over-two-steps/notifies-also-where-nobody-holds-the-one-between", test_nobody_between);
  ADD ("writing-while-a-step-is-told/is-told-behind-it", test_writes_while_told);
  ADD ("letting-go-while-a-step-is-told/does-no-harm", test_lets_go_while_told);
  ADD ("a-locked-file/is-read-at-the-next-look", test_locked_while_read);
#undef ADD

  return g_test_run ();
}
