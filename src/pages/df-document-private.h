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
  guint         attend_source;   /* what is done once the first frame is there */
  gboolean      is_new;          /* it was made here, so there is nothing to check */

  guint         slow_check_source;
  gboolean      slow_check;      /* the file is being looked at, and it takes so long that writes must wait */

  DfWork       *work;            /* borrowed from its task; NULL for none */
  char         *busy;
};

void df_document_notify_editable (DfDocument *self);
void df_document_set_busy        (DfDocument *self,
                                  const char *busy);
/* A look at the file in a thread; an unsound one is said by "problem". */
void df_document_begin_check     (DfDocument *self);

G_END_DECLS
