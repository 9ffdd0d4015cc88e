/* df-print-schema.c
 *
 * Prints the JSON Schema of our JSON, to stdout or into the file that is named: what the build target “schema” runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-catalog-json-schema.h"
#include "festival/df-festival-catalog.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);
  g_autoptr(GError) error = NULL;
  const GString *schema = df_json_writer_get_buffer (writer);

  df_catalog_json_write_schema (df_festival_catalog (), writer);
  df_json_writer_finish (writer, NULL);

  if (argc < 2)
    {
      g_print ("%s", schema->str);
    }
  else if (!g_file_set_contents (argv[1], schema->str, (gssize) schema->len, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
