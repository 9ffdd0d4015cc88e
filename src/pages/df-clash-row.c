/* df-clash-row.c
 *
 * One clash in a list: whom it is about and why; the chosen one with what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-clash-row.h"

#include <glib/gi18n.h>

#include "festival/df-clash-mend.h"
#include "festival/df-clash-words.h"
#include "festival/df-clashes.h"
#include "festival/df-festival.h"
#include "pages/df-alert.h"
#include "pages/df-window-private.h"

/* So many places are offered for each event. */
#define MOST_OFFERS 2

struct _DfClashRow
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkLabel     *heading;
  GtkLabel     *subject;
  GtkLabel     *sentence;
  GtkWidget    *mark;
  GtkWidget    *actions;       /* made anew whenever it opens */
  GtkWidget    *reason;        /* (nullable): of an open row */

  DfRepository *repository;
  DfDocument   *document;
  DfClash       clash;
};

G_DEFINE_FINAL_TYPE (DfClashRow, df_clash_row, GTK_TYPE_WIDGET)

static GtkWidget *
append_label (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* --- what can be done: each is one attempt, made again while another program holds the file -------------------------------------------------- */

typedef struct
{
  DfWindow  *window;
  gint64     event;
  DfPlanSlot slot;
  DfClash    clash;
  char      *reason;       /* of accepting */
  gboolean   take_back;
} DfDeed;

static void
free_deed (gpointer data)
{
  DfDeed *deed = data;

  g_object_unref (deed->window);
  g_free (deed->reason);
  g_free (deed);
}

static gboolean
attempt_deed (gpointer   repository,
              gpointer   data,
              GError   **error)
{
  DfDeed *deed = data;

  if (deed->reason != NULL)
    return df_clash_accept (repository, df_clashes_get_plan (df_clashes_get (repository)), &deed->clash, deed->reason, error);
  if (deed->take_back)
    return df_clash_count_again (repository, &deed->clash, error);

  return df_clash_move (repository, deed->event, &deed->slot, error);
}

static void
deed_done (gpointer      repository,
           gpointer      data,
           const GError *error)
{
  DfDeed *deed = data;
  g_autoptr(DfRecord) event = NULL;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      df_alert_error (GTK_WINDOW (deed->window), error);
      return;
    }

  event = df_clash_dup_event (repository, &deed->clash, deed->event == deed->clash.events[1]);
  if (deed->reason != NULL)
    text = g_strdup (_("Clash accepted"));
  else if (deed->take_back)
    text = g_strdup (_("The clash counts again"));
  else
    /* Translators: %s is an event */
    text = g_strdup_printf (_("%s moved"), event != NULL ? df_record_get_title (event) : "");
  df_toaster_show (deed->window->toaster, text, _("Undo"), "win.undo");
  df_toaster_leave_with_change (deed->window->toaster, repository);
}

static void
begin_deed (DfClashRow *self,
            DfDeed     *deed)
{
  deed->window = g_object_ref (DF_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  deed->clash = self->clash;
  df_repository_try (self->repository, self->repository, attempt_deed, deed_done, deed, free_deed);
}

static void
move_cb (DfClashRow *self,
         GtkWidget  *button)
{
  DfDeed *deed = g_memdup2 (g_object_get_data (G_OBJECT (button), "deed"), sizeof (DfDeed));

  begin_deed (self, deed);
}

static void
take_back_cb (DfClashRow *self)
{
  DfDeed *deed = g_new0 (DfDeed, 1);

  deed->take_back = TRUE;
  begin_deed (self, deed);
}

static void
accept_cb (DfClashRow *self,
           GtkWidget  *entry)
{
  DfDeed *deed;

  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    {
      gtk_widget_grab_focus (entry);
      return;
    }
  deed = g_new0 (DfDeed, 1);
  deed->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  begin_deed (self, deed);
}

static void
accept_clicked_cb (GtkWidget *entry)
{
  g_signal_emit_by_name (entry, "activate");
}

static void
show_event_cb (DfClashRow *self,
               GtkWidget  *button)
{
  df_window_show_record (DF_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), g_object_get_data (G_OBJECT (button), "event"));
}

/* --- the open row ------------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
append_button (DfClashRow *self,
               const char *text,
               GCallback   clicked,
               gint64      event,
               DfPlanSlot  slot)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  DfDeed *deed = g_new0 (DfDeed, 1);

  deed->event = event;
  deed->slot = slot;
  g_object_set_data_full (G_OBJECT (button), "deed", deed, g_free);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "df-button");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->actions), button);

  return button;
}

/* Its name, and beside it the way to it. */
static void
append_title (DfClashRow *self,
              DfRecord   *event)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = append_label (box, "df-strong");
  GtkWidget *button = gtk_button_new_with_label (_("Show"));
  /* Translators: %s is an event */
  g_autofree char *name = g_strdup_printf (_("Show %s"), df_record_get_title (event));

  gtk_label_set_label (GTK_LABEL (label), df_record_get_title (event));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "df-do");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "event", g_object_ref (event), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->actions), box);
}

/* "Golden Hour Talk", and under it where it could be. */
static void
append_event (DfClashRow *self,
              guint       index)
{
  g_autoptr(DfRecord) event = df_clash_dup_event (self->repository, &self->clash, index);
  DfPlan *plan = df_clashes_get_plan (df_clashes_get (self->repository));
  g_autoptr(GArray) slots = NULL;

  if (event == NULL || plan == NULL)
    return;

  append_title (self, event);
  if (df_document_is_editable (self->document) && self->clash.accepted == 0)
    slots = df_plan_list_slots (plan, self->clash.events[index], df_festival_read_day_start (event), MOST_OFFERS);
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      g_autofree char *offer = df_clash_format_slot (self->repository, self->clash.events[index], &g_array_index (slots, DfPlanSlot, i));

      append_button (self, offer, G_CALLBACK (move_cb), self->clash.events[index], g_array_index (slots, DfPlanSlot, i));
    }
}

static void
append_acceptance (DfClashRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Accept"));
  g_autofree char *before = df_clash_dup_reason (self->repository, &self->clash);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Why it may stay as it is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), before != NULL ? before : "");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (button, "df-button");
  gtk_widget_set_margin_top (box, 12);
  g_signal_connect_object (entry, "activate", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (accept_clicked_cb), entry, G_CONNECT_SWAPPED);
  self->reason = entry;
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->actions), box);
}

static void
open_row (DfClashRow *self)
{
  self->actions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->sentence))), self->actions);
  append_event (self, 0);
  append_event (self, 1);
  if (!df_document_is_editable (self->document))
    return;
  if (self->clash.accepted == 0)
    append_acceptance (self);
  else
    append_button (self, _("Count It Again"), G_CALLBACK (take_back_cb), 0, (DfPlanSlot) { 0, 0 });
}

static void
close_row (DfClashRow *self)
{
  if (self->actions != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->actions)), self->actions);
  self->actions = NULL;
  self->reason = NULL;
}

gboolean
df_clash_row_is_in_use (DfClashRow *self)
{
  g_return_val_if_fail (DF_IS_CLASH_ROW (self), FALSE);

  return self->reason != NULL && (gtk_widget_get_state_flags (self->reason) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

void
df_clash_row_show (DfClashRow    *self,
                   const DfClash *clash,
                   const char    *heading,
                   gboolean       is_open)
{
  g_autofree char *subject = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DF_IS_CLASH_ROW (self) && clash != NULL);

  self->clash = *clash;
  subject = df_clash_format_subject (self->repository, clash);
  sentence = df_clash_format (self->repository, clash);
  if (clash->accepted != 0)
    reason = df_clash_dup_reason (self->repository, clash);
  /* Translators: a sentence about a clash, and why it was accepted */
  whole = reason != NULL ? g_strdup_printf (_("%s – accepted: %s"), sentence, reason) : g_strdup (sentence);

  /* Translators: whom a clash is about, and the sentence about it */
  name = g_strdup_printf (_("%s: %s"), subject, whole);

  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  gtk_label_set_label (self->subject, subject);
  gtk_label_set_label (self->sentence, whole);
  gtk_widget_set_visible (self->mark, clash->accepted == 0);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  close_row (self);
  if (is_open)
    open_row (self);
}

/* --- the object -------------------------------------------------------------------------------------------------------------------------------- */

static void
df_clash_row_dispose (GObject *object)
{
  DfClashRow *self = DF_CLASH_ROW (object);

  self->actions = NULL;
  self->reason = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->repository);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (df_clash_row_parent_class)->dispose (object);
}

static void
df_clash_row_class_init (DfClashRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = df_clash_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
df_clash_row_init (DfClashRow *self)
{
  GtkWidget *piece = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = GTK_LABEL (append_label (self->box, "df-section"));
  self->mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "valign", GTK_ALIGN_START, "margin-top", 2,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->mark, "df-warn");
  gtk_widget_set_css_classes (piece, (const char *[]) { "df-piece", "first", "last", NULL });
  gtk_widget_set_margin_bottom (piece, 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (piece), self->mark);
  gtk_box_append (GTK_BOX (piece), words);
  self->subject = GTK_LABEL (append_label (words, "df-strong"));
  self->sentence = GTK_LABEL (append_label (words, "df-small"));
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "df-num");
  gtk_box_append (GTK_BOX (self->box), piece);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
df_clash_row_new (DfRepository *repository,
                  DfDocument   *document)
{
  DfClashRow *self = g_object_new (DF_TYPE_CLASH_ROW, NULL);

  self->repository = g_object_ref (repository);
  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}
