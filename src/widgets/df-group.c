/* df-group.c
 *
 * Lists whose neighbours are alike: where a group begins, what is said above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-group-private.h"

char *
df_group_dup_text (DfRecord   *record,
                   const char *field)
{
  char *text = NULL;

  if (field != NULL && df_table_find_column (df_record_get_table (record), field) >= 0)
    text = df_record_format (record, field);
  else if (field != NULL)
    g_object_get (record, field, &text, NULL);

  return text != NULL ? text : g_strdup ("");
}

/* NULL where there is no such row. */
static char *
df_group_dup_text_at (GListModel *model,
                      const char *field,
                      guint       position)
{
  g_autoptr(DfRecord) record = g_list_model_get_item (model, position);

  return record != NULL ? df_group_dup_text (record, field) : NULL;
}

void
df_group_show (GListModel *model,
               const char *field,
               guint       position,
               GtkLabel   *heading,
               gboolean   *is_first,
               gboolean   *is_last)
{
  g_autofree char *group = df_group_dup_text_at (model, field, position);
  g_autofree char *before = position > 0 ? df_group_dup_text_at (model, field, position - 1) : NULL;
  g_autofree char *after = df_group_dup_text_at (model, field, position + 1);

  *is_first = g_strcmp0 (group, before) != 0;
  *is_last = g_strcmp0 (group, after) != 0;
  gtk_label_set_label (heading, group != NULL ? group : "");
  gtk_widget_set_visible (GTK_WIDGET (heading), *is_first && group != NULL && *group != '\0');
}

GtkWidget *
df_group_make_heading (void)
{
  GtkWidget *heading = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "df-section");

  return heading;
}
