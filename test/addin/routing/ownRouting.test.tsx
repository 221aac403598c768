/** @jest-environment jsdom */
// What routing means for the seller: how full, away and back with one press, and why a lead is theirs. It is Monday 23 November 2026, 14:00 in Berlin.
import { openHomeMemory } from '../../../src/addin/home/homeMemory.ts';
import { homeOf } from '../../../src/addin/home/homeShown.ts';
import { keepOwnRouting } from '../../../src/addin/routing/ownRouting.ts';
import type { GivenLead, OwnRoutingView } from '../../../src/addin/routing/ownRoutingMemory.ts';
import { ownRoutingVerbs } from '../../../src/addin/routing/ownRoutingVerbs.ts';
import { openLeadPageMemory } from '../../../src/addin/lead/leadPageMemory.ts';
import { noSettings, type Lasting, type State } from '../../../src/addin/state.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import type { View } from '../../../src/addin/view.ts';
import type { CrmClient } from '../../../src/crm/client.ts';
import { readAssignment, type SavedAssignment } from '../../../src/crm/routing/assignments.ts';
import { saveAvailability } from '../../../src/crm/routing/availability.ts';
import { readAttributeNames, readDecisionBasis, readOwnRouting, type OwnRouting } from '../../../src/crm/routing/ownRouting.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { Decision } from '../../../src/domain/routing/decision.ts';
import { usualRoutingSettings, type AssignmentRule } from '../../../src/domain/routing/plan.ts';
import type { Absence, Seller } from '../../../src/domain/routing/seller.ts';
import { aHome } from '../../fixtures/home.ts';
import { aView } from '../../fixtures/views.ts';
import { openPane, type ShownPane } from '../shownPane.tsx';

jest.mock('../../../src/crm/routing/ownRouting.ts', () => ({ readOwnRouting: jest.fn(), readDecisionBasis: jest.fn(), readAttributeNames: jest.fn(async () => new Map()) }));
jest.mock('../../../src/crm/routing/availability.ts', () => ({ saveAvailability: jest.fn(async () => undefined) }));
jest.mock('../../../src/crm/routing/assignments.ts', () => ({ readAssignment: jest.fn() }));

const now = new Date('2026-11-23T13:00:00Z');
const maya = 'a0000000-0000-4000-8000-00000000000a';
const aiko = 'a0000000-0000-4000-8000-00000000000b';
const region = 'b0000000-0000-4000-8000-000000000001';
const lead = '1ead0000-0000-4000-8000-000000000001';

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now, doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick', 'performance'] });
  jest.clearAllMocks();
});
afterEach(() => {
  jest.useRealTimers();
});

const given: GivenLead = { leadId: lead, leadName: 'Omar Haddad', at: '2026-11-23T12:00:00Z', isByHand: false, ruleName: 'Nordics', isMine: true, reasons: [{ code: 'has-value', params: { attribute: 'Region', value: 'Nordics' } }, { code: 'waited-longest', params: { since: '2026-11-06T14:40:00Z', among: 3 } }] };

describe('on Home', () => {
  let pane: ShownPane;
  beforeEach(() => {
    pane = openPane();
  });
  afterEach(async () => {
    await pane.close();
  });
  const text = (): string => pane.page.textContent ?? '';
  const show = (more: Partial<OwnRoutingView>, view: Partial<View> = {}): Promise<void> =>
    pane.show(aView({ kind: 'no-item' }, { home: aHome([], { routing: { seller: { getsLeads: true, open: 51, capacity: 60 }, absences: [], given: [], isSaving: false, ...more } }), status: { kind: 'none' }, timeZone: 'Europe/Berlin', ...view }));

  test('[T8] the seller sees how many open leads they have of how many they can take', async () => {
    await show({});
    expect(pane.page.querySelector('[role="meter"][aria-label="My open leads"]')?.getAttribute('aria-valuetext')).toBe('51 of 60');
    await show({ seller: { getsLeads: false, open: 60, capacity: 60 } });
    expect(text()).toContain('Full');
    expect(text()).toContain('An admin has switched new leads off for you.');
  });

  test('[T11] one press: away from now until tomorrow on their clock, until Monday, or until they are back', async () => {
    await show({});
    await pane.press('I\'m away until tomorrow');
    expect(pane.verbs.goAway).toHaveBeenLastCalledWith({ from: expect.stringMatching(/^2026-11-23T13:00/), to: '2026-11-23T23:00:00Z' });
    await pane.press('I\'m away until Monday');
    expect(pane.verbs.goAway).toHaveBeenLastCalledWith({ from: expect.stringMatching(/^2026-11-23T13:00/), to: '2026-11-29T23:00:00Z' });
    await pane.press('I\'m away until I\'m back');
    expect(pane.verbs.goAway).toHaveBeenLastCalledWith({ from: expect.stringMatching(/^2026-11-23T13:00/) });
  });

  test('[T11] another time is typed; one that ends early is refused in words', async () => {
    await show({});
    await pane.press('Another time…');
    await pane.fill('away-to-day', '2026-11-20');
    expect(text()).toContain('The absence ends before it begins.');
    await pane.press('Save absence');
    expect(pane.verbs.goAway).not.toHaveBeenCalled();
    await pane.fill('away-to-day', '2026-12-01');
    await pane.press('Save absence');
    expect(pane.verbs.goAway).toHaveBeenCalledWith({ from: '2026-11-23T23:00:00Z', to: '2026-11-30T23:00:00Z' });
  });

  test('[T11] away says until when and offers the way back, and what was just done is undone by a press that has the focus', async () => {
    await show({});
    await show({ absences: [{ from: '2026-11-23T12:59:00Z', to: '2026-11-29T23:00:00Z' }], did: 'away' });
    expect(text()).toContain('Away until 30 Nov: no new leads for you.');
    expect(document.activeElement?.textContent).toBe('Undo');
    await pane.press('Undo');
    expect(pane.verbs.undoAway).toHaveBeenCalled();
    await pane.press('I\'m back');
    expect(pane.verbs.comeBack).toHaveBeenCalled();
  });

  test('[T11] offline nothing can be pressed that would be lost; a refusal is told', async () => {
    await show({}, { online: false });
    await pane.press('I\'m away until tomorrow');
    expect(pane.verbs.goAway).not.toHaveBeenCalled();
    await show({ trouble: 'no-permission' });
    expect(text()).toContain('Your absence couldn\'t be saved');
  });

  test('[T15] a lead that was given says why in one sentence and opens by a press; without reasons it names the rule', async () => {
    await show({ given: [given, { ...given, leadId: 'b', leadName: 'Kim Aas', reasons: [] }, { ...given, leadId: 'c', leadName: 'Rui Matos', isByHand: true }, { ...given, leadId: 'd', leadName: 'Fourth One' }] });
    expect(text()).toContain('You got this lead because your Region is Nordics and you had waited longest of 3.');
    expect(text()).toContain('You got this lead by the rule “Nordics”.');
    expect(text()).toContain('Somebody gave this lead to you by hand.');
    expect(text()).not.toContain('Fourth One');
    await pane.press('Show 1 more');
    expect(text()).toContain('Fourth One');
    await pane.press(/^Omar Haddad/);
    expect(pane.verbs.openLead).toHaveBeenCalledWith(lead);
  });

  test('[T15] the sentence is whole in German, too', async () => {
    await setLanguage('de-DE', 'Europe/Berlin');
    try {
      await pane.show(aView({ kind: 'no-item' }, { home: aHome([], { routing: { absences: [], given: [given], isSaving: false } }), status: { kind: 'none' }, locale: 'de-DE', timeZone: 'Europe/Berlin' }));
      expect(text()).toContain('Sie haben diesen Lead bekommen, weil bei Ihnen Region Nordics eingetragen ist und Sie von 3 am längsten gewartet hatten.');
    } finally {
      await setLanguage('en-GB', 'Europe/Berlin');
    }
  });
});

const seller = (id: string, name: string): Seller => ({ id, name, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: { [region]: ['Nordics'] }, absences: [] });
const rule: AssignmentRule = { id: 'c0000000-0000-4000-8000-000000000001', name: 'Nordics', isActive: true, conditions: { match: 'all', of: [] }, target: { kind: 'matching-sellers' }, sellerConditions: [{ of: 'attribute', field: region, operator: 'equals', value: 'Nordics' }], distribution: 'round-robin', respectsCapacity: true, otherwise: { kind: 'next-rule' } };
const decision: Decision = {
  leadId: lead, planNumber: 3, rosterNumber: 7, at: '2026-11-23T12:00:00Z', values: {}, ownerId: aiko, createdOn: '2026-11-23T11:59:00Z', steps: [{ ruleId: rule.id }], outcome: { kind: 'seller', id: maya, ruleId: rule.id },
  pick: { bucket: 0, method: 'round-robin', contenders: [{ place: 0, key: [1] }, { place: 1, key: [2] }], among: 2 },
};
const assignment: SavedAssignment = { leadId: lead, version: 'W/"1"', leadName: 'Omar Haddad', state: 'assigned', byHand: false, assignedOn: '2026-11-23T12:00:00Z', assigneeId: maya, ownerId: maya, ruleId: rule.id, ruleName: 'Nordics', decision, earlier: [] };

interface Stage {
  readonly state: State;
  readonly verbs: ReturnType<typeof ownRoutingVerbs>;
  look(): Promise<void>;
  routing(): OwnRoutingView | undefined;
}

function aStage(known: Partial<OwnRouting> = {}): Stage {
  const home = Object.assign(openHomeMemory(), { isOpen: true, loading: 'done' as const });
  const outbox = { entries: () => [] } as Partial<Lasting['outbox']> as Lasting['outbox'];
  const lasting = {
    mailbox: { address: 'maya@kestrel.example', name: 'Maya Lindqvist', timeZone: 'Europe/Berlin', locale: 'en-GB' }, outbox, settings: noSettings, home, leadPage: openLeadPageMemory(), crm: {} as Partial<CrmClient> as CrmClient,
  } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online: true, busy: false, lasting };
  let absences: readonly Absence[] = known.absences ?? [];
  jest.mocked(readOwnRouting).mockImplementation(async () => ({ userId: maya, seller: { getsLeads: true, capacity: 60 }, given: [], ...known, absences, availabilityVersion: 'W/"4"' }));
  jest.mocked(saveAvailability).mockImplementation(async (_crm, change) => void (absences = change.absences));
  const changed = (): void => undefined;
  const look = async (): Promise<void> => {
    keepOwnRouting(state, changed);
    await jest.advanceTimersByTimeAsync(10);
  };
  return { state, verbs: ownRoutingVerbs({ state, changed, lookUp: async () => undefined, speakTo: async () => undefined, reopen: async () => undefined }), look, routing: () => homeOf(state, { address: '', ownDomains: [] }, new Date())?.routing };
}

describe('behind the screen', () => {
  test('[T15] the reasons follow from the decision and the versions it names, read once for all leads that share them', async () => {
    jest.mocked(readDecisionBasis).mockResolvedValue({ plan: { number: 3, segments: [], rules: [rule], settings: usualRoutingSettings }, roster: { number: 7, sellers: [seller(maya, 'Maya Lindqvist'), seller(aiko, 'Aiko Watanabe')] } });
    jest.mocked(readAttributeNames).mockResolvedValue(new Map([[region, 'Region']]));
    const stage = aStage({ given: [assignment, { ...assignment, leadId: 'other' }] });
    await stage.look();
    expect(stage.routing()?.given.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([['has-value', 'waited-longest'], ['has-value', 'waited-longest']]);
    expect(stage.routing()?.given[0]?.reasons[0]?.params).toEqual({ attribute: 'Region', value: 'Nordics' });
    expect(readDecisionBasis).toHaveBeenCalledTimes(1);
  });

  test('[T15] a lead whose versions are gone is still shown, with its rule', async () => {
    jest.mocked(readDecisionBasis).mockRejectedValue(new AppError('not-found'));
    const stage = aStage({ given: [assignment] });
    await stage.look();
    expect(stage.routing()?.given).toMatchObject([{ leadName: 'Omar Haddad', ruleName: 'Nordics', reasons: [] }]);
  });

  test('[T8] it is asked when Home is looked at, not again within two minutes, and what is known survives a silent CRM', async () => {
    const stage = aStage();
    await stage.look();
    await stage.look();
    expect(readOwnRouting).toHaveBeenCalledTimes(1);
    jest.mocked(readOwnRouting).mockRejectedValueOnce(new AppError('crm-silent'));
    await jest.advanceTimersByTimeAsync(2 * 60_000);
    await stage.look();
    expect(readOwnRouting).toHaveBeenCalledTimes(2);
    expect(stage.routing()?.seller).toMatchObject({ capacity: 60 });
  });

  test('[T11] going away adds to the absences the CRM has, coming back ends the one that runs, undo brings the last back', async () => {
    const ahead: Absence = { from: '2026-12-20T00:00:00Z', to: '2026-12-31T00:00:00Z' };
    const stage = aStage({ absences: [ahead] });
    await stage.look();
    await stage.verbs.goAway({ from: '2026-11-23T12:00:00Z', to: '2026-11-29T23:00:00Z' });
    expect(saveAvailability).toHaveBeenLastCalledWith(expect.anything(), expect.objectContaining({ sellerId: maya, version: 'W/"4"', absences: [{ from: '2026-11-23T12:00:00Z', to: '2026-11-29T23:00:00Z' }, ahead] }));
    expect(stage.routing()).toMatchObject({ did: 'away', isSaving: false });
    await stage.verbs.comeBack();
    expect(stage.routing()?.absences[0]).toMatchObject({ from: '2026-11-23T12:00:00Z', to: expect.stringMatching(/^2026-11-23T13:0/) });
    await stage.verbs.undoAway();
    expect(stage.routing()).toMatchObject({ did: 'undone', absences: [{ from: '2026-11-23T12:00:00Z', to: '2026-11-29T23:00:00Z' }, ahead] });
  });

  test('[T11] an admin who saved the hours at the same moment loses nothing: it is tried once more over theirs; a refusal is told', async () => {
    const stage = aStage();
    await stage.look();
    jest.mocked(saveAvailability).mockRejectedValueOnce(new AppError('changed-elsewhere'));
    await stage.verbs.goAway({ from: '2026-11-23T12:00:00Z' });
    expect(stage.routing()).toMatchObject({ did: 'away', absences: [{ from: '2026-11-23T12:00:00Z' }] });
    jest.mocked(saveAvailability).mockRejectedValueOnce(new AppError('no-permission'));
    await stage.verbs.comeBack();
    expect(stage.routing()).toMatchObject({ trouble: 'no-permission', absences: [{ from: '2026-11-23T12:00:00Z' }] });
  });

  test('[T15] the page of a lead asks about that lead alone, once; a lead nobody gave says nothing', async () => {
    jest.mocked(readDecisionBasis).mockResolvedValue(undefined);
    jest.mocked(readAssignment).mockResolvedValueOnce(assignment).mockResolvedValueOnce(undefined);
    const stage = aStage();
    await stage.look();
    const open = (leadId: string): void => void Object.assign(stage.state.lasting?.leadPage ?? {}, { open: { leadId, opening: 1, backTo: 'home', isAsking: false, askedAt: 0, looks: 0 } });
    open(lead);
    await stage.look();
    await stage.look();
    expect(stage.state.lasting?.home?.routing.given.get(lead)).toMatchObject({ ruleName: 'Nordics', isMine: true });
    open('other');
    await stage.look();
    expect(stage.state.lasting?.home?.routing.given.get('other')).toBeNull();
    expect(readAssignment).toHaveBeenCalledTimes(2);
  });
});
