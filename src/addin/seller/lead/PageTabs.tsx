// The four tabs of the page; the one chosen last is open for the next lead, too.
import type { JSX, KeyboardEvent } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { leadTabs, type LeadPageView } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  list: { display: 'flex', marginTop: '14px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowX: 'auto', scrollbarWidth: 'none' },
  tab: {
    position: 'relative',
    flexShrink: 0,
    height: '38px',
    padding: '0 10px 0 0',
    marginRight: '12px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 340px)': { marginRight: '4px' },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { content: '""', position: 'absolute', left: 0, right: '10px', bottom: 0, height: '3px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorCompoundBrandStroke },
    '@media (forced-colors: active)': { '::after': { backgroundColor: 'Highlight' } },
  },
  // Both weights take the same room, so that nothing moves when another tab is chosen.
  label: { display: 'inline-grid', '::after': { content: 'attr(data-label)', height: 0, visibility: 'hidden', overflow: 'hidden', fontWeight: tokens.fontWeightSemibold } },
});

/** One Tab stop: arrows, Home and End move, Enter or Space chooses. */
export function PageTabs({ pane, page }: { readonly pane: Pane; readonly page: LeadPageView }): JSX.Element {
  const styles = useStyles();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = all.findIndex((tab) => tab === document.activeElement);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    all[(target + all.length) % all.length]?.focus();
  };
  return (
    <div role="tablist" className={styles.list} aria-label={t('leadPage.tabs')} onKeyDown={onKeyDown}>
      {leadTabs.map((tab) => {
        const isSelected = page.tab === tab;
        const label = t(`leadPage.tab.${tab}`);
        return (
          <button key={tab} type="button" role="tab" aria-selected={isSelected} aria-controls="handraise-lead-tab" tabIndex={isSelected ? 0 : -1} className={mergeClasses(styles.tab, isSelected && styles.selected)} onClick={() => pane.verbs.leadPage.chooseTab(tab)}>
            <span className={styles.label} data-label={label}>
              {label}
            </span>
          </button>
        );
      })}
    </div>
  );
}
