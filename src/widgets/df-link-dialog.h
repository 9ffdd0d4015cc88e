/* df-link-dialog.h
 *
 * Picks records to be linked to one.
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
 * @title: with %s for the owner's title
 * @group_by, @search_fields, @search_placeholder, @advice, @add_text: as DfAssociationList has them
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
} DfLinkDialogTexts;

/* @scope: where closures of the rows and the functions are found. Adds what was picked as one step, says so in the parent's toaster. */
GtkWidget  *df_link_dialog_new        (GtkWindow               *parent,
                                       DfAssociation           *association,
                                       GtkBuilderScope         *scope,
                                       const DfLinkDialogTexts *texts);
/* (transfer none): what is picked so far, in the order of picking. */
GListModel *df_link_dialog_get_picked (DfLinkDialog            *self);

G_END_DECLS
