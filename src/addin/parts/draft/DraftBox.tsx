// The draft with its box: who wrote it, the text, and a source tray of fixed height that shows the chosen sentence's source.
import { useId, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentText16Regular } from '@fluentui/react-icons/svg/document-text';
import { Settings16Regular } from '@fluentui/react-icons/svg/settings';
import type { Draft } from '../../../domain/draft/draftContent.ts';
import type { Citation } from '../../../domain/records.ts';
import { t } from '../../strings.ts';
import { languageName } from '../words/dates.ts';
import type { Chosen } from './draftDom.ts';
import { DraftText } from './DraftText.tsx';
import { openableLink, sourceText } from '../Evidence.tsx';
import { SectionHead } from '../SectionHead.tsx';

const useStyles = makeStyles({
  box: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    ':focus-within': { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
  },
  writer: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    height: '32px',
    padding: '0 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  writerText: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  icon: { display: 'flex', flexShrink: 0 },
  gear: { flexShrink: 0, marginRight: '-8px' },
  choices: { padding: '0 12px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  tray: {
    boxSizing: 'border-box',
    height: '96px',
    padding: '8px 12px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: '13px',
    lineHeight: '18px',
  },
  hint: { color: tokens.colorNeutralForeground3 },
  trayHead: { display: 'flex', alignItems: 'baseline', gap: '6px', minWidth: 0 },
  number: {
    flexShrink: 0,
    padding: '0 5px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '16px',
  },
  trayTitle: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  link: { flexShrink: 0, fontSize: '13px' },
  quote: {
    margin: '4px 0',
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  source: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface DraftBoxProps {
  readonly draft: Draft;
  readonly now: Date;
  readonly title: string;
  /** Whom and under which subject it will go to, where the insertion sets that. */
  readonly envelope?: string;
  readonly onEdit?: (paragraphs: readonly string[]) => void;
  /** Tone, length and language, opened by the gear. */
  readonly choices?: ReactNode;
}

/** Editable when `onEdit` is given, else to read. */
export function DraftBox(props: DraftBoxProps): JSX.Element {
  const styles = useStyles();
  const { draft } = props;
  const [chosen, setChosen] = useState<{ readonly at: Chosen; readonly citation: number | undefined }>({ at: { kind: 'nothing' }, citation: undefined });
  const [isChoosing, setChoosing] = useState(false);
  const choicesId = useId();
  const origin = originText(draft);
  const aside = props.onEdit === undefined ? t('draft.sources', { count: draft.citations.length }) : draft.subject;
  return (
    <section>
      <SectionHead title={props.title} aside={<span title={aside}>{aside}</span>} />
      <div className={styles.box}>
        <div className={styles.writer}>
          <span className={styles.icon} aria-hidden>
            <DocumentText16Regular />
          </span>
          <span className={styles.writerText} title={origin}>
            {origin}
          </span>
          {props.choices === undefined ? null : (
            <Button
              className={styles.gear}
              size="small"
              appearance="subtle"
              icon={<Settings16Regular />}
              aria-label={t('writing.choices')}
              title={t('writing.choices')}
              aria-expanded={isChoosing}
              aria-controls={choicesId}
              onClick={() => setChoosing(!isChoosing)}
            />
          )}
        </div>
        {props.choices === undefined ? null : (
          <div id={choicesId} hidden={!isChoosing} className={styles.choices}>
            {props.choices}
          </div>
        )}
        {props.envelope === undefined ? null : (
          <div className={styles.writer}>
            <span className={styles.writerText} title={props.envelope}>
              {props.envelope}
            </span>
          </div>
        )}
        <DraftText draft={draft} {...(props.onEdit === undefined ? {} : { onEdit: props.onEdit })} onChoose={(at, citation) => setChosen({ at, citation })} />
        <div className={styles.tray} role="group" aria-label={t('draft.tray')} tabIndex={0}>
          <Tray
            at={chosen.at}
            number={chosen.citation}
            citation={chosen.citation === undefined ? undefined : draft.citations[chosen.citation]}
            now={props.now}
          />
        </div>
      </div>
    </section>
  );
}

/** Whose template it was made from; a draft kept by an earlier version doesn't say. */
function originText(draft: Draft): string {
  const { template }: Partial<Draft> = draft;
  if (template === undefined) return t('draft.template-language', { language: languageName(draft.language) });
  return t(template.isOwn ? 'writing.from-own' : 'writing.from-built-in', { name: t(`templateKind.${template.kind}`) });
}

function Tray(props: { readonly at: Chosen; readonly number: number | undefined; readonly citation: Citation | undefined; readonly now: Date }): JSX.Element {
  const styles = useStyles();
  const { at, number, citation } = props;
  if (at.kind === 'slot') return <div className={styles.hint}>{t('draft.tray-slot', { slot: at.slot })}</div>;
  if (citation === undefined || number === undefined) {
    return <div className={styles.hint}>{t(at.kind === 'sentence' ? 'draft.tray-none' : 'draft.tray-empty')}</div>;
  }
  const link = openableLink(citation);
  return (
    <>
      <div className={styles.trayHead}>
        <span className={styles.number}>{number + 1}</span>
        <span className={styles.trayTitle} title={citation.title}>
          {citation.title}
        </span>
        {link === undefined ? null : (
          <Link className={styles.link} href={link} target="_blank" rel="noopener noreferrer">
            {t('evidence.open')}
          </Link>
        )}
      </div>
      <blockquote className={styles.quote} title={citation.quote}>
        {t('asks.quote', { quote: citation.quote })}
      </blockquote>
      <div className={styles.source}>{sourceText(citation, props.now)}</div>
    </>
  );
}
