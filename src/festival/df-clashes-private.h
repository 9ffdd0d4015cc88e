/* df-clashes-private.h
 *
 * What was read of a festival to find its clashes, by those who read it and those who follow its changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-clashes.h"

G_BEGIN_DECLS

/* A row of performers_events: so that it is known whom a link was about that is gone. */
typedef struct
{
  gint64 id;
  gint64 performer;
  gint64 event;
} DfClashLink;

/**
 * DfClashBook:
 * @clashes: sorted
 * @links: by id
 */
typedef struct
{
  DfPlan *plan;
  GArray *clashes;
  GArray *links;
} DfClashBook;

void         df_clash_book_free   (DfClashBook  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfClashBook, df_clash_book_free)

DfClashBook *df_clash_book_read   (DfRepository *repository,
                                   GError      **error);
/* Takes over what @changes, (element-type DfChange), say. @touched: (element-type DfClash): those that went and those that came.
 * FALSE where it is simpler to read all anew, or where something cannot be read now. */
gboolean     df_clash_book_follow (DfClashBook  *self,
                                   DfRepository *repository,
                                   GArray       *changes,
                                   GArray       *touched);
/* Those of @rule and @subject: where they begin, and how many they are. */
guint        df_clash_book_find   (GArray       *clashes,
                                   DfClashRule   rule,
                                   gint64        subject,
                                   guint        *n);

G_END_DECLS
