// Hears that another item is open, from the pane's first moment: a selection made while the app is still loading must not be lost.
// The shell imports this, so it imports nothing.

const listeners = new Set<() => void>();
let isListening = false;

/** Starts listening to Outlook; calling it again does nothing. An Outlook without the event throws: the pane then looks every second. */
export function watchItem(): void {
  if (isListening) return;
  isListening = true;
  try {
    Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {
      for (const listener of listeners) listener();
    });
  } catch {
    return;
  }
}

/** Calls back with each event; returns the way to stop. */
export function onItemEvent(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
