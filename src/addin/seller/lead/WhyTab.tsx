// *Why*: the score with what it is made of, the match with the ideal customer, and whether the lead raised a hand.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { HandRight16Filled, HandRight16Regular } from '@fluentui/react-icons/svg/hand-right';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { givenText } from '../../parts/words/ownerReasons.ts';
import { t } from '../../strings.ts';
import { fieldLabel, listText, valueText } from './fieldWords.ts';
import { ProfileMatchSection } from './ProfileMatchSection.tsx';
import { ScoreSection } from './ScoreSection.tsx';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  raiser: { display: 'flex', gap: '8px', fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  hand: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorBrandForeground1 },
  word: { fontWeight: tokens.fontWeightSemibold },
});

export function WhyTab({ pane, page }: { readonly pane: Pane; readonly page: LeadPageView }): JSX.Element {
  const styles = useStyles();
  const { answer } = page;
  if (answer === undefined) return <p className={styles.quiet}>{t(page.trouble === undefined && pane.view.online ? 'leadPage.loading' : 'leadPage.not-known')}</p>;
  return (
    <>
      <ScoreSection pane={pane} page={page} answer={answer} />
      <ProfileMatchSection pane={pane} page={page} answer={answer} />
      <SectionHead title={t('leadPage.hand-raiser')} />
      <HandRaiser answer={answer} />
      {page.given === undefined ? null : (
        <>
          <SectionHead title={t('leadPage.given')} />
          <p className={styles.quiet}>{givenText(page.given)}</p>
        </>
      )}
    </>
  );
}

function HandRaiser({ answer }: { readonly answer: PageAnswer }): JSX.Element {
  const styles = useStyles();
  const raiser = answer.research?.handRaiser;
  if (raiser === undefined) return <p className={styles.quiet}>{t('leadPage.raiser.unknown')}</p>;
  if (raiser === null) {
    return (
      <div className={styles.raiser}>
        <span className={styles.hand} aria-hidden>
          <HandRight16Regular />
        </span>
        <span>{t('leadPage.raiser.no')}</span>
      </div>
    );
  }
  const reasons = raiser.reasons.map(({ characteristic, field = characteristic, value }) => t('leadPage.raiser.reason', { field: fieldLabel(answer, field), value: valueText(answer, field, value) }));
  return (
    <div className={styles.raiser}>
      <span className={styles.hand} aria-hidden>
        <HandRight16Filled />
      </span>
      <span>{reasons.length === 0 ? t('leadPage.raiser.yes', { segment: raiser.segmentName }) : t('leadPage.raiser.yes-because', { segment: raiser.segmentName, reasons: listText(reasons) })}</span>
    </div>
  );
}
