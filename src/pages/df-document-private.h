/* df-document-private.h
 *
 * What the document's aspects share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pages/df-document.h"

G_BEGIN_DECLS

typedef struct _DfWork DfWork;

struct _DfDocument
{
  GObject       parent_instance;

  char         *path;
  DfRepository *repository;      /* NULL until the file is made */
  DfRecord     *festival;
  guint64       device;          /* with inode: which file it is, whatever its name */
  guint64       inode;

  GFileMonitor *monitor;
  guint         look_source;     /* looks again at a file that another program was just writing to */
  guint         attend_source;   /* what is done once the first frame is there */
  gboolean      is_new;          /* it was made here, so there is nothing to check */

  gboolean      check_begun;
  GMutex        check_mutex;     /* of the next two, which the checking thread sets */
  GCond         check_cond;
  gboolean      is_checked;
  GError       *check_error;     /* why nobody may write (nullable); DF_ERROR_LOCKED until the next write looks again */
  gboolean      has_waited;      /* a write stood still for the check, which it does once */
  guint         slow_check_source;
  gboolean      is_damaged;      /* so the check said */
  gboolean      is_moved;        /* the path leads to another file or to none */
  gboolean      slow_check;      /* the file is being looked at, and it takes so long that writes must wait */

  DfWork       *work;            /* borrowed from its task; NULL for none */
  char         *busy;
};

void df_document_notify_editable (DfDocument *self);
void df_document_set_busy        (DfDocument *self,
                                  const char *busy);
/* A look at the file in a thread; an unsound one is said by "problem". */
void df_document_begin_check     (DfDocument *self);
/* The gate of the document's repository, a DfWriteGate: the first write waits for the check, up to 100 ms; then it is DF_ERROR_LOCKED. */
gboolean df_document_await_check (gpointer    document,
                                  GError    **error);
/* What takes long waits for as long as the check takes, or until nobody wants it any more. In any thread. */
gboolean df_document_await_check_or_cancel (DfDocument    *self,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
