/* df-festival-dialog.c
 *
 * The festival itself: its name, its days, its clocks; also one that is yet to be made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-festival-dialog.h"

#include <glib/gi18n.h>

#include "festival/df-festival-catalog.h"
#include "pages/df-compat.h"
#include "pages/df-pages.h"
#include "widgets/df-dialog.h"
#include "widgets/df-field-row.h"

/* File systems take 255 bytes; a number and the suffix come behind. */
#define LONGEST_STEM 200

struct _DfFestivalDialog
{
  GtkWindow   parent_instance;

  GtkLabel   *heading;
  GtkWidget  *cancel;
  GtkWidget  *create;
  GtkWidget  *card;
  GtkWidget  *name;
  GtkWidget  *day_start;
  GtkWidget  *place_row;
  GtkLabel   *place;
  GtkLabel   *problem;

  DfDocument *document;        /* NULL while there is no file */
  DfRecord   *festival;
  GFile      *folder;          /* of a new one */
  gboolean    asked_to_stay;   /* it was kept open once because of a wrong field */
};

G_DEFINE_FINAL_TYPE (DfFestivalDialog, df_festival_dialog, GTK_TYPE_WINDOW)

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- where a new one comes to -------------------------------------------------------------------------------------------------------- */

static char *
dup_stem (DfFestivalDialog *self)
{
  const char *name = df_record_get_text (self->festival, "name");
  GString *stem = g_string_new (NULL);

  for (const char *at = name != NULL ? name : ""; *at != '\0' && stem->len < LONGEST_STEM; at = g_utf8_next_char (at))
    g_string_append_unichar (stem, *at == '/' ? '-' : g_utf8_get_char (at));
  /* A leading dot would hide it. */
  if (stem->len == 0 || stem->str[0] == '.')
    g_string_prepend (stem, _("Festival"));

  return g_string_free (stem, FALSE);
}

/* A name that nothing has there, so that nothing is ever replaced. */
static char *
dup_path (DfFestivalDialog *self)
{
  g_autofree char *stem = dup_stem (self);
  g_autofree char *path = NULL;

  for (guint n = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s.dreamfest", stem) : g_strdup_printf ("%s %u.dreamfest", stem, n);

      g_free (path);
      path = g_build_filename (g_file_peek_path (self->folder), name, NULL);
    }

  return g_steal_pointer (&path);
}

static void
show_place (DfFestivalDialog *self)
{
  g_autofree char *path = dup_path (self);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = g_file_get_relative_path (home, file);
  g_autofree char *shown = below != NULL ? g_build_filename ("~", below, NULL) : g_file_get_parse_name (file);

  gtk_label_set_label (self->place, shown);
}

static void
folder_chosen_cb (GtkWindow  *dialog,
                  GFile      *folder,
                  const char *choice)
{
  df_festival_dialog_set_folder (DF_FESTIVAL_DIALOG (dialog), folder);
}

static void
choose_folder_cb (DfFestivalDialog *self)
{
  DfFileQuestion question = { .folder = TRUE, .title = _("Choose a Folder"), .accept = _("_Choose") };

  df_compat_ask_file (GTK_WINDOW (self), &question, folder_chosen_cb);
}

/* --- making it ------------------------------------------------------------------------------------------------------------------------- */

static void
say (DfFestivalDialog *self,
     const char       *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
}

static void
create_cb (DfFestivalDialog *self)
{
  g_autoptr(DfDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  if (!df_field_rows_settle (self->card))
    return;

  if (df_value_is_nothing (df_record_get_value (self->festival, "name")))
    {
      say (self, _("A festival needs a name."));
      df_field_row_focus (DF_FIELD_ROW (self->name));
      return;
    }

  path = dup_path (self);
  document = df_document_open (path, TRUE, &error);
  if (document == NULL || !df_document_make (document, self->festival, &error))
    {
      say (self, error->message);
      return;
    }

  g_signal_emit (self, signals[MADE], 0, document);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Ctrl and Enter end a dialog from wherever one is. */
static gboolean
key_pressed_cb (DfFestivalDialog *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (self->document == NULL)
    create_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));

  return GDK_EVENT_STOP;
}

/* --- the window -------------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_festival_dialog_close_request (GtkWindow *window)
{
  DfFestivalDialog *self = DF_FESTIVAL_DIALOG (window);

  if (self->document != NULL && !df_field_rows_settle (self->card) && !self->asked_to_stay)
    {
      self->asked_to_stay = TRUE;
      say (self, _("Not saved yet. Close again to lose it."));
      return TRUE;
    }

  return GTK_WINDOW_CLASS (df_festival_dialog_parent_class)->close_request (window);
}

static void
df_festival_dialog_dispose (GObject *object)
{
  DfFestivalDialog *self = DF_FESTIVAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_FESTIVAL_DIALOG);
  g_clear_object (&self->festival);
  g_clear_object (&self->document);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (df_festival_dialog_parent_class)->dispose (object);
}

static void
df_festival_dialog_class_init (DfFestivalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = df_festival_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = df_festival_dialog_close_request;

  signals[MADE] = g_signal_new ("made", DF_TYPE_FESTIVAL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DF_TYPE_DOCUMENT);

  gtk_widget_class_set_template_from_resource (widget_class, DF_RESOURCES "ui/festival-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, create);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, card);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, day_start);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DfFestivalDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
}

static void
df_festival_dialog_init (DfFestivalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Without a document everything is filled in at once and made at the end; with one each field is saved by itself. */
static void
show_which (DfFestivalDialog *self)
{
  gboolean is_new = self->document == NULL;
  const char *title = is_new ? _("New Festival") : _("Festival");

  gtk_label_set_label (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->create, is_new);
  gtk_widget_set_visible (self->place_row, is_new);
  gtk_widget_set_visible (self->day_start, !is_new);
  gtk_button_set_label (GTK_BUTTON (self->cancel), is_new ? _("_Cancel") : _("_Close"));
}

GtkWidget *
df_festival_dialog_new (GtkWindow  *parent,
                        DfDocument *document)
{
  DfFestivalDialog *self;
  DfRepository *repository = document != NULL ? df_document_get_repository (document) : NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (document == NULL || repository != NULL, NULL);

  self = g_object_new (DF_TYPE_FESTIVAL_DIALOG, NULL);
  df_dialog_attach (GTK_WINDOW (self), parent);
  g_set_object (&self->document, document);
  self->festival = document != NULL ? df_repository_dup_single (repository, df_catalog_find_table (df_festival_catalog (), "festival"))
                                    : df_festival_new_draft ();
  for (GtkWidget *row = gtk_widget_get_first_child (self->card); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (DF_IS_FIELD_ROW (row))
      {
        g_object_set (row, "repository", repository, "record", self->festival, NULL);
        if (document != NULL)
          g_object_bind_property (document, "editable", row, "editable", G_BINDING_SYNC_CREATE);
      }

  show_which (self);
  if (document == NULL)
    {
      const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
      g_autoptr(GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

      df_festival_dialog_set_folder (self, folder);
      g_signal_connect_object (self->festival, "notify::name", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
    }
  df_field_row_focus (DF_FIELD_ROW (self->name));

  return GTK_WIDGET (self);
}

void
df_festival_dialog_set_folder (DfFestivalDialog *self,
                               GFile            *folder)
{
  g_return_if_fail (DF_IS_FESTIVAL_DIALOG (self));
  g_return_if_fail (G_IS_FILE (folder));

  if (g_file_peek_path (folder) == NULL)
    {
      say (self, _("A festival has to be in a folder of this computer."));
      return;
    }

  g_set_object (&self->folder, folder);
  say (self, "");
  show_place (self);
}
