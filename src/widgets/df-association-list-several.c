/* df-association-list-several.c
 *
 * The card's links made and removed for several owners at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-association-list-private.h"

#include <glib/gi18n.h>

static const DfRelation *
df_association_list_find_relation (DfAssociationList *self)
{
  DfCatalog *catalog = self->record != NULL ? df_record_get_catalog (self->record) : NULL;

  if (catalog == NULL || self->texts[TEXT_RELATION] == NULL)
    return NULL;

  return df_catalog_find_relation (catalog, df_record_get_table (self->record), self->texts[TEXT_RELATION]);
}

gboolean
df_association_list_can_several (DfAssociationList *self)
{
  const DfRelation *relation = df_association_list_find_relation (self);

  return relation != NULL && relation->through != NULL;
}

const char *
df_association_list_get_several_label (DfAssociationList *self,
                                       gboolean           removing)
{
  if (removing)
    return self->texts[TEXT_REMOVE_SEVERAL_LABEL] != NULL ? self->texts[TEXT_REMOVE_SEVERAL_LABEL] : _("Remove…");

  return self->texts[TEXT_ADD_LABEL] != NULL ? self->texts[TEXT_ADD_LABEL] : _("Add…");
}

void
df_association_list_open_for_several (DfAssociationList *self,
                                      DfRepository      *repository,
                                      GArray            *owners,
                                      gboolean           removing)
{
  const DfRelation *relation = df_association_list_find_relation (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DfLinkDialogTexts texts;
  GtkWidget *dialog;

  if (relation == NULL || relation->through == NULL || !GTK_IS_WINDOW (root))
    return;

  df_association_list_fill_texts (self, &texts);
  if (removing)
    {
      texts.title = self->texts[TEXT_REMOVE_DIALOG_TITLE] != NULL ? self->texts[TEXT_REMOVE_DIALOG_TITLE] : _("Remove from %s");
      texts.pattern = self->texts[TEXT_REMOVE_TEXT] != NULL ? self->texts[TEXT_REMOVE_TEXT] : _("Remove %s");
    }
  dialog = df_link_dialog_new_several (GTK_WINDOW (root), repository, relation, owners, removing, self->scope, &texts);
  gtk_window_present (GTK_WINDOW (dialog));
}
