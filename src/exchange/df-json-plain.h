/* df-json-plain.h
 *
 * The members of a record that holds nothing but plain texts, whole numbers, booleans and null: nearly every record there is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DfJsonPlain DfJsonPlain;

typedef enum
{
  DF_JSON_NULL,
  DF_JSON_BOOLEAN,
  DF_JSON_INTEGER,
  DF_JSON_TEXT
} DfJsonType;

/* @name is not terminated; @text is, and good until the next df_json_plain_read(). */
typedef struct
{
  const char *name;
  gsize       name_length;
  DfJsonType  type;
  const char *text;
  gint64      integer;
} DfJsonMember;

DfJsonPlain        *df_json_plain_new   (void);
void                df_json_plain_free  (DfJsonPlain *self);
/* @json: a value that the scan let pass; it must live as long as what is read of it. FALSE where it is not plain (a fraction, something
 * nested, an escape in a name): then json-glib reads it. */
gboolean            df_json_plain_read  (DfJsonPlain *self,
                                         const char  *json,
                                         gsize        length);
guint               df_json_plain_count (DfJsonPlain *self);
/* NULL when there is no such member. Quick when they are asked for in their order. */
const DfJsonMember *df_json_plain_find  (DfJsonPlain *self,
                                         const char  *name);

G_END_DECLS
