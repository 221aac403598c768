// The settings of routing, which belong to the rules: saved to the draft, in force when it is activated.
import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Field, Input, makeStyles, Radio, RadioGroup, Select, Switch, tokens } from '@fluentui/react-components';
import { usualRoutingSettings } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import type { RoleChoice } from '../../administration.ts';
import { Picker } from '../../Picker.tsx';
import type { Asked } from '../../useAsked.ts';
import { answerOf } from '../../useAsked.ts';
import { SellersDialog } from '../sellers/SellersDialog.tsx';
import type { RoutingShown, SellerShown } from '../sellers/sellersDesk.ts';
import type { SellersStore } from '../sellers/useSellers.ts';
import { RetryTimes } from './RetryTimes.tsx';
import { editedSettings, settingsForm, settingsProblems, type SettingsForm } from './settingsForm.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '6px' },
  head: { margin: '8px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
});

interface SettingsDrawerProps {
  readonly routing: RoutingShown;
  readonly people: readonly SellerShown[];
  readonly roles: Asked<readonly RoleChoice[]>;
  readonly store: SellersStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function SettingsDrawer({ routing, people, roles, store, onSignIn, onClose }: SettingsDrawerProps): JSX.Element {
  const styles = useStyles();
  const plan = routing.draft ?? routing.active;
  // What the form began with: others may save meanwhile, and only what was edited here is laid over theirs.
  const [base] = useState(() => plan?.settings ?? usualRoutingSettings);
  const [form, setForm] = useState(() => settingsForm(base));
  const problems = settingsProblems(form);
  const edit = (change: Partial<SettingsForm>): void => setForm((before) => ({ ...before, ...change }));
  const save = (): void => void store.changeSettings((now) => editedSettings(form, base, now)).then((isSaved) => (isSaved ? onClose() : undefined));
  const problem = (code: (typeof problems)[number]): { readonly validationMessage?: string } => (problems.includes(code) ? { validationMessage: t(`admin.routingSettings.problem.${code}`) } : {});
  return (
    <SellersDialog isDrawer title={t('admin.routingSettings.title')} hint={draftHint(routing)} problem={store.problem} canSave={problems.length === 0} isSaving={store.saving.has('settings')} saveLabel={t('admin.routingSettings.save')} onSave={save} onSignIn={onSignIn} onClose={onClose}>
      <section className={styles.section} aria-label={t('admin.routingSettings.catch-all')}>
        <h3 className={styles.head}>{t('admin.routingSettings.catch-all')}</h3>
        <p className={styles.quiet}>{t('admin.routingSettings.catch-all-hint')}</p>
        <Field label={t('admin.routingSettings.catch-all-owner')} {...problem('no-owner')}>
          <Select data-field="catch-all" value={form.catchAllOwnerId ?? ''} onChange={(_event, { value }) => edit({ catchAllOwnerId: value === '' ? undefined : value })}>
            <option value="">{t('admin.routingSettings.nobody')}</option>
            {form.catchAllOwnerId === undefined || people.some(({ id }) => id === form.catchAllOwnerId) ? null : <option value={form.catchAllOwnerId}>{t('admin.routingSettings.somebody-gone')}</option>}
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('admin.routingSettings.catch-all-hours')} {...problem('hours-wrong')}>
          <Input data-field="catch-all-hours" inputMode="numeric" maxLength={3} value={form.catchAllHours} onChange={(_event, { value }) => edit({ catchAllHours: value })} />
        </Field>
      </section>
      <section className={styles.section} aria-label={t('admin.routingSettings.turns')}>
        <h3 className={styles.head}>{t('admin.routingSettings.turns')}</h3>
        <Field label={t('admin.routingSettings.scope')}>
          <RadioGroup value={form.roundRobinScope} onChange={(_event, { value }) => edit({ roundRobinScope: value === 'rule' ? 'rule' : 'organization' })}>
            <Radio value="organization" label={t('admin.routingSettings.scope-organization')} />
            <Radio value="rule" label={t('admin.routingSettings.scope-rule')} />
          </RadioGroup>
        </Field>
        <Switch data-field="credits-absence" label={t('admin.routingSettings.credit')} checked={form.creditsAbsence} onChange={(_event, { checked }) => edit({ creditsAbsence: checked })} />
        <Switch data-field="keeps-owner" label={t('admin.routingSettings.keep-owner')} checked={form.keepsEligibleOwner} onChange={(_event, { checked }) => edit({ keepsEligibleOwner: checked })} />
      </section>
      <EligibleRoles form={form} roles={roles} problem={problem('no-roles').validationMessage} onEdit={edit} />
      <section className={styles.section} aria-label={t('admin.routingSettings.late')}>
        <h3 className={styles.head}>{t('admin.routingSettings.late')}</h3>
        <Field label={t('admin.routingSettings.too-old')}>
          <RadioGroup value={form.tooOld} onChange={(_event, { value }) => edit({ tooOld: value === 'needs-attention' ? 'needs-attention' : 'next-rule' })}>
            <Radio value="next-rule" label={t('admin.routingSettings.too-old-next')} />
            <Radio value="needs-attention" label={t('admin.routingSettings.too-old-attention')} />
          </RadioGroup>
        </Field>
        <Switch data-field="takes-up-earlier" label={t('admin.routingSettings.earlier')} checked={form.takesUpEarlier} onChange={(_event, { checked }) => edit({ takesUpEarlier: checked })} />
        <RetryTimes times={form.retryAt} problem={problem('time-missing').validationMessage ?? problem('time-twice').validationMessage} onChange={(retryAt) => edit({ retryAt })} />
      </section>
    </SellersDialog>
  );
}

/** When what is saved here holds. */
function draftHint({ active, draft }: RoutingShown): string {
  if (draft !== undefined) return t('admin.routingSettings.hint-draft', { number: draft.number });
  return active === undefined ? t('admin.routingSettings.hint-first') : t('admin.routingSettings.hint-new', { number: active.number });
}

interface EligibleRolesProps {
  readonly form: SettingsForm;
  readonly roles: Asked<readonly RoleChoice[]>;
  readonly problem: string | undefined;
  readonly onEdit: (change: Partial<SettingsForm>) => void;
}

/** Whose people rules may give leads to, by security role. */
function EligibleRoles({ form, roles, problem, onEdit }: EligibleRolesProps): JSX.Element {
  const styles = useStyles();
  const chosen = form.eligibleRoleIds;
  const known = answerOf(roles);
  const choices = useMemo(() => (known ?? []).map(({ id, name }) => ({ id, label: name })), [known]);
  return (
    <section className={styles.section} aria-label={t('admin.routingSettings.roles')}>
      <h3 className={styles.head}>{t('admin.routingSettings.roles')}</h3>
      <RadioGroup aria-label={t('admin.routingSettings.roles')} value={chosen === undefined ? 'all' : 'some'} onChange={(_event, { value }) => onEdit({ eligibleRoleIds: value === 'all' ? undefined : (chosen ?? []) })}>
        <Radio value="all" label={t('admin.routingSettings.roles-all')} />
        <Radio value="some" label={t('admin.routingSettings.roles-some')} />
      </RadioGroup>
      {chosen === undefined ? null : (
        <Picker
          label={t('admin.routingSettings.roles')}
          chosen={chosen.map((id) => ({ id, label: choices.find((each) => each.id === id)?.label ?? id }))}
          choices={choices}
          addLabel={t('admin.routingSettings.roles-add')}
          {...(roles.kind === 'known' ? {} : { state: t(roles.kind === 'asking' ? 'admin.asking' : 'admin.not-known') })}
          onAdd={(id) => onEdit({ eligibleRoleIds: [...chosen, id] })}
          onRemove={(id) => onEdit({ eligibleRoleIds: chosen.filter((each) => each !== id) })}
        />
      )}
      <div role="status">{problem === undefined ? null : <p className={styles.problem}>{problem}</p>}</div>
    </section>
  );
}
