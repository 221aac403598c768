// A3: what a good customer looks like and in which fields that stands, where the web is asked, and what of the CRM is summed up.
import { useCallback, useMemo } from 'react';
import type { JSX } from 'react';
import { makeStyles } from '@fluentui/react-components';
import type { MappableField } from '../../../domain/profileFields.ts';
import { MOST_IN_SUMMARY, summaryChoices, summaryLabel } from '../fieldChoices.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import { PageHead } from '../PageFrame.tsx';
import { Picker } from '../Picker.tsx';
import type { Known } from '../section.ts';
import { useAdminStyles } from '../styles.ts';
import { answerOf, useAsked, type Asked } from '../useAsked.ts';
import type { SectionEdits } from '../useSettings.ts';
import { Characteristics } from './Characteristics.tsx';
import type { ResearchForm } from './researchForm.ts';
import { Sources } from './Sources.tsx';

const useStyles = makeStyles({ sub: { margin: '12px 0 4px', fontSize: '13px', lineHeight: '18px' } });

interface ResearchPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly edits: SectionEdits<ResearchForm>;
  readonly fields: Asked<readonly MappableField[]>;
}

export function ResearchPage({ administration, known, edits, fields }: ResearchPageProps): JSX.Element {
  const shared = useAdminStyles();
  const { shown, edit } = edits;
  const mapped = useMemo(() => [...new Set(shown.characteristics.flatMap((each) => each.fields))].sort().join(), [shown.characteristics]);
  const use = useCallback(() => administration.readFieldUse(mapped === '' ? [] : mapped.split(',')), [administration, mapped]);
  const [filled] = useAsked(mapped === '' ? undefined : use);
  const [sources] = useAsked(administration.readSources);
  return (
    <>
      <PageHead title={t('admin.page.research')} text={t('admin.research.text')} settings={known.settings} />
      <Characteristics characteristics={shown.characteristics} fields={fields} filled={answerOf(filled)} onChange={(change) => edit((form) => ({ ...form, characteristics: change(form.characteristics) }))} />
      <Sources web={shown.web} sources={shown.sources} configured={answerOf(sources)} onWeb={(web) => edit((form) => ({ ...form, web }))} onSources={(kind, list) => edit((form) => ({ ...form, sources: { ...form.sources, [kind]: list } }))} />
      <section className={shared.section} aria-label={t('admin.research.summaries')}>
        <h2 className={shared.heading}>{t('admin.research.summaries')}</h2>
        <p className={shared.hint}>{t('admin.research.summaries-hint')}</p>
        <Summary table="lead" title={t('admin.research.lead-summary')} chosen={shown.leadSummary} fields={fields} onChange={(leadSummary) => edit((form) => ({ ...form, leadSummary }))} />
        <Summary table="account" title={t('admin.research.account-summary')} chosen={shown.accountSummary} fields={fields} onChange={(accountSummary) => edit((form) => ({ ...form, accountSummary }))} />
      </section>
    </>
  );
}

interface SummaryProps {
  readonly table: 'lead' | 'account';
  readonly title: string;
  readonly chosen: readonly string[];
  readonly fields: Asked<readonly MappableField[]>;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Summary({ table, title, chosen, fields, onChange }: SummaryProps): JSX.Element {
  const styles = useStyles();
  const known = answerOf(fields) ?? [];
  const isFull = chosen.length >= MOST_IN_SUMMARY;
  return (
    <>
      <h3 className={styles.sub}>{title}</h3>
      <Picker
        label={title}
        chosen={chosen.map((id) => ({ id, label: summaryLabel(id, known, table) }))}
        choices={isFull ? [] : summaryChoices(known, table)}
        addLabel={t('admin.research.field-add')}
        {...(isFull ? { state: t('admin.research.summary-most', { count: MOST_IN_SUMMARY }) } : fields.kind === 'known' ? {} : { state: t(fields.kind === 'asking' ? 'admin.asking' : 'admin.not-known') })}
        onAdd={(id) => onChange([...chosen, id])}
        onRemove={(id) => onChange(chosen.filter((each) => each !== id))}
      />
    </>
  );
}
