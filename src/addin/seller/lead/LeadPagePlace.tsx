// Where the page of a lead opens: over the screen it was opened from, which waits below as it was. Its code comes when it is asked for.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { Bar } from '../../parts/Bar.tsx';
import type { Pane } from '../../parts/pane.ts';
import { t } from '../../strings.ts';
import type { LeadPage } from './LeadPage.tsx';

const useStyles = makeStyles({ late: { padding: '0 16px' } });

/** The open page; undefined while there is none. When it closes, what led to it has the focus again. */
export function useLeadPagePlace(pane: Pane): JSX.Element | undefined {
  const opening = pane.view.leadPage?.opening;
  const opener = useRef<Element | null>(null);
  const before = useRef<number>(undefined);
  if (opening !== undefined && before.current === undefined) opener.current = document.activeElement;
  useEffect(() => {
    const was = before.current;
    before.current = opening;
    if (was === undefined || opening !== undefined) return;
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    opener.current = null;
  }, [opening]);
  return opening === undefined ? undefined : <LeadPagePlace key={opening} pane={pane} />;
}

function LeadPagePlace(props: { readonly pane: Pane }): JSX.Element | null {
  const styles = useStyles();
  const [Page, setPage] = useState<typeof LeadPage | 'missing'>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    import(/* webpackChunkName: "leadPage" */ './LeadPage.tsx').then(
      (loaded) => isWanted && setPage(() => loaded.LeadPage),
      () => isWanted && setPage('missing'),
    );
    return () => {
      isWanted = false;
    };
  }, [tries]);
  const { leadPage } = props.pane.view;
  if (Page === undefined || leadPage === undefined) return null;
  if (Page !== 'missing') return <Page pane={props.pane} page={leadPage} />;
  return (
    <div className={styles.late}>
      <Bar tone="danger" title={t('leadPage.not-loaded')} text={t('leadPage.not-loaded-text')}>
        <Button size="small" onClick={() => setTries(tries + 1)}>
          {t('problem.retry')}
        </Button>
        <Button size="small" onClick={() => props.pane.verbs.leadPage.close()}>
          {t('leadPage.back')}
        </Button>
      </Bar>
    </div>
  );
}
