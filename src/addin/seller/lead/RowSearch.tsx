// Looks for rows of the CRM by words, a moment after the last letter, and hands over the one chosen.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { t } from '../../strings.ts';
import { usePageStyles } from './usePageStyles.ts';

const SEARCH_AFTER_MS = 250;
const LEAST_LETTERS = 2;

const useStyles = makeStyles({
  input: { width: '100%', boxSizing: 'border-box', marginTop: '8px' },
  state: { minHeight: '20px', margin: '6px 0 4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere' },
});

export interface FoundRow {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

type Search = { readonly kind: 'waiting' | 'searching' | 'failed' } | { readonly kind: 'found'; readonly rows: readonly FoundRow[] };

interface RowSearchProps {
  /** Accessible name of the field. */
  readonly label: string;
  readonly search: (words: string) => Promise<readonly FoundRow[]>;
  /** What the button of a found row says. */
  readonly choose: string;
  readonly onChoose: (row: FoundRow) => void;
}

/** Takes the focus: it opens by the seller's own press. */
export function RowSearch(props: RowSearchProps): JSX.Element {
  const styles = useStyles();
  const shared = usePageStyles();
  const [words, setWords] = useState('');
  const found = useSearch(props.search, words);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <div role="search">
      <Input ref={input} className={styles.input} type="search" contentBefore={<Search16Regular />} aria-label={props.label} placeholder={props.label} value={words} maxLength={100} onChange={(_event, data) => setWords(data.value)} />
      <div className={styles.state} role="status">
        {stateText(found)}
      </div>
      <ul className={shared.list}>
        {(found.kind === 'found' ? found.rows : []).map((row) => (
          <li key={row.id} className={shared.row}>
            <div className={shared.words}>
              <div className={shared.name}>{row.name}</div>
              <div className={shared.detail}>{row.detail}</div>
            </div>
            <Button size="small" aria-label={t('leadPage.choose-row', { choose: props.choose, name: row.name })} onClick={() => props.onChoose(row)}>
              {props.choose}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** An answer to older words is dropped. */
function useSearch(search: RowSearchProps['search'], words: string): Search {
  const [found, setFound] = useState<Search>({ kind: 'waiting' });
  const ask = useRef(search);
  ask.current = search;
  useEffect(() => {
    const wanted = words.trim();
    if (wanted.length < LEAST_LETTERS) {
      setFound({ kind: 'waiting' });
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      setFound({ kind: 'searching' });
      ask.current(wanted).then(
        (rows) => isCurrent && setFound({ kind: 'found', rows }),
        () => isCurrent && setFound({ kind: 'failed' }),
      );
    }, SEARCH_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  return found;
}

function stateText(search: Search): string {
  if (search.kind !== 'found') return t(`leadPage.search.${search.kind}`);
  return search.rows.length === 0 ? t('leadPage.search.none') : t('leadPage.search.found', { count: search.rows.length });
}
