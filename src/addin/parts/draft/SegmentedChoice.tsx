// A choice among a few short words side by side: one stop for Tab, arrows move and choose. What is chosen is told by weight and line, not by color alone.
import { useId, useRef } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  label: { flexShrink: 0, width: '60px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  group: { display: 'flex', flexGrow: 1, minWidth: 0 },
  option: {
    boxSizing: 'border-box',
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    height: '28px',
    padding: '0 4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeftWidth: 0,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':first-child': { borderLeftWidth: '1px', borderTopLeftRadius: tokens.borderRadiusMedium, borderBottomLeftRadius: tokens.borderRadiusMedium },
    ':last-child': { borderTopRightRadius: tokens.borderRadiusMedium, borderBottomRightRadius: tokens.borderRadiusMedium },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
  },
});

interface SegmentedChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** A row: the label, then the options in one group of equal widths. */
export function SegmentedChoice<Value extends string>(props: SegmentedChoiceProps<Value>): JSX.Element {
  const styles = useStyles();
  const { label, options, chosen, onChoose } = props;
  const labelId = useId();
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = options.findIndex(({ value }) => value === chosen);
    const wanted = event.key === 'Home' ? 0 : event.key === 'End' ? options.length - 1 : at + (STEPS[event.key] ?? 0);
    const next = options[(wanted + options.length) % options.length];
    if (!(event.key in STEPS) && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    if (next === undefined || next.value === chosen) return;
    onChoose(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  };
  return (
    <div className={styles.row}>
      <span id={labelId} className={styles.label} title={label}>
        {label}
      </span>
      <div ref={group} role="radiogroup" aria-labelledby={labelId} className={styles.group} onKeyDown={move}>
        {options.map(({ value, text }) => (
          <button
            key={value}
            type="button"
            role="radio"
            aria-checked={value === chosen}
            tabIndex={value === chosen ? 0 : -1}
            data-value={value}
            title={text}
            className={mergeClasses(styles.option, value === chosen && styles.chosen)}
            onClick={() => onChoose(value)}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}
