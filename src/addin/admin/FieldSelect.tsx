// One field of leads, accounts or contacts, chosen from those that can be compared.
import type { JSX } from 'react';
import { Select } from '@fluentui/react-components';
import { kindOf, type MappableField } from '../../domain/profileFields.ts';
import { t } from '../strings.ts';

interface FieldSelectProps {
  readonly label: string;
  readonly fields: readonly MappableField[];
  /** '' = none chosen yet. */
  readonly value: string;
  /** Ids that can't be chosen, because they are chosen elsewhere. */
  readonly refused?: readonly string[];
  readonly className?: string;
  readonly onChange: (id: string) => void;
}

export function FieldSelect({ label, fields, value, refused = [], className, onChange }: FieldSelectProps): JSX.Element {
  const offered = fields.filter((field) => kindOf(field) !== undefined && !refused.includes(field.id));
  return (
    <Select {...(className === undefined ? {} : { className })} aria-label={label} value={value} onChange={(_event, data) => onChange(data.value)}>
      {offered.some(({ id }) => id === value) ? null : <option value={value}>{value === '' ? t('admin.value-choose') : value}</option>}
      {(['lead', 'account', 'contact'] as const).map((table) => (
        <optgroup key={table} label={t(`admin.tables.${table}`)}>
          {offered.filter((each) => each.table === table).sort((one, two) => one.label.localeCompare(two.label)).map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
