/* armory.h
 *
 * Heroes and their weapons: the frames are tried on records that have nothing to do with what the program is for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-association.h"
#include "store/df-record-list.h"
#include "widgets/df-widgets.h"

#define ARMORY_UI "/org/dreamfest/test/ui/"

/**
 * Armory:
 * @repository: a new file with heroes Ada, Bo, Cy and the weapons Axe, Bow (rack East) and Club, Dart, Epee (rack West); Bo has Axe and Club
 * @window: empty, with a toaster and the actions "win.undo" and "win.open-link"
 *
 * What a test starts from.
 */
typedef struct
{
  DfRepository *repository;
  GtkWidget    *window;
  GtkWidget    *toaster;
  GtkBuilder   *builder;    /* of what was shown last */
  char         *opened;     /* what win.open-link was called with */
} Armory;

/* Ends the program with 77 where there is no display. */
void       armory_init         (int          *argc,
                                char       ***argv);
void       armory_set_up       (Armory       *self,
                                gconstpointer data);
/* Checks that nothing holds the window or the file any more. */
void       armory_tear_down    (Armory       *self,
                                gconstpointer data);
/* Loads a .ui with "repository" in it and shows its object @id: (transfer none). */
gpointer   armory_show         (Armory       *self,
                                const char   *layout,
                                const char   *id);
gpointer   armory_get          (Armory       *self,
                                const char   *id);
/* (transfer none) while the repository lives */
DfRecord  *armory_find         (Armory       *self,
                                const char   *table,
                                const char   *title);
DfRecord  *armory_add          (Armory       *self,
                                const char   *table,
                                const char   *title,
                                const char   *rack);
GtkBuilderScope *armory_get_scope (void);

/* Runs the main loop until @done says so, at most five seconds; then it fails. */
void       armory_wait         (gboolean    (*done) (gpointer data),
                                gpointer      data);
/* Lets everything settle that waits for a frame. */
void       armory_settle       (void);
/* The first of @type under @widget whose accessible name or label is @name. */
GtkWidget *armory_find_widget  (GtkWidget    *widget,
                                GType         type,
                                const char   *name);
/* The first of @type under @widget, itself included, whatever it is called. */
GtkWidget *armory_find_type    (GtkWidget    *widget,
                                GType         type);
/* The texts of all labels that can be seen under @widget, apart by " | ": (transfer full). */
char      *armory_read         (GtkWidget    *widget);
/* What the first shortcut does that @widget itself has for @trigger ("<Control>z"); whether it was taken. */
gboolean   armory_shortcut     (GtkWidget    *widget,
                                const char   *trigger);
/* A key as the focused widget hears it. */
gboolean   armory_press        (GtkWidget    *widget,
                                guint         key);
gboolean   armory_press_with   (GtkWidget    *widget,
                                guint         key,
                                GdkModifierType state);
