/* import-fixture.h
 *
 * An empty festival in a folder of its own, and texts in and out of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-export.h"
#include "exchange/df-import.h"

typedef struct
{
  char         *folder;
  char         *path;
  DfRepository *repository;
  DfReport     *report;      /* of the last import */
} Festival;

void     festival_set_up     (Festival               *self,
                              gconstpointer           data);
void     festival_tear_down  (Festival               *self,
                              gconstpointer           data);
#define FESTIVAL_ADD(path, test) g_test_add (path, Festival, NULL, festival_set_up, test, festival_tear_down)

/* The source is called "source.json". @options: NULL for none. */
gboolean festival_import     (Festival               *self,
                              const char             *json,
                              const DfImportOptions  *options,
                              GError                **error);
/* Must go well. */
void     festival_take       (Festival               *self,
                              const char             *json);
/* Must be refused with these words, at this place ("source.json:1:2: /path: "), and leave the bytes. */
void     festival_refuse     (Festival               *self,
                              const char             *json,
                              const char             *place,
                              const char             *says);
char    *festival_export     (Festival               *self,
                              const char             *shape);
/* The file's bytes, as a checksum. */
char    *festival_sum        (Festival               *self);
/* "added changed same refused" of a table, or of the links. */
void     festival_check_tally (Festival              *self,
                              const char             *table,
                              const char             *expected);
/* Some note of the last import holds these words. */
gboolean festival_noted      (Festival               *self,
                              const char             *path,
                              const char             *says);
