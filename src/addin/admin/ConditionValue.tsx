// What a field is compared with: an operator for its kind, and a value as its kind wants it.
import { useState } from 'react';
import type { JSX } from 'react';
import { Input, makeStyles, Select } from '@fluentui/react-components';
import { operatorsOf, type Condition, type FieldKind, type Operator } from '../../domain/condition.ts';
import type { MappableField } from '../../domain/profileFields.ts';
import { t } from '../strings.ts';
import { LookupValues } from './LookupValues.tsx';
import { Picker } from './Picker.tsx';

type Wanted = Pick<Condition, 'operator' | 'value' | 'names'>;
type Value = Condition['value'];

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'flex-start' },
  operator: { flex: '1 1 140px', minWidth: 0, maxWidth: '220px' },
  value: { flex: '2 1 160px', minWidth: 0 },
  input: { width: '100%', minWidth: 0, boxSizing: 'border-box' },
  two: { display: 'flex', alignItems: 'center', gap: '6px' },
  half: { flex: '1 1 0', minWidth: 0 },
});

const SEVERAL: ReadonlySet<Operator> = new Set(['in', 'not-in', 'contains', 'not-contains', 'begins-with', 'ends-with']);
const DAYS: ReadonlySet<Operator> = new Set(['in-last-days', 'older-than-days', 'in-next-days']);

interface ConditionValueProps {
  /** What is compared: named in the labels. */
  readonly name: string;
  readonly kind: FieldKind;
  /** The field whose choices are offered. */
  readonly field: MappableField | undefined;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

export function ConditionValue(props: ConditionValueProps): JSX.Element {
  const styles = useStyles();
  const { name, kind, wanted, onChange } = props;
  return (
    <div className={styles.row}>
      <Select
        className={styles.operator}
        aria-label={t('admin.operator-of', { name })}
        value={wanted.operator}
        onChange={(_event, { value }) => {
          const operator = operatorsOf[kind].find((each) => each === value);
          if (operator !== undefined) onChange(withOperator(wanted, operator, kind));
        }}
      >
        {operatorsOf[kind].map((operator) => (
          <option key={operator} value={operator}>
            {t(`admin.operator.${operator}`)}
          </option>
        ))}
      </Select>
      {wanted.operator === 'is-empty' || wanted.operator === 'is-filled' ? null : (
        <div className={styles.value}>
          <ValueOf {...props} />
        </div>
      )}
    </div>
  );
}

/** The value stays where the new operator takes one of its kind. */
function withOperator({ operator: before, value, names }: Wanted, operator: Operator, kind: FieldKind): Wanted {
  if (operator === 'is-empty' || operator === 'is-filled' || value === undefined) return { operator };
  if (kind === 'lookup') return { operator, value, ...(names === undefined ? {} : { names }) };
  const isOther = kind === 'date' && DAYS.has(before) !== DAYS.has(operator);
  if (isOther) return { operator };
  const list = typeof value === 'object' ? value : [value].filter((each): each is string | number => typeof each !== 'boolean');
  if (SEVERAL.has(operator)) return { operator, value: list };
  if (operator === 'between') return { operator, value: [list[0] ?? '', list[1] ?? ''] };
  const first = list[0];
  return first === undefined ? { operator } : { operator, value: first };
}

function ValueOf({ name, kind, field, wanted, onChange }: ConditionValueProps): JSX.Element {
  const styles = useStyles();
  const { operator, value } = wanted;
  const put = (next: Value): void => onChange(next === undefined ? { operator } : { operator, value: next });
  const list = value === undefined ? [] : typeof value === 'object' ? value : [value];
  const label = t('admin.value-of', { name });
  if (kind === 'lookup') return <LookupValues label={label} tables={field?.lookup ?? []} ids={list.map(String)} names={wanted.names ?? {}} onChange={(rows) => onChange({ operator, value: rows.map(({ id }) => id), names: Object.fromEntries(rows.map((row) => [row.id, row.name])) })} />;
  if (kind === 'choice' && field?.options !== undefined) {
    const choices = field.options.map((option) => ({ id: option.value, label: option.label }));
    const chosen = list.map((each) => ({ id: String(each), label: choices.find(({ id }) => id === String(each))?.label ?? String(each) }));
    if (SEVERAL.has(operator)) {
      return <Picker label={label} chosen={chosen} choices={choices} addLabel={t('admin.value-add')} onAdd={(id) => put([...chosen.map((each) => each.id), id])} onRemove={(id) => put(chosen.map((each) => each.id).filter((each) => each !== id))} />;
    }
    return (
      <Select aria-label={label} value={chosen[0]?.id ?? ''} onChange={(_event, data) => put(data.value === '' ? undefined : data.value)}>
        <option value="">{t('admin.value-choose')}</option>
        {choices.map(({ id, label: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </Select>
    );
  }
  if (operator === 'between') {
    const ends = [list[0] ?? '', list[1] ?? ''];
    return (
      <div className={styles.two}>
        <OneValue label={t('admin.value-from', { name })} kind={kind} value={ends[0]} onValue={(next) => put([asEnd(next), asEnd(ends[1])])} />
        <span aria-hidden>–</span>
        <OneValue label={t('admin.value-to', { name })} kind={kind} value={ends[1]} onValue={(next) => put([asEnd(ends[0]), asEnd(next)])} />
      </div>
    );
  }
  if (SEVERAL.has(operator)) return <SeveralValues label={label} kind={kind} values={list} onValues={put} />;
  return <OneValue label={label} kind={DAYS.has(operator) ? 'number' : kind} value={list[0]} onValue={put} />;
}

function asEnd(value: Value): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}

function OneValue({ label, kind, value, onValue }: { readonly label: string; readonly kind: FieldKind; readonly value: string | number | boolean | undefined; readonly onValue: (value: Value) => void }): JSX.Element {
  const styles = useStyles();
  const change = (text: string): void => onValue(text === '' ? undefined : kind === 'number' ? numberOr(text) : text);
  return <Input className={styles.input} aria-label={label} type={kind === 'date' ? 'date' : 'text'} inputMode={kind === 'number' ? 'decimal' : undefined} value={value === undefined ? '' : String(value)} maxLength={200} onChange={(_event, data) => change(data.value)} />;
}

/** Separated by commas as they are typed; what is typed stays as it is while it is being typed. */
function SeveralValues({ label, kind, values, onValues }: { readonly label: string; readonly kind: FieldKind; readonly values: readonly (string | number | boolean)[]; readonly onValues: (value: Value) => void }): JSX.Element {
  const styles = useStyles();
  const parsed = (text: string): readonly (string | number)[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => (kind === 'number' ? numberOr(part) : part));
  const [typed, setTyped] = useState(() => values.join(', '));
  const shown = JSON.stringify(parsed(typed)) === JSON.stringify(values) ? typed : values.join(', ');
  return (
    <Input
      className={styles.input}
      aria-label={label}
      placeholder={t('admin.value-several')}
      value={shown}
      maxLength={2_000}
      onChange={(_event, data) => {
        setTyped(data.value);
        onValues(parsed(data.value));
      }}
    />
  );
}

/** Text that is no number stays text, so that nothing typed disappears; the form says what is wrong with it. */
function numberOr(text: string): string | number {
  const number = Number(text.replace(/\s/g, ''));
  return Number.isFinite(number) && text.trim() !== '' ? number : text;
}
