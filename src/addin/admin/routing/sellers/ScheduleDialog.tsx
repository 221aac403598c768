// When a seller is at work: always, or hours for each day of the week on their clock, and days off.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { weekdays, type Weekday } from '../../../../domain/routing/whereabouts.ts';
import { weekdayName } from '../../../parts/availability/availabilityWords.ts';
import { dayText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { isHoliday, scheduleForm, scheduleOf, scheduleProblems, usualHours, type ScheduleForm, type ScheduleProblem } from './scheduleForm.ts';
import { SellersDialog } from './SellersDialog.tsx';
import type { SellerShown } from './sellersDesk.ts';
import { WeekdayHours } from './WeekdayHours.tsx';
import type { SellersStore } from './useSellers.ts';

const useStyles = makeStyles({
  days: { margin: 0, padding: 0, listStyleType: 'none' },
  head: { margin: '4px 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
  holidays: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: '0 0 6px', padding: 0, listStyleType: 'none' },
  holiday: { display: 'inline-flex', alignItems: 'center', gap: '2px', paddingLeft: '8px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, fontSize: '13px', lineHeight: '18px' },
  remove: { minWidth: '24px', height: '24px', padding: 0, border: 'none' },
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px' },
});

interface ScheduleDialogProps {
  readonly seller: SellerShown;
  /** The admin's own, for who has no hours yet. */
  readonly timeZone: string;
  readonly store: SellersStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function ScheduleDialog({ seller, timeZone, store, onSignIn, onClose }: ScheduleDialogProps): JSX.Element {
  const [form, setForm] = useState(() => scheduleForm(seller.schedule, timeZone));
  const problems = scheduleProblems(form);
  const save = (): void => {
    const schedule = scheduleOf(form);
    void store.save(seller.id, 'availability', ({ schedule: _before, ...rest }) => ({ ...rest, ...(schedule === undefined ? {} : { schedule }) })).then((isSaved) => (isSaved ? onClose() : undefined));
  };
  return (
    <SellersDialog title={t('admin.sellers.schedule-of', { name: seller.name })} problem={store.problem} canSave={problems.length === 0} isSaving={store.saving.has(seller.id)} onSave={save} onSignIn={onSignIn} onClose={onClose}>
      <RadioGroup aria-label={t('admin.sellers.schedule-of', { name: seller.name })} value={form.isAlways ? 'always' : 'hours'} onChange={(_event, { value }) => setForm({ ...form, isAlways: value === 'always' })}>
        <Radio value="always" label={t('admin.sellers.schedule-always')} />
        <Radio value="hours" label={t('admin.sellers.schedule-hours')} />
      </RadioGroup>
      {form.isAlways ? null : <Hours form={form} problems={problems} onChange={setForm} />}
    </SellersDialog>
  );
}

interface HoursProps {
  readonly form: ScheduleForm;
  readonly problems: readonly ScheduleProblem[];
  readonly onChange: (form: ScheduleForm) => void;
}

function Hours({ form, problems, onChange }: HoursProps): JSX.Element {
  const styles = useStyles();
  const put = (day: Weekday, hours: ScheduleForm['days'][Weekday]): void => onChange({ ...form, days: { ...form.days, [day]: hours } });
  const isMissing = problems.some(({ code }) => code === 'no-hours');
  return (
    <>
      <Field label={t('admin.sellers.time-zone')}>
        <Select data-field="time-zone" value={form.timeZone} onChange={(_event, { value }) => onChange({ ...form, timeZone: value })}>
          {timeZones(form.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
      <ul className={styles.days} aria-label={t('admin.sellers.hours')}>
        {weekdays.map((day) => (
          <WeekdayHours key={day} name={weekdayName(day, 'long')} day={day} hours={form.days[day]} problem={problems.find((each) => 'day' in each && each.day === day)?.code} onChange={(hours) => put(day, hours)} />
        ))}
      </ul>
      <div role="status">{isMissing ? <p className={styles.problem}>{t('admin.sellers.hours-problem.no-hours')}</p> : null}</div>
      <Button size="small" onClick={() => onChange({ ...form, days: { ...form.days, ...Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, form.days[1].length === 0 ? [usualHours] : form.days[1]])) } })}>
        {t('admin.sellers.hours-all')}
      </Button>
      <Holidays form={form} onChange={onChange} />
    </>
  );
}

function Holidays({ form, onChange }: Omit<HoursProps, 'problems'>): JSX.Element {
  const styles = useStyles();
  const [day, setDay] = useState('');
  const canAdd = isHoliday(day) && !form.holidays.includes(day);
  return (
    <section aria-label={t('admin.sellers.holidays')}>
      <h3 className={styles.head}>{t('admin.sellers.holidays')}</h3>
      {form.holidays.length === 0 ? null : (
        <ul className={styles.holidays}>
          {form.holidays.map((each) => {
            const name = dayText(each, new Date(), true);
            return (
              <li key={each} className={styles.holiday}>
                {name}
                <Button appearance="transparent" className={styles.remove} icon={<Dismiss16Regular />} aria-label={t('admin.pick.remove', { name })} title={t('admin.pick.remove', { name })} onClick={() => onChange({ ...form, holidays: form.holidays.filter((other) => other !== each) })} />
              </li>
            );
          })}
        </ul>
      )}
      <div className={styles.add}>
        <Field label={t('admin.sellers.holiday-day')}>
          <Input type="date" data-field="holiday" value={day} onChange={(_event, { value }) => setDay(value)} />
        </Field>
        <Button
          disabledFocusable={!canAdd}
          onClick={() => {
            if (!canAdd) return;
            onChange({ ...form, holidays: [...form.holidays, day].sort() });
            setDay('');
          }}
        >
          {t('admin.sellers.holiday-add')}
        </Button>
      </div>
    </section>
  );
}

/** Zones the browser knows, and the one that is saved. */
function timeZones(saved: string): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), saved])].sort();
}
