// The messages add-ins put above an item, in the order they came, each with its links and a way to dismiss it.
import type { ItemNotification, ItemState, NotificationAction } from '../mailbox.ts';
import { element, iconButton } from './dom.ts';
import { icon } from './icons.ts';

const CLASSES = ['information', 'progress', 'error', 'insight'] as const;

interface NotificationPresses {
  /** Links exist only while writing. */
  readonly onAction?: (action: NotificationAction) => void;
  /** Called after one was removed by the person. */
  readonly onDismiss: (removed: ItemNotification) => void;
}

/** Shows a state's notifications in `bar`. */
export function showNotifications(bar: HTMLElement, state: ItemState | undefined, presses: NotificationPresses): void {
  const shown = [...(state?.notifications.values() ?? [])];
  bar.hidden = shown.length === 0;
  bar.replaceChildren(
    ...shown.map((notification) =>
      element(
        'div',
        { class: `notification ${CLASSES[notification.type]}`, role: notification.type === 2 ? 'alert' : 'status' },
        icon('info'),
        element('span', {}, notification.message),
        ...(notification.actions ?? []).map((action) => element('button', { type: 'button', class: 'link', click: () => presses.onAction?.(action) }, action.text)),
        iconButton('Dismiss', icon('close'), () => {
          state?.notifications.delete(notification.key);
          presses.onDismiss(notification);
        }),
      ),
    ),
  );
}
