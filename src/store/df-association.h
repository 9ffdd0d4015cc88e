/* df-association.h
 *
 * The records linked to one owner: a list that can be linked to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_ASSOCIATION (df_association_get_type ())
G_DECLARE_FINAL_TYPE (DfAssociation, df_association, DF, ASSOCIATION, GObject)

/* The live list of those linked to @owner under @relation's name, sorted as their table says: (transfer full). One object an owner and relation. */
DfAssociation    *df_repository_list_linked        (DfRepository     *self,
                                                    DfRecord         *owner,
                                                    const char       *relation);

DfRecord         *df_association_get_owner         (DfAssociation    *self);
const DfRelation *df_association_get_relation      (DfAssociation    *self);
DfRepository     *df_association_get_repository    (DfAssociation    *self);

/* --- questions -------------------------------------------------------------------------------------------------------------------- */
gboolean          df_association_has               (DfAssociation    *self,
                                                    DfRecord         *other);
guint             df_association_count             (DfAssociation    *self);
/* Those that are not linked yet, a live list: (transfer full) (type DfRecordList). */
GListModel       *df_association_list_candidates   (DfAssociation    *self);

/* --- writes: one step each, or part of the open step -------------------------------------------------------------------------------- */
/* DF_ERROR_ALREADY_LINKED when the pair is linked. */
gboolean          df_association_link              (DfAssociation    *self,
                                                    DfRecord         *other,
                                                    GError          **error);
/* All in one transaction, or none. @others: (element-type DfRecord) */
gboolean          df_association_link_many         (DfAssociation    *self,
                                                    GPtrArray        *others,
                                                    GError          **error);
/* The link with what it knows itself: columns of the join table by name. */
gboolean          df_association_link_with         (DfAssociation    *self,
                                                    DfRecord         *other,
                                                    guint             n_fields,
                                                    const char      **fields,
                                                    const DfValue    *values,
                                                    GError          **error);
/* DF_ERROR_NOT_LINKED when the pair is not linked. */
gboolean          df_association_unlink            (DfAssociation    *self,
                                                    DfRecord         *other,
                                                    GError          **error);
gboolean          df_association_unlink_many       (DfAssociation    *self,
                                                    GPtrArray        *others,
                                                    GError          **error);
/* Exactly @others from now on, by difference: a link that stays keeps its row and what it knows. */
gboolean          df_association_set               (DfAssociation    *self,
                                                    GPtrArray        *others,
                                                    GError          **error);
/* Saves the draft and links it. */
gboolean          df_association_create            (DfAssociation    *self,
                                                    DfRecord         *draft,
                                                    GError          **error);

/* --- what a link itself knows ------------------------------------------------------------------------------------------------------- */
/* @value is cleared by the caller. DF_ERROR_NOT_LINKED when the pair is not linked. */
gboolean          df_association_get_attribute     (DfAssociation    *self,
                                                    DfRecord         *other,
                                                    const char       *field,
                                                    DfValue          *value,
                                                    GError          **error);
gboolean          df_association_set_attribute     (DfAssociation    *self,
                                                    DfRecord         *other,
                                                    const char       *field,
                                                    const DfValue    *value,
                                                    GError          **error);

G_END_DECLS
