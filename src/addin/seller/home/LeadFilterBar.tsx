// The chips above the list of leads, one Tab stop, and the search below them.
import { useRef } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { leadFilters, type LeadFilter } from '../../home/ownLeadsView.ts';
import { t } from '../../strings.ts';
import { NEW_DAYS } from './leadSearch.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
const LONGEST_WORDS = 100;

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginBottom: '8px' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    boxSizing: 'border-box',
    height: '28px',
    padding: '0 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
  },
  count: { color: 'inherit', fontWeight: tokens.fontWeightRegular },
  input: { width: '100%', boxSizing: 'border-box' },
});

interface LeadFilterBarProps {
  readonly filter: LeadFilter;
  readonly words: string;
  /** How many leads each chip leaves. */
  readonly counts: Readonly<Record<LeadFilter, number>>;
  readonly onChange: (filter: LeadFilter, words: string) => void;
}

export function LeadFilterBar(props: LeadFilterBarProps): JSX.Element {
  const styles = useStyles();
  const { filter: chosen, words, counts, onChange } = props;
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = leadFilters.indexOf(chosen);
    const wanted = event.key === 'Home' ? 0 : event.key === 'End' ? leadFilters.length - 1 : at + (STEPS[event.key] ?? 0);
    if (!(event.key in STEPS) && event.key !== 'Home' && event.key !== 'End') return;
    const next = leadFilters[(wanted + leadFilters.length) % leadFilters.length];
    event.preventDefault();
    if (next === undefined || next === chosen) return;
    onChange(next, words);
    group.current?.querySelector<HTMLElement>(`[data-filter="${next}"]`)?.focus();
  };
  return (
    <>
      <div ref={group} role="radiogroup" aria-label={t('home.filter.label')} className={styles.chips} onKeyDown={move}>
        {leadFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            role="radio"
            aria-checked={filter === chosen}
            tabIndex={filter === chosen ? 0 : -1}
            data-filter={filter}
            title={filter === 'new' ? t('home.filter.new-title', { count: NEW_DAYS }) : undefined}
            className={mergeClasses(styles.chip, filter === chosen && styles.chosen)}
            onClick={() => onChange(filter, words)}
          >
            {t(`home.filter.${filter}`)}
            <span className={styles.count}>{counts[filter]}</span>
          </button>
        ))}
      </div>
      <Input className={styles.input} type="search" size="medium" contentBefore={<Search16Regular />} aria-label={t('home.list.search')} placeholder={t('home.list.search')} value={words} maxLength={LONGEST_WORDS} data-field="lead-search" onChange={(_event, data) => onChange(chosen, data.value)} />
    </>
  );
}
