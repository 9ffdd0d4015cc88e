/* df-value.h
 *
 * What one column of one row holds: a text, an integer, or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An integer that is not there (NULL in the file). */
#define DF_NOTHING G_MININT64

/**
 * DfValue:
 * @text: what a text kind holds; %NULL is nothing
 * @integer: what any other kind holds; %DF_NOTHING is nothing
 *
 * The column's kind says which of the two counts; the other is left as DF_VALUE_INIT has it.
 * Whoever receives a DfValue by an out parameter clears it with df_value_clear().
 */
typedef struct
{
  char  *text;
  gint64 integer;
} DfValue;

#define DF_VALUE_INIT { NULL, DF_NOTHING }

/* A borrowing value for a call: never cleared. */
#define DF_VALUE_TEXT(string)    ((DfValue) { (char *) (string), DF_NOTHING })
#define DF_VALUE_INTEGER(number) ((DfValue) { NULL, (number) })

static inline void
df_value_clear (DfValue *value)
{
  g_clear_pointer (&value->text, g_free);
  value->integer = DF_NOTHING;
}

static inline void
df_value_copy (const DfValue *from,
               DfValue       *to)
{
  to->text = g_strdup (from->text);
  to->integer = from->integer;
}

static inline gboolean
df_value_equal (const DfValue *a,
                const DfValue *b)
{
  return a->integer == b->integer && g_strcmp0 (a->text, b->text) == 0;
}

static inline gboolean
df_value_is_nothing (const DfValue *value)
{
  return value->text == NULL && value->integer == DF_NOTHING;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfValue, df_value_clear)

G_END_DECLS
