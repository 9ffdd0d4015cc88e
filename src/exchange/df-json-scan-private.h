/* df-json-scan-private.h
 *
 * What the parts of the scan share: structure, texts and numbers, names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-json-scan.h"

G_BEGIN_DECLS

/* What the next byte belongs to. */
typedef enum
{
  SCAN_VALUE,
  SCAN_FIRST_VALUE,       /* or the end of an array */
  SCAN_NAME,
  SCAN_FIRST_NAME,        /* or the end of an object */
  SCAN_COLON,
  SCAN_AFTER_VALUE,
  SCAN_TEXT,
  SCAN_ESCAPE,            /* behind a backslash */
  SCAN_UNICODE,           /* the digits of \uXXXX */
  SCAN_LOW_BACKSLASH,     /* the second half of a pair is due */
  SCAN_LOW_U,
  SCAN_MINUS,
  SCAN_ZERO,
  SCAN_DIGITS,
  SCAN_POINT,
  SCAN_FRACTION,
  SCAN_EXPONENT,
  SCAN_EXPONENT_SIGN,
  SCAN_EXPONENT_DIGITS,
  SCAN_WORD               /* true, false, null */
} DfScanState;

typedef struct
{
  guint   offset;         /* of the text in DfJsonScan.names */
  guint   length;
  guint32 hash;
} DfScanName;

typedef struct
{
  gboolean is_object;
  gint64   index;         /* of the element; -1 before the first */
  gboolean has_name;      /* the last of this object's names belongs to the value at hand */
  guint    first_name;    /* of its names in DfJsonScan.name_list */
  guint    first_byte;    /* of their texts */
  guint32 *slots;         /* 1 + positions in name_list by hash, once there are many names */
  guint    n_slots;       /* a power of two */
} DfScanFrame;

struct _DfJsonScan
{
  DfJsonPieceFunc func;
  gpointer        data;

  DfScanState     state;
  DfScanFrame     frames[DF_JSON_MAX_DEPTH];
  guint           depth;

  const char     *chunk;          /* what is fed at the moment */
  guint64         base;           /* the chunk's first byte counted from the start of the text */
  guint64         line_start;     /* likewise the line's */
  guint           line;
  guint64         mark;           /* where the token at hand began */
  char            held;           /* a lone first byte waits for the second, which tells UTF-16 */
  gboolean        has_held;
  gboolean        is_failed;
  gboolean        is_refused;
  guint64         fault;          /* the byte that failed */
  const char     *target;         /* a pointer that is looked for, with the place where it was found */
  guint           target_line;
  guint           target_column;

  const char *const *cut;         /* static; NULL for the usual */
  guint           n_cut;
  gboolean        in_piece;
  guint           piece_depth;
  DfJsonPiece     piece;
  char           *piece_path;
  const char     *piece_start;    /* in the chunk */
  GByteArray     *carry;          /* of the piece, from the chunks before */

  gboolean        is_name;        /* the text at hand names a member */
  guint64         name_mark;      /* where it begins */
  GByteArray     *names;
  GArray         *name_list;
  guint32         seed;
  guint           need;           /* bytes that the character at hand lacks */
  guint8          low;            /* the range of the next of them */
  guint8          high;
  guint           n_digits;
  guint           code;
  guint           high_half;

  const char     *word;
  guint           word_length;
  char            number[320];
  guint           number_length;
};

static inline guint64
df_scan_offset (DfJsonScan *self,
                const char *at)
{
  return self->base + (guint64) (at - self->chunk);
}

/* These return NULL, what a failed step of the scan returns. */
const char *df_scan_fail       (DfJsonScan   *self,
                                guint64       offset,
                                GError      **error,
                                const char   *format,
                                ...) G_GNUC_PRINTF (4, 5);
/* @expected: translated, "a value" */
const char *df_scan_unexpected (DfJsonScan   *self,
                                const char   *at,
                                const char   *expected,
                                GError      **error);
/* The JSON pointer of the value at hand: (transfer full). */
char       *df_scan_dup_path   (DfJsonScan   *self);

/* df-json-scan-structure */
const char *df_scan_structure  (DfJsonScan   *self,
                                const char   *at,
                                const char   *end,
                                GError      **error);
/* @at: the byte behind the value. */
gboolean    df_scan_end_value  (DfJsonScan   *self,
                                const char   *at,
                                GError      **error);
/* Puts what the chunk holds of the piece aside, up to @end. */
gboolean    df_scan_keep_piece (DfJsonScan   *self,
                                const char   *end,
                                GError      **error);

/* df-json-scan-text: each takes what it can and returns the byte behind it. */
const char *df_scan_text       (DfJsonScan   *self,
                                const char   *at,
                                const char   *end,
                                GError      **error);
const char *df_scan_escape     (DfJsonScan   *self,
                                const char   *at,
                                GError      **error);
/* df-json-scan-number: the byte that ends a number is left to who comes next. */
const char *df_scan_number     (DfJsonScan   *self,
                                const char   *at,
                                const char   *end,
                                GError      **error);
gboolean    df_scan_end_number (DfJsonScan   *self,
                                const char   *at,
                                GError      **error);
/* df-json-scan-name */
void        df_scan_begin_name (DfJsonScan   *self);
gboolean    df_scan_end_name   (DfJsonScan   *self,
                                const char   *at,
                                GError      **error);
void        df_scan_forget_names (DfJsonScan *self,
                                DfScanFrame  *frame);
const char *df_scan_get_name   (DfJsonScan   *self,
                                DfScanFrame  *frame);

G_END_DECLS
