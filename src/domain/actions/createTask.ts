// Create a task: the lead asks for something a person must decide or do, such as a discount. Drafts the answer that says so.
import { intentOf, said, surroundings } from './action.ts';
import type { Action } from './action.ts';

export const createTask: Action = {
  kind: 'create-task',
  performs: 'draft',
  answers: ['concession-request', 'complaint'],
  when: (context) => {
    if (context.recognition.mail !== 'person') return undefined;
    const concession = intentOf(context, 'concession-request');
    const complaint = intentOf(context, 'complaint');
    if (concession !== undefined && concession.certainty !== 'possible') return { reasons: [said(context, 'asks-for-discount', concession), ...surroundings(context)] };
    if (complaint !== undefined) return { reasons: [said(context, 'complains', complaint), ...surroundings(context)] };
    return undefined;
  },
};
