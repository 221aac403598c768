import type { Change } from '../../../src/crm/client/changes.ts';
import { giveLeads, saveAssignments } from '../../../src/crm/routing/assigning.ts';
import type { AssignmentToSave } from '../../../src/crm/routing/assignments.ts';
import { AppError } from '../../../src/domain/errors.ts';

const [leadId, sellerId] = ['10000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001'];
const change = { leadId, version: '7', kind: 'user', ownerId: sellerId } as const;

/** A CRM that answers every change alike. */
function answering(answer: AppError | undefined, kept: Change[] = []): { readonly changeEach: (changes: readonly Change[]) => Promise<readonly (AppError | undefined)[]> } {
  return {
    changeEach: async (changes) => {
      kept.push(...changes);
      return changes.map(() => answer);
    },
  };
}

test('an owner is changed only in the version the lead was read in', async () => {
  const kept: Change[] = [];
  expect(await giveLeads(answering(undefined, kept), [change])).toEqual(['given']);
  expect(kept).toEqual([{ kind: 'update', set: 'leads', id: leadId, version: 'W/"7"', body: { 'ownerid@odata.bind': `/systemusers(${sellerId})` } }]);
});

test.each<[string, AppError, 'unsure' | 'changed' | 'refused']>([
  ['a lead that changed meanwhile', new AppError('changed-elsewhere'), 'changed'],
  ['a CRM that is busy', new AppError('crm-busy', { retryable: true }), 'unsure'],
  ['an owner who is gone', new AppError('not-found'), 'refused'],
  ['a service without the privilege', new AppError('no-permission'), 'refused'],
])('%s', async (_name, failure, outcome) => {
  expect(await giveLeads(answering(failure), [change])).toEqual([outcome === 'refused' ? { refused: failure } : outcome]);
});

test('of a request whose answer never came nothing is known of any lead; one that may not be made says so', async () => {
  const failing = (error: AppError): { readonly changeEach: () => Promise<never> } => ({ changeEach: () => Promise.reject(error) });
  expect(await giveLeads(failing(new AppError('crm-silent', { retryable: true })), [change, change])).toEqual(['unsure', 'unsure']);
  await expect(giveLeads(failing(new AppError('sign-in-needed')), [change])).rejects.toMatchObject({ code: 'sign-in-needed' });
});

test('a decision longer than its column does not keep the record from being written', async () => {
  const kept: Change[] = [];
  const decision: AssignmentToSave['decision'] = { leadId, planNumber: 1, rosterNumber: 1, at: '2026-03-02T09:00:00Z', values: { 'lead.hrz_notes': 'x'.repeat(200_000) }, ownerId: sellerId, createdOn: '2026-03-02T09:00:00Z', steps: [], outcome: { kind: 'nobody', reason: 'no-rule-conditions-met' } };
  const assignment: AssignmentToSave = { leadId, leadName: 'Jo Brandt', state: 'assigned', byHand: false, ruleName: 'Everyone', assigneeId: sellerId, owner: { kind: 'user', id: sellerId }, decision };
  expect(await saveAssignments(answering(undefined, kept), [assignment])).toEqual(['saved']);
  expect(kept[0]).toMatchObject({ kind: 'create', body: { hrz_rulename: 'Everyone', hrz_assignee: sellerId } });
  expect(JSON.stringify(kept[0])).not.toContain('xxx');
});
