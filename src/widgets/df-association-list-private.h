/* df-association-list-private.h
 *
 * What the card of linked records and the removing from it share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-association.h"
#include "widgets/df-association-list.h"

G_BEGIN_DECLS

/* The properties that are texts. */
typedef enum
{
  TEXT_RELATION,
  TEXT_ROW,
  TEXT_TITLE,
  TEXT_ADD_LABEL,
  TEXT_REMOVE_LABEL,
  TEXT_REMOVED_TEXT,
  TEXT_REMOVED_FROM_TEXT,
  TEXT_CANDIDATE_ROW,
  TEXT_DIALOG_TITLE,
  TEXT_ROWS_GROUP_BY,
  TEXT_GROUP_BY,
  TEXT_SEARCH_FIELDS,
  TEXT_SEARCH_PLACEHOLDER,
  TEXT_ADVICE,
  TEXT_ADD_TEXT,
  N_TEXTS
} DfAssociationListText;

struct _DfAssociationList
{
  GtkWidget        parent_instance;

  GtkBox          *heading;
  GtkLabel        *title;
  GtkListBox      *card;

  DfRecord        *record;
  GSignalGroup    *record_signals;
  DfAssociation   *association;     /* NULL without a saved record */
  GObject         *last_item;       /* what the row that adds stands for */
  GtkBuilderScope *scope;
  char            *texts[N_TEXTS];
  gboolean         is_ready;        /* the .ui was read to its end: rows can be made */
};

/* The button of @row's record that removes its link. */
GtkWidget *df_association_list_make_cross         (DfAssociationList  *self,
                                                   DfRecord           *other);
/* Of a row: Delete removes its link. */
gboolean   df_association_list_row_key_pressed_cb (GtkEventController *keys,
                                                   guint               key,
                                                   guint               code,
                                                   GdkModifierType     state,
                                                   DfAssociationList  *self);

G_END_DECLS
