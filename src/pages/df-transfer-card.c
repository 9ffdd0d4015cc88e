/* df-transfer-card.c
 *
 * How long the way from one stage to each of the others takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-transfer-card.h"

#include <glib/gi18n.h>

#include "festival/df-length.h"
#include "festival/df-transfer.h"
#include "pages/df-alert.h"
#include "store/df-record-list.h"

struct _DfTransferCard
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkListBox   *rows;

  DfRepository *repository;
  DfRecord     *record;
  DfRecordList *stages;
};

enum
{
  PROP_REPOSITORY = 1,
  PROP_RECORD
};

G_DEFINE_FINAL_TYPE (DfTransferCard, df_transfer_card, GTK_TYPE_WIDGET)

/* --- one other stage ------------------------------------------------------------------------------------------------------------------------- */

static DfRecord *
get_other (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "stage");
}

static char *
dup_shown (DfTransferCard *self,
           DfRecord       *other)
{
  return df_kind_length.format (NULL, &DF_VALUE_INTEGER (df_transfer_read (self->repository, self->record, other)));
}

static void
refill (DfTransferCard *self,
        GtkWidget      *entry)
{
  g_autofree char *shown = dup_shown (self, get_other (entry));

  gtk_editable_set_text (GTK_EDITABLE (entry), shown);
  gtk_widget_remove_css_class (entry, "error");
}

typedef struct
{
  DfRecord *stage;
  DfRecord *other;
  gint64    minutes;
} DfTransferEdit;

static void
free_edit (gpointer data)
{
  DfTransferEdit *edit = data;

  g_object_unref (edit->stage);
  g_object_unref (edit->other);
  g_free (edit);
}

static gboolean
attempt_edit (gpointer   card,
              gpointer   data,
              GError   **error)
{
  DfTransferEdit *edit = data;

  return df_transfer_set (DF_TRANSFER_CARD (card)->repository, edit->stage, edit->other, edit->minutes, error);
}

static void
edited (gpointer      card,
        gpointer      data,
        const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (card);

  if (error != NULL && GTK_IS_WINDOW (root))
    df_alert_error (GTK_WINDOW (root), error);
}

/* Saved by Enter and where the focus leaves; what is no length stays, marked, until Escape or a right one. */
static void
commit_cb (DfTransferCard *self,
           GtkWidget      *entry)
{
  g_autofree char *shown = dup_shown (self, get_other (entry));
  g_auto(DfValue) value = DF_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  DfTransferEdit *edit;

  if (g_strcmp0 (shown, gtk_editable_get_text (GTK_EDITABLE (entry))) == 0)
    return;
  if (!df_kind_length.parse (NULL, gtk_editable_get_text (GTK_EDITABLE (entry)), &value, &error))
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_set_tooltip_text (entry, error->message);
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }

  gtk_widget_set_tooltip_text (entry, NULL);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  edit = g_new0 (DfTransferEdit, 1);
  edit->stage = g_object_ref (self->record);
  edit->other = g_object_ref (get_other (entry));
  edit->minutes = value.integer;
  df_repository_try (self->repository, self, attempt_edit, edited, edit, free_edit);
}

static void
left_cb (GtkWidget          *entry,
         GtkEventController *focus)
{
  GtkWidget *card = gtk_widget_get_ancestor (entry, DF_TYPE_TRANSFER_CARD);

  if (card != NULL && DF_TRANSFER_CARD (card)->record != NULL)
    commit_cb (DF_TRANSFER_CARD (card), entry);
}

static gboolean
key_cb (GtkWidget       *entry,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  GtkWidget *card = gtk_widget_get_ancestor (entry, DF_TYPE_TRANSFER_CARD);

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  refill (DF_TRANSFER_CARD (card), entry);

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_entry (DfTransferCard *self,
            DfRecord       *other)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data_full (G_OBJECT (entry), "stage", g_object_ref (other), g_object_unref);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Usual"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, df_record_get_title (other), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), entry, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), entry, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, keys);

  return entry;
}

static void
append_row (DfTransferCard *self,
            DfRecord       *other)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  GtkWidget *entry = make_entry (self, other);
  GtkWidget *row;

  g_object_bind_property (other, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_list_box_append (self->rows, box);
  row = gtk_widget_get_parent (box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, df_record_get_title (other), -1);
  refill (self, entry);
}

/* --- all ----------------------------------------------------------------------------------------------------------------------------------------- */

static void
rebuild (DfTransferCard *self)
{
  guint shown = 0;

  while (gtk_list_box_get_row_at_index (self->rows, 0) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0)));

  for (guint i = 0; self->record != NULL && df_record_get_id (self->record) != 0 && self->stages != NULL
                    && i < g_list_model_get_n_items (G_LIST_MODEL (self->stages)); i++)
    {
      g_autoptr(DfRecord) other = g_list_model_get_item (G_LIST_MODEL (self->stages), i);

      if (other == NULL || other == self->record)
        continue;
      append_row (self, other);
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown > 0);
}

/* A transfer was written, by an undo or by anybody; what is being typed stays. */
static void
repository_changed_cb (DfTransferCard *self,
                       GArray         *changes)
{
  gboolean is_about = changes == NULL;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    is_about |= g_str_equal (g_array_index (changes, DfChange, i).table->name, "transfers");
  for (int i = 0; is_about && self->record != NULL && gtk_list_box_get_row_at_index (self->rows, i) != NULL; i++)
    {
      GtkWidget *box = gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (self->rows, i));
      GtkWidget *entry = gtk_widget_get_last_child (box);

      if (!gtk_widget_has_css_class (entry, "error"))
        refill (self, entry);
    }
}

static void
set_repository (DfTransferCard *self,
                DfRepository   *repository)
{
  self->repository = g_object_ref (repository);
  self->stages = df_repository_list (repository, df_catalog_find_table (df_repository_get_catalog (repository), "stages"));
  g_signal_connect_object (self->stages, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "changed", G_CALLBACK (repository_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
df_transfer_card_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DfTransferCard *self = DF_TRANSFER_CARD (object);

  if (property == PROP_REPOSITORY)
    set_repository (self, g_value_get_object (value));
  else if (!g_set_object (&self->record, g_value_get_object (value)))
    return;
  if (self->repository != NULL)
    rebuild (self);
}

static void
df_transfer_card_dispose (GObject *object)
{
  DfTransferCard *self = DF_TRANSFER_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->stages);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_transfer_card_parent_class)->dispose (object);
}

static void
df_transfer_card_class_init (DfTransferCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = df_transfer_card_set_property;
  object_class->dispose = df_transfer_card_dispose;
  g_object_class_install_property (object_class, PROP_REPOSITORY, g_param_spec_object ("repository", NULL, NULL, DF_TYPE_REPOSITORY, flags));
  g_object_class_install_property (object_class, PROP_RECORD, g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD, flags));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
df_transfer_card_init (DfTransferCard *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("Transfer from Here To"), "xalign", 0.0, "margin-top", 24, "margin-start", 6,
                                     "margin-bottom", 8, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (heading, "df-section");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "df-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Transfer from Here To"), -1);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->rows));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
