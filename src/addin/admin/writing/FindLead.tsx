// Finds a lead by name, company or address and hands over what is known about it.
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import type { LeadFacts } from '../../../domain/leadFacts.ts';
import type { Lead } from '../../../domain/records.ts';
import { useRovingRows } from '../../parts/useRovingRows.ts';
import { leadDetail, leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import { useAdminStyles } from '../styles.ts';

const SEARCH_AFTER_MS = 250;
const LEAST_LETTERS = 2;

const useStyles = makeStyles({
  input: { width: '100%', boxSizing: 'border-box' },
  state: { minHeight: '20px', margin: '6px 0 4px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '48px',
    padding: '6px 8px',
    border: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
});

type Search =
  | { readonly kind: 'waiting' | 'searching' | 'failed' }
  | { readonly kind: 'found'; readonly words: string; readonly leads: readonly Lead[] };

export function FindLead(props: { readonly administration: Administration; readonly onFound: (facts: LeadFacts) => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { administration, onFound } = props;
  const [words, setWords] = useState('');
  const [search, setSearch] = useSearch(administration, words);
  const leads = search.kind === 'found' ? search.leads : [];
  const roving = useRovingRows(leads.length);
  const choose = (lead: Lead): void => {
    void administration.factsOf(lead).then((outcome) => (outcome.kind === 'done' ? onFound(outcome.value) : setSearch({ kind: 'failed' })));
  };
  return (
    <div role="search">
      <Input
        className={styles.input}
        type="search"
        contentBefore={<Search16Regular />}
        aria-label={t('link.search')}
        placeholder={t('link.placeholder')}
        value={words}
        maxLength={100}
        data-field="preview-lead"
        onChange={(_event, data) => setWords(data.value)}
      />
      <div className={mergeClasses(shared.caption, styles.state)} role="status">
        {searchText(search)}
      </div>
      <ul className={styles.list} onKeyDown={roving.onKeyDown}>
        {leads.map((lead, index) => (
          <li key={lead.id} className={styles.item}>
            <button type="button" data-row="" className={styles.row} tabIndex={roving.tabIndexOf(index)} onFocus={roving.onFocusOf(index)} onClick={() => choose(lead)}>
              <div className={styles.name}>{leadName(lead)}</div>
              <div className={shared.caption}>{leadDetail(lead)}</div>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asks a moment after the last letter; an answer to older words is dropped. */
function useSearch(administration: Administration, words: string): readonly [Search, (search: Search) => void] {
  const [search, setSearch] = useState<Search>({ kind: 'waiting' });
  useEffect(() => {
    const wanted = words.trim();
    if (wanted.length < LEAST_LETTERS) {
      setSearch({ kind: 'waiting' });
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      setSearch({ kind: 'searching' });
      void administration.searchLeads(wanted).then((outcome) => {
        if (isCurrent) setSearch(outcome.kind === 'done' ? { kind: 'found', words: wanted, leads: outcome.value } : { kind: 'failed' });
      });
    }, SEARCH_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [administration, words]);
  return [search, setSearch];
}

function searchText(search: Search): string {
  switch (search.kind) {
    case 'waiting':
      return t('link.hint');
    case 'searching':
      return t('link.searching');
    case 'failed':
      return t('link.failed');
    case 'found':
      return search.leads.length === 0 ? t('link.none', { words: search.words }) : t('link.found', { count: search.leads.length });
  }
}
