// One condition being edited: its field, how it is compared, with what, and what is still wrong with it.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { operatorsOf, problemsOf, type Condition } from '../../domain/condition.ts';
import { isUnknownInquiry } from '../../domain/directInquiry.ts';
import { kindOf, kindsOf, type MappableField } from '../../domain/profileFields.ts';
import { t } from '../strings.ts';
import { ConditionValue } from './ConditionValue.tsx';
import { fieldLabel } from './conditionWords.ts';
import { FieldSelect } from './FieldSelect.tsx';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '6px', flexGrow: 1, minWidth: 0 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
});

interface ConditionRowProps {
  readonly condition: Condition;
  /** Its number among the others, e.g. `2` or `2.1`: named in the labels. */
  readonly place: string | number;
  readonly fields: readonly MappableField[];
  readonly onChange: (condition: Condition) => void;
}

export function ConditionRow({ condition, place, fields, onChange }: ConditionRowProps): JSX.Element {
  const styles = useStyles();
  const field = fields.find(({ id }) => id === condition.field);
  const kind = field === undefined ? undefined : kindOf(field);
  const problem = fields.length === 0 ? undefined : problemsOf(condition, kindsOf(fields))[0];
  const name = field === undefined ? t('admin.segment.condition', { place }) : fieldLabel(field.id, fields);
  const choose = (id: string): void => {
    const next = kindsOf(fields)[id];
    if (next === undefined) return;
    // Another field has other values.
    onChange({ field: id, operator: operatorsOf[next].includes(condition.operator) ? condition.operator : (operatorsOf[next][0] ?? 'equals') });
  };
  return (
    <div className={styles.parts}>
      <FieldSelect label={t('admin.segment.field', { place })} fields={fields} value={condition.field} onChange={choose} />
      {kind === undefined ? null : <ConditionValue key={condition.field} name={name} kind={kind} field={field} wanted={condition} onChange={({ operator, value, names }) => onChange({ field: condition.field, operator, ...(value === undefined ? {} : { value }), ...(names === undefined ? {} : { names }) })} />}
      <div role="status">{problem === undefined ? null : <span className={styles.problem}>{t(`admin.field-problem.${isUnknownInquiry(problem) ? 'direct-inquiry' : problem.code}`)}</span>}</div>
    </div>
  );
}
