/* df-closures.c
 *
 * Pure functions for .ui files: looks that follow from a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-widgets.h"

#include "widgets/df-widget-private.h"

gboolean
df_has_text (gpointer    object,
             const char *text)
{
  return text != NULL && *text != '\0';
}

gboolean
df_is_empty (gpointer    object,
             const char *text)
{
  return !df_has_text (object, text);
}

void
df_widgets_add_callbacks (GtkBuilderCScope *scope)
{
  gtk_builder_cscope_add_callback_symbols (scope,
                                           "df_has_text", G_CALLBACK (df_has_text),
                                           "df_is_empty", G_CALLBACK (df_is_empty),
                                           NULL);
}

GtkBuilderScope *
df_widgets_get_scope (void)
{
  static GtkBuilderScope *scope;

  if (scope == NULL)
    {
      scope = gtk_builder_cscope_new ();
      df_widgets_add_callbacks (GTK_BUILDER_CSCOPE (scope));
    }

  return scope;
}
