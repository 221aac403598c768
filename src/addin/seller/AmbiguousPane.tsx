// S2: two or more leads could have written this email. The seller chooses; nothing is written before.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Checkbox, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { adminMenu } from '../parts/adminMenu.ts';
import { Footer } from '../parts/Footer.tsx';
import type { PrimaryButton } from '../parts/Footer.tsx';
import { Checks } from '../parts/lead/Checks.tsx';
import { EmailStrip } from '../parts/lead/EmailStrip.tsx';
import { FindLead } from '../parts/lead/FindLead.tsx';
import { useCertaintyLook } from '../parts/lead/Tag.tsx';
import { viaWord } from '../parts/lead/WhyTag.tsx';
import type { Pane } from '../parts/pane.ts';
import { PaneFrame } from '../parts/PaneFrame.tsx';
import { leadName, shortCompany, shortName } from '../parts/words/names.ts';
import { t } from '../strings.ts';
import type { AmbiguousScreen } from '../emailScreens.ts';

const NEITHER = 'neither';
const SHOWN_FIRST = 4;

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, outlineStyle: 'none' },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  group: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '8px', marginTop: '14px' },
  card: {
    boxSizing: 'border-box',
    padding: '1px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  chosen: { padding: 0, border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  radio: { width: '100%', '& label': { flexGrow: 1, minWidth: 0, paddingRight: '12px' } },
  words: { minWidth: 0, color: tokens.colorNeutralForeground1, fontSize: '13px', lineHeight: '18px' },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere', marginBottom: '6px' },
  checks: { marginTop: '6px' },
  more: { alignSelf: 'flex-start' },
  remember: { marginTop: '14px', marginLeft: '-8px', '& label': { overflowWrap: 'anywhere' } },
  hint: { marginLeft: '26px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  search: { marginTop: '12px' },
});

type Candidate = AmbiguousScreen['candidates'][number];

/** Only a likely candidate is chosen beforehand; a possible one never. */
export function AmbiguousPane(props: { readonly pane: Pane; readonly screen: AmbiguousScreen }): JSX.Element {
  const styles = useStyles();
  const { pane, screen } = props;
  const { candidates, address } = screen;
  const [chosen, setChosen] = useState(() => preselected(candidates));
  const [remember, setRemember] = useState(true);
  const [showAll, setShowAll] = useState(candidates.length <= SHOWN_FIRST);
  const shown = showAll ? candidates : candidates.slice(0, SHOWN_FIRST);
  const primary = primaryFor(pane, candidates, { chosen, remember });
  const { strip } = pane.view;
  return (
    <PaneFrame menu={adminMenu(pane)} footer={<Footer pane={pane} primary={primary} />}>
      <h1 className={styles.title} tabIndex={-1}>
        {t('ambiguous.title')}
      </h1>
      <p className={styles.text}>{t('ambiguous.text', { count: candidates.length })}</p>
      {strip === undefined ? null : <EmailStrip strip={strip} now={pane.now} showSender />}
      <RadioGroup className={styles.group} aria-label={t('ambiguous.choices')} value={chosen ?? ''} onChange={(_event, data) => setChosen(data.value)}>
        {shown.map((candidate) => (
          <CandidateCard key={candidate.lead.id} pane={pane} candidate={candidate} isChosen={chosen === candidate.lead.id} />
        ))}
        {showAll ? null : (
          <Button appearance="transparent" size="small" className={styles.more} onClick={() => setShowAll(true)}>
            {t('ambiguous.show-more', { count: candidates.length - SHOWN_FIRST })}
          </Button>
        )}
        <div className={mergeClasses(styles.card, chosen === NEITHER && styles.chosen)}>
          <Radio
            className={styles.radio}
            value={NEITHER}
            label={
              <div className={styles.words}>
                <div className={styles.name}>{t(candidates.length > 2 ? 'ambiguous.none' : 'ambiguous.neither')}</div>
                <div className={styles.detail}>{t('ambiguous.neither-text')}</div>
              </div>
            }
          />
        </div>
      </RadioGroup>
      {chosen === NEITHER ? (
        <div className={styles.search}>
          <FindLead search={pane.verbs.searchLeads} onPick={(lead) => void pane.verbs.linkLead(lead.id)} />
        </div>
      ) : (
        <>
          <Checkbox
            className={styles.remember}
            checked={remember}
            onChange={(_event, data) => setRemember(data.checked === true)}
            label={t('ambiguous.remember', { address })}
          />
          <div className={styles.hint}>{t('ambiguous.remember-undo')}</div>
        </>
      )}
    </PaneFrame>
  );
}

function CandidateCard(props: { readonly pane: Pane; readonly candidate: Candidate; readonly isChosen: boolean }): JSX.Element {
  const styles = useStyles();
  const { lead, match } = props.candidate;
  const look = useCertaintyLook(match.certainty);
  const { how } = viaWord(match, props.pane.view.strip?.mode ?? 'read');
  const detail =
    lead.companyName !== undefined && lead.jobTitle !== undefined
      ? t('ambiguous.detail', { company: lead.companyName, title: lead.jobTitle })
      : (lead.companyName ?? lead.jobTitle ?? lead.email ?? '');
  return (
    <div className={mergeClasses(styles.card, props.isChosen && styles.chosen)}>
      <Radio
        className={styles.radio}
        value={lead.id}
        label={
          <div className={styles.words}>
            <div className={styles.name}>{leadName(lead)}</div>
            <div className={styles.detail}>{detail}</div>
            <span className={look.className}>{look.content(how)}</span>
            <div className={styles.checks}>
              <Checks checks={match.checks} now={props.pane.now} />
            </div>
          </div>
        }
      />
    </div>
  );
}

function preselected(candidates: readonly Candidate[]): string | undefined {
  const likely = candidates.filter((candidate) => candidate.match.certainty !== 'possible');
  return likely.length === 1 ? likely[0]?.lead.id : undefined;
}

function primaryFor(pane: Pane, candidates: readonly Candidate[], choice: { readonly chosen: string | undefined; readonly remember: boolean }): PrimaryButton {
  const { verbs } = pane;
  if (choice.chosen === NEITHER) return { label: t('primary.new-lead'), press: () => verbs.itIsALead() };
  const candidate = candidates.find(({ lead }) => lead.id === choice.chosen);
  if (candidate === undefined) return { label: t('primary.choose'), press: () => undefined, disabled: true };
  const { lead } = candidate;
  const first = shortName(lead);
  const press = (): void => void verbs.chooseLead(lead.id, choice.remember);
  if (lead.companyName === undefined) return { label: t('primary.this-is-person', { first }), press };
  const others = candidates.flatMap((other) => (other === candidate || other.lead.companyName === undefined ? [] : [other.lead.companyName]));
  return { label: t('primary.this-is', { first, company: shortCompany(lead.companyName, others) }), press };
}
