// The rule's first step: the segment, how new a lead has to be, and conditions on the lead, its account or its contact.
import type { JSX } from 'react';
import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { AssignmentRule } from '../../../../domain/routing/plan.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { ConditionBuilder } from '../ConditionBuilder.tsx';
import type { RuleNames } from '../ruleWords.ts';

/** Hours offered; others can be typed. */
const OFFERED_HOURS = [1, 4, 24, 48, 168];

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: '12px', marginBottom: '12px' },
  // Long choices shrink with the pane.
  segment: { flex: '2 1 180px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  age: { flex: '1 1 140px', minWidth: 0 },
  hours: { maxWidth: '100px', marginTop: '6px' },
});

interface StepProps {
  readonly rule: AssignmentRule;
  readonly names: RuleNames;
  readonly onChange: (rule: AssignmentRule) => void;
}

export function WhichLeads({ rule, names, segments, onChange }: StepProps & { readonly segments: readonly SegmentChange[] }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { segmentId, createdWithinHours: _hours, ...rest } = rule;
  const setHours = (hours: number | undefined): void => onChange({ ...rest, ...(segmentId === undefined ? {} : { segmentId }), ...(hours === undefined ? {} : { createdWithinHours: hours }) });
  const setSegment = (id: string): void => {
    const { segmentId: _before, ...others } = rule;
    onChange({ ...others, ...(id === '' ? {} : { segmentId: id }) });
  };
  return (
    <>
      <div className={styles.line}>
        <Field className={styles.segment} label={t('admin.segment.segment')}>
          <Select data-field="rule-segment" value={segmentId ?? ''} onChange={(_event, { value }) => setSegment(value)}>
            <option value="">{t('admin.routing.all-leads')}</option>
            {segmentId === undefined || segments.some(({ id }) => id === segmentId) ? null : <option value={segmentId}>{t('admin.routing.gone')}</option>}
            {segments.map(({ id, name, isActive }) => (
              <option key={id} value={id}>
                {isActive ? name : t('admin.segment.inactive', { name })}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.age}>
          <HoursChoice label={t('admin.routing.came-in')} none={t('admin.routing.any-time')} offered={OFFERED_HOURS} hours={rule.createdWithinHours} field="rule-age" onChange={setHours} />
        </div>
      </div>
      <p className={shared.hint}>{t('admin.routing.and-conditions')}</p>
      <ConditionBuilder label={t('admin.segment.conditions')} group={rule.conditions} fields={names.fields} onChange={(conditions) => onChange({ ...rule, conditions })} />
    </>
  );
}

interface HoursChoiceProps {
  readonly label: string;
  /** What no limit is called. */
  readonly none: string;
  readonly offered: readonly number[];
  readonly hours: number | undefined;
  readonly field: string;
  readonly onChange: (hours: number | undefined) => void;
}

/** A number of hours from a list, or typed. */
export function HoursChoice({ label, none, offered, hours, field, onChange }: HoursChoiceProps): JSX.Element {
  const styles = useStyles();
  const isTyped = hours !== undefined && !offered.includes(hours);
  const OTHER = 'other';
  return (
    <>
      <Field className={styles.field} label={label}>
        <Select data-field={field} value={hours === undefined ? '' : isTyped ? OTHER : String(hours)} onChange={(_event, { value }) => onChange(value === '' ? undefined : value === OTHER ? 0 : Number(value))}>
          <option value="">{none}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {t('admin.routing.hours', { count: each })}
            </option>
          ))}
          <option value={OTHER}>{t('admin.routing.hours-other')}</option>
        </Select>
      </Field>
      {isTyped ? <Input className={styles.hours} aria-label={t('admin.routing.hours-of', { label })} data-field={`${field}-typed`} inputMode="numeric" value={hours === 0 ? '' : String(hours)} maxLength={5} onChange={(_event, { value }) => onChange(/^\d+$/.test(value) ? Number(value) : 0)} /> : null}
    </>
  );
}
