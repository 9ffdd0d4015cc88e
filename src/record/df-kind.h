/* df-kind.h
 *
 * A kind says how the values of a field are typed, shown, sorted and handed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-value.h"

G_BEGIN_DECLS

typedef struct _DfRecord DfRecord;
typedef struct _DfKind   DfKind;

/**
 * DfKind:
 * @name: the kind's name; an editor for it is found by this name
 * @is_text: whether the file holds a text; an integer otherwise
 * @parse: from what a person typed (never %NULL; "" is nothing where the kind has nothing: "" for text kinds,
 *   %DF_NOTHING for integer kinds) to a value. @record gives the context and may be %NULL. %DF_ERROR_INVALID and one sentence
 *   when it is not one. parse (format (value)) is the value.
 * @format: to what a person reads and edits; never %NULL, "" for nothing
 * @decode: from the text that interchange files hold; %NULL where an integer stands there as a number, or a text goes through @parse
 * @encode: appends to @text what interchange files hold, without quotes; %NULL where the value stands there as it is.
 *   Never called for nothing, which is null there.
 * @collate: appends a key to @key so that strcmp() of two keys orders two values in the user's language; nothing comes first
 * @gathers: whether many rows have the same value, and people look at those of one
 * @schema: members of a JSON Schema that say of a value in interchange files what its type does not; %NULL where any will do
 */
struct _DfKind
{
  const char *name;
  gboolean    is_text;
  gboolean  (*parse)   (DfRecord *record, const char *text, DfValue *value, GError **error);
  char     *(*format)  (DfRecord *record, const DfValue *value);
  gboolean  (*decode)  (const char *text, DfValue *value, GError **error);
  void      (*encode)  (const DfValue *value, GString *text);
  void      (*collate) (const DfValue *value, GString *key);
  gboolean    gathers;
  const char *schema;
};

/* In characters. A name of a million letters in a wrapping label hangs a window for a minute. */
#define DF_LONGEST_NAME 200
#define DF_LONGEST_DESCRIPTION 100000

extern const DfKind df_kind_text;       /* a name: one line, 1 to 200 characters once trimmed */
extern const DfKind df_kind_long_text;  /* a description: lines, at most 100,000 characters */
extern const DfKind df_kind_link;       /* a website: http or https, at most 2,048 bytes */
extern const DfKind df_kind_integer;
extern const DfKind df_kind_reference;  /* the id of a row of another table */
extern const DfKind df_kind_guid;       /* a lower-case UUID, made once */
extern const DfKind df_kind_timestamp;  /* a moment in UTC, "2027-02-05T14:00:00Z"; written by the store alone */

#define DF_TEXT      (&df_kind_text)
#define DF_LONG_TEXT (&df_kind_long_text)
#define DF_LINK      (&df_kind_link)
#define DF_INTEGER   (&df_kind_integer)

/* What a search or a comparison of names looks at: compatibility form, without case and accents: (transfer full). */
char    *df_fold         (const char *text);
/* A website as a URI of RFC 3986, for programs: what it cannot hold is escaped: (transfer full). */
char    *df_link_to_uri  (const char *link);
/* Whether a website may be opened: to be asked at the click, since the file may come from anywhere. */
gboolean df_link_is_safe (const char *text);

G_END_DECLS
