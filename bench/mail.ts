// Own words of a mail: ours beside email-reply-parser and planer, turn by turn; hostile mails ours against itself, the peer in a
// process of its own with a limit, because it may not come back.
import { execFile } from 'node:child_process';
import { extractOwnWords, type Email } from '../src/domain/email.ts';
import { detectIntents } from '../src/domain/intent.ts';
import { classifyMail } from '../src/domain/leadReply.ts';
import { openMailPeers } from './mailPeers.ts';
import { hostileShapes, usualHtml, usualText, type Body } from './mailShapes.ts';
import { compare, report, type Measure } from './measure.ts';

const topic = 'mail';
const emailReplyParser = 'email-reply-parser 2.3.7';
const planer = 'planer 1.2.0';
const own = { address: 'priya.raman@kestrel.example', ownDomains: ['kestrel.example'] };
const now = new Date('2026-11-22T09:30:00Z');
const [SMALL, LARGE] = [20_000, 200_000];
/** Below this, growth of CPU time says nothing. */
const LEAST_MILLISECONDS = 0.5;
const PEER_SECONDS = 3;

/** All measures of the topic; about a minute. */
export async function measureMail(signal: AbortSignal): Promise<readonly Measure[]> {
  const peers = await openMailPeers();
  const [text, longText, html] = [usualText(SMALL), usualText(1_000_000), usualHtml(SMALL)];
  const async = (read: () => unknown) => (): Promise<unknown> => Promise.resolve(read());
  if (!extractOwnWords({ text }).own.endsWith('Best regards\nJonas') || !extractOwnWords({ html }).own.endsWith('Best regards\nJonas')) throw new Error('The usual reply is not read as it should be.');
  const usual = [
    await compare({ topic, signal, measure: 'usual reply of 20 kB', peerName: emailReplyParser, gate: 0.1, rounds: 600, warmUpRounds: 600, ours: async(() => extractOwnWords({ text })), peer: async(() => peers.readText(text)) }),
    await compare({ topic, signal, measure: 'usual reply of 1 MB', peerName: emailReplyParser, gate: 0.01, rounds: 25, ours: async(() => extractOwnWords({ text: longText })), peer: async(() => peers.readText(longText)) }),
    await compare({ topic, signal, measure: 'usual HTML reply of 20 kB', peerName: planer, rounds: 15, ours: async(() => extractOwnWords({ html })), peer: async(() => peers.readHtml(html)) }),
    await compare({ topic, signal, measure: 'whole understanding of a usual reply, beside its own words only', peerName: emailReplyParser, rounds: 200, ours: async(() => understand({ text })), peer: async(() => peers.readText(text)) }),
  ];
  return [...usual, ...measureGrowth(signal), ...(await measureHangs(signal))];
}

/** What the pane does when a mail is opened: own words, kind of mail, what it asks for. */
function understand(body: Body): void {
  const { own: text, quoted } = extractOwnWords(body);
  const email: Email = { itemId: 'a', conversationId: 'b', subject: 'Re: Cells', from: { address: 'jonas@halvorsen.example' }, to: [own], cc: [], receivedOn: now.toISOString(), text, quoted, headers: {}, attachments: [], mode: 'read' };
  const { kind } = classifyMail(email, own);
  detectIntents({ subject: email.subject, text, mail: kind, headers: {} }, { now, timeZone: 'Europe/Berlin' });
}

function spent(body: Body): number {
  const before = process.cpuUsage();
  understand(body);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** CPU time of the whole understanding at 200 k beside 20 k: ten times the text may take fifteen times as long. */
function measureGrowth(signal: AbortSignal): readonly Measure[] {
  const times = Object.entries(hostileShapes).map(([name, shape]) => {
    const [small, large] = [shape(SMALL), shape(LARGE)];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 8; round++) {
      signal.throwIfAborted();
      least = Math.min(least, spent(small));
      most = Math.min(most, spent(large));
    }
    return { name, least: Math.max(LEAST_MILLISECONDS, least), most };
  });
  const slowest = times.reduce((worst, each) => (each.most > worst.most ? each : worst));
  return [
    ...times.map(({ name, least, most }) => report({ topic, measure: `${name}: CPU at 200 kB beside 20 kB`, peerName: 'ours at 20 kB', gate: 15 }, most, least)),
    report({ topic, measure: `most CPU for a hostile mail of 200 kB (${slowest.name})`, peerName: 'what we allow' }, slowest.most, 50),
  ];
}

/** Mails of 20 kB on which the peer is known to hang. */
async function measureHangs(signal: AbortSignal): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const name of ['blank lines and a letter', 'one line of On', 'one line of Le']) {
    const body = hostileShapes[name]?.(SMALL) ?? {};
    const ours = Math.max(0.001, Math.min(...Array.from({ length: 5 }, () => spent(body))));
    const peer = await peerTime(name, SMALL, signal);
    measures.push(report({ topic, measure: `${name}, 20 kB`, peerName: peer === undefined ? `${emailReplyParser}, stopped: > ${PEER_SECONDS} s` : emailReplyParser }, ours, peer ?? PEER_SECONDS * 1000));
  }
  return measures;
}

/** CPU milliseconds of the peer; undefined when it was stopped. */
function peerTime(shape: string, size: number, signal: AbortSignal): Promise<number | undefined> {
  const parameters = ['--import', 'tsx', new URL('mailPeers.ts', import.meta.url).pathname, shape, String(size)];
  return new Promise((done, fail) => {
    // Loading the peers takes a while of its own.
    execFile(process.execPath, parameters, { timeout: PEER_SECONDS * 1000 + 4000, killSignal: 'SIGKILL', signal }, (error, stdout) => {
      const time = Number(stdout);
      if (error === null && Number.isFinite(time)) done(time > PEER_SECONDS * 1000 ? undefined : time);
      else if (error?.killed === true) done(undefined);
      else fail(error ?? new Error('The peer gave no time.'));
    });
  });
}
