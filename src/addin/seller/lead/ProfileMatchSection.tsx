// How well the lead fits the ideal customer: one segment and one row a criterion, each with the field and value it was judged by.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { DismissCircle16Regular } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { Evidence, ProfileMatch } from '../../../domain/idealCustomerProfile.ts';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { useRovingRows } from '../../parts/useRovingRows.ts';
import { WithPopover } from '../../parts/WithPopover.tsx';
import { arrivalText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { criterionName, fieldLabel, listText, numberText, valueText, wantedText } from './fieldWords.ts';

const useStyles = makeStyles({
  quiet: { margin: '6px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  meter: { display: 'flex', gap: '2px', height: '10px', marginBottom: '6px' },
  part: { flexGrow: 1, boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, ':first-child': { borderRadius: '5px 0 0 5px' }, ':last-child': { borderRadius: '0 5px 5px 0' }, ':only-child': { borderRadius: '5px' } },
  matched: { backgroundColor: tokens.colorCompoundBrandBackground, border: `1px solid ${tokens.colorCompoundBrandBackground}`, '@media (forced-colors: active)': { backgroundColor: 'Highlight' } },
  unknown: { backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralStrokeAccessible} 0 1px, transparent 1px 4px)` },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: '5px 0',
    border: 'none',
    background: 'none',
    color: 'inherit',
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  held: { color: tokens.colorStatusSuccessForeground1 },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
});

type Verdict = 'matched' | 'missed' | 'unknown';

interface SectionProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly answer: PageAnswer;
}

export function ProfileMatchSection({ pane, page, answer }: SectionProps): JSX.Element {
  const styles = useStyles();
  const match = answer.research?.match;
  const judged = match === undefined ? [] : judgedOf(match, page);
  const roving = useRovingRows(judged.length);
  if (match === undefined || judged.length === 0) {
    const hasProfile = (page.settings.profile?.characteristics.length ?? 0) > 0;
    return (
      <section>
        <SectionHead title={t('leadPage.match.title')} />
        <p className={styles.quiet}>{t(hasProfile ? 'leadPage.match.not-yet' : 'leadPage.match.no-profile')}</p>
      </section>
    );
  }
  const range = rangeText(match);
  const sum = t('leadPage.match.count', { matched: match.matched.length, all: judged.length });
  return (
    <section>
      <SectionHead title={t('leadPage.match.title')} aside={match.fit === undefined ? sum : t('leadPage.match.count-fit', { count: sum, fit: t(`leadPage.fit.${match.fit}`) })} />
      <div className={styles.meter} role="img" aria-label={t('leadPage.match.meter', { matched: match.matched.length, missed: match.missed.length, unknown: match.unknown.length })}>
        {judged.map(({ verdict, evidence }) => (
          <span key={evidence.characteristic} className={mergeClasses(styles.part, verdict === 'matched' && styles.matched, verdict === 'unknown' && styles.unknown)} />
        ))}
      </div>
      <ul className={styles.list} onKeyDown={roving.onKeyDown}>
        {judged.map(({ verdict, evidence }, index) => (
          <li key={evidence.characteristic}>
            <Criterion page={page} answer={answer} verdict={verdict} evidence={evidence} now={pane.now} row={{ tabIndex: roving.tabIndexOf(index), onFocus: roving.onFocusOf(index) }} />
          </li>
        ))}
      </ul>
      {range === undefined ? null : <p className={styles.quiet}>{range}</p>}
    </section>
  );
}

/** In the admin's order; what is not in the profile any more comes last. */
function judgedOf(match: ProfileMatch, page: LeadPageView): readonly { readonly verdict: Verdict; readonly evidence: Evidence }[] {
  const order = (page.settings.profile?.characteristics ?? []).map(({ id }) => id);
  const placeOf = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return (['matched', 'missed', 'unknown'] as const)
    .flatMap((verdict) => match[verdict].map((evidence) => ({ verdict, evidence })))
    .sort((one, two) => placeOf(one.evidence.characteristic) - placeOf(two.evidence.characteristic));
}

function rangeText({ unknown, range }: ProfileMatch): string | undefined {
  if (unknown.length === 0 || range === undefined || range.least === range.most) return undefined;
  const percent = (share: number): string => numberText(share, { style: 'percent', maximumFractionDigits: 0 });
  return t('leadPage.match.range', { least: percent(range.least), most: percent(range.most) });
}

interface CriterionProps {
  readonly page: LeadPageView;
  readonly answer: PageAnswer;
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  readonly now: Date;
  readonly row: { readonly tabIndex: 0 | -1; readonly onFocus: () => void };
}

function Criterion({ page, answer, verdict, evidence, now, row }: CriterionProps): JSX.Element {
  const styles = useStyles();
  const { profile } = page.settings;
  const characteristic = profile?.characteristics.find(({ id }) => id === evidence.characteristic);
  const name = criterionName(profile, answer, evidence);
  const wanted = wantedText(characteristic?.accepts);
  const value = verdict === 'unknown' ? t('leadPage.match.unknown') : valueText(answer, evidence.field, evidence.value);
  const text = wanted === undefined ? value : t('leadPage.match.value-wanted', { value, wanted });
  const icons = { matched: <CheckmarkCircle16Filled />, missed: <DismissCircle16Regular />, unknown: <QuestionCircle16Regular /> };
  const researchedOn = answer.research?.researchedOn;
  const asked = (characteristic?.fields ?? []).map((field) => fieldLabel(answer, field));
  return (
    <WithPopover
      title={name}
      matchWidth
      button={(button) => (
        <button type="button" {...button} {...row} data-row="" className={styles.row} aria-label={verdict === 'unknown' ? t('leadPage.match.row-unknown', { name }) : t('leadPage.match.row', { name, verdict: t(`leadPage.verdict.${verdict}`), value: text })}>
          <span className={mergeClasses(styles.icon, verdict === 'matched' && styles.held)} aria-hidden>
            {icons[verdict]}
          </span>
          <span className={styles.text}>
            <span className={styles.name}>{name}</span> {text}
          </span>
          <span className={styles.icon} aria-hidden>
            <ChevronRight16Regular />
          </span>
        </button>
      )}
    >
      {evidence.field === undefined ? t('leadPage.match.empty-fields', { fields: listText(asked) }) : t('leadPage.match.field', { field: fieldLabel(answer, evidence.field), value, table: t(`leadPage.table.${tableOf(evidence.field)}`) })}
      {researchedOn === undefined ? null : <p className={styles.quiet}>{t('leadPage.updated', { age: arrivalText(researchedOn, now) })}</p>}
    </WithPopover>
  );
}

export function tableOf(field: string): 'lead' | 'account' | 'contact' {
  const table = field.slice(0, field.indexOf('.'));
  return table === 'account' || table === 'contact' ? table : 'lead';
}
