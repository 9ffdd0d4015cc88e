/* df-catalog-json-schema.h
 *
 * What our JSON, version 1, is called, and the JSON Schema that tells other programs what an export holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-json-writer.h"
#include "record/df-catalog.h"

G_BEGIN_DECLS

#define DF_CATALOG_JSON_FORMAT  "dreamfest"
#define DF_CATALOG_JSON_VERSION 1

/* The schema (draft 2020-12), as the next value: all that the catalog says, and nothing else. */
void df_catalog_json_write_schema (DfCatalog    *catalog,
                                   DfJsonWriter *writer);

G_END_DECLS
