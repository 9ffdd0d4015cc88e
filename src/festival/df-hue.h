/* df-hue.h
 *
 * The eight colours of the palette by their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-kind.h"

G_BEGIN_DECLS

#define DF_N_HUES 8

/* 1 (blue) to 8 (slate), in the order of the style sheet; a number in interchange files. */
extern const DfKind df_kind_hue;

/* What people choose from: (transfer full). */
char **df_hue_dup_names (void);

G_END_DECLS
