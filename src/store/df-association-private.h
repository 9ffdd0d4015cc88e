/* df-association-private.h
 *
 * What the files of the association share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-association.h"
#include "store/df-repository-private.h"

G_BEGIN_DECLS

struct _DfAssociation
{
  GObject           parent_instance;

  DfRepository     *repository;
  DfRecord         *owner;
  const DfRelation *relation;    /* static */
  GPtrArray        *records;     /* (element-type DfRecord), sorted */
};

G_END_DECLS
