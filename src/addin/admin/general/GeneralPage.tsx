// A2: the company and what is said of it, what it sells, when answers are due, and the security roles the agent works for.
import { useCallback, useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Field, Input, makeStyles } from '@fluentui/react-components';
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
import { LanguageTexts } from './LanguageTexts.tsx';
import { moveItem } from './productEdits.ts';
import { Products } from './Products.tsx';
import { WordList } from './WordList.tsx';
import { websiteOf } from '../../../domain/company/companyWebsite.ts';

const useStyles = makeStyles({ field: { marginTop: '12px' }, wide: { width: '100%' }, short: { width: '96px' }, count: { marginTop: '6px', minHeight: '16px' } });

const LONGEST_ABOUT = 2_000;

interface GeneralPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly edits: SectionEdits<GeneralForm>;
}

export function GeneralPage({ administration, known, edits }: GeneralPageProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { shown, saved, edit } = edits;
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
        <WordList className={styles.field} label={t('admin.general.domains')} info={t('admin.general.domains-info')} hint={t('admin.general.domains-hint')} field="own-domains" words={shown.ownDomains} onChange={(ownDomains) => edit((form) => ({ ...form, ownDomains }))} />
      </section>
      <section className={shared.section} aria-label={t('admin.general.about')}>
        <h2 className={shared.heading}>{t('admin.general.about')}</h2>
        <p className={shared.hint}>{t('admin.general.about-hint')}</p>
        <LanguageTexts
          label={(language) => t('admin.general.about-in', { language })}
          missing={(languages) => t('admin.general.about-missing', { languages })}
          addLabel={t('admin.general.about-language-add')}
          field="about"
          texts={shown.about}
          longest={LONGEST_ABOUT}
          rows={3}
          onChange={(change) => edit((form) => ({ ...form, about: change(form.about) }))}
        />
      </section>
      <Products products={shown.products} onChange={(change) => edit((form) => ({ ...form, products: change(form.products) }))} onMove={(move) => edit((form) => moveItem(form, saved, move))} />
      <AnswerTimes form={shown} onChange={(change) => edit((form) => ({ ...form, ...change }))} />
      <Team administration={administration} roles={shown.roles} onChange={(change) => edit((form) => ({ ...form, roles: change(form.roles) }))} />
    </>
  );
}

interface AnswerTimesProps {
  readonly form: Pick<GeneralForm, 'answerTargetHours' | 'followUpDays'>;
  readonly onChange: (change: Partial<AnswerTimesProps['form']>) => void;
}

function AnswerTimes({ form, onChange }: AnswerTimesProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <section className={shared.section} aria-label={t('admin.general.times')}>
      <h2 className={shared.heading}>{t('admin.general.times')}</h2>
      <p className={shared.hint}>{t('admin.general.times-hint')}</p>
      <Field className={styles.field} label={t('admin.general.answer-hours')} hint={t('admin.general.answer-hours-hint')}>
        <Input className={styles.short} data-field="answer-hours" inputMode="numeric" value={form.answerTargetHours} maxLength={4} onChange={(_event, { value }) => onChange({ answerTargetHours: value })} />
      </Field>
      <Field className={styles.field} label={t('admin.general.follow-up-days')}>
        <Input className={styles.short} data-field="follow-up-days" inputMode="numeric" value={form.followUpDays} maxLength={4} onChange={(_event, { value }) => onChange({ followUpDays: value })} />
      </Field>
    </section>
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
