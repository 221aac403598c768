// Conditions and fields in words: "Lead source is Web or Phone".
import { isGroup, type Condition, type ConditionGroup } from '../../domain/condition.ts';
import type { MappableField } from '../../domain/profileFields.ts';
import { currentFormats, hasString, t } from '../strings.ts';
import { fieldNamed } from './inquiryField.ts';

/** A field as people know it, with its table where that isn't the lead: "Industry (account)". */
export function fieldLabel(id: string, fields: readonly MappableField[]): string {
  const field = fieldNamed(id, fields);
  if (field === undefined) return id;
  return field.table === 'lead' ? field.label : t('admin.field-of', { field: field.label, table: t(`admin.table.${field.table}`) });
}

/** Each field's label. */
export function labelsOf(ids: readonly string[], fields: readonly MappableField[]): readonly string[] {
  return ids.map((id) => fieldLabel(id, fields));
}

/** "Employees is between 50 and 500" */
export function conditionText(condition: Condition, fields: readonly MappableField[]): string {
  const field = fieldNamed(condition.field, fields);
  return t('admin.condition-alone', { field: fieldLabel(condition.field, fields), operator: wantedText(condition, field) });
}

/** What a condition or characteristic wants, without its field: "is between 50 and 500", "is Web or Phone". */
export function wantedText(accepts: Pick<Condition, 'operator' | 'value' | 'names'>, field: MappableField | undefined): string {
  const value = valuesText({ field: field?.id ?? '', ...accepts }, field);
  if (value === '') return t(`admin.operator.${accepts.operator}`);
  // An operator as a list offers it isn't always how one says it.
  const said = `admin.said.${accepts.operator}`;
  return hasString(said) ? t(said, { value }) : t('admin.wanted', { operator: t(`admin.operator.${accepts.operator}`), value });
}

function valuesText({ operator, value, names }: Condition, field: MappableField | undefined): string {
  if (value === undefined) return '';
  const list = typeof value === 'object' ? value : [value];
  const texts = list.map((each) => field?.options?.find((option) => option.value === String(each))?.label ?? names?.[String(each)] ?? numberText(each));
  if (operator === 'between') return t('admin.between', { from: texts[0] ?? '', to: texts[1] ?? '' });
  return new Intl.ListFormat(currentFormats().locale, { type: 'disjunction' }).format(texts);
}

function numberText(value: string | number | boolean): string {
  return typeof value === 'number' ? new Intl.NumberFormat(currentFormats().locale).format(value) : String(value);
}

/** One line a condition; groups inside are told in one line each. */
export function conditionsText(group: ConditionGroup, fields: readonly MappableField[]): readonly string[] {
  return group.of.map((part) => (isGroup(part) ? conditionsText(part, fields).join(t(part.match === 'all' ? 'admin.joined-all' : 'admin.joined-any')) : conditionText(part, fields)));
}
