/* df-sample.c
 *
 * The sample festival that comes with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-sample-private.h"

#include "df-sample-resource.h"

GInputStream *
df_sample_open (GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (df_sample_get_resource (), "/org/dreamfest/Dreamfest/sample-festival.json",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
}
