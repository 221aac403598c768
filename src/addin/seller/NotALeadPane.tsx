// S4: this email is no lead's. Says what it is and that nothing of it is kept; one way to say otherwise.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { Mail24Regular } from '@fluentui/react-icons/svg/mail';
import { People24Regular } from '@fluentui/react-icons/svg/people';
import { Send24Regular } from '@fluentui/react-icons/svg/send';
import type { Pane } from '../parts/pane.ts';
import { t } from '../strings.ts';
import type { Screen } from '../view.ts';
import { EmptyScreen } from './EmptyScreen.tsx';

/** The kind of email in words. */
export function NotALeadPane(props: { readonly pane: Pane; readonly screen: Extract<Screen, { readonly kind: 'not-a-lead' }> }): JSX.Element {
  const { pane, screen } = props;
  if (screen.mail === 'colleague') {
    return <EmptyScreen pane={pane} icon={<People24Regular />} title={t('not-a-lead.colleague-title')} text={t('not-a-lead.colleague')} />;
  }
  if (screen.mail === 'own') {
    return <EmptyScreen pane={pane} icon={<Send24Regular />} title={t('not-a-lead.own-title')} text={t('not-a-lead.own')} />;
  }
  const name = screen.sender.name?.trim() || screen.sender.address;
  return (
    <EmptyScreen pane={pane} icon={<Mail24Regular />} title={t('not-a-lead.title')} text={t(`not-a-lead.${screen.mail}`, { name })}>
      <Button onClick={() => pane.verbs.itIsALead()}>{t('not-a-lead.it-is')}</Button>
    </EmptyScreen>
  );
}
