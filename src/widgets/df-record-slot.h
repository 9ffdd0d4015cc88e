/* df-record-slot.h
 *
 * Where the face of a record goes, whatever it looks like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_RECORD_SLOT (df_record_slot_get_type ())
G_DECLARE_FINAL_TYPE (DfRecordSlot, df_record_slot, DF, RECORD_SLOT, GtkWidget)

/**
 * df_record_slot_new:
 * @layout: (nullable): the resource path of a .ui whose <template class="DfRecordSlot"> has the face as its child; %NULL is the default face: the title
 * @scope: (nullable): where its closures are found
 * @owner: (nullable): the record whose list this stands in
 *
 * Properties: "record", "owner", "child", "folded" (whether the page around it has one pane only). In a layout:
 * <lookup name="title" type="DfRecord"><lookup name="record">DfRecordSlot</lookup></lookup>.
 * The row that it stands in has the record's title as its accessible name, kept current.
 */
GtkWidget *df_record_slot_new        (const char      *layout,
                                      GtkBuilderScope *scope,
                                      DfRecord        *record,
                                      DfRecord        *owner);
DfRecord  *df_record_slot_get_record (DfRecordSlot    *self);
void       df_record_slot_set_record (DfRecordSlot    *self,
                                      DfRecord        *record);
DfRecord  *df_record_slot_get_owner  (DfRecordSlot    *self);
void       df_record_slot_set_owner  (DfRecordSlot    *self,
                                      DfRecord        *owner);

G_END_DECLS
