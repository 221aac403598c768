// The email's own words, without history and signature: what was understood is marked in them and tied to its ask.
import { useState } from 'react';
import type { JSX, RefObject } from 'react';
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { SectionHead } from '../SectionHead.tsx';
import { useRovingRows } from '../useRovingRows.ts';
import { languageName } from '../words/dates.ts';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { languageState, MOST_SHOWN, passagesOf } from './highlights.ts';
import type { marksOf, Meaning, Passage, Piece } from './highlights.ts';

const useStyles = makeStyles({
  text: { margin: 0, padding: '8px 12px', borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorTransparentStroke}`, backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1, fontSize: '13px', lineHeight: '20px', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  passage: { margin: 0 },
  between: { margin: 0, color: tokens.colorNeutralForeground3, lineHeight: '16px', userSelect: 'none' },
  mark: {
    // Its own line below the words: a color alone would be lost in high contrast.
    borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  active: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '1px' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    minWidth: '18px',
    height: '18px',
    margin: '0 2px 0 4px',
    padding: '0 5px',
    justifyContent: 'center',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    verticalAlign: '1px',
    whiteSpace: 'nowrap',
  },
  button: {
    position: 'relative',
    cursor: 'pointer',
    // The circle is small beside its words; the place to press is not.
    '::after': { content: '""', position: 'absolute', inset: '-4px' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  foot: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '12px', marginTop: '4px' },
  toggle: { minHeight: '24px', fontSize: '13px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: '24px' },
  note: { display: 'flex', gap: '6px', margin: '0 0 8px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  icon: { display: 'flex', flexShrink: 0 },
});

interface WhatItSaysProps {
  readonly screen: LeadScreen;
  readonly marks: ReturnType<typeof marksOf>;
  /** The ask that is pointed at, here or in the list. */
  readonly active: number | undefined;
  readonly onActive: (ask: number | undefined) => void;
  /** Goes to an ask in the list. */
  readonly onGoTo: (ask: number) => void;
  readonly place: RefObject<HTMLElement | null>;
}

/** First the sentences that count; the whole text on a press. */
export function WhatItSays(props: WhatItSaysProps): JSX.Element {
  const styles = useStyles();
  const { screen, marks } = props;
  const [whole, setWhole] = useState(false);
  const passages = passagesOf(screen.text, marks, whole);
  const roving = useRovingRows(passages.flat().filter((piece) => askOf(piece) !== undefined).length);
  const isCut = screen.text.length > MOST_SHOWN;
  const hasMore = whole || lengthOf(passages) < lengthOf(passagesOf(screen.text, marks, true));
  const { language } = screen.reading;
  let row = -1;
  return (
    <section ref={props.place} aria-label={t('said.title')}>
      <SectionHead title={t('said.title')} aside={language === undefined ? (screen.text.trim() === '' ? undefined : t('said.no-language')) : languageName(language)} />
      <Unread screen={screen} />
      {screen.text.trim() === '' ? (
        <p className={styles.text}>{t('said.empty')}</p>
      ) : (
        <div className={styles.text} onKeyDown={roving.onKeyDown}>
          {passages.map((passage, index) => (
            <div key={index} className={styles.passage}>
              {index === 0 ? null : (
                <p className={styles.between} aria-hidden>
                  …
                </p>
              )}
              {passage.map((piece, at) => {
                const ask = askOf(piece);
                if (ask !== undefined) row += 1;
                return <Said key={at} {...props} piece={piece} rowProps={ask === undefined ? {} : { tabIndex: roving.tabIndexOf(row), onFocus: roving.onFocusOf(row) }} />;
              })}
            </div>
          ))}
        </div>
      )}
      {hasMore || isCut ? (
        <div className={styles.foot}>
          {hasMore ? (
            <Link as="button" className={styles.toggle} aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {t(whole ? 'said.part' : 'said.whole')}
            </Link>
          ) : null}
          {whole && isCut ? <span className={styles.hint}>{t('said.cut')}</span> : null}
        </div>
      ) : null}
    </section>
  );
}

/** Why there is so little here: too few words to tell a language by, or one we don't read. */
function Unread(props: { readonly screen: LeadScreen }): JSX.Element | null {
  const styles = useStyles();
  const state = languageState(props.screen.text, props.screen.reading);
  if (state === 'known' || state === 'no-words') return null;
  return (
    <p className={styles.note}>
      <span className={styles.icon} aria-hidden>
        <Info16Regular />
      </span>
      <span>{t(state === 'too-short' ? 'said.too-short' : 'said.unread-language')}</span>
    </p>
  );
}

interface SaidProps extends WhatItSaysProps {
  readonly piece: Piece;
  readonly rowProps: { readonly tabIndex?: 0 | -1; readonly onFocus?: () => void };
}

function Said(props: SaidProps): JSX.Element {
  const styles = useStyles();
  const { piece, active, onActive } = props;
  if (piece.meanings.length === 0) return <>{piece.text}</>;
  const ask = askOf(piece);
  const isActive = active !== undefined && piece.meanings.some((meaning) => 'ask' in meaning && meaning.ask === active);
  return (
    <>
      <mark
        className={mergeClasses(styles.mark, isActive && styles.active)}
        title={piece.meanings.map(meaningText).join(' · ')}
        onMouseEnter={() => onActive(ask)}
        onMouseLeave={() => onActive(undefined)}
      >
        {piece.text}
      </mark>
      {piece.meanings.map((meaning, index) =>
        'ask' in meaning ? (
          <button
            key={index}
            type="button"
            data-row=""
            data-said-ask={meaning.ask}
            tabIndex={meaning.ask === ask ? props.rowProps.tabIndex : -1}
            className={mergeClasses(styles.chip, styles.button)}
            aria-label={meaningText(meaning)}
            title={meaningText(meaning)}
            onFocus={() => {
              props.rowProps.onFocus?.();
              onActive(meaning.ask);
            }}
            onBlur={() => onActive(undefined)}
            onClick={() => props.onGoTo(meaning.ask)}
          >
            {meaning.ask + 1}
          </button>
        ) : (
          <span key={index} className={styles.chip} title={meaningText(meaning)}>
            {t(`intent.${meaning.intent.kind}`)}
          </span>
        ),
      )}
    </>
  );
}

function askOf(piece: Piece): number | undefined {
  return piece.meanings.map((meaning) => ('ask' in meaning ? meaning.ask : undefined)).find((ask) => ask !== undefined);
}

function meaningText(meaning: Meaning): string {
  if ('ask' in meaning) return t('said.ask', { number: meaning.ask + 1 });
  return t('said.intent', { intent: t(`intent.${meaning.intent.kind}`), certainty: t(`certainty.${meaning.intent.certainty}`) });
}

function lengthOf(passages: readonly Passage[]): number {
  return passages.flat().reduce((sum, piece) => sum + piece.text.length, 0);
}
