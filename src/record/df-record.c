/* df-record.c
 *
 * A row as a GObject: its declared fields are its properties.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-record.h"

#include <glib/gi18n.h>
#include <string.h>

#include "record/df-error.h"
#include "record/df-record-private.h"

enum
{
  PROP_ID = 1,
  PROP_GUID,
  PROP_TITLE,
  PROP_DELETED
};

G_DEFINE_INTERFACE (DfResolver, df_resolver, G_TYPE_OBJECT)
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DfRecord, df_record, G_TYPE_OBJECT)

static void
df_resolver_default_init (DfResolverInterface *iface)
{
}

DfRecordPrivate *
df_record_get_private (DfRecord *self)
{
  return df_record_get_instance_private (self);
}

DfValue *
df_record_ensure_values (DfRecord *self)
{
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  if (priv->values == NULL)
    {
      const DfTable *table = DF_RECORD_GET_CLASS (self)->table;

      priv->values = g_new (DfValue, table->n_columns);
      for (guint i = 0; i < table->n_columns; i++)
        priv->values[i] = (DfValue) DF_VALUE_INIT;
    }

  return priv->values;
}

const DfValue *
df_record_peek (DfRecord   *self,
                const char *field,
                guint      *column)
{
  const DfTable *table = df_record_get_table (self);
  int found = df_table_find_column (table, field);

  if (found < 0)
    g_error ("%s has no field “%s”", table->name, field);
  if (column != NULL)
    *column = found;

  return &df_record_ensure_values (self)[found];
}

/* --- properties ------------------------------------------------------------------------------------------------ */

static void
df_record_get_column (DfRecord *self,
                      guint     column,
                      GValue   *value)
{
  const DfField *field = df_record_get_table (self)->columns[column];
  const DfValue *stored = &df_record_ensure_values (self)[column];

  if (field->reference != NULL)
    g_value_take_object (value, df_record_dup_reference (self, field->name));
  else if (field->kind->is_text)
    g_value_set_string (value, stored->text);
  else
    g_value_set_int64 (value, stored->integer);
}

static void
df_record_get_field (GObject    *object,
                     guint       property,
                     GValue     *value,
                     GParamSpec *pspec)
{
  DfRecord *self = DF_RECORD (object);
  const DfTable *table = df_record_get_table (self);

  if (property < table->n_columns)
    df_record_get_column (self, property, value);
  else
    table->derived[property - table->n_columns]->derive (self, value);
}

static void
df_record_get_property (GObject    *object,
                        guint       property,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DfRecord *self = DF_RECORD (object);
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  switch (property)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_GUID:
      g_value_set_string (value, df_record_ensure_values (self)[0].text);
      break;
    case PROP_TITLE:
      g_value_set_string (value, df_record_get_title (self));
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, priv->deleted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static GParamSpec *
df_record_make_pspec (const DfField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  if (field->kind == NULL && field->type == G_TYPE_STRING)
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  if (field->kind == NULL && field->type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (field->kind == NULL && field->type == G_TYPE_INT)
    return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  if (field->kind == NULL && g_type_is_a (field->type, G_TYPE_OBJECT))
    return g_param_spec_object (field->name, NULL, NULL, field->type, flags);
  if (field->kind == NULL)
    g_error ("“%s” cannot be derived as %s", field->name, g_type_name (field->type));
  if (field->reference != NULL)
    return g_param_spec_object (field->name, NULL, NULL, field->reference (), flags);
  if (field->kind->is_text)
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, DF_NOTHING, flags);
}

void
df_record_class_install (DfRecordClass     *klass,
                         const DfTableInfo *info)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const DfTable *table = df_table_new (info, G_TYPE_FROM_CLASS (klass));

  if (table->title == 0)
    g_error ("the first text of %s is its title and there is none", info->name);
  for (guint i = 0; i < info->n_fields; i++)
    if (g_object_class_find_property (object_class, info->fields[i].name) != NULL)
      g_error ("%s cannot have a field “%s”: every record has that property", info->name, info->fields[i].name);

  klass->table = table;
  object_class->get_property = df_record_get_field;
  for (guint i = 1; i < table->n_columns; i++)
    g_object_class_install_property (object_class, i, df_record_make_pspec (table->columns[i]));
  for (guint i = 0; i < table->n_derived; i++)
    g_object_class_install_property (object_class, table->n_columns + i, df_record_make_pspec (table->derived[i]));
}

static void
df_record_dispose (GObject *object)
{
  DfRecordPrivate *priv = df_record_get_instance_private (DF_RECORD (object));

  if (priv->resolver != NULL)
    DF_RESOLVER_GET_IFACE (priv->resolver)->forget (priv->resolver, DF_RECORD (object));
  g_clear_weak_pointer (&priv->resolver);

  G_OBJECT_CLASS (df_record_parent_class)->dispose (object);
}

static void
df_record_finalize (GObject *object)
{
  DfRecord *self = DF_RECORD (object);
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  for (guint i = 0; priv->values != NULL && i < df_record_get_table (self)->n_columns; i++)
    df_value_clear (&priv->values[i]);
  g_free (priv->values);
  g_free (priv->sort_key);
  df_record_forget_links (self);

  G_OBJECT_CLASS (df_record_parent_class)->finalize (object);
}

static void
df_record_class_init (DfRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = df_record_get_property;
  object_class->dispose = df_record_dispose;
  object_class->finalize = df_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_GUID,
                                   g_param_spec_string ("guid", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_DELETED,
                                   g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags));
}

static void
df_record_init (DfRecord *self)
{
}

/* --- what everybody may ask ------------------------------------------------------------------------------------ */

gint64
df_record_get_id (DfRecord *self)
{
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  g_return_val_if_fail (DF_IS_RECORD (self), 0);

  return priv->id;
}

const DfTable *
df_record_get_table (DfRecord *self)
{
  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  return DF_RECORD_GET_CLASS (self)->table;
}

DfResolver *
df_record_get_resolver (DfRecord *self)
{
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  return priv->resolver;
}

DfCatalog *
df_record_get_catalog (DfRecord *self)
{
  DfResolver *resolver = df_record_get_resolver (self);

  return resolver != NULL ? DF_RESOLVER_GET_IFACE (resolver)->get_catalog (resolver) : NULL;
}

gboolean
df_record_is_deleted (DfRecord *self)
{
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  g_return_val_if_fail (DF_IS_RECORD (self), FALSE);

  return priv->deleted;
}

const char *
df_record_get_title (DfRecord *self)
{
  const DfValue *title;

  g_return_val_if_fail (DF_IS_RECORD (self), "");

  title = &df_record_ensure_values (self)[df_record_get_table (self)->title];

  return title->text != NULL ? title->text : "";
}

const DfValue *
df_record_get_value (DfRecord   *self,
                     const char *field)
{
  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  return df_record_peek (self, field, NULL);
}

const char *
df_record_get_text (DfRecord   *self,
                    const char *field)
{
  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  return df_record_peek (self, field, NULL)->text;
}

gint64
df_record_get_integer (DfRecord   *self,
                       const char *field)
{
  g_return_val_if_fail (DF_IS_RECORD (self), DF_NOTHING);

  return df_record_peek (self, field, NULL)->integer;
}

const char *
df_record_get_sort_key (DfRecord *self)
{
  DfRecordPrivate *priv = df_record_get_instance_private (self);

  g_return_val_if_fail (DF_IS_RECORD (self), "");

  if (priv->sort_key == NULL)
    {
      const DfTable *table = df_record_get_table (self);
      g_autofree int *order = df_table_parse_order (table, table->order);
      g_autoptr(GString) key = g_string_new (NULL);

      for (guint i = 0; order[i] >= 0; i++)
        {
          table->columns[order[i]]->kind->collate (&df_record_ensure_values (self)[order[i]], key);
          g_string_append_c (key, '\1');
        }
      g_string_append_printf (key, "%016" G_GINT64_MODIFIER "x", priv->id);
      priv->sort_key = g_string_free (g_steal_pointer (&key), FALSE);
    }

  return priv->sort_key;
}

/* --- text in and out ---------------------------------------------------------------------------------------------- */

char *
df_record_format (DfRecord   *self,
                  const char *field)
{
  const DfValue *value;
  guint column;

  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  value = df_record_peek (self, field, &column);
  if (df_record_get_table (self)->columns[column]->reference != NULL)
    {
      g_autoptr(DfRecord) other = df_record_dup_reference (self, field);

      return g_strdup (other != NULL ? df_record_get_title (other) : "");
    }

  return df_record_get_table (self)->columns[column]->kind->format (self, value);
}

gboolean
df_record_parse (DfRecord    *self,
                 const char  *field,
                 const char  *text,
                 DfValue     *value,
                 GError     **error)
{
  g_auto(DfValue) parsed = DF_VALUE_INIT;
  const DfField *declared;
  guint column;

  g_return_val_if_fail (DF_IS_RECORD (self), FALSE);
  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  df_record_peek (self, field, &column);
  declared = df_record_get_table (self)->columns[column];
  if (!declared->kind->parse (self, text, &parsed, error))
    return FALSE;
  if ((declared->flags & DF_REQUIRED) != 0 && (df_value_is_nothing (&parsed) || (parsed.text != NULL && *parsed.text == '\0')))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("%s cannot be left empty."), _(declared->title));
      return FALSE;
    }
  value->text = g_steal_pointer (&parsed.text);
  value->integer = parsed.integer;

  return TRUE;
}

/* "stage" stands for whatever is read through it as well, such as "stage.name". */
static gboolean
df_depends_on (char       **depends,
               const char  *what)
{
  gsize length = strlen (what);

  for (guint i = 0; depends[i] != NULL; i++)
    if (g_str_has_prefix (depends[i], what) && (depends[i][length] == '\0' || depends[i][length] == '.'))
      return TRUE;

  return FALSE;
}

void
df_record_notify_depending (DfRecord   *self,
                            const char *what)
{
  const DfTable *table;

  g_return_if_fail (DF_IS_RECORD (self));

  table = df_record_get_table (self);
  for (guint i = 0; i < table->n_derived; i++)
    if (df_depends_on (table->depends[i], what))
      g_object_notify (G_OBJECT (self), table->derived[i]->name);
}
