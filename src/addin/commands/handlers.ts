// The two things Handraise does without its pane: insert the prepared follow-up at a press, and hint that a new email goes to a lead.
// Both live on what the pane prepared; where there is a page, the pane's own session can prepare what is missing. Only ECMAScript 2016 is used.
import { AppError } from '../../domain/errors.ts';
import { completing, type Course } from './completing.ts';
import { readComposedEmail, type ComposedEmail } from './composedEmail.ts';
import { insertPrepared } from './insertPrepared.ts';
import { showNotice, type NoticeCode } from './notices.ts';
import { PREPARED_SETTING, preparedFor, readPrepared, textFor, type PreparedFollowUp, type PreparedText } from './preparedFollowUps.ts';

/** Why the pane's session could prepare nothing for the email being written. */
export type Unprepared = 'not-known' | 'several' | 'offline' | 'sign-in';

declare global {
  /** Set by the page of the commands where there is one: has the pane's session prepare the follow-up. */
  var handraisePrepare: (() => Promise<Unprepared | undefined>) | undefined;
}

/** Outlook itself allows five minutes on the web and one on a phone; nobody waits that long. */
const INSERT_LIMIT_MS = 30_000;
const HINT_LIMIT_MS = 15_000;

/** Insert follow-up: matched to a lead by *To*, at the cursor, once, read back, and said. Never sets recipients. */
export function insertFollowUp(event: Office.AddinCommands.Event): Promise<void> {
  return completing(event, { limitMs: INSERT_LIMIT_MS, work: insertWithNotice, late: () => sayOnOpen('silent') });
}

/** Hints that the new email goes to a lead, or to one who asked not to be emailed. Says nothing when there is nothing to say. */
export function hintAtLead(event: Office.AddinCommands.Event): Promise<void> {
  return completing(event, { limitMs: HINT_LIMIT_MS, work: hint });
}

async function insertWithNotice(course: Course): Promise<void> {
  try {
    const email = await readComposedEmail();
    const found = await findText(email, course);
    if (typeof found === 'string') return await showNotice(email.item, { code: found });
    if ('code' in found) return await showNotice(email.item, { code: found.code, values: { name: found.name } });
    if (course.isOver) return;
    const put = await insertPrepared(email, found.text);
    if (put === 'absent') throw new AppError('host-refused');
    const code = put !== 'intact' ? put : found.text.gaps > 0 ? 'gaps' : 'inserted';
    await showNotice(email.item, { code, values: { count: found.text.gaps } });
  } catch (error) {
    await sayOnOpen(error instanceof AppError && error.code === 'host-silent' ? 'silent' : 'failed');
  }
}

/** The words, or why there are none; `name` is the lead's. */
type Found = { readonly text: PreparedText } | { readonly code: 'stopped' | 'choose'; readonly name: string } | NoticeCode;

async function findText(email: ComposedEmail, course: Course): Promise<Found> {
  if (email.to.length === 0) return 'nobody';
  const found = textOf(email, preparedLeads(email));
  if (found === 'several' || (typeof found !== 'string' && !('code' in found && found.code === 'choose'))) return found;
  const prepare = typeof handraisePrepare === 'function' ? handraisePrepare : undefined;
  if (prepare === undefined) return found;
  const missing = await prepare();
  if (course.isOver) return 'silent';
  if (missing !== undefined) return missing;
  return textOf(email, preparedLeads(email));
}

function textOf(email: ComposedEmail, leads: readonly PreparedFollowUp[]): Found {
  const [lead] = leads;
  if (lead === undefined) return 'not-known';
  if (leads.length > 1) return 'several';
  if (lead.isStopped === true) return { code: 'stopped', name: lead.person };
  const text = textFor(lead, email);
  if (text !== undefined) return { text };
  return email.isReply ? 'reply' : { code: 'choose', name: lead.person };
}

function preparedLeads(email: ComposedEmail): readonly PreparedFollowUp[] {
  return preparedFor(readPrepared(Office.context.roamingSettings.get(PREPARED_SETTING), new Date()), email.to);
}

async function hint(): Promise<void> {
  const email = await readComposedEmail();
  const leads = preparedLeads(email);
  const stopped = leads.filter((each) => each.isStopped === true)[0];
  const lead = stopped ?? leads[0];
  if (lead === undefined) return;
  const code = stopped !== undefined ? 'hint-stopped' : lead.company === undefined ? 'hint' : 'hint-company';
  await showNotice(email.item, { code, values: { name: lead.person, ...(lead.company === undefined ? {} : { company: lead.company }) } });
}

async function sayOnOpen(code: NoticeCode): Promise<void> {
  const item = Office.context.mailbox.item as Office.MessageCompose | null | undefined;
  if (item !== null && item !== undefined) await showNotice(item, { code });
}
