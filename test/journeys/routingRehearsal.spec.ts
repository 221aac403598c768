// An admin tries a draft of the rules on the leads of the last weeks before sellers get leads by it: what would slip is named and keeps it
// back until it is fixed. What a test changes it takes back: the organization is everybody's.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { choose, expectWhole, goTo, look, plansBackTo, press, readPlans, signInOnFullPage } from './adminPage.ts';

const VIEWPORT = { width: 1280, height: 900 };
const RULE = 'By market';

test.describe.configure({ timeout: 240_000 });
test.use({ actionTimeout: 30_000 });

test('[T14] [T10] by keyboard alone a draft that lets leads slip is rehearsed in a worker, blocked by name, fixed, rehearsed again and activated', async ({ page }) => {
  const crm = await signInOnFullPage(page, { viewport: VIEWPORT });
  const before = await readPlans(crm);
  const number = Number(before[0]?.['hrz_number'] ?? 0) + 1;
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  try {
    await goTo(page, 'Rules');
    await stopAt(page, RULE);
    await expect(page.getByText(`${RULE} changed. Saved to draft ${number}.`)).toBeVisible();
    // There is no way round the rehearsal.
    await expect(page.getByRole('button', { name: /^Activate draft/ })).toHaveCount(0);
    await press(page, page.getByRole('button', { name: 'Rehearse draft' }));
    await expect(page.getByRole('heading', { level: 1, name: `Rehearsal of draft ${number}` })).toBeFocused();
    const verdict = page.getByText(/^Not ready to activate: \d+ leads? would be left without anybody\.$/);
    await expect(verdict).toBeVisible();
    expect(workers.filter((url) => new URL(url).origin === new URL(page.url()).origin)).toHaveLength(1);
    await expect(page.getByText(new RegExp(`\\d+ leads?: Rule 4, ${RULE}: .*, and then it stops\\.`))).toBeVisible();
    await look(page, 'rehearsal-blocked');
    const slipping = Number(/\d+/.exec((await verdict.textContent()) ?? '')?.[0]);
    await press(page, page.getByRole('button', { name: /^Show (it|all)/ }));
    await expect(page.getByRole('heading', { name: /would slip$/ })).toBeFocused();
    const list = page.getByRole('table', { name: /would slip$/ });
    await expect(list.getByRole('checkbox')).toHaveCount(Math.min(slipping, 50));
    await expect(page.getByRole('button', { name: /^Activate although / })).toBeDisabled();
    await look(page, 'rehearsal-slipping');
    await press(page, page.getByRole('button', { name: 'Export' }));
    await expect(page.getByRole('dialog')).toContainText('Comma-separated, for any spreadsheet');
    await look(page, 'rehearsal-export');
    await expectWhole(page);
    const saved = page.waitForEvent('download');
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Download' }));
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^handraise-rehearsal-${number}-\\d{4}-\\d\\d-\\d\\d-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    expect((await readFile(await file.path(), 'utf8')).split('\r\n').filter((line) => line.includes('Nobody,'))).toHaveLength(slipping);
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Close' }));
    const why = list.getByRole('button', { name: /^Why / }).first();
    await press(page, why);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('heading', { name: new RegExp(`Rule 4, ${RULE}: fits, but nobody could take it`) })).toBeVisible();
    await look(page, 'rehearsal-why');
    await press(page, page.getByRole('button', { name: 'Back to the rehearsal' }));
    await expect(why).toBeFocused();
    await press(page, page.getByRole('button', { name: `Fix ${slipping} lead${slipping === 1 ? '' : 's'}` }));
    await expect(page.getByLabel('Name of the rule')).toHaveValue(RULE);
    await press(page, page.getByRole('radio', { name: 'Stop' }), 'ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: 'Next rule' })).toBeChecked();
    await choose(page.getByLabel('Share out by'), 'Load balancing');
    await press(page, page.getByRole('button', { name: 'Save to draft' }));
    await expect(page.getByText(`${RULE} changed. Saved to draft ${number}.`)).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Rehearse draft' }));
    await expect(page.getByText('Ready to activate', { exact: true })).toBeVisible();
    await look(page, 'rehearsal-ready');
    await press(page, page.getByRole('button', { name: 'Show as table: Open leads per seller, at the peak' }));
    await expect(page.getByRole('table', { name: 'Open leads per seller, at the peak' }).getByRole('row').nth(1)).toBeVisible();
    await press(page, page.getByRole('button', { name: `Activate draft ${number}` }));
    await press(page, page.getByRole('alertdialog').getByRole('button', { name: `Activate draft ${number}` }));
    await expect(page.getByText(`Version ${number} is active`)).toBeVisible();
    const [active] = await crm.rows(`hrz_routingplans?$select=hrz_state,hrz_acknowledged&$filter=hrz_number eq ${number}`);
    expect(active).toMatchObject({ hrz_state: before.find((row) => row['hrz_number'] === number - 1)?.['hrz_state'], hrz_acknowledged: '[]' });
    await look(page, 'rehearsal-activated');
  } finally {
    await plansBackTo(crm, before);
  }
});

test('[T14] a draft somebody else changed after the rehearsal is not activated; it is rehearsed again', async ({ page, context }) => {
  const crm = await signInOnFullPage(page, { viewport: VIEWPORT });
  const before = await readPlans(crm);
  try {
    await goTo(page, 'Rules');
    await page.getByRole('list', { name: 'Rules', exact: true }).getByRole('listitem').last().getByRole('button').first().click();
    await page.getByLabel('To be dealt with within hours').fill('6');
    await page.getByRole('dialog').getByRole('button', { name: 'Save to draft' }).click();
    await page.getByRole('button', { name: 'Rehearse draft' }).click();
    await expect(page.getByText('Ready to activate', { exact: true })).toBeVisible();
    const other = await context.newPage();
    await signInOnFullPage(other, { viewport: VIEWPORT });
    await goTo(other, 'Rules');
    await other.getByRole('button', { name: 'Change the catch-all owner' }).click();
    await other.getByLabel('To be dealt with within hours').fill('9');
    await other.getByRole('dialog').getByRole('button', { name: 'Save to draft' }).click();
    await expect(other.getByText('Reminded after 9 h')).toBeVisible();
    await other.close();
    await page.getByRole('button', { name: /^Activate draft/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: /^Activate draft/ }).click();
    await expect(page.getByText('The draft was changed since this rehearsal')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rehearse again' })).toBeVisible();
    expect((await readPlans(crm))[1]?.['hrz_state']).toBe(before[0]?.['hrz_state']);
    await look(page, 'rehearsal-changed');
  } finally {
    await plansBackTo(crm, before);
  }
});

test('[T14] without a draft the active rules are rehearsed to check the record; nothing is offered to be activated, and no lead slips', async ({ page }) => {
  await signInOnFullPage(page, { viewport: VIEWPORT });
  await goTo(page, 'Rehearsal');
  await expect(page.getByText(/^Version \d+ is active, and there is no draft$/)).toBeVisible();
  await look(page, 'rehearsal-active-not-yet');
  await page.getByRole('button', { name: 'Rehearse the active rules' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Rehearsal of version \d+, which is active$/ })).toBeVisible();
  await expect(page.getByText(/^The record comes out as it was$|^\d+ of \d+ leads would go to somebody else$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Activate/ })).toHaveCount(0);
  await expect(page.getByText(/would leave .* without anybody/)).toHaveCount(0);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await lookAtAll(page, `rehearsal-active-${width}`);
    await expectWhole(page);
  }
});

for (const scheme of ['light', 'dark', 'high contrast'] as const) {
  test(`[T14] at 320 px and at 1280 px in ${scheme} the rehearsal is whole and can be read by everybody, with the charts as tables, too`, async ({ page }) => {
    await page.emulateMedia(scheme === 'high contrast' ? { forcedColors: 'active' } : { colorScheme: scheme });
    const crm = await signInOnFullPage(page, { viewport: VIEWPORT });
    const before = await readPlans(crm);
    const end = scheme.replace(' ', '-');
    try {
      await goTo(page, 'Rules');
      await stopAt(page, RULE);
      await goTo(page, 'Rehearsal');
      await look(page, `rehearsal-not-yet-${end}`);
      await page.getByLabel('Period').selectOption({ label: 'Last 90 days' });
      await page.getByRole('button', { name: 'Rehearse draft' }).click();
      await expect(page.getByText(/^Not ready to activate/)).toBeVisible();
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await lookAtAll(page, `rehearsal-result-${width}-${end}`);
        await expectWhole(page);
        await page.getByRole('button', { name: /^Show (it|all)/ }).click();
        await lookAtAll(page, `rehearsal-slipping-${width}-${end}`);
        await expectWhole(page);
        // Each press gives its button another name.
        for (const _chart of ['load', 'time']) await page.getByRole('button', { name: /^Show as table/ }).first().click();
        await expectWhole(page);
        for (const _chart of ['load', 'time']) await page.getByRole('button', { name: /^Show as chart/ }).first().click();
      }
      await page.getByRole('button', { name: 'Export' }).click();
      const file = page.getByRole('dialog');
      await expect(file.getByRole('button', { name: 'Download' })).toBeInViewport();
      await expectWhole(page);
      await look(page, `rehearsal-export-320-${end}`);
      await file.getByRole('button', { name: 'Close' }).click();
    } finally {
      await plansBackTo(crm, before);
    }
  });
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test('[T14] in German the rehearsal is German and nothing is cut off at 320 px', async ({ page }) => {
    const crm = await signInOnFullPage(page, { viewport: VIEWPORT, button: 'Anmelden' });
    const before = await readPlans(crm);
    try {
      await goTo(page, 'Regeln');
      const first = page.getByRole('list', { name: 'Regeln', exact: true }).getByRole('listitem').first();
      await first.getByRole('switch').click();
      await page.getByRole('button', { name: 'Entwurf proben' }).click();
      await expect(page.getByText(/^Bereit zum Aktivieren|^Noch nicht bereit/).first()).toBeVisible();
      await page.setViewportSize({ width: 320, height: 800 });
      await lookAtAll(page, 'rehearsal-german');
      await expectWhole(page);
    } finally {
      await plansBackTo(crm, before);
    }
  });
});

/** The rule lets leads wait for which it finds nobody. */
async function stopAt(page: Page, rule: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^More for ${rule}`) }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('radio', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Save to draft' }).click();
  await expect(page.getByRole('button', { name: 'Rehearse draft' })).toBeVisible();
}

/** As tall as all that scrolls. */
async function lookAtAll(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? VIEWPORT;
  await page.setViewportSize({ width, height: await page.locator('main').evaluate((main) => main.scrollHeight + 120) });
  await look(page, name);
  await page.setViewportSize({ width, height });
}
