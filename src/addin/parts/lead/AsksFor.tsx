// "Jonas asks for": every ask in the email's own words, with what the draft does about it; offered times to choose from.
import type { JSX, RefObject } from 'react';
import { Button, makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { CalendarAdd16Regular } from '@fluentui/react-icons/svg/calendar-add';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import type { ProposedTime } from '../../../domain/intentKinds.ts';
import { languageName, momentText } from '../words/dates.ts';
import { shortName } from '../words/names.ts';
import type { Pane } from '../pane.ts';
import { SectionHead } from '../SectionHead.tsx';
import { useRovingRows } from '../useRovingRows.ts';
import type { RovingRows } from '../useRovingRows.ts';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import type { Ask } from './asks.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'grid', gridTemplateColumns: '24px 1fr', columnGap: '6px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  number: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    width: '20px',
    height: '20px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    padding: 0,
  },
  show: {
    position: 'relative',
    cursor: 'pointer',
    '::after': { content: '""', position: 'absolute', inset: '-4px' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground5Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  active: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '1px' },
  body: { minWidth: 0, outlineStyle: 'none' },
  quote: {
    margin: 0,
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  state: { display: 'flex', gap: '4px', minHeight: '20px', marginTop: '4px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  answered: { color: tokens.colorStatusSuccessForeground1 },
  gap: { color: tokens.colorStatusWarningForeground1 },
  icon: { display: 'flex', flexShrink: 0, marginTop: '2px' },
  times: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '8px' },
  time: { fontWeight: tokens.fontWeightRegular, minWidth: 0, fontSize: '13px' },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  appointment: { marginTop: '6px', paddingLeft: '4px', minWidth: 0, fontSize: '13px' },
});

interface AsksForProps {
  readonly pane: Pane;
  readonly screen: LeadScreen;
  readonly asks: readonly Ask[];
  /** Asks whose words are marked in the text below. */
  readonly marked: ReadonlySet<number>;
  /** The ask that is pointed at, here or in the text. */
  readonly active: number | undefined;
  readonly onActive: (ask: number | undefined) => void;
  /** Goes to the words of an ask in the text. */
  readonly onShow: (ask: number) => void;
  readonly place: RefObject<HTMLOListElement | null>;
}

/** Nothing when the email asks for nothing. */
export function AsksFor(props: AsksForProps): JSX.Element | null {
  const styles = useStyles();
  const { pane, screen, asks } = props;
  const roving = useRovingRows(props.marked.size);
  const shown = [...props.marked].sort((one, two) => one - two);
  if (asks.length === 0) return null;
  const { language } = screen.reading;
  const aside =
    language === undefined ? t('asks.count', { count: asks.length }) : t('asks.count-language', { count: asks.length, language: languageName(language) });
  return (
    <section>
      <SectionHead title={t('asks.title', { name: shortName(screen.facts.lead) })} aside={aside} />
      <ol className={styles.list} ref={props.place} onKeyDown={roving.onKeyDown}>
        {asks.map((ask, index) => (
          <li
            key={`${ask.quote} ${index}`}
            className={styles.item}
            onMouseEnter={() => props.onActive(index)}
            onMouseLeave={() => props.onActive(undefined)}
          >
            <AskNumber {...props} index={index} row={shown.indexOf(index)} roving={roving} />
            <div className={styles.body} data-ask={index} tabIndex={-1} onFocus={() => props.onActive(index)} onBlur={() => props.onActive(undefined)}>
              <blockquote className={styles.quote}>{t('asks.quote', { quote: ask.quote })}</blockquote>
              {ask.state === undefined ? null : (
                <div className={mergeClasses(styles.state, ask.state === 'answered' ? styles.answered : styles.gap)}>
                  <span className={styles.icon} aria-hidden>
                    {ask.state === 'answered' ? <Checkmark16Regular /> : <Edit16Regular />}
                  </span>
                  {t(`asks.${ask.state}`)}
                </div>
              )}
              {ask.times === undefined ? null : <Times pane={pane} screen={screen} times={ask.times} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface AskNumberProps extends AsksForProps {
  readonly index: number;
  /** Among the numbers that can be pressed; -1 = not one of them. */
  readonly row: number;
  readonly roving: RovingRows;
}

function AskNumber(props: AskNumberProps): JSX.Element {
  const styles = useStyles();
  const { index, row, roving } = props;
  const look = mergeClasses(styles.number, props.active === index && styles.active);
  if (row < 0) {
    return (
      <span className={look} aria-hidden>
        {index + 1}
      </span>
    );
  }
  return (
    <button
      type="button"
      data-row=""
      tabIndex={roving.tabIndexOf(row)}
      className={mergeClasses(look, styles.show)}
      aria-label={t('asks.show', { number: index + 1 })}
      title={t('asks.show', { number: index + 1 })}
      onFocus={() => {
        roving.onFocusOf(row)();
        props.onActive(index);
      }}
      onBlur={() => props.onActive(undefined)}
      onClick={() => props.onShow(index)}
    >
      {index + 1}
    </button>
  );
}

function Times(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly times: readonly ProposedTime[] }): JSX.Element {
  const styles = useStyles();
  const { verbs, view } = props.pane;
  return (
    <>
      <div className={styles.times} role="group" aria-label={t('asks.times')}>
        {props.times.map((time, index) => {
          const isChosen = props.screen.chosenTime === index;
          return (
            <ToggleButton
              key={`${time.day} ${time.at ?? ''} ${index}`}
              shape="circular"
              className={mergeClasses(styles.time, isChosen && styles.chosen)}
              checked={isChosen}
              icon={isChosen ? <Checkmark16Regular /> : <Clock16Regular />}
              title={time.quote}
              onClick={() => verbs.chooseTime(index)}
            >
              {momentText(time)}
            </ToggleButton>
          );
        })}
      </div>
      {view.strip?.mode === 'read' ? (
        <Button
          appearance="transparent"
          size="small"
          className={styles.appointment}
          icon={<CalendarAdd16Regular />}
          onClick={() => void verbs.openAppointment()}
        >
          {t('asks.appointment')}
        </Button>
      ) : null}
    </>
  );
}
