// The chip after a fact that opens where it stands: quote, publisher, dates, and the page itself. Text of a page is text, never a link.
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Beaker16Regular } from '@fluentui/react-icons/svg/beaker';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import type { InsightPoint, WebCitation } from '../../../domain/insight.ts';
import { WithPopover } from '../../parts/WithPopover.tsx';
import { arrivalText, dayText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { listText } from './fieldWords.ts';

/** The publisher of what comes with the sample organization. */
const SAMPLE_PUBLISHER = 'Sample data';

const useStyles = makeStyles({
  chip: { minWidth: '24px', height: '24px', padding: '0 6px', border: 'none', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground2, fontFamily: 'inherit', fontSize: tokens.fontSizeBase100, lineHeight: '24px', cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' } },
  quote: { margin: 0, paddingLeft: '8px', borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  source: { marginTop: '6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  link: { display: 'inline-block', marginTop: '6px', fontSize: '13px', overflowWrap: 'anywhere' },
  sample: { display: 'inline-flex', alignItems: 'center', gap: '4px', marginTop: '6px', padding: '0 6px', border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  weak: { display: 'flex', flexBasis: '100%', alignItems: 'center', gap: '4px', marginTop: '2px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, textDecorationLine: 'underline', textDecorationStyle: 'dotted', textUnderlineOffset: '3px' },
  icon: { display: 'flex', flexShrink: 0 },
});

export function FactEvidence({ point, now }: { readonly point: InsightPoint; readonly now: Date }): JSX.Element {
  const styles = useStyles();
  const { citation } = point;
  const isSample = citation.publisher === SAMPLE_PUBLISHER;
  return (
    <WithPopover
      title={citation.title}
      button={(button) => (
        <button type="button" {...button} className={styles.chip} aria-label={t('evidence.web.open-for', { publisher: publisherText(citation) })} title={publisherText(citation)}>
          {isSample ? t('leadPage.sample') : t('evidence.web.chip')}
        </button>
      )}
    >
      <WebEvidence citation={citation} now={now} />
    </WithPopover>
  );
}

function WebEvidence({ citation, now }: { readonly citation: WebCitation; readonly now: Date }): JSX.Element {
  const styles = useStyles();
  const link = pageOf(citation.url);
  return (
    <>
      <blockquote className={styles.quote}>{t('asks.quote', { quote: citation.quote })}</blockquote>
      <div className={styles.source}>{citation.date === undefined ? publisherText(citation) : t('evidence.dated', { source: publisherText(citation), date: dayText(citation.date, now) })}</div>
      <div className={styles.source}>{t('evidence.web.fetched', { date: arrivalText(citation.fetchedOn, now) })}</div>
      {citation.publisher === SAMPLE_PUBLISHER ? (
        <div className={styles.sample}>
          <span className={styles.icon} aria-hidden>
            <Beaker16Regular />
          </span>
          {t('leadPage.sample')}
        </div>
      ) : link === undefined ? null : (
        <Link className={styles.link} href={link.href} target="_blank" rel="noopener noreferrer">
          {t('evidence.web.open', { host: link.host })}
        </Link>
      )}
    </>
  );
}

/** Who published it; sample data says so in the reader's language. */
export function publisherText({ publisher }: WebCitation): string {
  return publisher === SAMPLE_PUBLISHER ? t('leadPage.sample-data') : publisher;
}

/** Only what a browser opens as a page; anything else stays words. */
function pageOf(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Why a fact is weak evidence, in words; nothing for one that isn't. */
export function WeakNote({ point, now }: { readonly point: InsightPoint; readonly now: Date }): JSX.Element | null {
  const styles = useStyles();
  const { weak = [], on, citation } = point;
  if (weak.length === 0) return null;
  const date = on ?? citation.date;
  const reasons = weak.map((each) => (each === 'old' && date !== undefined ? t('leadPage.weak.old-on', { date: dayText(date, now) }) : t(`leadPage.weak.${each}`)));
  return (
    <span className={styles.weak}>
      <span className={styles.icon} aria-hidden>
        <Info16Regular />
      </span>
      {t('leadPage.weak', { reasons: listText(reasons) })}
    </span>
  );
}
