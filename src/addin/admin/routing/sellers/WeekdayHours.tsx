// One day of the week: off, or the hours somebody is at work.
import type { JSX } from 'react';
import { Button, Checkbox, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { Weekday } from '../../../../domain/routing/whereabouts.ts';
import { t } from '../../../strings.ts';
import { usualHours, type ScheduleProblem, type TypedHours } from './scheduleForm.ts';

/** A day with more breaks than this is no working day. */
const MOST_HOURS = 4;

const useStyles = makeStyles({
  day: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '0 8px', padding: '2px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, '@media (min-width: 480px)': { gridTemplateColumns: '140px minmax(0, 1fr)' } },
  hours: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '2px 0' },
  line: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  time: { minWidth: 0, width: '116px' },
  off: { padding: '7px 0', color: tokens.colorNeutralForeground3, fontSize: '13px', lineHeight: '18px' },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
});

interface WeekdayHoursProps {
  readonly name: string;
  readonly day: Weekday;
  readonly hours: readonly TypedHours[];
  readonly problem: ScheduleProblem['code'] | undefined;
  readonly onChange: (hours: readonly TypedHours[]) => void;
}

export function WeekdayHours({ name, day, hours, problem, onChange }: WeekdayHoursProps): JSX.Element {
  const styles = useStyles();
  const put = (place: number, change: Partial<TypedHours>): void => onChange(hours.map((each, at) => (at === place ? { ...each, ...change } : each)));
  return (
    <li className={styles.day}>
      <Checkbox label={name} checked={hours.length > 0} data-field={`day-${day}`} onChange={(_event, { checked }) => onChange(checked === true ? [usualHours] : [])} />
      <div className={styles.hours}>
        {hours.length === 0 ? <span className={styles.off}>{t('admin.sellers.day-off')}</span> : null}
        {hours.map(({ from, to }, place) => (
          <div key={place} className={styles.line}>
            <Input className={styles.time} type="time" data-field={`from-${day}-${place}`} aria-label={t('admin.sellers.day-from', { day: name })} value={from} onChange={(_event, { value }) => put(place, { from: value })} />
            <Input className={styles.time} type="time" data-field={`to-${day}-${place}`} aria-label={t('admin.sellers.day-to', { day: name })} value={to} onChange={(_event, { value }) => put(place, { to: value })} />
            {place === 0 ? (
              hours.length < MOST_HOURS ? (
                <Button appearance="subtle" size="small" icon={<Add16Regular />} aria-label={t('admin.sellers.day-more', { day: name })} title={t('admin.sellers.day-more', { day: name })} onClick={() => onChange([...hours, { from: '', to: '' }])} />
              ) : null
            ) : (
              <Button appearance="subtle" size="small" icon={<Dismiss16Regular />} aria-label={t('admin.sellers.day-fewer', { day: name, place: place + 1 })} title={t('admin.sellers.day-fewer', { day: name, place: place + 1 })} onClick={() => onChange(hours.filter((_each, at) => at !== place))} />
            )}
          </div>
        ))}
        <div role="status">{problem === undefined ? null : <span className={styles.problem}>{t(`admin.sellers.hours-problem.${problem}`, { day: name })}</span>}</div>
      </div>
    </li>
  );
}
