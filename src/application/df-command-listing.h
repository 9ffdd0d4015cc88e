/* df-command-listing.h
 *
 * The rows of a table as lines of text in columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

typedef struct _DfListing DfListing;

/* Reads all rows: their names first, then what is short, references last; a start and an end stand together. */
DfListing *df_listing_new      (DfRepository   *repository,
                                const DfTable  *table,
                                GError        **error);
void       df_listing_free     (DfListing      *self);
guint      df_listing_get_size (DfListing      *self);
/* The id of the row at a position, sorted as the table says. */
gint64     df_listing_get_id   (DfListing      *self,
                                guint           position);
/* Brings ids (element-type gint64) into the order of the rows. */
void       df_listing_sort     (DfListing      *self,
                                GArray         *ids);
/* Appends the row's columns, so wide that all rows are aligned; no newline and no blanks at the end. */
void       df_listing_append   (DfListing      *self,
                                gint64          id,
                                GString        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfListing, df_listing_free)

G_END_DECLS
