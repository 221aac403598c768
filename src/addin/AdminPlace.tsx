// Where the admin pages open inside the pane: over the email's screen, which waits below as it was. Their code comes when it is
// asked for.
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import type { AdminPane } from './admin/AdminPane.tsx';
import { Bar } from './parts/Bar.tsx';
import { t } from './strings.ts';
import type { PaneSession } from './paneSession.ts';
import type { View } from './view.ts';

const useStyles = makeStyles({ late: { padding: '0 16px' } });

/** `open` is undefined for people who may not; `place` while the admin pages are open. */
export function useAdminPlace(session: PaneSession, view: View): { readonly place?: JSX.Element; readonly open?: () => void } {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  // Back at the email, the focus is where it was: on the menu that led away.
  useEffect(() => {
    if (wasOpen && !isOpen) document.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus();
    setWasOpen(isOpen);
  }, [isOpen, wasOpen]);
  const { admin } = session;
  if (admin === undefined) return {};
  return {
    ...(isOpen ? { place: <AdminPlace session={session} view={view} onClose={() => setOpen(false)} /> } : {}),
    ...(view.canAdminister === true ? { open: () => setOpen(true) } : {}),
  };
}

function AdminPlace(props: { readonly session: PaneSession; readonly view: View; readonly onClose: () => void }): JSX.Element | null {
  const styles = useStyles();
  const { session, view, onClose } = props;
  const [Pane, setPane] = useState<typeof AdminPane | 'missing'>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    import(/* webpackChunkName: "adminPane" */ './admin/AdminPane.tsx').then(
      (loaded) => isWanted && setPane(() => loaded.AdminPane),
      () => isWanted && setPane('missing'),
    );
    return () => {
      isWanted = false;
    };
  }, [tries]);
  if (Pane === undefined || session.admin === undefined) return null;
  if (Pane === 'missing') {
    return (
      <div className={styles.late}>
        <Bar tone="danger" title={t('admin.not-loaded.title')} text={t('admin.not-loaded.text')}>
          <Button size="small" onClick={() => setTries(tries + 1)}>
            {t('problem.retry')}
          </Button>
          <Button size="small" onClick={onClose}>
            {t('admin.back')}
          </Button>
        </Bar>
      </div>
    );
  }
  return <Pane administration={session.admin} isOnline={view.online} onClose={onClose} fullPage="admin.html" />;
}
