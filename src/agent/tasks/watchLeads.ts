// Sees what there is to do: the newest leads after activation, then every new or changed one. What it saw and the jobs that
// follow from it are kept in one transaction: nothing is forgotten, and of all services one watches at a time.
import type { CrmClient } from '../../crm/client.ts';
import { readNewestOpen, readOpenLeads, readOpenSample, readTimed, readTracked, readWaiting, type Changed, type TimedFeed, type TrackedFeed, type WatchedLead } from '../../crm/leadWatch.ts';
import { isSampleId } from '../../domain/sampleId.ts';
import type { Gate } from '../gate.ts';
import type { Jobs, NewJob } from '../jobs.ts';
import { settingsFingerprint } from '../leadFingerprint.ts';
import type { AgentStore, Session } from '../store.ts';
import { researchedLeads, seenLeads } from '../storeLeads.ts';
import { isOnlyWatcher, readMarks, saveMarks, startRun, type FeedMark, type WatchMarks } from '../storeWatch.ts';

export interface WatchOptions {
  readonly crm: CrmClient;
  readonly store: AgentStore;
  readonly gate: Gate;
  readonly jobs: Jobs;
  /** In milliseconds. */
  readonly clock: () => number;
}

/** `off` = not activated or paused, `elsewhere` = another service is at it. */
export type WatchOutcome = { readonly did: 'off' | 'elsewhere' } | { readonly did: 'watched'; readonly leads: number };

/** On activation so many leads are researched, the newest first (sales qualification agent: "the last 100 leads"). */
const FIRST_LEADS = 100;
const trackedFeeds: readonly TrackedFeed[] = ['leads', 'accounts'];
const timedFeeds: readonly TimedFeed[] = ['emails', 'appointments', 'phonecalls', 'tasks', 'hrz_emailvalidations', 'contacts', 'opportunities', 'consents'];
/** Rows may become visible a little later than their time says; two machines' clocks differ. */
const LATE_MS = 120_000;
const SETTLED_SECONDS = 2;
/** A wish of a person goes before everything. */
const ASKED = 1_000_000_000;
const EPOCH_2020 = Date.UTC(2020, 0, 1);
/** The queue's key of training: there is one model. */
export const TRAINING_KEY = 'model';

/** Looks once. @throws AppError */
export function watchLeads(options: WatchOptions, signal: AbortSignal): Promise<WatchOutcome> {
  return options.store.transaction(async (session) => {
    const settings = await options.gate.activeSettings();
    if (settings?.activatedOn === undefined) return { did: 'off' };
    if (!(await isOnlyWatcher(session))) return { did: 'elsewhere' };
    const crm = options.crm.during(signal);
    const look: Look = { ...options, crm, session, marks: await readMarks(session), found: new Map(), hasConsents: false };
    const feeds: Record<string, FeedMark> = {};
    for (const feed of trackedFeeds) feeds[feed] = await lookAtTracked(look, feed);
    for (const feed of timedFeeds) feeds[feed] = await lookAtTimed(look, feed);
    const fingerprint = settingsFingerprint({ settings, segments: await options.gate.segments() });
    const isNewRun = look.marks.activatedOn !== settings.activatedOn;
    if (isNewRun) await beginRun(look, settings.activatedOn);
    else if (look.marks.settings !== fingerprint) await takeSeen(look);
    const waiting = await readWaiting(crm);
    const isOther = isNewRun || look.marks.settings !== fingerprint;
    // Another service may still go by the settings and consents of a second ago.
    const afterSeconds = (isOther && !isNewRun) || look.hasConsents ? SETTLED_SECONDS : 0;
    const jobs = new Map([...look.found.values()].map((lead): [string, NewJob] => [lead.id, { key: lead.id, priority: newness(lead), afterSeconds }]));
    for (const id of waiting) jobs.set(id, { key: id, priority: ASKED });
    await options.jobs.add('research-lead', [...jobs.values()], session);
    if (isOther) await options.jobs.add('train-score', [{ key: TRAINING_KEY }], session);
    await saveMarks(session, { feeds, activatedOn: settings.activatedOn, settings: fingerprint });
    return { did: 'watched', leads: jobs.size };
  });
}

interface Look {
  readonly crm: CrmClient;
  readonly session: Session;
  readonly clock: () => number;
  readonly marks: WatchMarks;
  /** Leads with news, by id. */
  readonly found: Map<string, WatchedLead>;
  /** Whether somebody agreed to something, or took it back. */
  hasConsents: boolean;
}

/** The newest first: seconds since 2020, below a wish of a person for as long as this is a whole number of 31 bits. Sample leads come after all real ones. */
function newness({ id, createdOn }: WatchedLead): number {
  const seconds = Math.floor((Date.parse(createdOn) - EPOCH_2020) / 1000);
  const newer = Number.isNaN(seconds) ? 0 : Math.min(ASKED - 1, Math.max(0, seconds));
  return isSampleId(id) ? newer - ASKED : newer;
}

/** Sample leads are no part of the run beside real ones: they are researched after it, and the progress doesn't count them. */
async function beginRun({ crm, session, found }: Look, activatedOn: string): Promise<void> {
  const [real, sample] = [await readNewestOpen(crm, FIRST_LEADS), await readOpenSample(crm)];
  const newest = real.length > 0 ? real : sample.slice(0, FIRST_LEADS);
  await startRun(session, activatedOn, newest.map(({ id }) => id));
  for (const lead of [...newest, ...sample]) found.set(lead.id, lead);
}

/** Other settings make other findings, and another team other leads: every lead that was looked at is looked at again. */
async function takeSeen(look: Look): Promise<void> {
  await take(look, await readOpenLeads(look.crm, 'leadid', await seenLeads(look.session)));
}

async function take({ found }: Look, leads: readonly WatchedLead[]): Promise<void> {
  for (const lead of leads) found.set(lead.id, lead);
}

async function lookAtTracked(look: Look, feed: TrackedFeed): Promise<FeedMark> {
  const mark = look.marks.feeds[feed] ?? {};
  // Where the link is no longer good, rows of the last known time on are looked at again.
  const floor = mark.since === undefined ? undefined : new Date(Date.parse(mark.since) - LATE_MS).toISOString();
  const { changed, link } = await readTracked(look.crm, feed, { ...(mark.link === undefined ? {} : { link: mark.link }), ...(floor === undefined ? {} : { since: floor }) });
  // Without a link rows come again until their time is past.
  const isNew = link === undefined ? unseen(mark, changed) : changed;
  if (feed === 'leads') await take(look, isNew.flatMap(({ lead, isOpen }) => (lead !== undefined && isOpen === true ? [lead] : [])));
  else if (isNew.length > 0) await takeKnown(look, '_parentaccountid_value', isNew.map(({ id }) => id));
  return { ...marked(look, mark, { changed, isTimed: link === undefined }), ...(link === undefined ? {} : { link }) };
}

async function lookAtTimed(look: Look, feed: TimedFeed): Promise<FeedMark> {
  const mark = look.marks.feeds[feed] ?? {};
  const since = mark.since === undefined ? look.clock() : Date.parse(mark.since);
  const changed = await readTimed(look.crm, feed, new Date(since - LATE_MS).toISOString());
  // What was there before the first look is no news.
  const isNew = mark.since === undefined ? [] : unseen(mark, changed);
  if (isNew.length > 0) await takeTouched(look, feed, isNew);
  return marked(look, mark, { changed, isTimed: true });
}

async function takeTouched(look: Look, feed: TimedFeed, changed: readonly Changed[]): Promise<void> {
  if (feed === 'contacts') return takeKnown(look, '_parentcontactid_value', changed.map(({ id }) => id));
  if (feed === 'opportunities') return takeKnown(look, '_parentaccountid_value', changed.flatMap(({ accountId }) => accountId ?? []));
  if (feed !== 'consents') return take(look, changed.flatMap(({ lead }) => lead ?? []));
  look.hasConsents = true;
  return takeKnown(look, '_ownerid_value', changed.flatMap(({ ownerId }) => ownerId ?? []));
}

/** Of leads that an account, a contact or a person's consent touches, only those that were researched: the others have no findings to renew. */
async function takeKnown(look: Look, by: '_parentaccountid_value' | '_parentcontactid_value' | '_ownerid_value', ids: readonly string[]): Promise<void> {
  const known = await researchedLeads(look.session);
  const leads = await readOpenLeads(look.crm, by, [...new Set(ids)]);
  await take(look, leads.filter(({ id }) => known.has(id)));
}

const nameOf = ({ id, version }: Changed): string => `${id}@${version}`;

function unseen({ seen = [] }: FeedMark, changed: readonly Changed[]): readonly Changed[] {
  const known = new Set(seen);
  return changed.filter((each) => !known.has(nameOf(each)));
}

function marked({ clock }: Look, before: FeedMark, { changed, isTimed }: { readonly changed: readonly Changed[]; readonly isTimed: boolean }): FeedMark {
  const since = changed.reduce((latest, { modifiedOn }) => (modifiedOn > latest ? modifiedOn : latest), before.since ?? new Date(clock() - LATE_MS).toISOString());
  if (!isTimed) return { since };
  const floor = new Date(Date.parse(since) - LATE_MS).toISOString();
  return { since, seen: changed.filter(({ modifiedOn }) => Date.parse(modifiedOn) >= Date.parse(floor)).map(nameOf) };
}
