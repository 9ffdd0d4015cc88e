/* df-link-dialog-search.c
 *
 * Narrows the candidates while somebody types: by their own search, or by everything that their rows say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog-private.h"

#include <string.h>

/* Up to so many, what a row says is worked out for all of them; beyond, only the stored fields are searched, which reads no object. */
#define MANY 5000

static char *
df_link_dialog_make_haystack (DfLinkDialog *self,
                              DfRecord     *record)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; self->search_fields[i] != NULL; i++)
    {
      g_autofree char *part = NULL;

      if (df_table_find_column (df_record_get_table (record), self->search_fields[i]) >= 0)
        part = df_record_format (record, self->search_fields[i]);
      else
        g_object_get (record, self->search_fields[i], &part, NULL);
      if (part != NULL)
        g_string_append_printf (text, "%s\n", part);
    }

  return df_fold (text->str);
}

static gboolean
df_link_dialog_matches (gpointer item,
                        gpointer user_data)
{
  DfLinkDialog *self = user_data;
  const char *haystack = g_hash_table_lookup (self->haystacks, item);
  guint i;

  if (haystack == NULL)
    {
      haystack = df_link_dialog_make_haystack (self, item);
      g_hash_table_insert (self->haystacks, g_object_ref (item), (gpointer) haystack);
    }

  for (i = 0; self->words[i] != NULL; i++)
    if (strstr (haystack, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

void
df_link_dialog_search (DfLinkDialog *self,
                       const char   *text)
{
  g_autofree char *folded = df_fold (text);
  g_autofree char *stripped = g_strstrip (g_strdup (folded));
  gboolean derived = self->search_fields != NULL && df_record_list_get_total (self->candidates) <= MANY;

  if (!derived)
    {
      df_record_list_set_search (self->candidates, text);
      return;
    }

  if (*stripped == '\0')
    {
      gtk_filter_list_model_set_filter (self->filtered, NULL);
      return;
    }

  g_strfreev (self->words);
  self->words = g_strsplit_set (stripped, " \t", -1);

  if (gtk_filter_list_model_get_filter (self->filtered) == NULL)
    {
      g_autoptr(GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (df_link_dialog_matches, self, NULL));

      gtk_filter_list_model_set_filter (self->filtered, filter);
    }
  else
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
}

void
df_link_dialog_forget_search (DfLinkDialog *self)
{
  g_hash_table_remove_all (self->haystacks);
}
