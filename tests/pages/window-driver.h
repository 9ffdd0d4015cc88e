/* window-driver.h
 *
 * Drives real windows from inside the process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pages/df-window.h"
#include "widgets/df-field-row.h"

G_BEGIN_DECLS

/* What a program returns that needs a display and has none. */
#define SKIPPED 77

/* Waits, with a deadline, until something is so; the main loop runs meanwhile. */
#define wait_until(expression) \
  G_STMT_START { \
    gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
    while (!(expression)) \
      { \
        if (g_get_monotonic_time () > deadline) \
          g_error ("%s:%d: it never came about that %s", __FILE__, __LINE__, #expression); \
        driver_iterate (); \
      } \
  } G_STMT_END

/* FALSE without a display. Folders of the user are empty ones of this program. */
gboolean        driver_init         (int          *argc,
                                     char       ***argv);
int             driver_run          (void);
GtkApplication *driver_application  (void);
void            driver_iterate      (void);
/* Until nothing is left to do at once, and the frame is drawn. */
void            driver_settle       (GtkWidget    *widget);

/* A new path in an empty folder: (transfer full). */
char           *driver_new_path     (const char   *name);
/* A window on a file that need not be there. */
DfWindow       *driver_open         (const char   *path);
/* The same file with the sample in it. */
DfWindow       *driver_open_sample  (const char   *path);
void            driver_close        (DfWindow     *window);

/* A mapped widget of @type below @root that says @text, as its label, its text, its tooltip or its title; any for NULL. NULL if there is none. */
GtkWidget      *driver_find         (GtkWidget    *root,
                                     GType         type,
                                     const char   *text);
guint           driver_count        (GtkWidget    *root,
                                     GType         type);
/* Presses a button that says @label. */
void            driver_press        (GtkWidget    *root,
                                     const char   *label);
/* Gives a key to @widget, or to who holds it. */
void            driver_press_key    (GtkWidget    *widget,
                                     guint         key);
/* Does what a menu item or a key does; it must be possible now. */
void            driver_activate     (DfWindow     *window,
                                     const char   *action);
gboolean        driver_is_enabled   (DfWindow     *window,
                                     const char   *action);
/* Types over what stands in the first editable below @root. */
void            driver_type         (GtkWidget    *root,
                                     const char   *text);
DfRepository   *driver_get_repository (DfWindow   *window);
guint           driver_count_rows   (DfWindow     *window,
                                     const char   *table);
/* The row of the page that shows a field. */
DfFieldRow     *driver_find_field   (DfWindow     *window,
                                     const char   *field);
/* The record of @table with this title: (transfer full). */
DfRecord       *driver_dup_record   (DfWindow     *window,
                                     const char   *table,
                                     const char   *title);
/* Chooses the performer with this name, as a click in the list does. */
DfRecord       *driver_choose       (DfWindow     *window,
                                     const char   *title);
/* Another window of the program that is not @window; waits for it. */
GtkWidget      *driver_wait_dialog  (DfWindow     *window);

G_END_DECLS
