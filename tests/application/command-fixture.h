/* command-fixture.h
 *
 * Calls the program as a shell would, without a display, in a folder of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *festival;   /* the name of a file that is not there yet */
  int   status;     /* of the last call */
  char *output;
  char *words;
} Fixture;

/* The shell's view of the exit statuses. */
enum { DONE, FINDINGS, USAGE, REFUSED, CANCELLED };

void   fixture_set_up    (Fixture        *fixture,
                          gconstpointer   data);
void   fixture_tear_down (Fixture        *fixture,
                          gconstpointer   data);

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* Runs the program with the words up to NULL in the fixture's folder. */
void   fixture_call      (Fixture        *fixture,
                          const char     *word,
                          ...) G_GNUC_NULL_TERMINATED;
/* The same, with @input at its stdin. */
void   fixture_feed      (Fixture        *fixture,
                          const char     *input,
                          const char     *word,
                          ...) G_GNUC_NULL_TERMINATED;
/* A launcher that starts in the folder, without a display and in the user's state of a fresh machine. */
GSubprocessLauncher *
       fixture_launcher  (Fixture        *fixture,
                          GSubprocessFlags flags);
const char *
       fixture_program   (void);

/* Imports the small line-up of command-fixture.c into the fixture's file, after which the exit status must be 0. */
void   fixture_fill      (Fixture        *fixture);
void   fixture_write     (Fixture        *fixture,
                          const char     *name,
                          const char     *content);
/* (transfer full) */
char  *fixture_path      (Fixture        *fixture,
                          const char     *name);
gboolean
       fixture_exists    (Fixture        *fixture,
                          const char     *name);
/* A digest of the bytes of a file. */
char  *fixture_digest    (Fixture        *fixture,
                          const char     *name);
/* How often @part is in @text. */
guint  fixture_count     (const char     *text,
                          const char     *part);

#define assert_status(fixture, wanted)                                                                     \
  G_STMT_START                                                                                             \
    {                                                                                                      \
      if ((fixture)->status != (wanted))                                                                   \
        g_test_message ("said: %s%s", (fixture)->words, (fixture)->output);                                \
      g_assert_cmpint ((fixture)->status, ==, (wanted));                                                   \
    }                                                                                                      \
  G_STMT_END

/* It was refused in words, and nothing else was printed. */
#define assert_refused(fixture, wanted)                                                                    \
  G_STMT_START                                                                                             \
    {                                                                                                      \
      assert_status (fixture, wanted);                                                                     \
      g_assert_cmpstr ((fixture)->output, ==, "");                                                         \
      g_assert_true (g_str_has_prefix ((fixture)->words, "dreamfest: "));                                  \
    }                                                                                                      \
  G_STMT_END

#define assert_has(text, part)                                                                             \
  G_STMT_START                                                                                             \
    {                                                                                                      \
      if (strstr ((text), (part)) == NULL)                                                                 \
        g_test_message ("“%s” is not in: %s", (part), (text));                                             \
      g_assert_nonnull (strstr ((text), (part)));                                                          \
    }                                                                                                      \
  G_STMT_END

G_END_DECLS
