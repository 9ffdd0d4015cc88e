/* df-list-text-private.h
 *
 * What a search looks at: one line for each row of a list, in its order, without case and accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DfListText DfListText;

DfListText *df_list_text_new    (void);
void        df_list_text_free   (DfListText   *self);
guint       df_list_text_count  (DfListText   *self);
/* @line: folded; what ends a line in it counts as a blank. */
void        df_list_text_insert (DfListText   *self,
                                 guint         number,
                                 const char   *line);
void        df_list_text_remove (DfListText   *self,
                                 guint         number);
/* The numbers of the lines that have all of @words (folded, at least one), ascending: (transfer full) (element-type guint). @among: (nullable): no
 * others can have them, ascending. */
GArray     *df_list_text_search (DfListText   *self,
                                 char        **words,
                                 GArray       *among);
/* Of @found the @n that answer @words best, the best first: those that begin with the first word, whose title (what stands before a tab) has all at the
 * beginnings of words, whose title has all, others; (transfer full) (element-type guint). Among very many only the first are compared but for the first. */
GArray     *df_list_text_choose (DfListText   *self,
                                 char        **words,
                                 GArray       *found,
                                 guint         n);
/* Whether one line has them. */
gboolean    df_list_text_match  (const char   *line,
                                 char        **words);

G_END_DECLS
