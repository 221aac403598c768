// S5: no email, several, unreadable, signed out, not allowed, nobody addressed.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { Calendar24Regular } from '@fluentui/react-icons/svg/calendar';
import { LockClosed24Regular } from '@fluentui/react-icons/svg/lock-closed';
import { MailMultiple24Regular } from '@fluentui/react-icons/svg/mail-multiple';
import { MailOff24Regular } from '@fluentui/react-icons/svg/mail-off';
import { MailRead24Regular } from '@fluentui/react-icons/svg/mail-read';
import { PersonKey20Regular } from '@fluentui/react-icons/svg/person-key';
import { ShieldLock24Regular } from '@fluentui/react-icons/svg/shield-lock';
import { copyText } from '../parts/clipboard.ts';
import type { Pane } from '../parts/pane.ts';
import { t } from '../strings.ts';
import type { Screen } from '../emailScreens.ts';
import { EmptyScreen } from './EmptyScreen.tsx';

export type EmptyKind = Extract<Screen, { readonly kind: 'no-item' | 'several-selected' | 'unreadable' | 'sign-in-needed' | 'no-permission' }>;

/** Each says what happened and what still works. */
export function EmptyState(props: { readonly pane: Pane; readonly screen: EmptyKind }): JSX.Element {
  const { pane, screen } = props;
  switch (screen.kind) {
    case 'no-item':
      return (
        <EmptyScreen pane={pane} icon={<MailRead24Regular />} title={t('empty.no-item.title')} text={t('empty.no-item.text')}>
          <GoHome pane={pane} />
        </EmptyScreen>
      );
    case 'several-selected':
      return (
        <EmptyScreen pane={pane} icon={<MailMultiple24Regular />} title={t('empty.several.title')} text={t('empty.several.text')}>
          <GoHome pane={pane} />
        </EmptyScreen>
      );
    case 'unreadable':
      return <Unreadable pane={pane} why={screen.why} />;
    case 'sign-in-needed':
      return (
        <EmptyScreen pane={pane} icon={<PersonKey20Regular />} title={t('empty.sign-in.title')} text={t('empty.sign-in.text')}>
          <Button appearance="primary" data-primary="" disabledFocusable={pane.view.busy} onClick={() => void pane.verbs.signIn()}>
            {t('primary.sign-in')}
          </Button>
        </EmptyScreen>
      );
    case 'no-permission':
      return <NoPermission pane={pane} />;
  }
}

/** Nothing while there is no Home to go to. */
function GoHome(props: { readonly pane: Pane }): JSX.Element | null {
  const { view, verbs } = props.pane;
  return view.home === undefined ? null : <Button onClick={() => verbs.openTab('home')}>{t('home.go')}</Button>;
}

function Unreadable(props: { readonly pane: Pane; readonly why: 'encrypted' | 'meeting-request' | 'other' }): JSX.Element {
  const kind = props.why === 'other' ? 'unreadable' : props.why;
  const icons = { encrypted: <LockClosed24Regular />, 'meeting-request': <Calendar24Regular />, unreadable: <MailOff24Regular /> };
  return (
    <EmptyScreen pane={props.pane} icon={icons[kind]} title={t(`empty.${kind}.title`)} text={t(`empty.${kind}.text`)}>
      {kind === 'unreadable' ? <Button onClick={() => void props.pane.verbs.retry()}>{t('primary.try-again')}</Button> : undefined}
    </EmptyScreen>
  );
}

function NoPermission(props: { readonly pane: Pane }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const copy = (): void => void copyText(t('empty.no-permission.request')).then(setCopied);
  return (
    <EmptyScreen pane={props.pane} icon={<ShieldLock24Regular />} title={t('empty.no-permission.title')} text={t('empty.no-permission.text')}>
      <Button appearance="primary" data-primary="" onClick={copy}>
        {copied ? t('status.copied') : t('empty.no-permission.copy')}
      </Button>
      <Button onClick={() => void props.pane.verbs.retry()}>{t('primary.try-again')}</Button>
    </EmptyScreen>
  );
}
