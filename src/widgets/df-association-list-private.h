/* df-association-list-private.h
 *
 * What the card of linked records and the removing from it share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-association.h"
#include "widgets/df-association-list.h"
#include "widgets/df-link-dialog.h"

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
  TEXT_REMOVE_SEVERAL_LABEL,
  TEXT_REMOVE_DIALOG_TITLE,
  TEXT_REMOVE_TEXT,
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
  GtkWidget       *dialog;          /* that links; weak */
  GObject         *last_item;       /* what the row that adds stands for */
  GtkBuilderScope *scope;
  char            *texts[N_TEXTS];
  gboolean         is_ready;        /* the .ui was read to its end: rows can be made */
};

/* What the dialog says that links @owner, or several owners where that is NULL. */
void       df_association_list_fill_texts         (DfAssociationList  *self,
                                                   DfLinkDialogTexts  *texts);

/* --- several owners */
/* Whether links can be made for several owners at once: one to many cannot, since each of the others has one owner. */
gboolean   df_association_list_can_several        (DfAssociationList  *self);
const char *df_association_list_get_several_label (DfAssociationList  *self,
                                                   gboolean            removing);
/* The dialog that links all rows of @owners, or unlinks them. */
void       df_association_list_open_for_several   (DfAssociationList  *self,
                                                   DfRepository       *repository,
                                                   GArray             *owners,
                                                   gboolean            removing);

/* --- rows */
/* The button of @row's record that removes its link. */
GtkWidget *df_association_list_make_cross         (DfAssociationList  *self,
                                                   DfRecord           *other);
/* Of a row: Delete removes its link, or those of all chosen rows where it is one of them. */
gboolean   df_association_list_row_key_pressed_cb (GtkEventController *keys,
                                                   guint               key,
                                                   guint               code,
                                                   GdkModifierType     state,
                                                   DfAssociationList  *self);

G_END_DECLS
