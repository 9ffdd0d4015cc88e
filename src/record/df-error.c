/* df-error.c
 *
 * The one error domain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-error.h"

G_DEFINE_QUARK (df-error-quark, df_error)
