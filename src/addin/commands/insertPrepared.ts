// Puts a prepared follow-up at the cursor by the pane's own rules: a missing subject is set, recipients never, the body is read back.
// Reading back uses Outlook's text of the body, for there may be no page to take HTML apart. Only ECMAScript 2016 is used.
import { compareBodies, setMissingSubject, squeeze, timesIn, writeAtCursor } from '../outlook/bodyWriting.ts';
import { hasMailbox, hostCall } from '../outlook/hostCalls.ts';
import { escapeHtml, visibleText } from '../drafting/plainSigns.ts';
import type { ComposedEmail } from './composedEmail.ts';
import type { PreparedText } from './preparedFollowUps.ts';

/** What became of it: `already` = the same words are in this email, put there by an earlier press. */
export type Put = 'intact' | 'changed' | 'already' | 'absent';

const MARK = 'handraise.inserted';
const MOST_SUBJECT_CHARACTERS = 255;

/**
 * Inserts once: pressed again, it finds its own words and leaves them alone.
 * @throws AppError `host-refused`, `host-silent`, `too-long`.
 */
export async function insertPrepared({ item, isReply }: Pick<ComposedEmail, 'item' | 'isReply'>, prepared: PreparedText): Promise<Put> {
  const paragraphs = prepared.paragraphs.map(visibleText);
  const wanted = squeeze(paragraphs.join(''));
  const before = await readText(item);
  const times = timesIn(before, wanted);
  const marked = await readMark(item, wanted);
  // Without a mark of ours the words of a reply may stand in the quoted email: only its top counts then.
  const isThere = marked !== undefined ? times >= marked : isReply ? standsOnTop(before, wanted) : times > 0;
  if (isThere) return 'already';
  const format = await hostCall<Office.CoercionType>((callback) => item.body.getTypeAsync(callback));
  await writeAtCursor(() => item, format === Office.CoercionType.Html ? htmlOf(paragraphs) : `${paragraphs.join('\n\n')}\n\n`, format);
  await setMissingSubject(() => item, visibleText(prepared.subject).replace(/\n/g, ' ').slice(0, MOST_SUBJECT_CHARACTERS));
  const put = compareBodies(before, await readText(item), paragraphs);
  if (put !== 'absent') await writeMark(item, wanted, times + 1);
  return put;
}

/** Escaped text between `<p>` and `<br>`, and not one other tag. */
function htmlOf(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`).join('');
}

async function readText(item: Office.MessageCompose): Promise<string> {
  return squeeze(await hostCall<string>((callback) => item.body.getAsync(Office.CoercionType.Text, callback)));
}

function standsOnTop(body: string, wanted: string): boolean {
  return wanted !== '' && body.indexOf(wanted) === 0;
}

/** How often these words stood in the body after we wrote them; undefined when we did not, or where nothing can be kept with an email. */
async function readMark(item: Office.MessageCompose, wanted: string): Promise<number | undefined> {
  if (!hasMailbox('1.11')) return undefined;
  try {
    const mark = await hostCall<string>((callback) => item.sessionData.getAsync(MARK, callback));
    const [times, sum] = mark.split(' ');
    return sum === checksum(wanted) ? Number(times) : undefined;
  } catch {
    return undefined;
  }
}

async function writeMark(item: Office.MessageCompose, wanted: string, times: number): Promise<void> {
  if (!hasMailbox('1.11')) return;
  try {
    await hostCall<void>((callback) => item.sessionData.setAsync(MARK, `${times} ${checksum(wanted)}`, callback));
  } catch {
    return;
  }
}

/** Tells two texts apart; nothing secret rests on it. */
function checksum(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return `${text.length}:${sum}`;
}
