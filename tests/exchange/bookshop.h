/* bookshop.h
 *
 * A catalog that has nothing to do with festivals, in which tables meet in more than one way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

typedef struct
{
  char         *folder;
  DfRepository *repository;
} Bookshop;

void      bookshop_set_up    (Bookshop      *self,
                              gconstpointer  data);
void      bookshop_tear_down (Bookshop      *self,
                              gconstpointer  data);
#define BOOKSHOP_ADD(path, test) g_test_add (path, Bookshop, NULL, bookshop_set_up, test, bookshop_tear_down)

/* A row with these values behind its guid, which no rule has looked at; the record: (transfer full). */
DfRecord *bookshop_add       (Bookshop      *self,
                              const char    *table,
                              const DfValue *values);
void      bookshop_link      (Bookshop      *self,
                              const char    *through,
                              DfRecord      *person,
                              DfRecord      *book);
