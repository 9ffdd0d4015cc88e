/* test-json-record.c
 *
 * What stands in a record, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-record.h"

#include <string.h>

static DfJsonPiece
make_piece (const char *json)
{
  return (DfJsonPiece) { .member = "stages", .index = 3, .bytes = json, .length = strlen (json), .line = 1, .column = 1 };
}

static void
test_place (void)
{
  static const char json[] = "{ \"a\": 1,\n \"b/c\": 2 }";
  DfJsonPiece piece = make_piece (json);
  g_autofree char *path = NULL;
  guint line;
  guint column;

  piece.line = 10;
  piece.column = 5;
  df_json_record_locate (&piece, "/b~1c", &line, &column);
  g_assert_cmpuint (line, ==, 11);
  g_assert_cmpuint (column, ==, 9);
  path = df_json_record_dup_path (&piece, "/b~1c");
  g_assert_cmpstr (path, ==, "/stages/3/b~1c");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-record/a-member/is-found-with-its-place-and-path", test_place);

  return g_test_run ();
}
