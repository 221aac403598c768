/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// Item switches and late answers in every order: what is shown and what is inserted always belongs to the email that is open,
// but for a reply Outlook gets to only when another one is open: that is told.
import fc from 'fast-check';
import { openSession, type Session } from '../../src/addin/session.ts';
import type { Cache, KnownMail } from '../../src/addin/cacheContents.ts';
import type * as cacheModule from '../../src/addin/cache.ts';
import type * as understandingModule from '../../src/addin/email/understanding.ts';
import type { MailAnswer } from '../../src/crm/leads.ts';
import { aShownLead } from '../fixtures/views.ts';
import type { Astray } from '../../src/addin/drafting/astray.ts';
import { PlayedOutlook, refuse, type PlayedCall, type PlayedItem } from './playedOutlook.ts';

/** Five hundred in every run of the tests; `HANDRAISE_PROOFS=all` plays five thousand. */
const RUNS = process.env['HANDRAISE_PROOFS'] === 'all' ? 5_000 : 500;
const names = ['Anna', 'Bruno', 'Carla'] as const;

/** Of the CRM: answers wait here until the schedule lets them go. */
let schedule: fc.Scheduler | undefined;

// Each session hears of the items itself; those of the runs before have ended.
const mockListeners = new Set<() => void>();
jest.mock('../../src/addin/outlook/itemEvents.ts', () => ({ watchItem: () => undefined, onItemEvent: (listener: () => void) => (mockListeners.add(listener), () => void mockListeners.delete(listener)) }));
jest.mock('../../src/addin/signIn.ts', () => ({ openSignIn: () => ({ token: async () => 'token', identity: () => undefined }) }));
jest.mock('../../src/addin/agent.ts', () => ({
  readDeployment: async () => ({ clientId: 'c', authority: 'a', crmScope: 's', crmUrl: 'https://crm.example' }),
  agentScope: () => 's',
  askAboutAddress: () => Promise.reject(new Error('silent')),
}));
jest.mock('../../src/addin/sync.ts', () => ({
  isFresh: () => false,
  refreshSettings: async () => undefined,
  refreshMail: async (_crm: unknown, cache: { writeMail: (known: KnownMail) => Promise<void> }, request: { key: string; keys: { addresses: readonly string[] } }) => {
    const answer = answerFor(request.keys.addresses);
    await schedule?.schedule(Promise.resolve(), `answer about ${request.keys.addresses[0] ?? ''}`);
    const known: KnownMail = { key: request.key, answer, asOf: '2026-11-22T09:00:00Z' };
    await cache.writeMail(known);
    return known;
  },
}));
// The pane's own memory in place of the browser's database; its answers wait for the schedule, too.
let memory: Cache | undefined;
jest.mock('../../src/addin/cache.ts', () => {
  const genuine = jest.requireActual<typeof cacheModule>('../../src/addin/cache.ts');
  return { ...genuine, openCache: async () => memory ?? genuine.openCache('maya', new Date()) };
});

/** A fresh in-memory cache whose answers come when `given` says. */
function lateCache(genuine: Cache, given: fc.Scheduler): Cache {
  const mails = new Map<string, KnownMail>();
  const late = async <T>(name: string, value: () => Promise<T>): Promise<T> => {
    const kept = await value();
    await given.schedule(Promise.resolve(), name);
    return kept;
  };
  return {
    ...genuine,
    watchMail: () => () => undefined,
    outbox: { ...genuine.outbox, watch: () => () => undefined },
    readMail: (key) => late('kept mail', async () => mails.get(key)),
    writeMail: async (known) => void mails.set(known.key, known),
    readDrafts: (place) => late('kept drafts', () => genuine.readDrafts(place)),
  };
}

// Understanding is a pure function of the email and tested elsewhere; each of the few emails is read once.
jest.mock('../../src/addin/email/understanding.ts', () => {
  const genuine = jest.requireActual<typeof understandingModule>('../../src/addin/email/understanding.ts');
  const read = new Map<string, ReturnType<typeof genuine.understand>>();
  return {
    ...genuine,
    understand: (...given: Parameters<typeof genuine.understand>) => {
      const [email, mail] = given;
      const key = `${email.mode} ${mail} ${email.from.address} ${email.text}`;
      const known = read.get(key) ?? genuine.understand(...given);
      read.set(key, known);
      return known;
    },
  };
});

function addressOf(name: string): string {
  return `${name.toLowerCase()}@lead.example`;
}

function answerFor(addresses: readonly string[]): MailAnswer {
  const found = names.filter((name) => addresses.includes(addressOf(name)));
  const leads = found.map((name) => aShownLead({ id: `id-${name}`, name: { first: name, last: 'Person' }, email: addressOf(name), companyName: `${name} Works` }));
  return { leads, contacts: [], accounts: [], activities: [], links: [], opportunities: [] };
}

function itemsOf(run: number): readonly PlayedItem[] {
  const text = (name: string): string => `<p>Could you send the price list?</p><p>${name} Person</p>`;
  return names.flatMap((name): PlayedItem[] => [
    { key: `mail-${name}-${run}`, mode: 'read', address: addressOf(name), subject: `About ${name}`, html: text(name) },
    { key: `compose:${name}-${run}`, mode: 'compose', address: addressOf(name), subject: `Re: About ${name}`, html: '<div id="Signature">Maya</div>' },
  ]);
}

type Step = { readonly do: 'select' | 'lose-event'; readonly item: number } | { readonly do: 'answer'; readonly count: number } | { readonly do: 'draft' | 'edit' | 'insert' | 'discard' };

const answers = (most: number): fc.Arbitrary<Step> => fc.record({ do: fc.constant('answer' as const), count: fc.nat(most) });
const presses = fc.constantFrom<Step>({ do: 'edit' }, { do: 'insert' }, { do: 'insert' }, { do: 'discard' }, { do: 'draft' });

/** Somebody opens an email, waits for a while or not, presses this and that, and goes on while answers are still out. */
const visit: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.record({ do: fc.constantFrom<'select' | 'lose-event'>('select', 'select', 'select', 'lose-event'), item: fc.nat(5) }),
    fc.oneof({ weight: 1, arbitrary: answers(4) }, { weight: 2, arbitrary: fc.constant<Step>({ do: 'answer', count: 12 }) }),
    fc.constant<Step>({ do: 'draft' }),
    answers(2),
    fc.array(presses, { maxLength: 3 }),
    fc.oneof(answers(4), fc.constant<Step>({ do: 'answer', count: 0 })),
  )
  .map(([first, wait, draft, pause, pressed, rest]) => [first, wait, draft, pause, ...pressed, rest]);

async function settled(): Promise<void> {
  for (let turn = 0; turn < 25; turn += 1) await Promise.resolve();
}

async function everythingAnswered(given: fc.Scheduler): Promise<void> {
  while (given.count() > 0) {
    await given.waitOne();
    await settled();
  }
}

/** What names of leads stand in a text. */
function namesIn(text: string): readonly string[] {
  return names.filter((name) => text.includes(name));
}

function wrongIn(session: Session): string | undefined {
  const { screen, strip } = session.getView();
  if (screen.kind !== 'lead' || strip === undefined) return undefined;
  const [shown] = namesIn(`${strip.subject} ${strip.from?.address ?? ''}`).concat(namesIn(screen.facts.lead.id));
  if (screen.facts.lead.id !== `id-${shown ?? ''}`) return `lead ${screen.facts.lead.id} under "${strip.subject}"`;
  const words = screen.draft?.draft.paragraphs.flat().map((sentence) => sentence.text).join(' ') ?? '';
  const strangers = namesIn(words).filter((name) => name !== shown);
  return strangers.length > 0 ? `a draft to ${strangers.join()} under "${strip.subject}"` : undefined;
}

async function perform(one: Step, session: Session, played: { readonly outlook: PlayedOutlook; readonly items: readonly PlayedItem[]; readonly schedule: fc.Scheduler }): Promise<void> {
  const { outlook, items } = played;
  switch (one.do) {
    case 'select':
      outlook.current = items[one.item];
      return mockListeners.forEach((listener) => listener());
    case 'lose-event':
      outlook.current = items[one.item];
      return void jest.advanceTimersByTime(500);
    case 'answer':
      for (let count = 0; count < one.count && played.schedule.count() > 0; count += 1) {
        await played.schedule.waitOne();
        await settled();
      }
      return;
    case 'draft':
      return void session.verbs.draft();
    case 'insert':
      return void session.verbs.insert();
    case 'discard':
      return session.verbs.discardDraft();
    case 'edit': {
      const { screen } = session.getView();
      if (screen.kind !== 'lead' || screen.draft === undefined) return;
      // The text box hands its words over a little later; by then another email may be open.
      const { id } = screen.draft;
      const words = `My own words to ${screen.facts.lead.name.first ?? ''}.`;
      void played.schedule.schedule(Promise.resolve(), 'typed words').then(() => session.verbs.editDraft([words], id));
    }
  }
}

interface Told {
  runs: number;
  inserted: number;
  shown: number;
  late: number;
  /** Replies that Outlook got to when another email was open. */
  astray: number;
}

/** A session lives as long as its window; of those that are over nothing may pile up. */
const listening: Parameters<typeof removeEventListener>[] = [];

async function play(steps: readonly Step[], { given, told }: { readonly given: fc.Scheduler; readonly told: Told }): Promise<void> {
  const genuine = await jest.requireActual<typeof cacheModule>('../../src/addin/cache.ts').openCache('maya', new Date());
  const outlook = new PlayedOutlook();
  const items = itemsOf((told.runs += 1));
  schedule = given;
  memory = lateCache(genuine, given);
  // Nobody else answers at all.
  globalThis.fetch = () => new Promise(() => undefined);
  // A call is carried out when it arrives, on what is open then; its answer comes when the schedule says. A reply arrives late, too.
  const carryOut = (call: PlayedCall): void => {
    const over = outlook.current;
    // An email that isn't there, or is being written, can't be replied to.
    if (call.name.startsWith('displayReply') && over?.mode !== 'read') return refuse(call);
    const value = call.run();
    void given.schedule(Promise.resolve(), call.name).then(() => {
      if (outlook.current !== over) told.late += 1;
      call.answer({ status: 'succeeded', value });
    });
  };
  outlook.handle = (call) => {
    if (call.name.startsWith('displayReply')) void given.schedule(Promise.resolve(), `${call.name} on its way`).then(() => carryOut(call));
    else carryOut(call);
  };
  outlook.install();
  mockListeners.clear();
  outlook.current = items[0];
  const session = openSession();
  const wrong: string[] = [];
  const astray = new Set<Astray>();
  session.subscribe(() => {
    const said = session.getView().astray;
    if (said !== undefined) astray.add(said);
    const found = wrongIn(session);
    if (found !== undefined) wrong.push(found);
    if (session.getView().screen.kind === 'lead') told.shown += 1;
  });
  await settled();
  for (const one of steps) {
    await perform(one, session, { outlook, items, schedule: given });
    await settled();
  }
  await everythingAnswered(given);
  // A lost event is noticed within a second; in the end the pane is where Outlook is.
  jest.advanceTimersByTime(1_500);
  await settled();
  await everythingAnswered(given);
  const at = session.itemKey();
  if (at !== outlook.current?.key) throw new Error(`the pane stands on ${at ?? 'nothing'}, Outlook on ${outlook.current?.key ?? 'nothing'}`);
  for (const name of names) {
    const strays = outlook.forms.filter(({ html, over }) => namesIn(html).includes(name) && over?.key !== `mail-${name}-${told.runs}`);
    const said = [...astray].filter((each) => each.name === name.toLowerCase());
    if (said.length < strays.length) wrong.push(`${strays.length} replies to ${name} elsewhere, ${said.length} told`);
    told.astray += strays.length;
  }
  for (const { html, into } of outlook.writes) if (namesIn(html).some((name) => into?.key !== `compose:${name}-${told.runs}`)) wrong.push(`${html} in ${into?.key ?? 'nothing'}`);
  told.inserted += outlook.forms.length + outlook.writes.length;
  expect(wrong).toEqual([]);
  jest.clearAllTimers();
  for (const listener of listening.splice(0)) removeEventListener(...listener);
}

test(
  `[F11] [O2] in ${RUNS.toLocaleString('en')} random orders of item switches, late answers and presses nothing is shown or inserted for another email`,
  async () => {
    new PlayedOutlook().install();
    const listen = addEventListener.bind(globalThis);
    globalThis.addEventListener = (...given: Parameters<typeof addEventListener>) => {
      listening.push(given);
      listen(...given);
    };
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'performance'] });
    const told: Told = { runs: 0, inserted: 0, shown: 0, late: 0, astray: 0 };
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(visit, { minLength: 2, maxLength: 3 }), fc.scheduler(), (steps, given) => play(steps.flat(), { given, told })),
        { numRuns: RUNS, endOnFailure: true },
      );
    } finally {
      jest.useRealTimers();
      globalThis.addEventListener = listen;
    }
    // The orders were worth playing.
    expect(told.inserted).toBeGreaterThan(RUNS / 4);
    expect(told.late).toBeGreaterThan(RUNS / 4);
    expect(told.shown).toBeGreaterThan(RUNS);
    expect(told.astray).toBeGreaterThan(0);
  },
  600_000,
);
