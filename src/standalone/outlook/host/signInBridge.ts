// Plays the nested-app-auth host to the genuine MSAL: hands a token for the person signed in here to this page's own
// add-in frames, and to nobody else. Tokens come from the server's embedded issuer.
import type { OutlookPerson } from '../mailbox.ts';
import type { AddinFrame } from './addinFrame.ts';
import type { HostCall } from './callLog.ts';
import { recordCall } from './callLog.ts';
import { bridgeEnvelope, readEnvelope } from './nestedAppAuth.ts';
import { isRecord, parseObject } from './wire.ts';

/** How signing in goes: at once, only with a prompt, with a prompt the person closes, refused by the organization, or never answered. */
export type SignInMode = 'ok' | 'needs-prompt' | 'cancels' | 'refused' | 'hang';

interface SignInBridgeSettings {
  readonly frames: () => readonly AddinFrame[];
  readonly person: () => OutlookPerson;
  readonly calls: HostCall[];
  readonly mode: () => SignInMode;
  /** Called when the person agreed at the prompt, so that they are asked once. */
  readonly onConsent: () => void;
}

type Answer = Readonly<Record<string, unknown>>;

const ENVIRONMENT = 'login.microsoftonline.com';

/** Answers from now on; gives back how to stop. */
export function startSignInBridge(settings: SignInBridgeSettings): () => void {
  const onMessage = (event: MessageEvent): void => {
    const frame = settings.frames().find((candidate) => candidate.isSource(event));
    const envelope = frame && readEnvelope(event.data, frame.conversationId);
    const request = envelope && parseObject(envelope.message);
    if (!frame || request?.['messageType'] !== 'NestedAppAuthRequest' || typeof request['requestId'] !== 'string') return;
    void answer(settings, frame, request, request['requestId']);
  };
  addEventListener('message', onMessage);
  return () => removeEventListener('message', onMessage);
}

async function answer(settings: SignInBridgeSettings, frame: AddinFrame, request: Answer, requestId: string): Promise<void> {
  const method = String(request['method']);
  const call = recordCall(settings.calls, { frame: frame.kind, action: method, data: request['tokenParams'], at: Date.now(), outcome: 'pending' });
  const result = method === 'GetInitContext' ? initContext(settings.person()) : await tokenAnswer(settings, method, request['tokenParams']);
  if (!result) {
    call.outcome = 'hang';
    return;
  }
  call.outcome = result['success'] === true ? 'ok' : `error ${String(isRecord(result['error']) ? result['error']['status'] : '')}`;
  const message = JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...result });
  frame.element.contentWindow?.postMessage(bridgeEnvelope(frame.conversationId, message), frame.origin);
}

/** undefined means: never answer. */
async function tokenAnswer(settings: SignInBridgeSettings, method: string, tokenParams: unknown): Promise<Answer | undefined> {
  const mode = settings.mode();
  if (mode === 'hang') return undefined;
  if (mode === 'refused') return failure('PERSISTENT_ERROR', 'access_denied', 'The organization does not allow this app.');
  if (method !== 'GetToken' && method !== 'GetTokenPopup') return failure('PERSISTENT_ERROR', 'unsupported_method', `${method} is not supported.`);
  if (mode !== 'ok' && method === 'GetToken') return failure('USER_INTERACTION_REQUIRED', 'interaction_required', 'The person has to sign in.');
  if (mode === 'cancels') return failure('USER_CANCEL', 'user_cancelled', 'The person closed the prompt.');
  if (mode === 'needs-prompt') settings.onConsent();
  return fetchToken(settings.person(), tokenParams);
}

async function fetchToken(person: OutlookPerson, tokenParams: unknown): Promise<Answer> {
  const asked = isRecord(tokenParams) ? tokenParams : {};
  let response: Response;
  try {
    response = await fetch('/entra/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId: person.id, clientId: asked['clientId'], scope: asked['scope'] }),
    });
  } catch {
    return failure('NO_NETWORK', 'no_network', 'The sign-in service can not be reached.');
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok || !isRecord(body)) {
    const code = isRecord(body) && typeof body['error'] === 'string' ? body['error'] : `http_${response.status}`;
    return failure(response.status >= 500 ? 'TRANSIENT_ERROR' : 'PERSISTENT_ERROR', code, 'The sign-in service refused the request.');
  }
  return {
    success: true,
    token: { access_token: body['accessToken'], id_token: body['idToken'], expires_in: body['expiresIn'], scope: body['scope'], properties: null },
    account: body['account'],
  };
}

function initContext(person: OutlookPerson): Answer {
  const accountContext = { homeAccountId: `${person.objectId}.${person.tenantId}`, environment: ENVIRONMENT, tenantId: person.tenantId };
  return { success: true, initContext: { sdkName: 'outlook-page', sdkVersion: '1.0.0', capabilities: { queryAccount: false }, accountContext } };
}

function failure(status: string, code: string, description: string): Answer {
  return { success: false, error: { status, code, description, subError: '', properties: {} } };
}
