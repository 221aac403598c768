// The envelope nested-app-auth messages travel in between the bridge inside an add-in frame and the page around it.
import { isRecord } from './wire.ts';

const CHANNEL = 'nested-app-auth';

interface BridgeEnvelope {
  readonly channel: typeof CHANNEL;
  readonly conversationId: string;
  /** JSON text of MSAL's request or of our response. */
  readonly message: string;
}

export function bridgeEnvelope(conversationId: string, message: string): BridgeEnvelope {
  return { channel: CHANNEL, conversationId, message };
}

/** Reads an envelope of the given conversation; undefined for everything else. */
export function readEnvelope(data: unknown, conversationId: string): BridgeEnvelope | undefined {
  if (!isRecord(data) || data['channel'] !== CHANNEL || data['conversationId'] !== conversationId) return undefined;
  const message = data['message'];
  return typeof message === 'string' ? bridgeEnvelope(conversationId, message) : undefined;
}
