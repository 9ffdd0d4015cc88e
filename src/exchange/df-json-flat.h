/* df-json-flat.h
 *
 * The members of a plain record, read where they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DF_JSON_FLAT_NULL,
  DF_JSON_FLAT_INTEGER,
  DF_JSON_FLAT_TEXT
} DfJsonFlatKind;

/**
 * DfJsonFlat:
 * @name: of the member at hand, which is no C string: @name_length bytes
 * @text: how a text is written, likewise; df_json_flat_dup_text() says what it holds
 * @is_over: whether the object was read to its end; FALSE while it is not, and for ever where it is not plain
 *
 * An object is plain when its members are texts, whole numbers and null, and no character is said by its number: what records are, but for a few.
 * Five sixths of the time that json-glib takes for one go into its tokens and its tree, which nobody looks at twice. It reads all the others.
 */
typedef struct
{
  const char     *at;
  const char     *name;
  gsize           name_length;
  DfJsonFlatKind  kind;
  gint64          integer;
  const char     *text;
  gsize           text_length;
  gboolean        has_escapes;
  gboolean        is_over;
} DfJsonFlat;

/* @bytes: a value that df_json_scan_feed() let pass; nothing here looks whether it is JSON. They must stay. */
void     df_json_flat_begin (DfJsonFlat *self,
                             const char *bytes);
/* FALSE at the end of the object, and at what is not plain. */
gboolean df_json_flat_next  (DfJsonFlat *self);

/* What the text at hand holds: (transfer full). */
char    *df_json_flat_dup_text (const DfJsonFlat *self);

G_END_DECLS
