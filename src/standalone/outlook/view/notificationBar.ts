// The messages add-ins put above an item, in the order they came, each with a way to dismiss it.
import type { ItemNotification, ItemState } from '../mailbox.ts';
import { element, iconButton } from './dom.ts';
import { icon } from './icons.ts';

const CLASSES = ['information', 'progress', 'error', 'insight'] as const;

/** Shows a state's notifications in `bar`. `onDismiss` is called after one was removed by the person. */
export function showNotifications(bar: HTMLElement, state: ItemState | undefined, onDismiss: (removed: ItemNotification) => void): void {
  const shown = [...(state?.notifications.values() ?? [])];
  bar.hidden = shown.length === 0;
  bar.replaceChildren(
    ...shown.map((notification) =>
      element(
        'div',
        { class: `notification ${CLASSES[notification.type]}`, role: notification.type === 2 ? 'alert' : 'status' },
        icon('info'),
        element('span', {}, notification.message),
        iconButton('Dismiss', icon('close'), () => {
          state?.notifications.delete(notification.key);
          onDismiss(notification);
        }),
      ),
    ),
  );
}
