/* copied.h
 *
 * Copies rows, and reads the copies as other programs do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "exchange/df-copied-rows.h"

/* Those with the ids 1 to @n. */
GPtrArray *copied_list_records   (DfRepository *repository,
                                  const char   *table,
                                  guint         n);
/* Has to be UTF-8. */
char      *copied_format_records (DfRepository *repository,
                                  GPtrArray    *records,
                                  const char   *type);
char      *copied_format_table   (DfRepository *repository,
                                  const char   *table,
                                  guint         n,
                                  const char   *type);

/* By our strict reader and by json-glib. */
JsonArray *copied_parse_json     (const char   *json);
/* By RFC 4180 to the letter; anything else fails the test: (element-type GPtrArray of texts). */
GPtrArray *copied_read_csv       (const char   *csv);
/* A fragment with one table, which has to be well-formed; line breaks become "\n". */
GPtrArray *copied_read_html      (const char   *html);
