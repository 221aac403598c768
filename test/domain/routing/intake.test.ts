import { decidedOwners } from '../../../src/domain/routing/intake.ts';
import { aPlan, aRule } from './builders.ts';

test('[T1] leads of people in Sellers are decided, and of whoever the plan itself names; those of anybody else wait where leads come in', () => {
  const plan = aPlan([
    aRule({ id: 'one', target: { kind: 'sellers', ids: ['named'] } }),
    aRule({ id: 'two', target: { kind: 'team', id: 'team' }, otherwise: { kind: 'owner', id: 'deputy' } }),
    aRule({ id: 'three', target: { kind: 'queue', id: 'queue' }, otherwise: { kind: 'queue', id: 'queue' } }),
  ]);
  expect([...decidedOwners(plan, ['anna', 'ben'])].sort()).toEqual(['anna', 'ben', 'catch-all', 'deputy', 'named', 'team']);
  // Without anybody to fall back to nobody is named for that.
  const { catchAllOwnerId: _catchAll, ...settings } = plan.settings;
  expect([...decidedOwners({ rules: [], settings }, ['anna'])]).toEqual(['anna']);
});
