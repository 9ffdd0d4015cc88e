/* df-festival-catalog.h
 *
 * The tables and relations of a festival file, and how such a file is made and opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

/* The program's one catalog: (transfer none). */
DfCatalog    *df_festival_catalog    (void);

/**
 * DfFestivalSetup: what a new festival starts with; NULL or 0 takes the default.
 * @name: the file's stem
 * @starts_on: ISO date of the first festival day, or nothing
 * @days: 1
 * @time_zone: an IANA name; this machine's, or UTC
 */
typedef struct
{
  const char *name;
  const char *starts_on;
  int         days;
  const char *time_zone;
} DfFestivalSetup;

/* A festival that no file is there for, to be filled in and then made with its fields as the setup: (transfer full). */
DfRecord     *df_festival_new_draft  (void);
/* Makes the file with its one festival row, whole or not at all (built beside and moved into place): DF_ERROR_EXISTS when there is one.
 * Making the file is no step. @flags may hold DF_OPEN_PATIENT. */
DfRepository *df_festival_create     (const char             *path,
                                      const DfFestivalSetup  *setup,
                                      DfOpenFlags             flags,
                                      GError                **error);
DfRepository *df_festival_open       (const char             *path,
                                      DfOpenFlags             flags,
                                      GError                **error);

G_END_DECLS
