// The pane: theme, language, the screen for the current view, and a calm sentence should anything break.
// Loaded as a chunk of its own after the shell has painted.
import { Component, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { JSX, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { FluentProvider, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useAdminPlace } from './AdminPlace.tsx';
import { AppointmentPane } from './compose/AppointmentPane.tsx';
import { ComposePane } from './compose/ComposePane.tsx';
import { NoRecipientPane } from './compose/NoRecipientPane.tsx';
import { SeveralRecipientsPane } from './compose/SeveralRecipientsPane.tsx';
import { Announcer } from './parts/Announcer.tsx';
import type { Pane } from './parts/pane.ts';
import { TabsContext, type Tabs } from './parts/tabs.ts';
import { useNow } from './parts/useNow.ts';
import { AmbiguousPane } from './seller/AmbiguousPane.tsx';
import { BrokenPane } from './seller/BrokenPane.tsx';
import { EmptyState } from './seller/EmptyStates.tsx';
import { ConsentPane } from './seller/consent/ConsentPane.tsx';
import { HomePane } from './seller/home/HomePane.tsx';
import { useLeadPagePlace } from './seller/lead/LeadPagePlace.tsx';
import { LeadPane } from './seller/LeadPane.tsx';
import { LookingPane } from './seller/LookingPane.tsx';
import { NotALeadPane } from './seller/NotALeadPane.tsx';
import { UnknownPane } from './seller/UnknownPane.tsx';
import { currentLanguage, setLanguage } from './strings.ts';
import type { PaneSession } from './paneSession.ts';
import type { ThemeName, View } from './view.ts';

const themes: Readonly<Record<ThemeName, Theme>> = { light: webLightTheme, dark: webDarkTheme, 'high-contrast': teamsHighContrastTheme };

/** Draws the session's view and follows it. `onShown` is called once, after the first drawing. */
export function PaneApp(props: { readonly session: PaneSession; readonly onShown?: () => void }): JSX.Element {
  const { session, onShown } = props;
  const view = useSyncExternalStore(
    (changed) => session.subscribe(changed),
    () => session.getView(),
  );
  const now = useNow();
  const language = useLanguage(view.locale, view.timeZone);
  useEffect(() => {
    document.documentElement.dataset['theme'] = view.theme;
    document.documentElement.lang = language === 'de' ? 'de' : 'en';
  }, [view.theme, language]);
  useEffect(() => onShown?.(), [onShown]);
  const tabs = useTabs(session, view);
  const admin = useAdminPlace(session, view);
  const pane: Pane = { view, verbs: session.verbs, now, ...(admin.open === undefined ? {} : { openAdmin: admin.open }) };
  const leadPage = useLeadPagePlace(pane);
  return (
    <FluentProvider theme={themes[view.theme]} data-language={language}>
      {admin.place}
      {leadPage === undefined ? null : (
        <div hidden={admin.place !== undefined}>
          <Boundary key={view.leadPage?.opening}>{leadPage}</Boundary>
        </div>
      )}
      <div hidden={admin.place !== undefined || leadPage !== undefined}>
        <TabsContext value={tabs}>
          <Boundary key={view.home?.isOpen === true ? 'home' : emailKey(view)}>
            <Screen key={language} pane={pane} />
            <Announcer view={view} />
          </Boundary>
        </TabsContext>
      </div>
    </FluentProvider>
  );
}

/**
 * Puts the pane into the page, in the mailbox's language from the first moment.
 * If the shell's button had the focus, the pane's has it after.
 */
export function mountPane(root: HTMLElement, session: PaneSession): void {
  const { locale, timeZone } = session.getView();
  const hadFocus = root.querySelector('[data-primary]') === document.activeElement && document.activeElement !== null;
  void setLanguage(locale, timeZone).finally(() => {
    const takeFocus = (): void => {
      if (hadFocus) root.querySelector<HTMLElement>('[data-primary]')?.focus();
    };
    createRoot(root).render(<PaneApp session={session} onShown={takeFocus} />);
  });
}

function Screen(props: { readonly pane: Pane }): JSX.Element {
  const { pane } = props;
  const { screen, home } = pane.view;
  if (home?.consent?.place === 'privacy') return <ConsentPane pane={pane} consent={home.consent} place="privacy" />;
  if (home?.isOpen === true) return <HomePane pane={pane} home={home} />;
  const email = emailKey(pane.view);
  switch (screen.kind) {
    case 'starting':
    case 'looking':
      return <LookingPane pane={pane} />;
    case 'lead':
      if (pane.view.strip?.composeType === 'appointment') return <AppointmentPane key={email} pane={pane} screen={screen} />;
      return pane.view.strip?.mode === 'compose' ? (
        <ComposePane key={`${email} ${screen.facts.lead.id}`} pane={pane} screen={screen} />
      ) : (
        <LeadPane key={`${email} ${screen.facts.lead.id}`} pane={pane} screen={screen} />
      );
    case 'no-recipient':
      return <NoRecipientPane pane={pane} />;
    case 'several-recipients':
      return <SeveralRecipientsPane key={email} pane={pane} screen={screen} />;
    case 'ambiguous':
      return <AmbiguousPane key={email} pane={pane} screen={screen} />;
    case 'unknown':
      return <UnknownPane key={email} pane={pane} screen={screen} />;
    case 'not-a-lead':
      return <NotALeadPane pane={pane} screen={screen} />;
    default:
      return <EmptyState pane={pane} screen={screen} />;
  }
}

/** The tab bar's state; undefined where there is no Home. */
function useTabs({ verbs }: PaneSession, { home }: View): Tabs | undefined {
  const wasChosen = useRef(false);
  const hasHome = home !== undefined;
  const isOpen = home?.isOpen === true;
  const count = home?.asOf === undefined && home?.rows.length === 0 ? undefined : home?.rows.length;
  return useMemo(() => {
    if (!hasHome) return undefined;
    return {
      current: isOpen ? 'home' : 'email',
      ...(count === undefined ? {} : { count }),
      open: (tab) => {
        wasChosen.current = true;
        verbs.openTab(tab);
      },
      takeFocus: () => {
        const was = wasChosen.current;
        wasChosen.current = false;
        return was;
      },
    };
  }, [hasHome, isOpen, count, verbs]);
}

/** Two emails never share what the seller typed or opened. */
function emailKey(view: View): string {
  const { strip } = view;
  return strip === undefined ? '' : [strip.mode, strip.from?.address ?? '', strip.at ?? '', strip.mode === 'read' ? strip.subject : ''].join(' ');
}

/** The language of the sentences now loaded for this mailbox. */
function useLanguage(locale: string, timeZone: string): string {
  const [language, setCurrent] = useState<string>(currentLanguage());
  useEffect(() => {
    let isWanted = true;
    void setLanguage(locale, timeZone).then(() => isWanted && setCurrent(currentLanguage()));
    return () => {
      isWanted = false;
    };
  }, [locale, timeZone]);
  return language;
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPane onAgain={() => location.reload()} /> : this.props.children;
  }
}
