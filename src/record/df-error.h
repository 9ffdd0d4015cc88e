/* df-error.h
 *
 * What can go wrong, sorted by what the caller can do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DF_ERROR (df_error_quark ())

/**
 * DfError:
 * @DF_ERROR_FAILED: none of the others; say it and go on
 * @DF_ERROR_INVALID: a value breaks a rule; correct it
 * @DF_ERROR_ALREADY_LINKED: the pair is linked; nothing was changed
 * @DF_ERROR_NOT_LINKED: the pair is not linked; nothing was changed
 * @DF_ERROR_NOT_FOUND: no such record
 * @DF_ERROR_AMBIGUOUS: several records answer to the name
 * @DF_ERROR_MISSING: there is no such file
 * @DF_ERROR_EXISTS: there is a file already where none may be
 * @DF_ERROR_NOTHING_TO_DO: there is nothing to undo or to redo
 * @DF_ERROR_HISTORY_CLOSED: the rows of the step were changed by another program; the history can be cleared
 * @DF_ERROR_FOREIGN: the file is not a festival
 * @DF_ERROR_DAMAGED: the file was a festival once
 * @DF_ERROR_NEWER: a newer Dreamfest made the file
 * @DF_ERROR_READ_ONLY: the file may be read and not written
 * @DF_ERROR_LOCKED: another program is writing; try again
 * @DF_ERROR_MOVED: the file was moved, deleted or replaced while it was open
 * @DF_ERROR_FULL: the disk is full
 * @DF_ERROR_REFUSED: the input cannot be held; the message says where and why
 * @DF_ERROR_CANCELLED: the user stopped it
 *
 * Every message is one translated sentence for the user, never an SQL text.
 */
typedef enum
{
  DF_ERROR_FAILED,
  DF_ERROR_INVALID,
  DF_ERROR_ALREADY_LINKED,
  DF_ERROR_NOT_LINKED,
  DF_ERROR_NOT_FOUND,
  DF_ERROR_AMBIGUOUS,
  DF_ERROR_MISSING,
  DF_ERROR_EXISTS,
  DF_ERROR_NOTHING_TO_DO,
  DF_ERROR_HISTORY_CLOSED,
  DF_ERROR_FOREIGN,
  DF_ERROR_DAMAGED,
  DF_ERROR_NEWER,
  DF_ERROR_READ_ONLY,
  DF_ERROR_LOCKED,
  DF_ERROR_MOVED,
  DF_ERROR_FULL,
  DF_ERROR_REFUSED,
  DF_ERROR_CANCELLED
} DfError;

GQuark df_error_quark (void);

G_END_DECLS
