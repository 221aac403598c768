// Sets `nonlead_mail` and `lead_mail`: whose mail a raw message is, with a CRM that knows nobody and with one that knows leads.
import path from 'node:path';
import type { Candidates } from '../../domain/mail/tiedLead.ts';
import { recognizeLeadReply } from '../../domain/leadReply.ts';
import type { Activity, Lead } from '../../domain/records.ts';
import { amount, isTrue, readCases, readInputs, share, textOf, textsOf } from './evalSet.ts';
import type { Case, EvalSet } from './evalSet.ts';
import { readMailFile } from './mailFile.ts';

const mailbox = { address: 'seller@handraise.invalid', ownDomains: ['handraise.invalid'] };
const nobody: Candidates = { leads: [], contacts: [], accounts: [], activities: [], links: [] };
const LONG_AGO = '2000-01-01T00:00:00Z';

function leadOf(row: Case): Lead {
  const [first, ...rest] = textOf(row, 'name').split(' ');
  const [email, ...otherEmails] = textsOf(row, 'emails');
  return {
    id: textOf(row, 'id'),
    version: '1',
    name: { ...(first === undefined ? {} : { first }), ...(rest.length === 0 ? {} : { last: rest.join(' ') }) },
    ...(email === undefined ? {} : { email }),
    otherEmails,
    status: 'open',
    doNotEmail: false,
    ownerId: 'seller',
    createdOn: LONG_AGO,
    modifiedOn: LONG_AGO,
  };
}

/** Mails we sent to a lead, as the CRM keeps them: what replies can be tied to. */
function mailsTo(row: Case): readonly Activity[] {
  return textsOf(row, 'messageIdsWeSent').map((messageId) => ({ id: messageId, kind: 'email', direction: 'out', at: LONG_AGO, done: true, subject: '', leadId: textOf(row, 'id'), messageId, addresses: textsOf(row, 'emails') }));
}

/** A lead's reply by the product's own measure: recognized beyond a mere possibility, and written by a person. */
async function judge(file: string, candidates: Candidates): Promise<{ readonly leadReply: boolean; readonly leadId: string | null }> {
  const found = recognizeLeadReply(await readMailFile(file), candidates, mailbox);
  if (found.kind !== 'lead') return { leadReply: false, leadId: null };
  return { leadReply: found.isReply && found.match.certainty !== 'possible', leadId: found.match.leadId };
}

export const nonleadMail: EvalSet = {
  id: 'nonlead_mail',
  covers: ['nonlead_mail'],
  async predict(folder) {
    const inputs = await readInputs(folder, 'nonlead_mail/index.jsonl');
    return Promise.all(inputs.map(async (input) => ({ set: 'nonlead_mail', id: textOf(input, 'id'), prediction: { leadReply: (await judge(path.join(folder, 'nonlead_mail', textOf(input, 'eml')), nobody)).leadReply } })));
  },
  async score(folder, predictions) {
    const cases = await readCases(folder, 'nonlead_mail/index.jsonl');
    return [amount('messages', cases.length), amount('called a lead\'s reply', cases.filter((each) => isTrue(predictions.get(textOf(each, 'id')), 'leadReply')).length)];
  },
};

export const leadMail: EvalSet = {
  id: 'lead_mail',
  covers: ['lead_mail'],
  async predict(folder) {
    const rows = await readCases(folder, 'lead_mail/leads.jsonl');
    const candidates = { ...nobody, leads: rows.map(leadOf), activities: rows.flatMap(mailsTo) };
    const inputs = await readInputs(folder, 'lead_mail/index.jsonl');
    return Promise.all(inputs.map(async (input) => ({ set: 'lead_mail', id: textOf(input, 'id'), prediction: await judge(path.join(folder, 'lead_mail', textOf(input, 'eml')), candidates) })));
  },
  async score(folder, predictions) {
    const cases = await readCases(folder, 'lead_mail/index.jsonl');
    const said = (each: Case): unknown => predictions.get(textOf(each, 'id'));
    const leads = cases.filter((each) => isTrue(each, 'leadReply'));
    const others = cases.filter((each) => !isTrue(each, 'leadReply'));
    const wrong = cases.filter((each) => {
      const lead = textOf(said(each), 'leadId');
      return lead !== '' && lead !== textOf(each, 'leadId') && lead !== textOf(each, 'leadIdAllowed');
    });
    return [
      share('leads\' mail recognized', leads.map((each) => isTrue(said(each), 'leadReply') && textOf(said(each), 'leadId') === textOf(each, 'leadId'))),
      amount('wrong lead', wrong.length),
      amount('other mail', others.length),
      amount('other mail called a lead\'s reply', others.filter((each) => isTrue(said(each), 'leadReply')).length),
    ];
  },
};
