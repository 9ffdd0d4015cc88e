/* df-link-dialog.h
 *
 * Picks records to be linked to one, or to several, or to be unlinked from several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-association.h"

G_BEGIN_DECLS

#define DF_TYPE_LINK_DIALOG (df_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DfLinkDialog, df_link_dialog, DF, LINK_DIALOG, GtkWindow)

/**
 * DfLinkDialogTexts: all may be %NULL
 * @row: the rows' layout
 * @title: with %s for the owner's title, or for how many they are
 * @group_by, @search_fields, @search_placeholder, @advice, @add_text: as DfAssociationList has them
 * @pattern: what the button says instead, with %s for a count such as "3 Events"
 */
typedef struct
{
  const char *row;
  const char *title;
  const char *group_by;
  const char *search_fields;
  const char *search_placeholder;
  const char *advice;
  const char *add_text;
  const char *pattern;
} DfLinkDialogTexts;

/* @scope: where closures of the rows and the functions are found. Adds what was picked as one step, says so in the parent's toaster. */
GtkWidget  *df_link_dialog_new        (GtkWindow               *parent,
                                       DfAssociation           *association,
                                       GtkBuilderScope         *scope,
                                       const DfLinkDialogTexts *texts);
/* The same for all rows of @owners, of a relation with a join table: offers what not all of them have, or (@removing) what any of them has. */
GtkWidget  *df_link_dialog_new_several (GtkWindow              *parent,
                                       DfRepository            *repository,
                                       const DfRelation        *relation,
                                       GArray                  *owners,
                                       gboolean                 removing,
                                       GtkBuilderScope         *scope,
                                       const DfLinkDialogTexts *texts);
/* (transfer none): what is picked so far, in the order of picking. */
GListModel *df_link_dialog_get_picked (DfLinkDialog            *self);

G_END_DECLS
