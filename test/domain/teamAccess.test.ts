import { hasTeam, isInTeam } from '../../src/domain/teamAccess.ts';

const team = { roles: [{ id: 'A1', name: 'Salesperson' }, { id: 'b2', name: 'Sales Manager' }] };

test('[A2] in the team is who holds one of the chosen roles, however their ids are written', () => {
  expect([isInTeam(team, new Set(['a1'])), isInTeam(team, new Set(['c3', 'b2'])), isInTeam(team, new Set(['c3'])), isInTeam(team, new Set())]).toEqual([true, true, false, false]);
});

test('[A2] while no role is chosen everybody is in it', () => {
  for (const none of [undefined, { roles: [] }]) expect([hasTeam(none), isInTeam(none, new Set())]).toEqual([false, true]);
  expect(hasTeam(team)).toBe(true);
});
