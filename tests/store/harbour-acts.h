/* harbour-acts.h
 *
 * Random acts of every kind on the harbour, each one step that is named by the hash of the data it leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "harbour.h"

/* Whether the act became a step. Its statements may break rules half way; then they count for nothing. */
gboolean harbour_act_at_random   (HarbourFixture *fixture,
                                  GRand          *random);
/* That the data are those which the newest done step left. Without a step: @at_first. */
void     harbour_assert_as_named (HarbourFixture *fixture,
                                  const char     *at_first);
