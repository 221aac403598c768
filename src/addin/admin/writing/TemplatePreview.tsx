// How a template reads for a real lead: the very draft a seller would get, with its sources and its gaps. Nothing of it is kept.
import { useCallback, useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { Draft } from '../../../domain/draft/draftContent.ts';
import { draftLengths, tones, type DraftStyle } from '../../../domain/draft/draftStyle.ts';
import type { DraftTemplate } from '../../../domain/draft/templateKinds.ts';
import type { LeadFacts } from '../../../domain/leadFacts.ts';
import type { Lead } from '../../../domain/records.ts';
import { DraftText } from '../../parts/draft/DraftText.tsx';
import { FindLead } from '../../parts/lead/FindLead.tsx';
import { leadDetail, leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import type { Outcome } from '../outcome.ts';
import { previewOf } from './preview.ts';
import { useAdminStyles } from '../styles.ts';
import type { OpenWriting } from './useWriting.ts';

const useStyles = makeStyles({
  box: { marginTop: '8px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, overflow: 'hidden' },
  subject: { padding: '8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  label: { color: tokens.colorNeutralForeground3 },
  sources: { margin: 0, padding: '8px 12px 8px 32px', backgroundColor: tokens.colorNeutralBackground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  lead: { display: 'flex', alignItems: 'center', gap: '8px', justifyContent: 'space-between' },
  words: { minWidth: 0, overflowWrap: 'anywhere', fontSize: '13px', lineHeight: '18px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  note: { marginTop: '8px' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
  choice: { flex: '1 1 120px', minWidth: 0 },
});

interface TemplatePreviewProps {
  readonly administration: Administration;
  readonly open: OpenWriting;
  /** The template as last typed without a mistake. */
  readonly template: DraftTemplate;
  /** True while the text has a mistake: what is shown is older than the text. */
  readonly isBehind: boolean;
  /** The lead it is tried on. */
  readonly facts: LeadFacts | undefined;
  readonly onFacts: (facts: LeadFacts | undefined) => void;
}

export function TemplatePreview(props: TemplatePreviewProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { administration, facts, onFacts } = props;
  const search = useCallback((words: string) => administration.searchLeads(words).then(answered), [administration]);
  const pick = (lead: Lead): Promise<void> => administration.factsOf(lead).then(answered).then(onFacts);
  return (
    <section aria-label={t('admin.preview')}>
      <h2 className={shared.heading}>{t('admin.preview')}</h2>
      {facts === undefined ? (
        <>
          <p className={shared.hint}>{t('admin.preview-hint')}</p>
          <FindLead search={search} onPick={pick} />
        </>
      ) : (
        <>
          <div className={styles.lead}>
            <div className={styles.words}>
              <div className={styles.name}>{leadName(facts.lead)}</div>
              <div className={shared.caption}>{leadDetail(facts.lead)}</div>
            </div>
            <Button size="small" onClick={() => props.onFacts(undefined)}>
              {t('admin.preview-other')}
            </Button>
          </div>
          <Written {...props} facts={facts} />
        </>
      )}
    </section>
  );
}

/** @throws Error with the problem's code. */
function answered<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind === 'failed') throw new Error(outcome.problem.code);
  return outcome.value;
}

function Written(props: TemplatePreviewProps & { readonly facts: LeadFacts }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { administration, facts, open, template, isBehind } = props;
  const [chosen, setChosen] = useState<Partial<DraftStyle>>({});
  const tone = chosen.tone ?? open.shown.tone;
  const length = chosen.length ?? open.shown.length;
  const { settings, shown } = open;
  const draft = useMemo(
    () => previewOf({ facts, template, settings: { ...settings, writing: shown }, style: { tone, length }, person: administration.person(), now: new Date() }),
    [facts, template, settings, shown, tone, length, administration],
  );
  return (
    <>
      <div className={styles.choices}>
        <Field className={styles.choice} label={t('admin.tone')} size="small">
          <Select size="small" value={tone} onChange={(_event, { value }) => setChosen({ ...chosen, tone: tones.find((each) => each === value) })}>
            {tones.map((each) => (
              <option key={each} value={each}>{t(`admin.tone.${each}`)}</option>
            ))}
          </Select>
        </Field>
        <Field className={styles.choice} label={t('admin.length')} size="small">
          <Select size="small" value={length} onChange={(_event, { value }) => setChosen({ ...chosen, length: draftLengths.find((each) => each === value) })}>
            {draftLengths.map((each) => (
              <option key={each} value={each}>{t(`admin.length.${each}`)}</option>
            ))}
          </Select>
        </Field>
      </div>
      {isBehind ? <p className={mergeClasses(shared.hint, styles.note)}>{t('admin.preview-behind')}</p> : null}
      <div className={styles.box} data-preview="" lang={draft.language}>
        {template.subject === undefined ? null : (
          <div className={styles.subject}>
            <span className={styles.label}>{t('admin.subject')}</span> {draft.subject}
          </div>
        )}
        <DraftText draft={draft} onChoose={() => undefined} />
        <Sources draft={draft} />
      </div>
      {draft.slots.length === 0 ? null : <p className={mergeClasses(shared.hint, styles.note)}>{t('admin.preview-gaps', { count: draft.slots.length })}</p>}
    </>
  );
}

function Sources(props: { readonly draft: Draft }): JSX.Element | null {
  const styles = useStyles();
  const { citations } = props.draft;
  if (citations.length === 0) return null;
  return (
    <ol className={styles.sources} aria-label={t('admin.preview-sources')}>
      {citations.map((citation, index) => (
        <li key={index}>
          {citation.title}: {t('admin.quote', { quote: citation.quote })}
        </li>
      ))}
    </ol>
  );
}
