/* df-field-row-private.h
 *
 * What the frame of a field and its saving share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/df-field-editor-private.h"
#include "widgets/df-field-row.h"

G_BEGIN_DECLS

struct _DfFieldRow
{
  GtkWidget            parent_instance;

  GtkWidget           *column;
  GtkBox              *line;
  GtkLabel            *caption;
  GtkLabel            *sentence;
  GtkLabel            *hint;
  GtkWidget           *pencil;
  GtkWidget           *open;
  GtkWidget           *clear;

  DfRepository        *repository;    /* only if set; else the page's */
  DfRecord            *record;
  char                *name;
  char                *title;         /* only if set; else the field's */
  char                *placeholder;
  const DfField       *field;         /* static */
  gulong               record_handler;
  const DfFieldEditor *kind;          /* static */
  GtkWidget           *editor;
  GtkWidget           *holder;        /* the editor, or what gives it its width */
  char                *filled;        /* what the record says, as the editor shows it */
  gboolean             filling;
  gboolean             saving;
  gpointer             waiting;       /* what another program keeps from being saved; NULL for nothing */
  gboolean             dirty;
  gboolean             bare;
  gboolean             mixed;
  gboolean             editable;
};

void          df_field_row_set_dirty      (DfFieldRow *self,
                                           gboolean    dirty);
void          df_field_row_set_problem    (DfFieldRow *self,
                                           const char *problem);
/* Tells that something was set. */
void          df_field_row_tell_saved     (DfFieldRow *self);
/* Ctrl+Z belongs to what is being typed; where nothing is, to the program, which GTK's entries do not ask. */
void          df_field_row_add_history_keys (DfFieldRow *self);
/* A quiet word that asks for nothing; %NULL for none. */
void          df_field_row_set_hint       (DfFieldRow *self,
                                           const char *hint);
/* Shows what the record says, but never over what is being typed. */
void          df_field_row_refill         (DfFieldRow *self);
/* Another record comes: what was typed is saved with the one that it was typed for, or its loss is told. */
void          df_field_row_leave_record   (DfFieldRow *self);

G_END_DECLS
