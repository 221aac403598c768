// Decide yourself: nobody can tell what the lead wants. Shows the open question and drafts one back.
import { rankIntents } from '../intent.ts';
import { fromEmail, surroundings } from './action.ts';
import { missingForInitialEmail } from './draftInitialEmail.ts';
import type { Action } from './action.ts';

export const decideYourself: Action = {
  kind: 'decide-yourself',
  performs: 'draft',
  answers: [],
  when: (context) => {
    // What keeps a first email from being offered is said, not hidden (FEATURES E3).
    if (context.email.mode === 'compose') return { reasons: [...missingForInitialEmail(context), ...surroundings(context)] };
    const quote = context.reading.questions[0]?.quote ?? rankIntents(context.reading)[0]?.evidence.quote ?? context.email.subject;
    const code = context.recognition.mail === 'person' ? 'unclear' : 'automatic-mail';
    return { reasons: [{ code, ...(quote === '' ? {} : { citation: fromEmail(context, quote) }) }, ...surroundings(context)] };
  },
};
