// The words of a suggested action: its title on the card, and what the one primary button says about it.
import type { SuggestedAction } from '../../../domain/actions/action.ts';
import { reminderDay } from '../../lead/workingDay.ts';
import { t } from '../../strings.ts';
import type { View } from '../../view.ts';
import { dayText } from './dates.ts';

/** The title of an action, e.g. "Wait until Mon, Nov 30". */
export function actionTitle(action: SuggestedAction, now: Date): string {
  if (action.kind === 'wait-until') {
    return action.until === undefined ? t('action.wait-until-unknown') : t('action.wait-until', { date: dayText(action.until, now, true) });
  }
  if (action.kind === 'write-to-referral') {
    const name = action.person?.name ?? action.person?.address;
    return name === undefined ? t('action.write-to-referral-unknown') : t('action.write-to-referral', { name });
  }
  return t(`action.${action.kind}`);
}

/** What the primary button says before there is a draft; undefined when the action has nothing to press. A reminder names its day. */
export function startLabel(action: SuggestedAction, view: Pick<View, 'online' | 'timeZone' | 'followUpDays' | 'workingWeek'>, now: Date): string | undefined {
  switch (action.performs) {
    case 'draft':
      return view.online ? t(`primary.${action.kind}`) : t('primary.template');
    case 'task':
      return t('primary.remind-on', { date: dayText(reminderDay(action.until, { followUpDays: view.followUpDays, ...(view.workingWeek ?? { timeZone: view.timeZone }) }, now), now, true) });
    case 'call':
      return t('primary.call-back');
    case 'stop-contact':
      return t('primary.stop-contact');
    case 'none':
      return undefined;
  }
}
