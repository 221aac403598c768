// Asks our service about the address on screen, once for each open item, and remembers its answers while the pane lives.
import { normalizeAddress } from '../../domain/email.ts';
import { agentScope, askAboutAddress, type Deployment } from '../agent.ts';
import type { AddressMemory, Asked } from './addressMemory.ts';
import { openSignIn } from '../signIn.ts';
import type { Opened, State } from '../state.ts';
import type { CheckedAddress, Screen } from '../emailScreens.ts';

/** An answer that settles nothing is asked for again after this long; the service itself remembers the others. */
const UNSETTLED_MS = 60_000;
const SETTLED_MS = 3_600_000;
const MOST_KEPT = 200;

/** Makes ready to ask: a token of its own, since the CRM's is not for our service. */
export function openAddressMemory(memory: AddressMemory, deployment: Deployment, loginHint: string): void {
  delete memory.isOutOfReach;
  if (memory.token !== undefined) return;
  const signIn = openSignIn({ clientId: deployment.clientId, authority: deployment.authority, scopes: [agentScope(deployment)], loginHint });
  memory.token = () => signIn.token(false);
}

/** The address a screen shows, as far as it shows one. */
export function addressOn(screen: Screen): CheckedAddress | undefined {
  return screen.kind === 'lead' || screen.kind === 'unknown' ? screen.address : undefined;
}

/**
 * Asks when the screen shows an address nobody was asked about yet. Failing is an answer too: it says so and nothing else changes.
 * @param changed redraws from the state.
 */
export function askWhenShown(state: State, screen: Screen, changed: () => void): void {
  const { opened, lasting } = state;
  const shown = addressOn(screen);
  if (opened === undefined || lasting === undefined || shown === undefined || shown.asked === 'not-needed') return;
  const { address } = shown.validation;
  const before = opened.asked?.address === address ? opened.asked.kind : undefined;
  if (before !== undefined && !(before === 'offline' && state.online)) return;
  const { token, answers, isOutOfReach } = lasting.addresses;
  const remembered = answers.get(address);
  if (remembered !== undefined && Date.now() - remembered.at < lifeOf(remembered.asked)) settle(opened, remembered.asked, changed);
  else if (!state.online) settle(opened, { address, kind: 'offline' }, changed);
  else if (token !== undefined) void ask(opened, { address, token, memory: lasting.addresses, changed });
  else if (isOutOfReach === true) settle(opened, { address, kind: 'silent' }, changed);
}

interface Asking {
  readonly address: string;
  readonly token: () => Promise<string>;
  readonly memory: AddressMemory;
  readonly changed: () => void;
}

async function ask(opened: Opened, { address, token, memory, changed }: Asking): Promise<void> {
  settle(opened, { address, kind: 'asking' }, changed);
  const asked = await answerOf(address, token);
  if (asked.kind === 'answered') {
    if (memory.answers.size >= MOST_KEPT) memory.answers.clear();
    memory.answers.set(address, { asked, at: Date.now() });
  }
  if (opened.asked?.address === address) settle(opened, asked, changed);
}

/** Asks about an address that stands on no open email; well-formed ones only, and as `askWhenShown` remembers it. Never rejects. */
export async function askAddress({ token, answers, isOutOfReach }: AddressMemory, about: { readonly address: string; readonly isOnline: boolean }, settled: (asked: Asked) => void): Promise<void> {
  const address = normalizeAddress(about.address);
  const remembered = answers.get(address);
  if (remembered !== undefined && Date.now() - remembered.at < lifeOf(remembered.asked)) return settled(remembered.asked);
  if (!about.isOnline) return settled({ address, kind: 'offline' });
  if (token === undefined) return isOutOfReach === true ? settled({ address, kind: 'silent' }) : undefined;
  const asked = await answerOf(address, token);
  if (asked.kind === 'answered') answers.set(address, { asked, at: Date.now() });
  settled(asked);
}

async function answerOf(address: string, token: () => Promise<string>): Promise<Asked> {
  try {
    return { address, kind: 'answered', answer: await askAboutAddress(address, await token()) };
  } catch {
    return { address, kind: navigator.onLine ? 'silent' : 'offline' };
  }
}

function settle(opened: Opened, asked: Asked, changed: () => void): void {
  opened.asked = asked;
  changed();
}

function lifeOf(asked: Asked): number {
  return asked.kind === 'answered' && asked.answer.deliverable !== 'unknown' ? SETTLED_MS : UNSETTLED_MS;
}
