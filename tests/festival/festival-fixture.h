/* festival-fixture.h
 *
 * A new festival file in a folder of its own, and short ways to fill it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-association.h"

G_BEGIN_DECLS

typedef struct
{
  char         *folder;
  char         *path;
  DfRepository *repository;
} Festival;

/* From 2026-06-12, a Friday, for 3 days. */
void      festival_set_up        (Festival      *self,
                                  gconstpointer  data);
void      festival_tear_down     (Festival      *self,
                                  gconstpointer  data);

const DfTable *festival_table    (const char    *name);
DfRecord *festival_add           (Festival      *self,
                                  const char    *table,
                                  const char    *name);
/* @day: an ISO date or NULL; @starts, @ends: minutes or DF_NOTHING; @stage, @performer: (nullable) */
DfRecord *festival_add_event     (Festival      *self,
                                  const char    *name,
                                  const char    *day,
                                  gint64         starts,
                                  gint64         ends,
                                  DfRecord      *stage,
                                  DfRecord      *performer);
void      festival_link          (Festival      *self,
                                  DfRecord      *performer,
                                  DfRecord      *event);
void      festival_set_integer   (Festival      *self,
                                  DfRecord      *record,
                                  const char    *field,
                                  gint64         value);
void      festival_assert_string (gpointer       record,
                                  const char    *property,
                                  const char    *expected);
int       festival_get_int       (gpointer       record,
                                  const char    *property);

#define festival_add_test(path, function) g_test_add (path, Festival, NULL, festival_set_up, function, festival_tear_down)

G_END_DECLS
