/* df-list-places-private.h
 *
 * Rows that were written go to their places in an array of sorted ids.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row that was written. */
typedef struct
{
  gint64   id;
  char    *key;        /* owned; strcmp() of two is the order; NULL where the row is gone */
  char    *text;       /* owned: what a search looks at; NULL where nobody searches */
  gboolean is_there;   /* whether it is to stand in the array */
} DfListEntry;

/* (element-type DfListEntry) */
GArray    *df_list_entries_new         (void);
/* Where @entries stand in @ids, ascending: (transfer full) (element-type guint). */
GArray    *df_list_entries_list_places (GArray *entries,
                                        GArray *ids);
/* What the rows say that stand in @places of @ids, "" where @entries do not: (transfer container); borrowed from them. */
GPtrArray *df_list_entries_list_texts  (GArray *entries,
                                        GArray *ids,
                                        GArray *places);

/**
 * DfListPlaces:
 * @read_keys: the keys of @n rows: (transfer full), each empty where there is no such row. What was not written has its place by it.
 * @spliced: (nullable): @ids has changed so, and stands as it is told
 *
 * An array, and what it belongs to.
 */
typedef struct
{
  GArray  *ids;          /* (element-type gint64), sorted; borrowed */
  gboolean descending;   /* whether the last comes first */
  char  **(*read_keys) (gpointer rows, const gint64 *ids, guint n);
  gpointer rows;
  void    (*spliced)   (gpointer data, guint position, guint removed, guint added);
  gpointer data;
} DfListPlaces;

/* Puts @entries where they belong, or takes them out. A row that is near its old place moves in one splice, together with those between; one from afar in
 * two, so that what lies between does not move; one that stays in none. */
void df_list_places_apply (const DfListPlaces *self,
                           GArray             *entries);

G_END_DECLS
