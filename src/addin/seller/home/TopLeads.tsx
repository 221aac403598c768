// Top leads: one card at a time and the edge of the next. Buttons, arrow keys on the card and a swipe turn them; nothing turns by itself.
import { useEffect, useRef, useState } from 'react';
import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { OwnLeadsView, TopLeadsView } from '../../home/ownLeadsView.ts';
import type { Pane } from '../../parts/pane.ts';
import { leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { TopLeadCard } from './TopLeadCard.tsx';

const SWIPE_PIXELS = 40;

const slide = (from: string) => ({ from: { opacity: 0, transform: `translateX(${from})` }, to: { opacity: 1, transform: 'none' } });

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', height: '32px', marginTop: '6px', marginBottom: '6px', minWidth: 0 },
  title: { flexGrow: 1, margin: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  place: { flexShrink: 0, marginRight: '4px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  track: { position: 'relative', display: 'flex', gap: '8px', height: '250px', overflow: 'hidden', padding: '2px', margin: '-2px', touchAction: 'pan-y' },
  card: {
    position: 'relative',
    flexGrow: 1,
    minWidth: 0,
    boxSizing: 'border-box',
    height: '250px',
    padding: '12px',
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  content: { animationDuration: tokens.durationNormal, animationTimingFunction: tokens.curveDecelerateMid, '@media (prefers-reduced-motion: reduce)': { animationName: 'none' } },
  forward: { animationName: slide('24px') },
  back: { animationName: slide('-24px') },
  next: { flexShrink: 0, boxSizing: 'border-box', width: '24px', height: '250px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRightWidth: 0, borderTopLeftRadius: tokens.borderRadiusXLarge, borderBottomLeftRadius: tokens.borderRadiusXLarge },
  waiting: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    height: '250px',
    padding: '24px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    lineHeight: '18px',
    textAlign: 'center',
  },
  below: { boxSizing: 'border-box', height: '32px', paddingTop: '8px' },
  dots: { display: 'flex', justifyContent: 'center', alignItems: 'center', gap: '6px', height: '8px' },
  dot: { width: '6px', height: '6px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralStroke1, '@media (forced-colors: active)': { backgroundColor: 'GrayText' } },
  dotHere: { width: '14px', backgroundColor: tokens.colorCompoundBrandBackground, '@media (forced-colors: active)': { backgroundColor: 'Highlight' } },
  progress: { display: 'block', marginBottom: '4px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Nothing where there is no consent. What is asked for or not there yet keeps the height of the cards. */
export function TopLeads(props: { readonly pane: Pane; readonly own: OwnLeadsView }): JSX.Element | null {
  const styles = useStyles();
  const { pane, own } = props;
  const { top } = own;
  if (top.kind === 'hidden' || top.kind === 'inactive' || top.kind === 'not-in-team') return null;
  return (
    <section aria-label={t('home.top.title')}>
      {top.kind === 'shown' ? (
        <Cards pane={pane} own={own} top={top} />
      ) : (
        <>
          <div className={styles.head}>
            <h2 className={styles.title}>{t('home.top.title')}</h2>
          </div>
          <div className={styles.waiting} aria-busy={top.kind === 'loading' || undefined}>
            {top.kind === 'loading' ? '' : t('home.top.none')}
          </div>
          <Below own={own} />
        </>
      )}
    </section>
  );
}

interface CardsProps {
  readonly pane: Pane;
  readonly own: OwnLeadsView;
  readonly top: Extract<TopLeadsView, { readonly kind: 'shown' }>;
}

function Cards(props: CardsProps): JSX.Element | null {
  const styles = useStyles();
  const { pane, own, top } = props;
  const { cards, current } = top;
  const box = useRef<HTMLDivElement>(null);
  const pressedAt = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const [turned, setTurned] = useState<'forward' | 'back'>();
  const comesBack = useRef(own.opened?.from === 'card');
  useEffect(() => {
    if (comesBack.current) box.current?.focus();
    comesBack.current = false;
  }, []);
  const card = cards[current];
  if (card === undefined) return null;
  const turn = (step: 1 | -1): void => {
    const next = cards[current + step];
    if (next === undefined) return;
    setTurned(step === 1 ? 'forward' : 'back');
    pane.verbs.showTopLead(next.lead.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== 1 && step !== -1) return;
    event.preventDefault();
    // What had the focus goes with its card; the card itself stays.
    box.current?.focus();
    turn(step);
  };
  const onPointerUp = (event: PointerEvent): void => {
    const from = pressedAt.current;
    pressedAt.current = undefined;
    if (from === undefined) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.abs(across) >= SWIPE_PIXELS && Math.abs(across) > Math.abs(down)) turn(across < 0 ? 1 : -1);
  };
  const name = leadName(card.lead);
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('home.top.title')}</h2>
        <span className={styles.place} aria-live="polite">
          {t('home.top.position', { place: current + 1, count: cards.length })}
          <span className={styles.hidden}>{` ${name}`}</span>
        </span>
        <Turn step="previous" isOff={current === 0} onPress={() => turn(-1)} />
        <Turn step="next" isOff={current === cards.length - 1} onPress={() => turn(1)} />
      </div>
      <div
        className={styles.track}
        onPointerDown={(event) => void (pressedAt.current = event.pointerType === 'mouse' ? undefined : { x: event.clientX, y: event.clientY })}
        onPointerUp={onPointerUp}
        onPointerCancel={() => void (pressedAt.current = undefined)}
      >
        <div ref={box} className={styles.card} role="group" aria-roledescription={t('home.top.card')} aria-label={t('home.top.card-name', { name, place: current + 1, count: cards.length })} tabIndex={0} onKeyDown={onKeyDown} data-card={card.lead.id}>
          <div key={card.lead.id} className={mergeClasses(styles.content, turned !== undefined && styles[turned])}>
            <TopLeadCard pane={pane} card={card} labels={own.labels} of={own.rows?.length ?? cards.length} />
          </div>
        </div>
        {current < cards.length - 1 ? <div className={styles.next} aria-hidden onClick={() => turn(1)} /> : null}
      </div>
      <Below own={own} place={{ current, count: cards.length }} />
    </>
  );
}

function Turn(props: { readonly step: 'previous' | 'next'; readonly isOff: boolean; readonly onPress: () => void }): JSX.Element {
  const label = t(`home.top.${props.step}`);
  return (
    <Button appearance="subtle" icon={props.step === 'next' ? <ChevronRight20Regular /> : <ChevronLeft20Regular />} aria-label={label} title={label} disabledFocusable={props.isOff} onClick={() => !props.isOff && props.onPress()} />
  );
}

/** While the agent gets to know the leads how far it is, else which card this is. */
function Below(props: { readonly own: OwnLeadsView; readonly place?: { readonly current: number; readonly count: number } }): JSX.Element {
  const styles = useStyles();
  const { own, place } = props;
  const { progress } = own;
  if (progress !== undefined) {
    const done = progress.done + progress.failed;
    const text = t('home.top.progress', { done, total: progress.total });
    return (
      <div className={styles.below}>
        <span className={styles.progress}>{text}</span>
        <ProgressBar value={done} max={progress.total} thickness="medium" aria-label={text} />
      </div>
    );
  }
  return (
    <div className={styles.below}>
      {place === undefined || place.count < 2 ? null : (
        <div className={styles.dots} aria-hidden>
          {Array.from({ length: place.count }, (_each, index) => (
            <span key={index} className={mergeClasses(styles.dot, index === place.current && styles.dotHere)} />
          ))}
        </div>
      )}
    </div>
  );
}
