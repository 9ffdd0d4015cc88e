/* df-faces.h
 *
 * What the faces of rows and pages say beyond the fields of one record: pure functions that .ui files name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "record/df-record.h"

G_BEGIN_DECLS

void     df_faces_add_callbacks (GtkBuilderCScope *scope);

/* Closures get the object that they are bound on first. What stands behind @owner is there only so that they are evaluated again. */
gboolean df_face_not            (gpointer    object,
                                 gboolean    value);
/* @yes or @no: numbers, or values of one enumeration. */
int      df_face_either         (gpointer    object,
                                 gboolean    condition,
                                 int         yes,
                                 int         no);
/* "with Nilou Farah", "Solo"; "" without an event. */
char    *df_face_company        (gpointer    object,
                                 DfRecord   *event,
                                 DfRecord   *owner,
                                 const char *line_up);
/* "Clashes with Golden Hour Talk at 18:30", or "". */
char    *df_face_clash          (gpointer    object,
                                 DfRecord   *event,
                                 DfRecord   *owner,
                                 int         clashes);
/* "Clashes with Sunset Session, 18:00–19:00", or "": of an event that @owner does not play yet. */
char    *df_face_would_clash    (gpointer    object,
                                 DfRecord   *event,
                                 DfRecord   *owner);

/* "Clashes with Golden Hour Talk at 18:30", or "": among the events of one stage. */
char    *df_face_stage_clash    (gpointer    object,
                                 DfRecord   *event,
                                 DfRecord   *stage,
                                 const char *clash_summary);
/* The style classes of a dot in a hue: (transfer full). */
char   **df_face_dot            (gpointer    object,
                                 int         hue);

/* What is said of a record that is deleted, while it is there: what hung on it (transfer full). */
char    *df_face_performer_removed (DfRecord *performer);
char    *df_face_event_removed  (DfRecord   *event);
char    *df_face_stage_removed  (DfRecord   *stage);

/* How many of the performers in @picked play somewhere else while @event takes place: "1 of them clashes"; %NULL for none. */
char    *df_face_line_up_advice (DfRecord   *event,
                                 GListModel *picked);
/* How many of the events in @picked overlap one that @owner plays, or another one of them: "1 of them clashes"; %NULL for none. */
char    *df_face_advice         (DfRecord   *owner,
                                 GListModel *picked);

G_END_DECLS
