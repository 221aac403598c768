// Where a fact comes from: title, quote, source and date. Only https links of product knowledge and web sources open.
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Citation } from '../../domain/records.ts';
import { t } from '../strings.ts';
import { dayText } from './words/dates.ts';

const useStyles = makeStyles({
  quote: {
    margin: 0,
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  source: { marginTop: '6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  link: { display: 'inline-block', marginTop: '6px', fontSize: '13px' },
  title: { fontWeight: tokens.fontWeightSemibold, marginBottom: '4px' },
});

/** The body of an evidence popover. */
export function Evidence(props: { readonly citation: Citation; readonly now: Date; readonly showTitle?: boolean }): JSX.Element {
  const styles = useStyles();
  const { citation } = props;
  const link = openableLink(citation);
  return (
    <div>
      {props.showTitle === false ? null : <div className={styles.title}>{citation.title}</div>}
      <blockquote className={styles.quote}>{t('asks.quote', { quote: citation.quote })}</blockquote>
      <div className={styles.source}>{sourceText(citation, props.now)}</div>
      {link === undefined ? null : (
        <Link className={styles.link} href={link} target="_blank" rel="noopener noreferrer">
          {t('evidence.open')}
        </Link>
      )}
    </div>
  );
}

/** Kind of source and its date, e.g. "Product knowledge · 12 Nov 2026". */
export function sourceText(citation: Citation, now: Date): string {
  const source = t(`evidence.source.${citation.kind}`);
  return citation.date === undefined ? source : t('evidence.dated', { source, date: dayText(citation.date, now) });
}

/** The address a citation may open; text of an email or a CRM row never becomes a link. */
export function openableLink(citation: Citation): string | undefined {
  if (citation.url === undefined || (citation.kind !== 'knowledge' && citation.kind !== 'web')) return undefined;
  try {
    const url = new URL(citation.url);
    return url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
