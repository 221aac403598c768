// The other people in an email: each can become the new lead instead.
import { useState } from 'react';
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { People16Regular } from '@fluentui/react-icons/svg/people';
import { rowPress } from '../parts/rowPress.ts';
import type { Address } from '../../domain/records.ts';
import { useRovingRows } from '../parts/useRovingRows.ts';
import { t } from '../strings.ts';

const useStyles = makeStyles({
  toggle: { display: 'inline-flex', alignItems: 'center', gap: '6px', marginTop: '12px', minHeight: '24px', fontSize: '13px' },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none' },
  row: { ...rowPress, display: 'block', minHeight: '48px', padding: '6px 8px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  address: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** Nothing when there is nobody else. */
export function OtherPeople(props: { readonly people: readonly Address[]; readonly onPick: (person: Address) => void }): JSX.Element | null {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { people } = props;
  const roving = useRovingRows(people.length);
  if (people.length === 0) return null;
  return (
    <>
      <Link as="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <People16Regular aria-hidden />
        {t('unknown.people', { count: people.length })}
      </Link>
      {open ? (
        <ul className={styles.list} onKeyDown={roving.onKeyDown}>
          {people.map((person, index) => (
            <li key={person.address}>
              <button
                type="button"
                data-row=""
                className={styles.row}
                tabIndex={roving.tabIndexOf(index)}
                onFocus={roving.onFocusOf(index)}
                onClick={() => props.onPick(person)}
              >
                <div className={styles.name}>{person.name ?? person.address}</div>
                <div className={styles.address}>{person.address}</div>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
