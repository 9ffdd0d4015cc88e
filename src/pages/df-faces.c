/* df-faces.c
 *
 * What the faces of rows and pages say beyond the fields of one record: pure functions that .ui files name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-faces.h"

#include <glib/gi18n.h>

#include "festival/df-event.h"
#include "festival/df-line-up.h"
#include "festival/df-performer.h"

gboolean
df_face_not (gpointer object,
             gboolean value)
{
  return !value;
}

int
df_face_either (gpointer object,
                gboolean condition,
                int      yes,
                int      no)
{
  return condition ? yes : no;
}

char *
df_face_company (gpointer    object,
                 DfRecord   *event,
                 DfRecord   *owner,
                 const char *line_up)
{
  return event != NULL ? df_event_company (event, owner) : g_strdup ("");
}

char *
df_face_clash (gpointer  object,
               DfRecord *event,
               DfRecord *owner,
               int       clashes)
{
  return event != NULL && owner != NULL ? df_event_clash (event, owner) : g_strdup ("");
}

char *
df_face_would_clash (gpointer  object,
                     DfRecord *event,
                     DfRecord *owner)
{
  return event != NULL && owner != NULL ? df_event_would_clash (event, owner) : g_strdup ("");
}

static gboolean
overlaps_picked (DfRecord   *event,
                 GListModel *picked)
{
  for (guint i = 0; i < g_list_model_get_n_items (picked); i++)
    {
      g_autoptr(DfRecord) other = g_list_model_get_item (picked, i);

      if (other != event && df_event_overlaps (event, other))
        return TRUE;
    }

  return FALSE;
}

char *
df_face_advice (DfRecord   *owner,
                GListModel *picked)
{
  guint clashing = 0;

  for (guint i = 0; i < g_list_model_get_n_items (picked); i++)
    {
      g_autoptr(DfRecord) event = g_list_model_get_item (picked, i);
      g_autofree char *clash = df_event_would_clash (event, owner);

      if (*clash != '\0' || overlaps_picked (event, picked))
        clashing++;
    }

  if (clashing == 0)
    return NULL;

  /* Translators: so many of the events that are picked would overlap another one of the performer's. */
  return g_strdup_printf (ngettext ("%u of them clashes", "%u of them clash", clashing), clashing);
}

void
df_faces_add_callbacks (GtkBuilderCScope *scope)
{
  /* The types that .ui files look fields up on. */
  g_type_ensure (DF_TYPE_EVENT);
  g_type_ensure (DF_TYPE_PERFORMER);

  gtk_builder_cscope_add_callback (scope, df_face_not);
  gtk_builder_cscope_add_callback (scope, df_face_either);
  gtk_builder_cscope_add_callback (scope, df_face_company);
  gtk_builder_cscope_add_callback (scope, df_face_clash);
  gtk_builder_cscope_add_callback (scope, df_face_would_clash);
  gtk_builder_cscope_add_callback (scope, df_face_advice);
}
