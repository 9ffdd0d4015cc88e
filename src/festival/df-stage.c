/* df-stage.c
 *
 * A place where events happen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-stage.h"

#include <glib/gi18n.h>

#include "festival/df-line-up.h"

/* Stages take the palette's colours in their order, so that no two are alike up to eight; neighbours differ most this way. */
static const int hues[] = { 1, 4, 3, 2, 5, 6, 7, 8 };

static void
derive_hue (DfRecord *self,
            GValue   *value)
{
  gint64 id = df_record_get_id (self);

  g_value_set_int (value, id > 0 ? hues[(id - 1) % G_N_ELEMENTS (hues)] : hues[0]);
}

static void
derive_summary (DfRecord *self,
                GValue   *value)
{
  g_value_take_string (value, df_events_format_count (df_record_count_related (self, "events")));
}

static const DfField fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("description", N_("Description"), DF_LONG_TEXT, 0),
  DF_DERIVED ("summary", G_TYPE_STRING, derive_summary, "events"),
  DF_DERIVED ("hue", G_TYPE_INT, derive_hue, ""),
};

DF_DEFINE_RECORD (DfStage, df_stage, "stages", DF_COUNTED ("%u Stage", "%u Stages"), "name", fields)
