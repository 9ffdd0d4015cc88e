/* schema-check.h
 *
 * Enough of JSON Schema to hold an export against ours where no other validator is at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

/* Types, constants, lengths, least values and members; neither patterns nor formats. */
gboolean schema_check_keeps (JsonObject *schema,
                             JsonNode   *node);
