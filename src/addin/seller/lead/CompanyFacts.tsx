// What public sources say of the company: overview, finances, news, each fact with its source; and in the place of what is missing, why it is.
import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { financesOf, gatheredOn, newsOf, overviewOf, SHOWN_NEWS, stateOf } from '../../../domain/company/companyFacts.ts';
import type { InsightKind, InsightPoint } from '../../../domain/insight.ts';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { arrivalText, dayText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { FactEvidence, publisherText, WeakNote } from './FactEvidence.tsx';
import { numberText } from './fieldWords.ts';
import { privacyDoor } from './privacyDoor.ts';
import { usePageStyles } from './usePageStyles.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 6px', fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  row: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', gap: '4px 8px', padding: '7px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px' },
  label: { flexGrow: 1, flexBasis: '84px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  change: { minWidth: '48px', textAlign: 'end', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  kind: { display: 'inline-block', marginRight: '6px', padding: '0 6px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  item: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

interface FactsProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly answer: PageAnswer;
}

export function CompanyFacts(props: FactsProps): JSX.Element {
  return (
    <>
      <Overview {...props} />
      <Finances {...props} />
      <News {...props} />
    </>
  );
}

function Overview(props: FactsProps): JSX.Element {
  const styles = useStyles();
  const { pane, page, answer } = props;
  const points = overviewOf(answer.insights, page.settings.research?.sources);
  const said = points.filter(({ kind }) => kind === 'summary' || kind === 'mission');
  const rows = points.filter((point) => !said.includes(point));
  return (
    <KindSection {...props} kind="overview" has={points.length > 0}>
      {said.map((point) => (
        <p key={point.kind} className={styles.text}>
          {String(point.value)} <FactEvidence point={point} now={pane.now} />
          <WeakNote point={point} now={pane.now} />
        </p>
      ))}
      {rows.map((point, index) => (
        <div key={`${point.kind} ${index}`} className={styles.row}>
          <span className={styles.label}>{point.role ?? t(`leadPage.fact.${factKey(point)}`)}</span>
          <span className={styles.value}>{factText(point)}</span>
          <FactEvidence point={point} now={pane.now} />
          <WeakNote point={point} now={pane.now} />
        </div>
      ))}
    </KindSection>
  );
}

function Finances(props: FactsProps): JSX.Element {
  const styles = useStyles();
  const { pane, page, answer } = props;
  const { figures, health, year } = financesOf(answer.insights, page.settings.research?.sources);
  return (
    <KindSection {...props} kind="finances" has={figures.length > 0} {...(year === undefined ? {} : { aside: t('leadPage.year', { year: String(year) }) })}>
      {health.map((point, index) => (
        <p key={index} className={styles.text}>
          {String(point.value)} <FactEvidence point={point} now={pane.now} />
        </p>
      ))}
      {figures.map((point) => (
        <div key={point.kind} className={styles.row}>
          <span className={styles.label}>{point.year === undefined || point.year === year ? t(`leadPage.fact.${factKey(point)}`) : t('leadPage.fact-of-year', { fact: t(`leadPage.fact.${factKey(point)}`), year: String(point.year) })}</span>
          <span className={styles.value}>{factText(point)}</span>
          <FactEvidence point={point} now={pane.now} />
          <span className={styles.change}>{point.change === undefined ? '' : numberText(point.change, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })}</span>
          <WeakNote point={point} now={pane.now} />
        </div>
      ))}
    </KindSection>
  );
}

function News(props: FactsProps): JSX.Element {
  const styles = useStyles();
  const shared = usePageStyles();
  const [isWhole, setWhole] = useState(false);
  const { pane, page, answer } = props;
  const news = newsOf(answer.insights, { companyName: answer.account?.name ?? answer.lead.companyName ?? '', now: pane.now, ...(page.settings.research === undefined ? {} : { orders: page.settings.research.sources }) });
  const shown = isWhole ? news : news.slice(0, SHOWN_NEWS);
  return (
    <KindSection {...props} kind="news" has={news.length > 0} {...(news.length > SHOWN_NEWS ? { aside: t('leadPage.news-count', { shown: shown.length, all: news.length }) } : {})}>
      {shown.map((point, index) => (
        <div key={index} className={styles.item}>
          {point.news === undefined || point.news === 'other' ? null : <span className={styles.kind}>{t(`leadPage.news.${point.news}`)}</span>}
          {String(point.value)} <FactEvidence point={point} now={pane.now} />
          <div className={shared.detail}>{point.on === undefined ? t('leadPage.news-undated', { publisher: publisherText(point.citation) }) : t('leadPage.news-dated', { date: dayText(point.on, pane.now), publisher: publisherText(point.citation) })}</div>
          <WeakNote point={point} now={pane.now} />
        </div>
      ))}
      {shown.length === news.length ? null : (
        <Link as="button" className={shared.link} onClick={() => setWhole(true)}>
          {t('leadPage.show-more', { count: news.length - shown.length })}
        </Link>
      )}
    </KindSection>
  );
}

interface KindProps extends FactsProps {
  readonly kind: InsightKind;
  readonly has: boolean;
  readonly aside?: string;
  readonly children: ReactNode;
}

/** Heading, facts, and what stands in their place; a source that failed is named in its section only. */
function KindSection({ pane, page, answer, kind, has, aside, children }: KindProps): JSX.Element {
  const shared = usePageStyles();
  const { research } = answer;
  const { state, failed } = stateOf(kind, research?.sources ?? [], has);
  const isUnderWay = research?.state === 'waiting' || research?.state === 'running';
  const at = gatheredOn(answer.insights)[kind];
  const age = at === undefined ? undefined : t('leadPage.updated', { age: arrivalText(at, pane.now) });
  return (
    <section>
      <SectionHead title={t(`leadPage.kind.${kind}`)} aside={isUnderWay ? t(`leadPage.looking.${kind}`) : (aside ?? age)} />
      {children}
      {has && aside !== undefined && age !== undefined ? <p className={shared.quiet}>{age}</p> : null}
      {has || (isUnderWay && state === 'not-asked') ? null : <Absence pane={pane} kind={kind} state={answer.missing.includes('insights') ? 'unread' : isWebOff(page) ? 'off' : state} />}
      {failed.map(({ source, why }) => (
        <p key={source} className={shared.quiet}>
          {t('leadPage.source-failed', { source: t(`leadPage.source.${source}`), why: t(`leadPage.source-why.${knownWhy(why)}`) })}{' '}
          <Link as="button" className={shared.link} onClick={() => void pane.verbs.leadPage.refreshResearch()}>
            {t('problem.retry')}
          </Link>
        </p>
      ))}
    </section>
  );
}

/** Until an admin switches it on, nothing is asked of the web; while no settings are known here, nobody knows. */
function isWebOff({ settings }: LeadPageView): boolean {
  return settings.number !== undefined && settings.research?.web !== true;
}

function Absence({ pane, kind, state }: { readonly pane: Pane; readonly kind: InsightKind; readonly state: ReturnType<typeof stateOf>['state'] | 'unread' }): JSX.Element | null {
  const shared = usePageStyles();
  const door = privacyDoor(pane);
  if (state === 'found' || state === 'failed') return null;
  if (state !== 'no-consent') return <p className={shared.quiet}>{state === 'unread' ? t('leadPage.unread') : t(`leadPage.absent.${kind}.${state}`)}</p>;
  return (
    <p className={shared.quiet}>
      {t(`leadPage.absent.${kind}.no-consent`)}{' '}
      {door === undefined ? null : (
        <Link as="button" className={shared.link} onClick={door}>
          {t('leadPage.privacy')}
        </Link>
      )}
    </p>
  );
}

const failures = ['silent', 'refused', 'too-big', 'damaged', 'blocked-address', 'robots', 'busy'] as const;

function knownWhy(why: string | undefined): (typeof failures)[number] | 'other' {
  return failures.find((each) => each === why) ?? 'other';
}

/** The facts that stand in rows with a name of their own. */
function factKey({ kind }: InsightPoint): Exclude<InsightPoint['kind'], 'summary' | 'mission' | 'news' | 'mention' | 'health'> {
  return kind === 'summary' || kind === 'mission' || kind === 'news' || kind === 'mention' || kind === 'health' ? 'products' : kind;
}

function factText({ kind, value }: InsightPoint): string {
  if (typeof value === 'string') return value;
  // A year is no amount.
  if (typeof value === 'number') return kind === 'founded' ? String(value) : numberText(value);
  return value.currency === undefined ? numberText(value.amount) : numberText(value.amount, { style: 'currency', currency: value.currency, notation: 'compact', maximumFractionDigits: 2 });
}
