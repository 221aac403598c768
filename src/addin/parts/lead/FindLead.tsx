// Looks for a lead by name, company or address, and hands over the one chosen.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import type { Lead } from '../../../domain/records.ts';
import { t } from '../../strings.ts';
import { rowPress } from '../rowPress.ts';
import { useRovingRows } from '../useRovingRows.ts';
import { leadDetail, leadName } from '../words/names.ts';

const SEARCH_AFTER_MS = 250;
const LEAST_LETTERS = 2;

const useStyles = makeStyles({
  input: { width: '100%', boxSizing: 'border-box' },
  state: { minHeight: '20px', margin: '6px 0 4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { ...rowPress, display: 'block', minHeight: '52px', padding: '7px 8px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

type Search =
  | { readonly kind: 'waiting' | 'searching' | 'failed' }
  | { readonly kind: 'found'; readonly words: string; readonly leads: readonly Lead[] };

interface FindLeadProps {
  /** Rejects when the CRM could not be asked. One function for all renders: another one is asked anew. */
  readonly search: (words: string) => Promise<readonly Lead[]>;
  /** A promise that rejects says that the lead could not be read. */
  readonly onPick: (lead: Lead) => Promise<unknown> | void;
  /** Only after the person's own click opened it. */
  readonly autoFocus?: boolean;
}

export function FindLead({ search: ask, onPick, autoFocus: shouldFocus = false }: FindLeadProps): JSX.Element {
  const styles = useStyles();
  const [words, setWords] = useState('');
  const [search, setSearch] = useSearch(ask, words);
  const leads = search.kind === 'found' ? search.leads : [];
  const roving = useRovingRows(leads.length);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (shouldFocus) input.current?.focus();
  }, [shouldFocus]);
  const pick = (lead: Lead): void => {
    Promise.resolve(onPick(lead)).catch(() => setSearch({ kind: 'failed' }));
  };
  return (
    <div role="search">
      <Input
        ref={input}
        className={styles.input}
        type="search"
        contentBefore={<Search16Regular />}
        aria-label={t('link.search')}
        placeholder={t('link.placeholder')}
        value={words}
        maxLength={100}
        data-field="find-lead"
        onChange={(_event, data) => setWords(data.value)}
      />
      <div className={styles.state} role="status">
        {searchText(search)}
      </div>
      <ul className={styles.list} onKeyDown={roving.onKeyDown}>
        {leads.map((lead, index) => (
          <li key={lead.id} className={styles.item}>
            <button type="button" data-row="" className={styles.row} tabIndex={roving.tabIndexOf(index)} onFocus={roving.onFocusOf(index)} onClick={() => pick(lead)}>
              <div className={styles.name}>{leadName(lead)}</div>
              <div className={styles.detail}>{leadDetail(lead)}</div>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asks a moment after the last letter; an answer to older words is dropped. */
function useSearch(ask: FindLeadProps['search'], words: string): readonly [Search, (search: Search) => void] {
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
      ask(wanted).then(
        (leads) => isCurrent && setSearch({ kind: 'found', words: wanted, leads }),
        () => isCurrent && setSearch({ kind: 'failed' }),
      );
    }, SEARCH_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, words]);
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
