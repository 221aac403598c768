// Says once, politely, which lead the newly opened email is from and what is suggested. Never takes the focus.
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { makeStyles } from '@fluentui/react-components';
import { t } from '../strings.ts';
import type { View } from '../view.ts';
import { actionTitle } from './words/actionWords.ts';
import { leadName } from './words/names.ts';

const SETTLED_AFTER_MS = 500;

const useStyles = makeStyles({
  hidden: { position: 'absolute', top: 0, left: 0, width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

/** Spoken half a second after an email has settled; the same email is not spoken twice in a row. */
export function Announcer(props: { readonly view: View }): JSX.Element {
  const styles = useStyles();
  const { key, text } = announcementOf(props.view);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (key === '') return undefined;
    const timer = setTimeout(() => setSpoken(text), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
    // The words may change while the seller works; only another email is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return (
    <div className={styles.hidden} aria-live="polite">
      {spoken}
    </div>
  );
}

function announcementOf(view: View): { readonly key: string; readonly text: string } {
  if (view.screen.kind !== 'lead') return { key: '', text: '' };
  const { lead } = view.screen.facts;
  const name = leadName(lead);
  const action = actionTitle(view.screen.suggestion, new Date());
  const text = lead.companyName === undefined ? t('announce.lead-alone', { name, action }) : t('announce.lead', { name, company: lead.companyName, action });
  return { key: `${lead.id} ${view.strip?.subject ?? ''} ${view.strip?.at ?? ''}`, text };
}
