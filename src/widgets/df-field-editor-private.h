/* df-field-editor-private.h
 *
 * What a field is edited with: one of a list where there is one, else by its kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/df-field-row.h"

G_BEGIN_DECLS

/**
 * DfFieldEditor:
 * @kind: the name of the kind that it edits; %NULL for all others
 * @make: a widget that calls df_field_row_edited() and df_field_row_commit() on its row
 * @dup_text: what stands there now
 * @set_text: shows what the record says; what was typed before cannot be brought back by the widget's own undo
 * @set_editable: whether it can be typed in
 * @set_placeholder: what stands there instead of nothing; %NULL for the editor's own; no function where it has no place for it
 */
typedef struct
{
  const char *kind;
  GtkWidget *(*make)         (DfFieldRow *row);
  char      *(*dup_text)     (GtkWidget *editor);
  void       (*set_text)     (GtkWidget *editor, const char *text);
  void       (*set_editable) (GtkWidget *editor, gboolean editable);
  void       (*set_placeholder) (GtkWidget *editor, const char *text);
} DfFieldEditor;

const DfFieldEditor *df_field_editor_find (const DfField *field);

/* The editor's text is another one, by the user's hand. */
void             df_field_row_edited         (DfFieldRow    *self);
/* Saves a value that was chosen: what is wrong with it is said under the field. */
void             df_field_row_choose         (DfFieldRow    *self,
                                              const DfValue *value);
const DfField   *df_field_row_get_field      (DfFieldRow    *self);
/* The one that was set, or that of the page around: (transfer full) (nullable). */
DfRepository    *df_field_row_dup_repository (DfFieldRow    *self);

G_END_DECLS
