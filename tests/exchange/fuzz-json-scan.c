/* fuzz-json-scan.c
 *
 * Any bytes, cut in two ways: the scan answers the same, and json-glib reads whatever it lets pass.
 *
 * Needs clang:
 *   CC=clang meson setup fuzz -Dc_args=-fsanitize=fuzzer-no-link -Db_sanitize=address,undefined -Db_lundef=false
 *   ninja -C fuzz tests/exchange/fuzz-json-scan && fuzz/tests/exchange/fuzz-json-scan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static gboolean
read_piece (const DfJsonPiece  *piece,
            gpointer            data,
            GError            **error)
{
  if (piece->bytes != NULL)
    g_assert_true (json_parser_load_from_data (data, piece->bytes, (gssize) piece->length, NULL));

  return TRUE;
}

static char *
scan_in_chunks (const char      *json,
                gsize            length,
                gsize            chunk,
                DfJsonPieceFunc  func,
                gpointer         func_data)
{
  g_autoptr(DfJsonScan) scan = df_json_scan_new (func, func_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean good = TRUE;
  guint line = 0;
  guint column = 0;

  for (gsize at = 0; good && at < length; at += chunk)
    {
      g_autofree char *bytes = g_memdup2 (json + at, MIN (chunk, length - at));

      good = df_json_scan_feed (scan, bytes, MIN (chunk, length - at), &error);
    }

  if (good && df_json_scan_finish (scan, &error))
    return g_strdup ("good");

  g_assert_true (df_json_scan_get_fault (scan, &line, &column, &path));
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && g_utf8_validate (path, -1, NULL));
  return g_strdup_printf ("%u:%u: %s: %s", line, column, path, error->message);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize chunk = size > 0 ? data[0] % 7 + 1 : 1;
  g_autofree char *whole = scan_in_chunks ((const char *) data, size, MAX (size, 1), read_piece, parser);
  g_autofree char *cut = scan_in_chunks ((const char *) data, size, chunk, read_piece, parser);

  g_assert_cmpstr (whole, ==, cut);
  return 0;
}
