// Fields of the CRM as choices of a picker: those that can't be compared stay in the list and say why.
import type { FieldKind } from '../../domain/condition.ts';
import { kindOf, type MappableField } from '../../domain/profileFields.ts';
import { hasString, t } from '../strings.ts';
import { fieldLabel } from './conditionWords.ts';
import type { Choice } from './Picker.tsx';

/** @param kind only fields of this kind can be added; undefined = of any kind. */
export function fieldChoices(fields: readonly MappableField[], kind?: FieldKind): readonly Choice[] {
  return fields
    .map((field) => ({ id: field.id, label: fieldLabel(field.id, fields), ...refusal(field, kind) }))
    .sort((one, two) => one.label.localeCompare(two.label));
}

/** More fields than this are no summary. */
export const MOST_IN_SUMMARY = 20;

/** Fields a summary can show, its own table's first, then those of the related tables; of a lookup the row's name. What is no value of its own says so. */
export function summaryChoices(fields: readonly MappableField[], table: 'lead' | 'account'): readonly Choice[] {
  const isOwn = (field: MappableField): boolean => field.table === table;
  return fields
    .filter((field) => isOwn(field) || field.table !== 'lead')
    .sort((one, two) => Number(isOwn(two)) - Number(isOwn(one)) || one.table.localeCompare(two.table) || one.label.localeCompare(two.label))
    .map((field) => ({ id: field.id, label: isOwn(field) ? field.label : fieldLabel(field.id, fields), ...(kindOf(field) === undefined ? { refused: t('admin.field-not-shown', { type: typeName(field.type) }) } : {}) }));
}

/** What a field of a summary is called: as among its choices. */
export function summaryLabel(id: string, fields: readonly MappableField[], table: 'lead' | 'account'): string {
  const field = fields.find((each) => each.id === id);
  if (field === undefined) return id;
  return field.table === table ? field.label : fieldLabel(field.id, fields);
}

function refusal(field: MappableField, kind: FieldKind | undefined): { readonly refused?: string } {
  if (field.kind === undefined) return { refused: unsupported(field.type) };
  return kind === undefined || field.kind === kind ? {} : { refused: t('admin.field-other-kind', { kind: t(`admin.kind.${field.kind}`), wanted: t(`admin.kind.${kind}`) }) };
}

/** "Lookup fields can't be compared" */
function unsupported(type: string): string {
  return t('admin.field-unsupported', { type: typeName(type) });
}

function typeName(type: string): string {
  const key = `admin.type.${type}`;
  return hasString(key) ? t(key) : type;
}
