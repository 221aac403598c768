// The rule's second step: who may get the leads, how they are shared out, and whether capacity and working hours count.
import type { JSX } from 'react';
import { Field, makeStyles, Select, Switch } from '@fluentui/react-components';
import { distributionIds, type AssignmentRule, type RuleTarget } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import { Picker } from '../../Picker.tsx';
import { useAdminStyles } from '../../styles.ts';
import type { NamedRow } from '../routingAdministration.ts';
import { asksSellers, personName, type RuleNames } from '../ruleWords.ts';
import { hasConditions } from './ruleForm.ts';
import { SellerConditions } from './SellerConditions.tsx';
import { HoursChoice } from './WhichLeads.tsx';

/** Hours offered; others can be typed. */
const OFFERED_HOURS = [1, 4, 8, 24, 48, 60, 120];
const kinds = ['any-seller', 'matching-sellers', 'sellers', 'account-owner', 'team', 'queue'] as const satisfies readonly RuleTarget['kind'][];

const useStyles = makeStyles({
  part: { marginTop: '12px' },
  line: { display: 'flex', flexWrap: 'wrap', gap: '12px', marginTop: '12px' },
  // Long choices shrink with the pane.
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  method: { flex: '2 1 180px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  hours: { flex: '1 1 140px', minWidth: 0 },
});

interface WhoGetsThemProps {
  readonly rule: AssignmentRule;
  readonly names: RuleNames;
  readonly onChange: (rule: AssignmentRule) => void;
}

export function WhoGetsThem({ rule, names, onChange }: WhoGetsThemProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { target } = rule;
  const { availableWithinHours: _hours, ...rest } = rule;
  const method = distributionIds.find((id) => id === rule.distribution) ?? 'round-robin';
  return (
    <>
      <Field className={styles.field} label={t('admin.routing.sellers')}>
        <Select
          data-field="rule-target"
          value={target.kind}
          onChange={(_event, { value }) => {
            const kind = kinds.find((each) => each === value);
            if (kind !== undefined) onChange({ ...rule, target: targetOf(kind) });
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`admin.routing.target.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.part}>
        {target.kind === 'sellers' ? (
          <Picker
            label={t('admin.routing.target.sellers')}
            chosen={target.ids.map((id) => ({ id, label: personName(id, names) }))}
            choices={[...names.sellers].sort((one, two) => one.name.localeCompare(two.name)).map(({ id, name }) => ({ id, label: name }))}
            addLabel={t('admin.routing.seller-add')}
            onAdd={(id) => onChange({ ...rule, target: { kind: 'sellers', ids: [...target.ids, id] } })}
            onRemove={(id) => onChange({ ...rule, target: { kind: 'sellers', ids: target.ids.filter((each) => each !== id) } })}
          />
        ) : null}
        {target.kind === 'team' || target.kind === 'queue' ? <RowChoice label={t(`admin.routing.${target.kind}`)} field="rule-row" rows={target.kind === 'team' ? names.teams : names.queues} value={target.id} onChange={(id) => onChange({ ...rule, target: { kind: target.kind, id } })} /> : null}
      </div>
      {target.kind === 'team' || target.kind === 'queue' ? <p className={shared.hint}>{t(`admin.routing.${target.kind}-hint`)}</p> : null}
      {target.kind === 'team' && names.teams.find(({ id }) => id === target.id)?.mayOwnLeads === false ? <p className={shared.hint}>{t('admin.routing.team-may-not')}</p> : null}
      {hasConditions(target) ? <SellerConditions rule={rule} names={names} onChange={onChange} /> : null}
      {asksSellers(target) ? (
        <>
          <div className={styles.line}>
            {target.kind === 'account-owner' ? null : (
              <Field className={styles.method} label={t('admin.routing.share-by')} hint={t(`admin.routing.method-hint.${method}`)}>
                <Select data-field="rule-method" value={method} onChange={(_event, { value }) => onChange({ ...rule, distribution: distributionIds.find((id) => id === value) ?? method })}>
                  {distributionIds.map((id) => (
                    <option key={id} value={id}>
                      {t(`admin.routing.method.${id}`)}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            <div className={styles.hours}>
              <HoursChoice label={t('admin.routing.free')} none={t('admin.routing.free-any')} offered={OFFERED_HOURS} hours={rule.availableWithinHours} field="rule-free" onChange={(hours) => onChange({ ...rest, ...(hours === undefined ? {} : { availableWithinHours: hours }) })} />
            </div>
          </div>
          <Switch className={styles.part} label={t('admin.routing.capacity')} checked={rule.respectsCapacity} onChange={(_event, { checked }) => onChange({ ...rule, respectsCapacity: checked })} />
          <p className={shared.hint}>{t(rule.respectsCapacity ? 'admin.routing.capacity-on' : 'admin.routing.capacity-off')}</p>
        </>
      ) : null}
    </>
  );
}

function targetOf(kind: RuleTarget['kind']): RuleTarget {
  if (kind === 'sellers') return { kind, ids: [] };
  return kind === 'team' || kind === 'queue' ? { kind, id: '' } : { kind };
}

interface RowChoiceProps {
  readonly label: string;
  readonly field: string;
  readonly rows: readonly NamedRow[];
  /** '' = none chosen yet. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One of some rows, by name. */
export function RowChoice({ label, field, rows, value, onChange }: RowChoiceProps): JSX.Element {
  const styles = useStyles();
  const isGone = value !== '' && rows.every(({ id }) => id !== value);
  return (
    <Field className={styles.field} label={label}>
      <Select data-field={field} value={value} onChange={(_event, data) => onChange(data.value)}>
        <option value="">{t('admin.value-choose')}</option>
        {isGone ? <option value={value}>{t('admin.routing.gone')}</option> : null}
        {[...rows].sort((one, two) => one.name.localeCompare(two.name)).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
