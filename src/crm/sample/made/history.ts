// What happened with the made leads within the last six months: emails, calls, meetings and tasks. And which colleagues know people at
// the accounts, from the emails they wrote to each other.
import type { SampleActivity, SampleEmail } from '../activities.ts';
import type { SampleOwner } from '../people.ts';
import { openChance, type Chance } from './chance.ts';
import { madeSampleLeads } from './relations.ts';
import type { SampleLead } from '../leads.ts';

const SEED = 77;
const OLDEST_DAYS = 180;
const DAY_MINUTES = 1440;

interface History {
  readonly emails: readonly SampleEmail[];
  readonly activities: readonly SampleActivity[];
}

/** An email between a colleague and a contact of an account. */
export interface ContactEmail {
  readonly messageId: string;
  readonly owner: SampleOwner;
  /** Keys of accounts.ts. */
  readonly contact: string;
  readonly account: string;
  readonly direction: 'in' | 'out';
  readonly subject: string;
  readonly minutesAgo: number;
}

/** Who of us wrote how often with whom: others than the account's owner, so that asking around pays. */
const acquaintances: readonly (readonly [SampleOwner, contact: string, account: string, emails: number])[] = [
  ['hannah', 'ida-mortensen', 'halvorsen', 4], ['sanne', 'ida-mortensen', 'halvorsen', 2], ['ben', 'anders-holm', 'halvorsen', 1],
  ['tomas', 'sergio-vidal', 'aceros-vidal', 5], ['elodie', 'sergio-vidal', 'aceros-vidal', 1],
  ['hannah', 'bernd-hoess', 'alpgold', 3], ['katarzyna', 'lena-fink', 'alpgold', 2],
  ['ben', 'george-tull', 'brightwater', 4], ['ben', 'priscilla-grant', 'cedar', 2],
  ['giorgio', 'giulia-rossi', 'forno-rossi', 3], ['sanne', 'marieke-bos', 'polder-pack', 3], ['elodie', 'helene-morel', 'vercors', 4],
];
const subjects = ['Spare parts', 'Invitation to the open day', 'Delivery dates', 'Your visit', 'Questions about the offer'] as const;

export const madeHistory: History = makeHistory();
export const contactEmails: readonly ContactEmail[] = makeContactEmails();

function makeHistory(): History {
  const chance = openChance(SEED);
  const emails: SampleEmail[] = [];
  const activities: SampleActivity[] = [];
  for (const lead of madeSampleLeads) {
    // Work on a lead begins within days; older than half a year nothing is kept here.
    const began = Math.min(lead.createdDaysAgo - 1, OLDEST_DAYS - 1);
    if (began < 1 || (lead.closed !== undefined && lead.createdDaysAgo > OLDEST_DAYS)) continue;
    if (lead.contacted) activities.push(callOf(chance, lead, began));
    if (lead.closed === 'qualified') activities.push(visitOf(chance, lead, -chance.whole(1, began)));
    if (lead.closed !== undefined) continue;
    if (lead.contacted) emails.push(...exchangeOf(chance, lead, began));
    else activities.push(taskOf(lead, chance.whole(4, 90)));
    if (lead.rating === 'hot' && chance.happens(0.5)) activities.push(visitOf(chance, lead, chance.whole(2, 20)));
  }
  return { emails, activities };
}

/** Hours from now, some time of that day. */
function hoursAt(chance: Chance, daysAgo: number): number {
  return -daysAgo * 24 + chance.whole(-4, 4);
}

function callOf(chance: Chance, lead: SampleLead, began: number): SampleActivity {
  const isIn = chance.happens(0.3);
  return {
    kind: 'call', owner: lead.owner, lead: lead.key, subject: isIn ? 'Called us about the inquiry' : 'First call', hoursFromNow: hoursAt(chance, chance.whole(Math.max(1, began - 6), began)), minutes: chance.whole(5, 30), done: true,
    text: lead.closed === 'cannot contact' ? 'No answer, third try.' : `Talked about: ${lead.topic}.`, direction: isIn ? 'in' : 'out',
  };
}

/** @param days from now; below 0 = past. */
function visitOf(chance: Chance, lead: SampleLead, days: number): SampleActivity {
  const isOnline = chance.happens(0.5);
  return {
    kind: 'appointment', owner: lead.owner, lead: lead.key, subject: isOnline ? `Video meeting with ${lead.company}` : `Visit to ${lead.company}`, hoursFromNow: days * 24 + chance.whole(-3, 3), minutes: isOnline ? 45 : 120, done: days < 0,
    text: lead.topic, location: isOnline ? 'Online' : (lead.city ?? lead.country),
  };
}

function taskOf(lead: SampleLead, hours: number): SampleActivity {
  return { kind: 'task', owner: lead.owner, lead: lead.key, subject: `Write to ${lead.firstName ?? lead.lastName}`, hoursFromNow: hours, minutes: 15, done: false, text: lead.topic };
}

/** Our email, and every second time an answer a day or two later. */
function exchangeOf(chance: Chance, lead: SampleLead, began: number): readonly SampleEmail[] {
  const sentDays = chance.whole(1, began);
  const sent: SampleEmail = {
    messageId: `km.${lead.key}.7c41@kestrelmotion.example`, owner: lead.owner, lead: lead.key, direction: 'out', subject: lead.topic, minutesAgo: sentDays * DAY_MINUTES + chance.whole(0, 500), text: 'Thanked for the inquiry and asked what matters most.',
  };
  if (!chance.happens(0.5)) return [sent];
  const answer: SampleEmail = {
    ...sent, messageId: `${lead.key}.answer@${lead.email?.split('@')[1] ?? 'kestrelmotion.example'}`, direction: 'in', subject: `Re: ${lead.topic}`, minutesAgo: Math.max(120, sent.minutesAgo - chance.whole(300, 2_800)), text: 'Answers our questions and would like to go on.',
  };
  return [sent, answer];
}

function makeContactEmails(): readonly ContactEmail[] {
  const chance = openChance(SEED + 1);
  return acquaintances.flatMap(([owner, contact, account, count]) =>
    Array.from({ length: count }, (_, place): ContactEmail => ({
      messageId: `km.${owner}.${contact}.${place + 1}@kestrelmotion.example`,
      owner, contact, account,
      direction: chance.happens(0.6) ? 'out' : 'in',
      subject: chance.pick(subjects),
      minutesAgo: chance.whole(5, OLDEST_DAYS - 10) * DAY_MINUTES + chance.whole(0, 600),
    })),
  );
}
