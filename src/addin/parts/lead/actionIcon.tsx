// One icon for each suggested action.
import type { JSX } from 'react';
import { ArrowReply20Regular } from '@fluentui/react-icons/svg/arrow-reply';
import { Call20Regular } from '@fluentui/react-icons/svg/call';
import { CalendarAdd20Regular } from '@fluentui/react-icons/svg/calendar-add';
import { CalendarClock20Regular } from '@fluentui/react-icons/svg/calendar-clock';
import { ChatHelp20Regular } from '@fluentui/react-icons/svg/chat-help';
import { ClipboardTaskAdd20Regular } from '@fluentui/react-icons/svg/clipboard-task-add';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { Mail20Regular } from '@fluentui/react-icons/svg/mail';
import { MailProhibited20Regular } from '@fluentui/react-icons/svg/mail-prohibited';
import { PersonArrowRight20Regular } from '@fluentui/react-icons/svg/person-arrow-right';
import type { ActionKind } from '../../../domain/actions/action.ts';

/** Decoration only: the words beside it say the same. */
export function actionIcon(kind: ActionKind): JSX.Element {
  switch (kind) {
    case 'stop-contact':
      return <MailProhibited20Regular />;
    case 'fix-address':
      return <Edit20Regular />;
    case 'wait-until':
      return <CalendarClock20Regular />;
    case 'write-to-referral':
      return <PersonArrowRight20Regular />;
    case 'create-task':
      return <ClipboardTaskAdd20Regular />;
    case 'schedule-appointment':
      return <CalendarAdd20Regular />;
    case 'call-back':
      return <Call20Regular />;
    case 'send-follow-up-email':
    case 'disqualify':
      return <ArrowReply20Regular />;
    case 'draft-initial-email':
      return <Mail20Regular />;
    case 'decide-yourself':
      return <ChatHelp20Regular />;
  }
}
