// S8 without anybody in To: add a recipient in Outlook, or pick the lead the draft is for.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { PersonAdd24Regular } from '@fluentui/react-icons/svg/person-add';
import type { Pane } from '../parts/pane.ts';
import { EmptyScreen } from '../seller/EmptyScreen.tsx';
import { FindLead } from '../parts/lead/FindLead.tsx';
import { t } from '../strings.ts';

/** Picking one changes no recipient. */
export function NoRecipientPane(props: { readonly pane: Pane }): JSX.Element {
  const { pane } = props;
  const [isPicking, setPicking] = useState(false);
  // Only a message can be for a lead without a recipient; a meeting is with those who are invited.
  const canPick = pane.view.strip?.composeType === 'new';
  return (
    <EmptyScreen pane={pane} icon={<PersonAdd24Regular />} title={t('empty.no-recipient.title')} text={t(canPick ? 'recipients.none' : 'empty.no-recipient.text')}>
      {!canPick ? undefined : isPicking ? (
        <FindLead search={pane.verbs.searchLeads} autoFocus onPick={(lead) => void pane.verbs.writeTo(lead)} />
      ) : (
        <Button onClick={() => setPicking(true)}>{t('recipients.pick')}</Button>
      )}
    </EmptyScreen>
  );
}
