/* df-search-page-rows.c
 *
 * What is found, as rows: a card of each kind, and above it how many there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-search-page-private.h"

#include <glib/gi18n.h>

#include "widgets/df-record-slot.h"

static DfFound *
find_kind (DfSearchPage *self,
           DfRecord     *record)
{
  for (guint i = 0; i < self->kinds->len; i++)
    {
      DfFound *kind = self->kinds->pdata[i];

      if (kind->table == df_record_get_table (record))
        return kind;
    }

  g_assert_not_reached ();
}

static void
all_clicked_cb (DfSearchPage *self,
                GtkButton    *button)
{
  g_signal_emit_by_name (self, "all-wanted", g_object_get_data (G_OBJECT (button), "table"));
}

static GtkWidget *
make_heading (DfSearchPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *all = gtk_button_new_with_label (_("Show All"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_css_classes (label, (const char *[]) { "df-section", "df-num", NULL });
  gtk_widget_set_css_classes (all, (const char *[]) { "flat", "df-do", NULL });
  gtk_widget_set_valign (all, GTK_ALIGN_END);
  g_signal_connect_object (all, "clicked", G_CALLBACK (all_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), all);

  return box;
}

/* "Performers" and how many; where the best are not all, that as well. */
static void
show_heading (GtkWidget *heading,
              DfFound   *kind)
{
  GtkWidget *label = gtk_widget_get_first_child (heading);
  GtkWidget *all = gtk_widget_get_last_child (heading);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (kind->list));
  guint n_best = g_list_model_get_n_items (G_LIST_MODEL (kind->best));
  g_autofree char *count = df_table_format_count (kind->table, n);
  /* Translators: "213 Performers, the best 50" */
  g_autofree char *words = n > n_best ? g_strdup_printf (_("%s, the best %u"), count, n_best) : g_strdup (count);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_visible (all, n > n_best);
  g_object_set_data (G_OBJECT (all), "table", (gpointer) kind->table->name);
}

/* Whether the row at @position is of another kind than the one beside it. */
static gboolean
is_edge (DfSearchPage *self,
         DfRecord     *record,
         guint         position)
{
  g_autoptr(DfRecord) beside = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return beside == NULL || df_record_get_table (beside) != df_record_get_table (record);
}

static void
show_row (DfSearchPage *self,
          GtkListItem  *item)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *piece = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  DfRecord *record = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  gboolean is_first = position == 0 || is_edge (self, record, position - 1);

  if (is_first)
    show_heading (heading, find_kind (self, record));
  gtk_widget_set_visible (heading, is_first);
  (is_first ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (piece, "first");
  (is_edge (self, record, position + 1) ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (piece, "last");
}

static void
setup_cb (DfSearchPage *self,
          GtkListItem  *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *piece = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (piece, "df-piece");
  gtk_box_append (GTK_BOX (box), make_heading (self));
  gtk_box_append (GTK_BOX (box), piece);
  gtk_list_item_set_child (item, box);
}

/* A row keeps its face until a record of another kind comes into it. */
static void
bind_cb (DfSearchPage *self,
         GtkListItem  *item)
{
  GtkWidget *piece = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  GtkWidget *slot = gtk_widget_get_first_child (piece);
  DfRecord *record = gtk_list_item_get_item (item);
  DfFound *kind = find_kind (self, record);

  if (slot != NULL && g_object_get_data (G_OBJECT (slot), "kind") != kind)
    {
      gtk_box_remove (GTK_BOX (piece), slot);
      slot = NULL;
    }
  if (slot == NULL)
    {
      slot = df_record_slot_new (kind->row, self->scope, record, NULL);
      gtk_widget_set_hexpand (slot, TRUE);
      g_object_set_data (G_OBJECT (slot), "kind", kind);
      gtk_box_append (GTK_BOX (piece), slot);
    }
  else
    df_record_slot_set_record (DF_RECORD_SLOT (slot), record);
  g_ptr_array_add (self->bound, item);
  show_row (self, item);
}

static void
unbind_cb (DfSearchPage *self,
           GtkListItem  *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* --- what leads to a kind --------------------------------------------------------------------------------------------------------------------- */

static void
jump_clicked_cb (DfSearchPage *self,
                 GtkButton    *button)
{
  guint position = 0;

  for (guint i = 0; i < self->kinds->len; i++)
    {
      DfFound *kind = self->kinds->pdata[i];

      if (kind->jump == GTK_WIDGET (button))
        break;
      position += g_list_model_get_n_items (G_LIST_MODEL (kind->best));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
}

void
df_search_page_add_jump (DfSearchPage *self,
                         DfFound      *kind)
{
  kind->jump = gtk_button_new_with_label ("");
  gtk_widget_set_css_classes (kind->jump, (const char *[]) { "flat", "df-do", "df-num", NULL });
  g_signal_connect_object (kind->jump, "clicked", G_CALLBACK (jump_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->jumps), kind->jump);
}

/* --- the page's part --------------------------------------------------------------------------------------------------------------------------- */

void
df_search_page_update_rows (DfSearchPage *self)
{
  guint n_found = 0;

  for (guint i = 0; i < self->bound->len; i++)
    show_row (self, self->bound->pdata[i]);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      DfFound *kind = self->kinds->pdata[i];
      gboolean is_found = g_list_model_get_n_items (G_LIST_MODEL (kind->best)) > 0;
      g_autofree char *count = df_table_format_count (kind->table, g_list_model_get_n_items (G_LIST_MODEL (kind->list)));

      n_found += is_found;
      gtk_button_set_label (GTK_BUTTON (kind->jump), count);
      gtk_widget_set_visible (kind->jump, is_found);
    }
  /* One kind alone needs nothing that leads to it. */
  gtk_widget_set_visible (self->jumps, n_found > 1);
}

void
df_search_page_make_rows (DfSearchPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
}
