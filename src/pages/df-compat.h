/* df-compat.h
 *
 * What GTK does otherwise in later versions: file choosers, alerts, opening links, light and dark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DfFileQuestion:
 * @folder: a folder is asked for; then there is no name, no filter and no choice
 * @name: the suggested file name, when saving
 * @filter_name, @suffixes: which files are shown at first, such as "Schedules" and "json xml"; all can be shown
 * @choice: the one of @choice_ids that is offered; %NULL for the first
 * @choice_label: what @choice_ids and @choice_labels, both ending with %NULL, let people choose; %NULL for nothing
 */
typedef struct
{
  gboolean           saving;
  gboolean           folder;
  const char        *title;
  const char        *accept;
  const char        *name;
  const char        *filter_name;
  const char        *suffixes;
  const char        *choice;
  const char        *choice_label;
  const char *const *choice_ids;
  const char *const *choice_labels;
} DfFileQuestion;

/* @choice: one of the choice_ids; %NULL where there were none. Not called when the question was dismissed. */
typedef void (*DfFileAnswer) (GtkWindow *parent, GFile *file, const char *choice);

void df_compat_ask_file    (GtkWindow            *parent,
                            const DfFileQuestion *question,
                            DfFileAnswer          answer);
/* Says @sentence, and @detail (nullable) below it in smaller words: both plain text. @closed (nullable) is called when it was read.
 * @parent may be %NULL: then it keeps the application alive by itself. */
GtkWindow *df_compat_alert (GtkWindow            *parent,
                            const char           *sentence,
                            const char           *detail,
                            GCallback             closed,
                            gpointer              data);
/* Asks whether @verb ("_Clear") shall be done, which cannot be undone; only then @confirmed is called with @data, which lives as long as @parent. */
void df_compat_confirm     (GtkWindow            *parent,
                            const char           *sentence,
                            const char           *detail,
                            const char           *verb,
                            gboolean              harmful,
                            void                (*confirmed) (gpointer data),
                            gpointer              data);
void df_compat_open_link   (GtkWindow            *parent,
                            const char           *link);
void df_compat_show_shortcuts (GtkWindow         *parent);
/* Light or dark as the desktop says, from now on. Asks nobody before the main loop runs and is silent where nobody answers. */
void df_compat_follow_dark (void);

G_END_DECLS
