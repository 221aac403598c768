// A2: the company, what it sells, and the security roles the agent works for.
import { useCallback, useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Input, makeStyles } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import type { Administration, RoleChoice } from '../administration.ts';
import { InfoField } from '../InfoField.tsx';
import { PageHead } from '../PageFrame.tsx';
import { Picker } from '../Picker.tsx';
import type { Known } from '../section.ts';
import { useAdminStyles } from '../styles.ts';
import { answerOf, useAsked } from '../useAsked.ts';
import type { SectionEdits } from '../useSettings.ts';
import type { GeneralForm } from './generalForm.ts';
import { Products } from './Products.tsx';
import { websiteOf } from '../../../domain/company/companyWebsite.ts';

const useStyles = makeStyles({ field: { marginTop: '12px' }, wide: { width: '100%' }, count: { marginTop: '6px', minHeight: '16px' } });

interface GeneralPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly edits: SectionEdits<GeneralForm>;
}

export function GeneralPage({ administration, known, edits }: GeneralPageProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { shown, edit } = edits;
  // Said when the field is left, not while somebody types.
  const [isLeft, setLeft] = useState(false);
  const isWrong = shown.website.trim() !== '' && websiteOf(shown.website) === undefined;
  return (
    <>
      <PageHead title={t('admin.page.general')} text={t('admin.general.text')} settings={known.settings} />
      <section className={shared.section} aria-label={t('admin.general.company')}>
        <h2 className={shared.heading}>{t('admin.general.company')}</h2>
        <InfoField className={styles.field} label={t('admin.general.company-name')} info={t('admin.general.company-name-info')}>
          <Input className={styles.wide} data-field="company-name" value={shown.companyName} maxLength={200} onChange={(_event, { value }) => edit((form) => ({ ...form, companyName: value }))} />
        </InfoField>
        <InfoField className={styles.field} label={t('admin.general.website')} info={t('admin.general.website-info')} {...(isLeft && isWrong ? { validationMessage: t('admin.general.website-wrong') } : { hint: t('admin.general.website-hint') })}>
          <Input className={styles.wide} data-field="website" type="url" value={shown.website} maxLength={500} onBlur={() => setLeft(true)} onChange={(_event, { value }) => edit((form) => ({ ...form, website: value }))} />
        </InfoField>
      </section>
      <Products products={shown.products} onChange={(change) => edit((form) => ({ ...form, products: change(form.products) }))} />
      <Team administration={administration} roles={shown.roles} onChange={(change) => edit((form) => ({ ...form, roles: change(form.roles) }))} />
    </>
  );
}

interface TeamProps {
  readonly administration: Administration;
  readonly roles: readonly RoleChoice[];
  readonly onChange: (change: (roles: readonly RoleChoice[]) => readonly RoleChoice[]) => void;
}

function Team({ administration, roles, onChange }: TeamProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [all] = useAsked(administration.readRoles);
  const ids = roles.map(({ id }) => id).join();
  const count = useCallback(() => administration.countPeople(ids === '' ? [] : ids.split(',')), [administration, ids]);
  const [people] = useAsked(count);
  const choices = useMemo(() => (answerOf(all) ?? []).map(({ id, name }) => ({ id, label: name })), [all]);
  const counted = answerOf(people);
  return (
    <section className={shared.section} aria-label={t('admin.general.team')}>
      <h2 className={shared.heading}>{t('admin.general.team')}</h2>
      <p className={shared.hint}>{t('admin.general.team-hint')}</p>
      <Picker
        label={t('admin.general.team')}
        chosen={roles.map(({ id, name }) => ({ id, label: name }))}
        choices={choices}
        addLabel={t('admin.general.team-add')}
        {...(all.kind === 'known' ? {} : { state: t(all.kind === 'asking' ? 'admin.asking' : 'admin.not-known') })}
        onAdd={(id) => onChange((before) => [...before, ...(answerOf(all) ?? []).filter((role) => role.id === id)])}
        onRemove={(id) => onChange((before) => before.filter((role) => role.id !== id))}
      />
      <div className={`${shared.caption} ${styles.count}`} role="status">
        {roles.length === 0 ? t('admin.general.team-nobody') : counted === undefined ? '' : t('admin.general.team-count', { roles: t('admin.general.roles', { count: roles.length }), people: t('admin.general.people', { count: counted }) })}
      </div>
    </section>
  );
}
