// Contacts that may be the person of this email: the one the CRM has, or those found when another was to be made.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Person16Regular } from '@fluentui/react-icons/svg/person';
import { Bar } from '../parts/Bar.tsx';
import { t } from '../strings.ts';
import type { UnknownScreen } from '../emailScreens.ts';

const useStyles = makeStyles({
  known: { display: 'flex', alignItems: 'center', gap: '6px', marginTop: '8px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  icon: { display: 'flex', flexShrink: 0 },
});

const MOST_SHOWN = 3;

/** Nothing while the CRM has no such contact. @param props.onCreate makes one all the same. */
export function SameContacts(props: { readonly screen: UnknownScreen; readonly onCreate: () => void }): JSX.Element | null {
  const styles = useStyles();
  const { contact, sameContacts = [] } = props.screen;
  if (contact !== undefined) {
    return (
      <div className={styles.known}>
        <span className={styles.icon} aria-hidden>
          <Person16Regular />
        </span>
        {t('contact.known', { name: contact.name })}
      </div>
    );
  }
  const shown = sameContacts.slice(0, MOST_SHOWN);
  return shown.length === 0 ? null : (
    <Bar tone="warning" title={t('contact.found', { count: sameContacts.length })} text={shown.map(({ name, email }) => (email === undefined ? name : t('contact.found-row', { name, email }))).join(', ')}>
      <Button size="small" onClick={props.onCreate}>
        {t('contact.anyway')}
      </Button>
    </Bar>
  );
}
