/* df-list-search.c
 *
 * What people search for in a list, and which of its rows have it: the last result narrowed while they type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-search-private.h"

#include "record/df-kind.h"

struct _DfListSearch
{
  char       *folded;   /* (nullable) */
  char      **words;    /* of it (nullable) */
  DfListText *text;     /* (nullable) */
  GArray     *found;    /* (nullable) (element-type guint): the lines that have the words */
  GArray     *among;    /* (nullable) (element-type guint): no other lines can have them */
};

DfListSearch *
df_list_search_new (void)
{
  return g_new0 (DfListSearch, 1);
}

void
df_list_search_free (DfListSearch *self)
{
  df_list_search_take_text (self, NULL);
  g_strfreev (self->words);
  g_free (self->folded);
  g_free (self);
}

/* Marks alone fold to nothing, and nothing is no word: (transfer full) (nullable). */
static char **
df_list_search_split (const char *folded)
{
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  gboolean is_any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        g_strv_builder_add (words, parts[i]);
        is_any = TRUE;
      }

  return is_any ? g_strv_builder_end (words) : NULL;
}

void
df_list_search_set_words (DfListSearch *self,
                          const char   *words)
{
  g_autofree char *folded = words != NULL ? df_fold (words) : NULL;
  gboolean narrowed = self->folded != NULL && folded != NULL && g_str_has_prefix (folded, self->folded);

  if (!narrowed)
    df_list_search_forget_found (self);
  else if (self->found != NULL)
    {
      g_clear_pointer (&self->among, g_array_unref);
      self->among = g_steal_pointer (&self->found);
    }

  g_clear_pointer (&self->words, g_strfreev);
  g_free (self->folded);
  self->folded = g_steal_pointer (&folded);
  if (self->folded != NULL)
    self->words = df_list_search_split (self->folded);
}

gboolean
df_list_search_is_on (DfListSearch *self)
{
  return self->words != NULL;
}

gboolean
df_list_search_is_waiting (DfListSearch *self)
{
  return self->words != NULL && self->text == NULL;
}

/* --- the text ---------------------------------------------------------------------------------------------------------------------------- */

DfListText *
df_list_search_get_text (DfListSearch *self)
{
  return self->text;
}

void
df_list_search_take_text (DfListSearch *self,
                          DfListText   *text)
{
  df_list_search_forget_found (self);
  g_clear_pointer (&self->text, df_list_text_free);
  self->text = text;
}

void
df_list_search_remove_lines (DfListSearch *self,
                             GArray       *places)
{
  df_list_search_forget_found (self);
  for (guint i = places->len; i > 0; i--)
    df_list_text_remove (self->text, g_array_index (places, guint, i - 1));
}

void
df_list_search_insert_lines (DfListSearch *self,
                             GArray       *places,
                             GPtrArray    *lines)
{
  df_list_search_forget_found (self);
  for (guint i = 0; i < places->len; i++)
    df_list_text_insert (self->text, g_array_index (places, guint, i), lines->pdata[i]);
}

void
df_list_search_forget_found (DfListSearch *self)
{
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->among, g_array_unref);
}

/* --- what is found ----------------------------------------------------------------------------------------------------------------------- */

GArray *
df_list_search_get_found (DfListSearch *self)
{
  if (self->words == NULL || self->text == NULL)
    return NULL;

  if (self->found == NULL)
    self->found = df_list_text_search (self->text, self->words, self->among);

  return self->found;
}

GArray *
df_list_search_choose (DfListSearch *self,
                       guint         n)
{
  GArray *found = df_list_search_get_found (self);

  return found != NULL ? df_list_text_choose (self->text, self->words, found, n) : g_array_new (FALSE, FALSE, sizeof (guint));
}

gboolean
df_list_search_match (DfListSearch *self,
                      const char   *text)
{
  return self->words == NULL || self->text == NULL || (text != NULL && df_list_text_match (text, self->words));
}
