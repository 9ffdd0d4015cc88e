/* df-shift-row.c
 *
 * Moves the chosen events of the page around it, by minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-shift-row.h"

#include <glib/gi18n.h>

#include "festival/df-clock.h"
#include "festival/df-event-shift.h"
#include "festival/df-event.h"
#include "pages/df-pages.h"
#include "widgets/df-edit.h"
#include "widgets/df-record-page.h"

struct _DfShiftRow
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkSpinButton *minutes;
};

G_DEFINE_FINAL_TYPE (DfShiftRow, df_shift_row, GTK_TYPE_WIDGET)

typedef struct
{
  GArray *ids;
  int     minutes;
} DfShifting;

static void
df_shifting_free (gpointer data)
{
  DfShifting *shifting = data;

  g_array_unref (shifting->ids);
  g_free (shifting);
}

static gboolean
df_shifting_run (DfRepository  *repository,
                 gpointer       data,
                 guint         *n_done,
                 GError       **error)
{
  DfShifting *shifting = data;

  return df_events_shift (repository, shifting->ids, shifting->minutes, n_done, error);
}

static char *
df_shifting_describe (gpointer data,
                      guint    n_done)
{
  DfShifting *shifting = data;
  g_autofree char *count = df_table_format_count (df_table_for_type (DF_TYPE_EVENT), n_done);
  g_autofree char *length = df_clock_format_length (ABS (shifting->minutes));

  /* Translators: the first %s is a count such as "3 Events", the second a length such as "15 min". */
  return g_strdup_printf (shifting->minutes > 0 ? _("Moved %s later by %s") : _("Moved %s earlier by %s"), count, length);
}

static void
df_shift_row_shift (DfShiftRow *self,
                    int         sign)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), DF_TYPE_RECORD_PAGE);
  DfShifting *shifting;
  DfEdit edit = { .run = df_shifting_run, .describe = df_shifting_describe, .destroy = df_shifting_free };

  if (page == NULL || df_record_page_get_repository (DF_RECORD_PAGE (page)) == NULL)
    return;

  /* What was typed and not left yet counts. */
  gtk_spin_button_update (self->minutes);
  shifting = g_new0 (DfShifting, 1);
  shifting->ids = df_record_page_dup_chosen (DF_RECORD_PAGE (page));
  shifting->minutes = sign * gtk_spin_button_get_value_as_int (self->minutes);
  edit.data = shifting;
  edit.table = df_table_for_type (DF_TYPE_EVENT);
  edit.n_rows = shifting->ids->len;
  edit.n_written = shifting->ids->len;
  df_edit_begin (GTK_WIDGET (self), df_record_page_get_repository (DF_RECORD_PAGE (page)), &edit);
}

static void
df_shift_row_earlier_cb (DfShiftRow *self)
{
  df_shift_row_shift (self, -1);
}

static void
df_shift_row_later_cb (DfShiftRow *self)
{
  df_shift_row_shift (self, 1);
}

static void
df_shift_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DF_TYPE_SHIFT_ROW);

  G_OBJECT_CLASS (df_shift_row_parent_class)->dispose (object);
}

static void
df_shift_row_class_init (DfShiftRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = df_shift_row_dispose;
  /* It stands among fields and looks like one. */
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_template_from_resource (widget_class, DF_RESOURCES "ui/shift-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DfShiftRow, box);
  gtk_widget_class_bind_template_child (widget_class, DfShiftRow, minutes);
  gtk_widget_class_bind_template_callback (widget_class, df_shift_row_earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_shift_row_later_cb);
}

static void
df_shift_row_init (DfShiftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
