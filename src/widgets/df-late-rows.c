/* df-late-rows.c
 *
 * Rows of a list view that nobody sees yet are filled once there is nothing else to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-late-rows.h"

/* So far above and below what is seen, in rows: headings make some of them higher than others. */
#define NEAR 12
/* So many are filled in one go. */
#define FEW 8

struct _DfLateRows
{
  GtkWidget     *view;
  GtkAdjustment *adjustment;   /* the one that is followed (nullable) */
  void         (*fill) (gpointer data, GtkListItem *item);
  gpointer       data;
  GPtrArray     *late;         /* (element-type GtkListItem): borrowed */
  guint          idle;         /* the source that fills them; 0 for none */
};

/* Where people are, in rows; all of them as long as that is not known. */
static void
df_late_rows_get_near (DfLateRows *self,
                       double     *first,
                       double     *last)
{
  g_autoptr(GListModel) model = NULL;
  double upper = gtk_adjustment_get_upper (self->adjustment);
  double n_rows;

  g_object_get (self->view, "model", &model, NULL);
  n_rows = model != NULL ? g_list_model_get_n_items (model) : 0;
  *first = upper > 0 ? gtk_adjustment_get_value (self->adjustment) / upper * n_rows - NEAR : 0;
  *last = upper > 0 ? (gtk_adjustment_get_value (self->adjustment) + gtk_adjustment_get_page_size (self->adjustment)) / upper * n_rows + NEAR : n_rows;
}

/* A row may be a model's last word on another one, so it is taken out first. */
static void
df_late_rows_fill_at (DfLateRows *self,
                      guint       place)
{
  self->fill (self->data, g_ptr_array_steal_index_fast (self->late, place));
}

static void
df_late_rows_moved_cb (DfLateRows *self)
{
  double first, last;

  if (self->late->len == 0)
    return;

  df_late_rows_get_near (self, &first, &last);
  for (guint i = self->late->len; i > 0; i--)
    {
      guint position = i <= self->late->len ? gtk_list_item_get_position (self->late->pdata[i - 1]) : GTK_INVALID_LIST_POSITION;

      if (position >= first && position <= last)
        df_late_rows_fill_at (self, i - 1);
    }
}

static void
df_late_rows_follow (DfLateRows    *self,
                     GtkAdjustment *adjustment)
{
  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (df_late_rows_moved_cb), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (df_late_rows_moved_cb), self);
}

static gboolean
df_late_rows_idle_cb (gpointer data)
{
  DfLateRows *self = data;

  for (guint i = 0; i < FEW && self->late->len > 0; i++)
    df_late_rows_fill_at (self, self->late->len - 1);
  if (self->late->len > 0)
    return G_SOURCE_CONTINUE;

  self->idle = 0;

  return G_SOURCE_REMOVE;
}

DfLateRows *
df_late_rows_new (GtkWidget  *view,
                  void      (*fill) (gpointer data, GtkListItem *item),
                  gpointer    data)
{
  DfLateRows *self = g_new0 (DfLateRows, 1);

  self->view = view;
  self->fill = fill;
  self->data = data;
  self->late = g_ptr_array_new ();

  return self;
}

void
df_late_rows_free (DfLateRows *self)
{
  df_late_rows_follow (self, NULL);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_unref (self->late);
  g_free (self);
}

void
df_late_rows_bind (DfLateRows  *self,
                   GtkListItem *item)
{
  double position = gtk_list_item_get_position (item);
  double first, last;

  df_late_rows_follow (self, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  df_late_rows_get_near (self, &first, &last);
  if (position >= first && position <= last)
    {
      self->fill (self->data, item);
      return;
    }

  g_ptr_array_add (self->late, item);
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, df_late_rows_idle_cb, self, NULL);
}

gboolean
df_late_rows_unbind (DfLateRows  *self,
                     GtkListItem *item)
{
  return !g_ptr_array_remove_fast (self->late, item);
}

void
df_late_rows_finish (DfLateRows *self)
{
  while (self->late->len > 0)
    df_late_rows_fill_at (self, self->late->len - 1);
}
