// Gets to know one lead: profile match, hand raised or not, score, suggested action, and what the web says of its company.
// Done twice it changes nothing: findings follow from the lead, stand under derived ids, and are written all or none.
import type { CrmClient } from '../../crm/client.ts';
import { readColleagues, readHidden } from '../../crm/colleagues.ts';
import type { LeadWithValues } from '../../crm/leadFields.ts';
import { markGivenUp, markResearch } from '../../crm/research.ts';
import { readEmailWords, readResearchedLead, saveFindings, type Findings, type ResearchedLead } from '../../crm/research/researchedLead.ts';
import { readRolesOf } from '../../crm/settings/heldRoles.ts';
import { mayResearch, wasAsked } from '../../domain/consent.ts';
import { validateEmail, type AddressAnswer, type EmailValidation } from '../../domain/emailValidation.ts';
import { AppError } from '../../domain/errors.ts';
import { fieldsOfSegments, handRaiserOf } from '../../domain/handRaising.ts';
import { matchProfile } from '../../domain/idealCustomerProfile.ts';
import type { Insight } from '../../domain/insight.ts';
import type { LeadFacts } from '../../domain/leadFacts.ts';
import { findingsIn, type LeadFindings } from '../../domain/leadFindings.ts';
import { rateLead } from '../../domain/leadRating.ts';
import { standingAction, type LeadResearch, type LeadScore, type NoScore } from '../../domain/leadResearch.ts';
import type { Id } from '../../domain/records.ts';
import { needsRefresh, refreshDue } from '../../domain/researchAge.ts';
import { isSampleId } from '../../domain/sampleId.ts';
import type { AgentSettings } from '../../domain/settings.ts';
import { suggestForLead } from '../../domain/standingAction.ts';
import { hasTeam, isInTeam } from '../../domain/teamAccess.ts';
import { companyKey, companyOf } from '../companyOfLead.ts';
import { gatherInsights, wouldAsk, type CompanyAnswer, type CompanyQuestion, type Web } from '../companyInsights.ts';
import type { Gate } from '../gate.ts';
import { HandBack, type Job } from '../jobs.ts';
import { leadFingerprint, type Ground } from '../leadFingerprint.ts';
import { readSavedMail, type ReadMail } from '../savedMail.ts';
import type { Session } from '../store.ts';
import { claimLead, forgetLead, putOffLead, releaseLead, rememberLead, type KnownLead } from '../storeLeads.ts';

export interface ResearchOptions {
  readonly crm: CrmClient;
  readonly store: Session;
  readonly gate: Gate;
  readonly web: Web;
  readonly scoring: {
    fieldsFor(settings: AgentSettings): Promise<readonly string[]>;
    scoreLead(lead: LeadWithValues, settings: AgentSettings, before?: LeadScore | NoScore): Promise<LeadScore | NoScore>;
  };
  /** Asks the name servers about an address; it never rejects. */
  readonly checkAddress: (address: string) => Promise<AddressAnswer>;
  /** In milliseconds. */
  readonly clock: () => number;
  /** How long a lead belongs to one worker at most. */
  readonly claimSeconds: number;
}

/** `unchanged` = what is known still holds, nothing was written; `gone` = there is no such lead. */
export type ResearchOutcome = 'done' | 'skipped' | 'unchanged' | 'gone';

export interface ResearchTask {
  /**
   * Researches the lead a job names.
   * @throws HandBack when another worker is at this lead, or the agent was paused meanwhile.
   * @throws AppError
   */
  research(job: Job, signal: AbortSignal): Promise<ResearchOutcome>;
  /** Shows that a lead was given up, and why; its earlier findings stay. @throws AppError */
  giveUp(job: Job, code: string): Promise<void>;
}

/** Another worker at the lead is done soon. */
const BUSY_SECONDS = 3;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** A wish reads the web anew; what was read for the same company just before will do, however often somebody presses. */
const WISH_KEEPS_MS = 5 * MINUTE;
/** What grew old is read anew; of several leads of one company only the first asks. */
const REFRESH_KEEPS_MS = DAY;

export function createResearch(options: ResearchOptions): ResearchTask {
  const { store, claimSeconds } = options;
  return {
    research: async (job, signal) => {
      const known = await claimLead(store, job.key, { by: job.id, seconds: claimSeconds });
      if (known === undefined) throw new HandBack(BUSY_SECONDS);
      try {
        return await researchLead(options, { leadId: job.key, known, attempt: job.attempt, signal });
      } catch (error) {
        // Somebody wrote one of the rows meanwhile: read again and decide anew.
        throw error instanceof AppError && error.code === 'changed-elsewhere' ? new AppError('changed-elsewhere', { retryable: true, cause: error }) : error;
      } finally {
        await releaseLead(store, job.key, job.id);
      }
    },
    giveUp: async (job, code) => {
      await markGivenUp(options.crm, job.key, { why: code, attempts: job.attempt });
      await putOffLead(store, job.key, inADay(options.clock()));
    },
  };
}

interface Run {
  readonly leadId: Id<'lead'>;
  readonly known: KnownLead;
  readonly attempt: number;
  readonly signal: AbortSignal;
}

async function researchLead(options: ResearchOptions, run: Run): Promise<ResearchOutcome> {
  const { gate, store, clock } = options;
  const crm = options.crm.during(run.signal);
  const settings = await gate.activeSettings();
  if (settings === undefined) throw new HandBack();
  const segments = await gate.segments();
  const scored = settings.scoring?.use === 'off' ? [] : await options.scoring.fieldsFor(settings);
  const fields = [...new Set([...(settings.profile?.characteristics ?? []).flatMap((each) => each.fields), ...fieldsOfSegments(segments), ...scored])];
  const about = await readResearchedLead(crm, run.leadId, fields);
  if (about === undefined) {
    await forgetLead(store, run.leadId);
    return 'gone';
  }
  const { lead } = about.with;
  const why = await whySkipped(crm, about, settings);
  if (why !== undefined) {
    // Nobody tells when a person gets another role: who was not in the team is looked at again.
    await putOffLead(store, lead.id, why === 'not-in-team' ? inADay(clock()) : undefined);
    return skip(crm, about, why);
  }
  const consent = await gate.consentOf(lead.ownerId);
  const ground: Ground = { settings, segments, ...(consent === undefined ? {} : { consent }) };
  const fingerprint = leadFingerprint(about, ground);
  const isWanted = about.research?.state !== 'done';
  const now = new Date(clock());
  const isOld = about.research !== undefined && needsRefresh(about.research, now);
  if (about.research !== undefined && !isWanted && !isOld && fingerprint === run.known.fingerprint) {
    await putOffLead(store, lead.id, refreshDue(about.research));
    return 'unchanged';
  }
  const web = await askTheWeb({ ...options, crm }, { ...run, about, ground, isOld, now });
  const research = await findingsOf({ ...options, crm }, { about: web.about, ground, attempt: run.attempt, now, answer: web.answer });
  const findings: Findings = { research: { ...research, sources: web.answer.outcomes }, insights: web.answer.insights, gone: web.answer.gone };
  run.signal.throwIfAborted();
  // What is as it was has been looked at all the same: its age begins anew.
  const isNews = isOld || isChanged(web.about.research, findings);
  if (isNews) await saveFindings(crm, web.about, findings);
  const stands = (isNews ? undefined : web.about.research) ?? findings.research;
  await rememberLead(store, lead.id, { fingerprint, company: web.company, dueOn: refreshDue(stands) ?? inADay(clock()) });
  return isNews ? 'done' : 'unchanged';
}

/** Why a lead is none of the agent's; undefined for an eligible one. */
async function whySkipped(crm: CrmClient, { with: { lead } }: ResearchedLead, { team }: AgentSettings): Promise<'closed' | 'no-company-and-email' | 'not-in-team' | undefined> {
  if (lead.status !== 'open') return 'closed';
  if ((lead.companyName ?? '').trim() === '' || (lead.email ?? '').trim() === '') return 'no-company-and-email';
  // Sample leads belong to whoever installed them, and are there to be looked at.
  if (!hasTeam(team) || isSampleId(lead.id)) return undefined;
  return isInTeam(team, await readRolesOf(crm, lead)) ? undefined : 'not-in-team';
}

/** A closed lead keeps what was found out; only a wish for more is answered. */
async function skip(crm: CrmClient, { with: { lead }, research }: ResearchedLead, why: string): Promise<ResearchOutcome> {
  const isSaid = research?.state === 'skipped' && research.why === why;
  const isKept = why === 'closed' && (research === undefined || research.state === 'done' || research.state === 'failed');
  if (!isSaid && !isKept) await markResearch(crm, lead, { state: 'skipped', why, attempts: 0 }, research);
  return 'skipped';
}

function inADay(milliseconds: number): string {
  return new Date(milliseconds + DAY).toISOString();
}

interface Subject {
  readonly about: ResearchedLead;
  readonly ground: Ground;
  readonly now: Date;
}

const nothingAsked: CompanyAnswer = { insights: [], gone: [], outcomes: [], wasStopped: false };

/** Asks about the company where an account is connected, the admin wants it and the owner agreed; while it does, the row says so. */
async function askTheWeb(options: ResearchOptions, subject: Subject & Run & { readonly isOld: boolean }): Promise<{ readonly about: ResearchedLead; readonly answer: CompanyAnswer; readonly company: string }> {
  const { about, ground: { settings, consent }, now } = subject;
  const { gate, crm, web } = options;
  const { lead } = about.with;
  const { research } = settings;
  if (about.account === undefined || research === undefined) return { about, answer: { ...nothingAsked, gone: about.account === undefined ? about.insights : [] }, company: '' };
  const company = companyOf(lead, about.account);
  const key = companyKey(company);
  // What this service does not know, such as after its database was lost, is asked anew; what it knows to be another company's is also taken away.
  const isUnknown = subject.known.company !== key;
  const isAsked = about.research?.state === 'waiting' || about.research?.state === 'running';
  const keptFor = isAsked ? WISH_KEEPS_MS : subject.isOld ? REFRESH_KEEPS_MS : undefined;
  const question: CompanyQuestion = {
    leadId: lead.id, company, research, now, signal: subject.signal,
    ...(!research.web ? { barred: 'off' as const } : mayResearch(consent) ? {} : { barred: 'no-consent' as const }),
    known: about.insights, before: isUnknown ? [] : (about.research?.sources ?? []), isOther: isUnknown && subject.known.company !== undefined,
    refresh: isUnknown || isAsked, isSample: isSampleId(about.account.id),
    ...(keptFor === undefined ? {} : { notBefore: new Date(now.getTime() - keptFor).toISOString() }),
    mayAsk: () => gate.mayAskTheWeb(lead.ownerId),
  };
  let shown = about;
  if (wouldAsk(web, question)) {
    const version = await markResearch(crm, lead, { state: 'running', attempts: subject.attempt }, about.research);
    const before: LeadResearch = about.research ?? { leadId: lead.id, version, state: 'running', attempts: 0, sources: [] };
    shown = { ...about, research: { ...before, state: 'running', version }, researchOwnerId: about.researchOwnerId ?? lead.ownerId };
  }
  const answer = await gatherInsights(web, question);
  if (answer.wasStopped && (await gate.activeSettings()) === undefined) {
    // Paused meanwhile: the lead waits as if somebody had just asked for it.
    await markResearch(crm, lead, { state: 'waiting', attempts: 0 }, shown.research);
    throw new HandBack();
  }
  return { about: shown, answer, company: key };
}

async function findingsOf(options: ResearchOptions, { about, ground, attempt, now, answer }: Subject & { readonly attempt: number; readonly answer: CompanyAnswer }): Promise<Omit<LeadResearch, 'leadId' | 'version' | 'sources'>> {
  const { settings, segments } = ground;
  const { with: found, research: before } = about;
  const segmentId = settings.prioritization?.handRaiserSegmentId;
  const match = settings.profile === undefined ? undefined : matchProfile(settings.profile, found.values, now);
  const handRaiser = segmentId === undefined ? undefined : handRaiserOf(segments, { segmentId, values: found.values, activities: about.activities }, now);
  const mail = await readMail(options, { about, ground, now });
  const rating = rateLead({
    ...(match?.fit === undefined ? {} : { fit: match.fit }),
    ...(mail?.interest === undefined ? {} : { interest: mail.interest }),
    isHandRaiser: handRaiser !== undefined && handRaiser !== null,
    createdOn: found.lead.createdOn,
    activities: about.activities,
  }, now);
  const score = settings.scoring?.use === 'off' ? { why: 'off' } as const : await options.scoring.scoreLead(found, settings, before?.score);
  const findings = findingsIn({ ...(match === undefined ? {} : { match }), ...(handRaiser === undefined ? {} : { handRaiser }), score, sources: answer.outcomes }, insightsAfter(about, answer));
  return {
    state: 'done',
    attempts: attempt,
    researchedOn: now.toISOString(),
    ...(settings.number === undefined ? {} : { settingsNumber: settings.number }),
    ...(match === undefined ? {} : { match }),
    ...(handRaiser === undefined ? {} : { handRaiser }),
    rating,
    score,
    colleagues: await readColleagues(options.crm, found.lead, { hidden: await readHidden(options.crm), now }),
    action: await actionFor(options, { about, ground, now, findings, ...(mail === undefined ? {} : { mail }) }),
  };
}

/** The insights that stand after an answer: the new ones in place of the old ones of their source, without those that hold no longer. */
function insightsAfter({ insights }: ResearchedLead, { insights: found, gone }: CompanyAnswer): readonly Insight[] {
  const isReplaced = (old: Insight): boolean => found.some(({ kind, source }) => kind === old.kind && source === old.source);
  return [...found, ...insights.filter((each) => !gone.includes(each) && !isReplaced(each))];
}

/** The words of the lead's last email, where its owner agreed to that. */
async function readMail({ crm }: ResearchOptions, { about, ground: { settings, consent }, now }: Subject): Promise<ReadMail | undefined> {
  if (!wasAsked(consent) || !consent.readMail) return undefined;
  return readSavedMail({ about, ownDomains: settings.ownDomains, words: (id) => readEmailWords(crm, id), now });
}

async function actionFor({ gate, checkAddress }: ResearchOptions, { about, ground: { settings }, now, findings, mail }: Subject & { readonly findings: LeadFindings; readonly mail?: ReadMail }): Promise<LeadResearch['action']> {
  const { lead } = about.with;
  const facts: LeadFacts = { lead, ...(about.account === undefined ? {} : { account: about.account }), ...(about.contact === undefined ? {} : { contact: about.contact }), opportunities: about.opportunities, activities: about.activities, findings, asOf: now.toISOString() };
  const mayAsk = lead.email !== undefined && (await gate.mayAskTheWeb(lead.ownerId));
  const validation: EmailValidation | undefined = lead.email === undefined ? undefined : validateEmail({ address: lead.email, bounces: about.bounces, overrides: about.overrides, ...(mayAsk ? { answer: await checkAddress(lead.email) } : {}) });
  return standingAction(suggestForLead(facts, { settings, ...(validation === undefined ? {} : { validation }), ...(mail === undefined ? {} : { answering: mail }) }, now), mail);
}

/** Whether the rows would say something else than they do; when they were looked at is no news. */
function isChanged(before: LeadResearch | undefined, { research, insights, gone }: Findings): boolean {
  if (before?.state !== 'done' || insights.length > 0 || gone.length > 0) return true;
  return comparable(before) !== comparable(research);
}

function comparable(research: Omit<LeadResearch, 'leadId' | 'version'>): string {
  const { match, handRaiser, score, action, rating, colleagues, sources, settingsNumber } = research;
  const scored = score !== undefined && 'value' in score ? { ...score, scoredOn: '', trend: '', before: 0 } : score;
  return JSON.stringify([match, handRaiser, scored, action, rating, colleagues, sources.map(({ source, kind, outcome, why }) => [source, kind, outcome, why]), settingsNumber]);
}
