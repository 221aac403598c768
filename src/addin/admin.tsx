// The admin pages as a full browser page, without Outlook: signs in by a pop-up, asks the CRM whether this person may, shows them.
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { FluentProvider, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { openCrm, type CrmClient } from '../crm/client.ts';
import { maySaveSettings } from '../crm/settings/access.ts';
import { AppError } from '../domain/errors.ts';
import type { Administration } from './admin/administration.ts';
import { AdminPane } from './admin/AdminPane.tsx';
import { SignedOut } from './admin/SignedOut.tsx';
import { adminVerbs } from './adminVerbs.ts';
import { agentScope, readDeployment } from './agent.ts';
import { openTabSignIn } from './signIn.ts';
import { problemOf } from './state.ts';
import { currentLanguage, setLanguage } from './strings.ts';
import type { Problem, ThemeName } from './view.ts';

const themes: Readonly<Record<ThemeName, Theme>> = { light: webLightTheme, dark: webDarkTheme, 'high-contrast': teamsHighContrastTheme };

/** The way in, once the service has said where the CRM is. */
interface Door {
  enter(): Promise<void>;
  readonly administration: Administration;
}

async function openDoor(): Promise<Door> {
  const deployment = await readDeployment();
  const signIn = await openTabSignIn({ clientId: deployment.clientId, authority: deployment.authority, scopes: [deployment.crmScope] });
  const crm: CrmClient = openCrm({ url: deployment.crmUrl, token: (fresh) => signIn.token(fresh), clock: { now: Date.now, random: Math.random } });
  return {
    enter: async () => {
      await signIn.prompt();
      if (await maySaveSettings(crm)) return;
      signIn.forget();
      throw new AppError('no-permission');
    },
    administration: adminVerbs({
      crm: () => crm,
      person: () => ({ name: signIn.personName(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
      signIn: () => signIn.prompt(),
      agentToken: () => signIn.tokenFor(agentScope(deployment)),
      settingsKnown: async () => undefined,
    }),
  };
}

type Stage = { readonly kind: 'starting' | 'signed-out' | 'entering' } | { readonly kind: 'failed'; readonly problem: Problem } | { readonly kind: 'in'; readonly administration: Administration };

function AdminPage(): JSX.Element {
  const [door, setDoor] = useState<Door>();
  const [stage, setStage] = useState<Stage>({ kind: 'starting' });
  const [tries, setTries] = useState(0);
  const isOnline = useOnline();
  const theme = useBrowserTheme();
  useEffect(() => {
    openDoor().then(
      (opened) => {
        setDoor(opened);
        setStage({ kind: 'signed-out' });
      },
      (error: unknown) => setStage({ kind: 'failed', problem: problemOf(error, undefined) }),
    );
  }, [tries]);
  const enter = (): void => {
    if (door === undefined) {
      setStage({ kind: 'starting' });
      setTries(tries + 1);
      return;
    }
    setStage({ kind: 'entering' });
    door.enter().then(
      () => setStage({ kind: 'in', administration: door.administration }),
      (error: unknown) => setStage({ kind: 'failed', problem: problemOf(error, undefined) }),
    );
  };
  return (
    <FluentProvider theme={themes[theme]}>
      {stage.kind === 'in' ? (
        <AdminPane administration={stage.administration} isOnline={isOnline} />
      ) : (
        <SignedOut isBusy={stage.kind === 'starting' || stage.kind === 'entering'} canSignIn={door !== undefined} problem={stage.kind === 'failed' ? stage.problem : undefined} onEnter={enter} />
      )}
    </FluentProvider>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}

/** What the person chose for their computer, followed live. */
function useBrowserTheme(): ThemeName {
  const [theme, setTheme] = useState(browserTheme);
  useEffect(() => {
    const queries = [matchMedia('(forced-colors: active)'), matchMedia('(prefers-color-scheme: dark)')];
    const look = (): void => setTheme(browserTheme());
    for (const query of queries) query.addEventListener('change', look);
    return () => queries.forEach((query) => query.removeEventListener('change', look));
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}

function browserTheme(): ThemeName {
  if (matchMedia('(forced-colors: active)').matches) return 'high-contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const root = document.getElementById('root');
if (root !== null) {
  void setLanguage(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone).then(() => {
    document.documentElement.lang = currentLanguage();
    createRoot(root).render(<AdminPage />);
  });
}
