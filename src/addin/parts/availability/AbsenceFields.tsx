// From when to when somebody is away: days and times, or without an end until it is taken back.
import type { JSX } from 'react';
import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import type { AbsenceForm } from './absenceForm.ts';

const useStyles = makeStyles({
  pair: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  input: { minWidth: 0, width: '148px' },
  time: { minWidth: 0, width: '112px' },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
});

interface AbsenceFieldsProps {
  readonly form: AbsenceForm;
  /** A sentence that says what is wrong. */
  readonly problem: string | undefined;
  readonly onChange: (form: AbsenceForm) => void;
}

export function AbsenceFields({ form, problem, onChange }: AbsenceFieldsProps): JSX.Element {
  const styles = useStyles();
  return (
    <>
      <div className={styles.pair}>
        <Field label={t('availability.from-day')}>
          <Input className={styles.input} type="date" data-field="away-from-day" value={form.fromDay} onChange={(_event, { value }) => onChange({ ...form, fromDay: value })} />
        </Field>
        <Field label={t('availability.from-time')}>
          <Input className={styles.time} type="time" data-field="away-from-time" value={form.fromTime} onChange={(_event, { value }) => onChange({ ...form, fromTime: value })} />
        </Field>
      </div>
      <Checkbox label={t('availability.has-end')} checked={form.hasEnd} data-field="away-has-end" onChange={(_event, { checked }) => onChange({ ...form, hasEnd: checked === true })} />
      {form.hasEnd ? (
        <div className={styles.pair}>
          <Field label={t('availability.to-day')}>
            <Input className={styles.input} type="date" data-field="away-to-day" value={form.toDay} onChange={(_event, { value }) => onChange({ ...form, toDay: value })} />
          </Field>
          <Field label={t('availability.to-time')}>
            <Input className={styles.time} type="time" data-field="away-to-time" value={form.toTime} onChange={(_event, { value }) => onChange({ ...form, toTime: value })} />
          </Field>
        </div>
      ) : null}
      <div role="status">{problem === undefined ? null : <p className={styles.problem}>{problem}</p>}</div>
    </>
  );
}
