/** @jest-environment jsdom */
// The predictive score as an admin sees and steers it: whose counts, its grades, how good it is, and learning it anew.
import { act } from 'react';
import type { ModelShown, ScoresShown } from '../../../src/addin/admin/administration.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';

let admin: ShownAdmin;

beforeAll(() => setLanguage('en-US', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

const model: ModelShown = {
  trainedOn: '2026-11-10T08:00:00Z', closed: 611, isSample: false, drifted: [],
  accuracy: { leads: 122, auc: 0.812, aucAtLeast: 0.734, threshold: 0.42, f1: 0.76, confusion: { truePositive: 51, falsePositive: 14, trueNegative: 39, falseNegative: 18 }, calibrationError: 0.031 },
};
const openWith = async (scores: ScoresShown): Promise<void> => {
  admin = await openAdmin(someSettings, { readScores: async () => ({ kind: 'done', value: scores }) });
  await admin.go('Prioritization');
};
const leave = (field: string): Promise<void> => act(async () => void admin.field(field).dispatchEvent(new FocusEvent('focusout', { bubbles: true })));

test('[P13] whose score counts and the grades are saved as one setting, and nothing else is', async () => {
  await openWith({ isAsked: false });
  await admin.choose('dynamics');
  await admin.fill('grade-A', '80');
  await leave('grade-A');
  expect(admin.text()).toContain('Not saved yet: 1 change');
  await admin.press('Save');
  expect(admin.administration.saveSettings).toHaveBeenLastCalledWith('W/"14"', expect.objectContaining({ scoring: { use: 'dynamics', ranges: { A: 80, B: 51, C: 26 } } }));
  await admin.choose('off');
  expect(document.querySelector('[data-field="grade-A"]')).toBeNull();
  await admin.press('Save');
  expect(admin.saved().scoring?.use).toBe('off');
  expect(admin.administration.saveSettings).toHaveBeenLastCalledWith('W/"15"', { scoring: { use: 'off', ranges: { A: 80, B: 51, C: 26 } } });
});

test('[P13] a minimum moves its neighbors out of its way, what is no number changes nothing, and typing moves nothing yet', async () => {
  await openWith({ isAsked: false });
  await admin.fill('grade-C', '9');
  expect(admin.text()).not.toContain('Not saved yet');
  await admin.fill('grade-C', '');
  await leave('grade-C');
  expect(admin.field('grade-C').value).toBe('26');
  await admin.fill('grade-C', '60');
  await leave('grade-C');
  expect(['A', 'B', 'C'].map((grade) => admin.field(`grade-${grade}`).value)).toEqual(['76', '61', '60']);
  expect(admin.text()).toContain('Below 60 it is a D.');
});

test('[P13] how good it is stands in a sentence, and in figures on a press', async () => {
  await openWith({ inUse: model, isAsked: false });
  expect(admin.text()).toContain("The score was learned from 611 of your closed leads on Nov 10. Of one lead that qualifies and one that doesn't, it picks the right one 8 times in 10.");
  expect(document.querySelector('table[aria-label="How good the score is"]')).toBeNull();
  await admin.press('See how good it is');
  const figures = [...document.querySelectorAll('table[aria-label="How good the score is"] td')].map((cell) => cell.textContent);
  expect(figures).toEqual(['0.81, at least 0.73', '0.76', '3.1%', '51', '14', '39', '18']);
  expect(admin.text()).toContain("Tested on the newest 122 closed leads, which it hadn't seen.");
});

test.each<[string, ScoresShown, string]>([
  ['too few closed leads', { isAsked: false }, 'There is no score yet. It needs 40 qualified and 40 disqualified leads'],
  ['one that is not reliable', { newer: model, isAsked: false }, "What was learned on Nov 10 isn't reliable enough, so no lead has a score."],
  ['one that is kept', { inUse: model, newer: { ...model, trainedOn: '2026-11-20T08:00:00Z' }, isAsked: false }, 'The training of Nov 20 was less accurate, so the one before stays in use.'],
  ['one of sample leads', { inUse: { ...model, isSample: true }, isAsked: false }, 'scores sample leads alone'],
  ['leads that have changed since', { inUse: { ...model, drifted: ['Industry', 'Budget'] }, isAsked: false }, 'Leads of today look different from those it was learned from: Industry and Budget.'],
])('[P13] %s: told as it is', async (_what, scores, sentence) => {
  await openWith(scores);
  expect(admin.text()).toContain(sentence);
});

test('[P15] learning it again is asked for once, told, and a refusal is told too', async () => {
  let scores: ScoresShown = { inUse: model, isAsked: false };
  admin = await openAdmin(someSettings, {
    readScores: async () => ({ kind: 'done', value: scores }),
    trainScore: async () => {
      scores = { ...scores, isAsked: true };
      return { kind: 'done', value: undefined };
    },
  });
  await admin.go('Prioritization');
  admin.administration.trainScore.mockResolvedValueOnce({ kind: 'failed', problem: { code: 'no-permission', params: {}, retry: false } });
  await admin.press('Learn it again');
  expect(document.querySelector('[role="alert"]')?.textContent).not.toBe('');
  expect(admin.text()).toContain("Your role can't change these settings");
  await admin.press('Learn it again');
  expect(admin.text()).toContain('A new training is asked for.');
  await admin.press('Learn it again');
  expect(admin.administration.trainScore).toHaveBeenCalledTimes(2);
});
