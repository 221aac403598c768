// Says that a draft stands, or may stand, in an email to somebody else.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import type { Astray } from '../drafting/astray.ts';
import { t } from '../strings.ts';
import { AlertBar } from './AlertBar.tsx';
import type { Pane } from './pane.ts';

/** It stays, whatever email is opened next, until the seller has dealt with it. */
export function AstrayBar(props: { readonly pane: Pane; readonly astray: Astray }): JSX.Element {
  const { kind, name } = props.astray;
  const { view, verbs } = props.pane;
  return (
    <AlertBar tone="warning" title={t(`astray.${kind}.title`)} text={t(`astray.${kind}.text`, { name })} onDismiss={() => verbs.dismissAstray()}>
      {kind === 'here' ? (
        <Button size="small" disabledFocusable={view.busy} onClick={() => void verbs.takeOutAstray()}>
          {t('astray.take-out')}
        </Button>
      ) : null}
    </AlertBar>
  );
}
