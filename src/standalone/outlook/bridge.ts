// Loaded inside an add-in frame before MSAL: gives it the `window.nestedAppAuthBridge` that today's Outlook provides,
// passing its messages to the page around. Does nothing when the page is not in a frame of that host, or when the host
// plays an Outlook without nested app authentication.
import { bridgeEnvelope, readEnvelope } from './host/nestedAppAuth.ts';
import { readFrameName } from './host/wire.ts';

type Listener = (response: string) => void;

declare global {
  interface Window {
    nestedAppAuthBridge?: {
      postMessage(message: string): void;
      addEventListener(type: 'message', listener: Listener): void;
      removeEventListener(type: 'message', listener: Listener): void;
    };
  }
}

const host = readFrameName(window.name);
if (host?.hasNestedAppAuth && window.parent !== window) installBridge(host.conversationId, host.hostOrigin);

function installBridge(conversationId: string, hostOrigin: string): void {
  const listeners = new Set<Listener>();
  window.nestedAppAuthBridge = {
    postMessage: (message) => window.parent.postMessage(bridgeEnvelope(conversationId, message), hostOrigin),
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== hostOrigin) return;
    const envelope = readEnvelope(event.data, conversationId);
    if (envelope) for (const listener of [...listeners]) listener(envelope.message);
  });
}
