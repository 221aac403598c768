// Fields of the CRM as choices of a picker: those that can't be compared stay in the list and say why.
import type { FieldKind } from '../../domain/condition.ts';
import type { MappableField } from '../../domain/profileFields.ts';
import { hasString, t } from '../strings.ts';
import { fieldLabel } from './conditionWords.ts';
import type { Choice } from './Picker.tsx';

/** @param kind only fields of this kind can be added; undefined = of any kind. */
export function fieldChoices(fields: readonly MappableField[], kind?: FieldKind): readonly Choice[] {
  return fields
    .map((field) => ({ id: field.id, label: fieldLabel(field.id, fields), ...refusal(field, kind) }))
    .sort((one, two) => one.label.localeCompare(two.label));
}

/** Fields that can be shown, compared or not: everything but what is no value of its own. */
export function summaryChoices(fields: readonly MappableField[], table: 'lead' | 'account'): readonly Choice[] {
  return fields
    .filter((field) => field.table === table)
    .map(({ id, label, kind, type }) => ({ id, label, ...(kind === undefined ? { refused: unsupported(type) } : {}) }))
    .sort((one, two) => one.label.localeCompare(two.label));
}

function refusal(field: MappableField, kind: FieldKind | undefined): { readonly refused?: string } {
  if (field.kind === undefined) return { refused: unsupported(field.type) };
  return kind === undefined || field.kind === kind ? {} : { refused: t('admin.field-other-kind', { kind: t(`admin.kind.${field.kind}`), wanted: t(`admin.kind.${kind}`) }) };
}

/** "Lookup fields can't be compared" */
function unsupported(type: string): string {
  const key = `admin.type.${type}`;
  return t('admin.field-unsupported', { type: hasString(key) ? t(key) : type });
}
