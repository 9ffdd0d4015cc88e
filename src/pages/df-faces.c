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
#include "festival/df-stage.h"

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

char *
df_face_stage_clash (gpointer    object,
                     DfRecord   *event,
                     DfRecord   *stage,
                     const char *clash_summary)
{
  return event != NULL && stage != NULL ? df_event_clash (event, stage) : g_strdup ("");
}

char **
df_face_dot (gpointer object,
             int      hue)
{
  g_auto(GStrv) classes = g_new0 (char *, 3);

  classes[0] = g_strdup ("df-dot");
  if (hue > 0)
    classes[1] = g_strdup_printf ("df-c%d", hue);

  return g_steal_pointer (&classes);
}

/* --- what hung on a record -------------------------------------------------------------------------------------------------------------- */

char *
df_face_performer_removed (DfRecord *performer)
{
  guint count = df_record_count_related (performer, "events");

  if (count == 0)
    /* Translators: the title of something that was deleted */
    return g_strdup_printf (_("%s deleted"), df_record_get_title (performer));

  return g_strdup_printf (ngettext ("%s deleted from %'u event", "%s deleted from %'u events", count), df_record_get_title (performer), count);
}

char *
df_face_event_removed (DfRecord *event)
{
  guint count = df_record_count_related (event, "performers");

  if (count == 0)
    return g_strdup_printf (_("%s deleted"), df_record_get_title (event));

  /* Translators: an event and how many performers it had */
  return g_strdup_printf (ngettext ("%s deleted; it had %'u performer", "%s deleted; it had %'u performers", count),
                          df_record_get_title (event), count);
}

char *
df_face_stage_removed (DfRecord *stage)
{
  guint count = df_record_count_related (stage, "events");

  if (count == 0)
    return g_strdup_printf (_("%s deleted"), df_record_get_title (stage));

  return g_strdup_printf (ngettext ("%s deleted; %'u event is unscheduled", "%s deleted; %'u events are unscheduled", count),
                          df_record_get_title (stage), count);
}

/* --- advice ------------------------------------------------------------------------------------------------------------------------------ */

static char *
describe_clashing (guint clashing)
{
  if (clashing == 0)
    return NULL;

  /* Translators: so many of those that are picked would overlap something else */
  return df_format_count (ngettext ("%u of them clashes", "%u of them clash", clashing), clashing);
}

char *
df_face_line_up_advice (DfRecord   *event,
                        GListModel *picked)
{
  guint clashing = 0;

  for (guint i = 0; i < g_list_model_get_n_items (picked); i++)
    {
      g_autoptr(DfRecord) performer = g_list_model_get_item (picked, i);
      g_autofree char *clash = df_event_would_clash (event, performer);

      clashing += *clash != '\0';
    }

  return describe_clashing (clashing);
}

char *
df_face_advice (DfRecord   *owner,
                GListModel *picked)
{
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (picked); i++)
    g_ptr_array_add (events, g_list_model_get_item (picked, i));

  return describe_clashing (df_events_count_would_clash (events, owner));
}

void
df_faces_add_callbacks (GtkBuilderCScope *scope)
{
  /* The types that .ui files look fields up on. */
  g_type_ensure (DF_TYPE_EVENT);
  g_type_ensure (DF_TYPE_PERFORMER);
  g_type_ensure (DF_TYPE_STAGE);

  gtk_builder_cscope_add_callback (scope, df_face_not);
  gtk_builder_cscope_add_callback (scope, df_face_either);
  gtk_builder_cscope_add_callback (scope, df_face_company);
  gtk_builder_cscope_add_callback (scope, df_face_clash);
  gtk_builder_cscope_add_callback (scope, df_face_would_clash);
  gtk_builder_cscope_add_callback (scope, df_face_advice);
  gtk_builder_cscope_add_callback (scope, df_face_line_up_advice);
  gtk_builder_cscope_add_callback (scope, df_face_stage_clash);
  gtk_builder_cscope_add_callback (scope, df_face_dot);
  gtk_builder_cscope_add_callback (scope, df_face_performer_removed);
  gtk_builder_cscope_add_callback (scope, df_face_event_removed);
  gtk_builder_cscope_add_callback (scope, df_face_stage_removed);
}
