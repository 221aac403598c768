/** @jest-environment ./test/jsdomEnvironment.cjs */
// A message of an add-in: its link opens what it names, dismissing takes it away.
import { emptyItemState, type ItemNotification } from '../../../../src/standalone/outlook/mailbox.ts';
import { showNotifications } from '../../../../src/standalone/outlook/view/notificationBar.ts';

const insight: ItemNotification = { key: 'k', type: 3, message: 'You are writing to a lead.', actions: [{ text: 'Open it', commandId: 'open' }] };

test('a link is passed on, and a dismissed message is gone', () => {
  const state = emptyItemState();
  state.notifications.set('k', insight);
  const bar = document.createElement('div');
  const onAction = jest.fn();
  const onDismiss = jest.fn();
  showNotifications(bar, state, { onAction, onDismiss });
  const [link, dismiss] = [...bar.querySelectorAll('button')];
  expect([bar.textContent?.includes('You are writing to a lead.'), link?.textContent]).toEqual([true, 'Open it']);
  link?.click();
  dismiss?.click();
  expect(onAction).toHaveBeenCalledWith({ text: 'Open it', commandId: 'open' });
  expect([state.notifications.size, onDismiss.mock.calls[0]]).toEqual([0, [insight]]);
});
