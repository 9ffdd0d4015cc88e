/* df-list-text.c
 *
 * What a search looks at: one buffer that is gone through with memmem().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE   /* memmem() */

#include "store/df-list-text-private.h"

#include <string.h>

struct _DfListText
{
  GString *text;     /* each line ends in a line feed */
  GArray  *starts;   /* (element-type gsize): of each line, and behind the last one */
};

DfListText *
df_list_text_new (void)
{
  DfListText *self = g_new0 (DfListText, 1);
  gsize start = 0;

  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_val (self->starts, start);

  return self;
}

void
df_list_text_free (DfListText *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

guint
df_list_text_count (DfListText *self)
{
  return self->starts->len - 1;
}

static gsize
df_list_text_get_start (DfListText *self,
                        guint       number)
{
  return g_array_index (self->starts, gsize, number);
}

void
df_list_text_insert (DfListText *self,
                     guint       number,
                     const char *line)
{
  gsize start = df_list_text_get_start (self, number);
  gsize length = strlen (line);

  g_string_insert_len (self->text, (gssize) start, line, (gssize) length);
  for (gsize i = start; i < start + length; i++)
    if (self->text->str[i] == '\n')
      self->text->str[i] = ' ';
  g_string_insert_c (self->text, (gssize) (start + length), '\n');
  g_array_insert_val (self->starts, number, start);
  for (guint i = number + 1; i < self->starts->len; i++)
    g_array_index (self->starts, gsize, i) += length + 1;
}

void
df_list_text_remove (DfListText *self,
                     guint       number)
{
  gsize start = df_list_text_get_start (self, number);
  gsize length = df_list_text_get_start (self, number + 1) - start;

  g_string_erase (self->text, (gssize) start, (gssize) length);
  g_array_remove_index (self->starts, number);
  for (guint i = number; i < self->starts->len; i++)
    g_array_index (self->starts, gsize, i) -= length;
}

/* --- searching ------------------------------------------------------------------------------------------------------------------- */

gboolean
df_list_text_match (const char  *line,
                    char       **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (line, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
df_list_text_line_matches (DfListText  *self,
                           guint        number,
                           char       **words,
                           guint        except)
{
  const char *line = self->text->str + df_list_text_get_start (self, number);
  gsize length = df_list_text_get_start (self, number + 1) - df_list_text_get_start (self, number);

  for (guint i = 0; words[i] != NULL; i++)
    if (i != except && memmem (line, length, words[i], strlen (words[i])) == NULL)
      return FALSE;

  return TRUE;
}

/* The longest word is in the fewest lines. */
static guint
df_list_text_choose_word (char **words)
{
  guint longest = 0;

  for (guint i = 1; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (words[longest]))
      longest = i;

  return longest;
}

/* The line that has the byte @at, from line @number on, which is not behind it. */
static guint
df_list_text_find_line (DfListText *self,
                        guint       number,
                        gsize       at)
{
  guint step = 1;
  guint high;

  while (number + step < self->starts->len && df_list_text_get_start (self, number + step) <= at)
    {
      number += step;
      step *= 2;
    }
  high = MIN (number + step, self->starts->len - 1);
  while (high - number > 1)
    {
      guint middle = number + (high - number) / 2;

      if (df_list_text_get_start (self, middle) <= at)
        number = middle;
      else
        high = middle;
    }

  return number;
}

GArray *
df_list_text_search (DfListText  *self,
                     char       **words,
                     GArray      *among)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint word = df_list_text_choose_word (words);
  gsize length = strlen (words[word]);
  guint number = 0;
  gsize at = 0;
  const char *hit;

  /* Beyond a part of all lines one pass is quicker than many jumps. */
  if (among != NULL && among->len > df_list_text_count (self) / 3)
    among = NULL;
  for (guint i = 0; among != NULL && i < among->len; i++)
    if (df_list_text_line_matches (self, g_array_index (among, guint, i), words, G_MAXUINT))
      g_array_append_val (found, g_array_index (among, guint, i));

  while (among == NULL && at < self->text->len && (hit = memmem (self->text->str + at, self->text->len - at, words[word], length)) != NULL)
    {
      number = df_list_text_find_line (self, number, (gsize) (hit - self->text->str));
      if (df_list_text_line_matches (self, number, words, word))
        g_array_append_val (found, number);
      at = df_list_text_get_start (self, ++number);
    }

  return found;
}

/* --- the best ------------------------------------------------------------------------------------------------------------------------ */

/* So many are compared for more than how they begin. */
#define MAX_COMPARED 10000

typedef enum
{
  RANK_BEGINNING,
  RANK_WORDS,
  RANK_TITLE,
  RANK_ELSEWHERE,
  N_RANKS
} DfListRank;

/* Whether @word stands in the title; @at_beginning: at the beginning of a word of it. */
static gboolean
df_list_title_has (const char *title,
                   gsize       length,
                   const char *word,
                   gboolean   *at_beginning)
{
  gsize word_length = strlen (word);
  const char *hit = title;

  *at_beginning = FALSE;
  if (memmem (title, length, word, word_length) == NULL)
    return FALSE;

  while (!*at_beginning && (hit = memmem (hit, length - (gsize) (hit - title), word, word_length)) != NULL)
    {
      *at_beginning = hit == title || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit)));
      hit++;
    }

  return TRUE;
}

static DfListRank
df_list_text_rank (DfListText  *self,
                   guint        number,
                   char       **words)
{
  const char *line = self->text->str + df_list_text_get_start (self, number);
  gsize length = df_list_text_get_start (self, number + 1) - df_list_text_get_start (self, number);
  const char *end = memchr (line, '\t', length);
  DfListRank rank = RANK_WORDS;

  length = end != NULL ? (gsize) (end - line) : length;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean at_beginning;

      if (!df_list_title_has (line, length, words[i], &at_beginning))
        return RANK_ELSEWHERE;
      if (!at_beginning)
        rank = RANK_TITLE;
    }

  return rank;
}

static gboolean
df_list_text_begins (DfListText *self,
                     guint       number,
                     const char *word,
                     gsize       length)
{
  return strncmp (self->text->str + df_list_text_get_start (self, number), word, length) == 0;
}

GArray *
df_list_text_choose (DfListText  *self,
                     char       **words,
                     GArray      *found,
                     guint        n)
{
  GArray *ranks[N_RANKS];
  GArray *best = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize length = strlen (words[0]);

  for (guint i = 0; i < N_RANKS; i++)
    ranks[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < found->len && ranks[RANK_BEGINNING]->len < n; i++)
    {
      guint number = g_array_index (found, guint, i);
      DfListRank rank = RANK_BEGINNING;

      if (!df_list_text_begins (self, number, words[0], length))
        rank = i < MAX_COMPARED ? df_list_text_rank (self, number, words) : RANK_ELSEWHERE;
      if (ranks[rank]->len < n)
        g_array_append_val (ranks[rank], number);
    }
  for (guint i = 0; i < N_RANKS; i++)
    {
      g_array_append_vals (best, ranks[i]->data, MIN (ranks[i]->len, n - best->len));
      g_array_unref (ranks[i]);
    }

  return best;
}
