/* df-record-page-order.c
 *
 * What the page's list is sorted by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>

#include "widgets/df-widgets.h"

char *
df_record_page_dup_order (DfRecordPage *self)
{
  g_autoptr(GVariant) order = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "order");

  return g_variant_dup_string (order, NULL);
}

gboolean
df_record_page_get_descending (DfRecordPage *self)
{
  g_autoptr(GVariant) descending = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "descending");

  return g_variant_get_boolean (descending);
}

static void
df_record_page_update_order (DfRecordPage *self)
{
  g_autofree char *order = df_record_page_dup_order (self);

  self->is_sorted_otherwise = *order != '\0';
  if (self->list == NULL)
    return;

  df_record_list_set_order (self->list, *order != '\0' ? order : self->table->order, df_record_page_get_descending (self));
  df_record_page_update_groups (self);
  df_record_page_update_arrow (self);
  /* A view goes where the row went that was on top. */
  self->top_then = TRUE;
  df_record_page_scroll (self);
}

static void
df_record_page_order_changed_cb (DfRecordPage *self)
{
  df_record_page_update_order (self);
  g_object_notify (G_OBJECT (self), "order");
}

static void
df_record_page_descending_changed_cb (DfRecordPage *self)
{
  df_record_page_update_order (self);
  g_object_notify (G_OBJECT (self), "descending");
}

void
df_record_page_set_order (DfRecordPage *self,
                          const char   *order)
{
  const char *name = order != NULL ? order : "";

  if (self->orders == NULL || g_strv_contains ((const char *const *) self->orders, name))
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "order", g_variant_new_string (name));
}

void
df_record_page_add_order_actions (DfRecordPage *self)
{
  g_autoptr(GSimpleAction) order = g_simple_action_new_stateful ("order", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_autoptr(GSimpleAction) descending = g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (order, "notify::state", G_CALLBACK (df_record_page_order_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (descending, "notify::state", G_CALLBACK (df_record_page_descending_changed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (order));
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (descending));
}

static void
df_record_page_offer_order (GMenu         *orders,
                            GStrvBuilder  *names,
                            const char    *title,
                            const char    *name)
{
  g_autofree char *action = g_strdup_printf ("page.order::%s", name);

  if (title == NULL)
    return;

  g_menu_append (orders, _(title), action);
  g_strv_builder_add (names, name);
}

/* The table's own order, each field that people know, how many are linked, and what the table declares besides. */
static GMenu *
df_record_page_list_orders (DfRecordPage *self)
{
  DfCatalog *catalog = df_repository_get_catalog (self->repository);
  GMenu *orders = g_menu_new ();
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  const DfRelation *relation;

  df_record_page_offer_order (orders, names, N_("Usual Order"), "");
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const DfField *field = self->table->columns[i];

      if (field->kind != &df_kind_guid && field->kind != &df_kind_long_text)
        df_record_page_offer_order (orders, names, field->title, field->name);
    }
  for (guint i = 0; (relation = df_catalog_get_relation (catalog, self->table, i)) != NULL; i++)
    df_record_page_offer_order (orders, names, relation->other->number, relation->name);
  for (guint i = 0; i < self->table->n_orders; i++)
    df_record_page_offer_order (orders, names, self->table->orders[i]->title, self->table->orders[i]->name);

  g_strfreev (self->orders);
  self->orders = g_strv_builder_end (names);

  return orders;
}

void
df_record_page_fill_orders (DfRecordPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) orders = df_record_page_list_orders (self);
  g_autoptr(GMenu) directions = g_menu_new ();
  g_autofree char *order = df_record_page_dup_order (self);

  g_menu_append (directions, _("Last First"), "page.descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (directions));
  df_menu_button_set_menu (self->sort, G_MENU_MODEL (menu));

  /* It may have been asked for before anybody knew what there is. */
  if (!g_strv_contains ((const char *const *) self->orders, order))
    df_record_page_set_order (self, "");
  df_record_page_update_order (self);
}
