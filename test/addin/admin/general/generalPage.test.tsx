/** @jest-environment jsdom */
// The General page beyond names and roles: what the company and its products are known by, whose mail is our own, and when answers are due.
import { act } from 'react';
import { setLanguage } from '../../../../src/addin/strings.ts';
import { openAdmin, someSettings, type ShownAdmin } from '../shownAdmin.tsx';

let admin: ShownAdmin;

beforeAll(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

const product = { id: 'cell', name: 'PalletCell', summary: 'Stacks pallets.', keywords: ['pallet'], facts: [{ id: 'f', topic: 'price', keywords: [], text: { en: 'It costs 5.' }, source: 'List' }] } as const;
const region = (name: string): HTMLElement => document.querySelector<HTMLElement>(`section[aria-label="${name}"]`) ?? document.body;

describe('what the company and its products are known by', () => {
  const other = { id: 'duo', name: 'Duo', summary: 'Stacks twice.', keywords: ['twice'], facts: [{ id: 'g', topic: 'warranty', keywords: ['guarantee'], text: { de: 'Zwei Jahre.' }, source: '', date: '2026-11-12' }] } as const;
  const openFacts = (name: string): Promise<void> => admin.press(new RegExp(`fact.* about ${name}$`));

  test('[A3] who we are is written by language; the page says in which it is not, and only what is written is saved', async () => {
    admin = await openAdmin({ ...someSettings, company: { name: 'Kestrel Motion', about: { fr: 'Nous empilons.' } } });
    await admin.go('General');
    const about = region('About us');
    expect([...about.querySelectorAll('textarea')].map(({ lang }) => lang)).toEqual(['en', 'fr']);
    expect(about.textContent).toContain('Not written in: English, German, Spanish, Italian, Portuguese, Dutch. Drafts in these languages leave it out.');
    await admin.fill('about-en', ' We stack pallets. ');
    await admin.fill('about-add', 'de');
    expect(document.activeElement).toBe(admin.field('about-de'));
    await admin.fill('about-de', 'Wir stapeln.');
    await admin.fill('about-fr', '');
    expect(admin.text()).toContain('Not saved yet: 3 changes');
    await admin.press('Save');
    expect(admin.administration.saveSettings).toHaveBeenCalledWith('W/"14"', { about: { en: 'We stack pallets.', de: 'Wir stapeln.' } });
  });

  test('[A4] a fact is added by what it is about, its words, its answers and its source; of another product nothing is lost', async () => {
    admin = await openAdmin({ ...someSettings, products: [product, other] });
    await admin.go('General');
    await openFacts('PalletCell');
    await admin.press('Add a fact about PalletCell');
    expect(admin.text()).toContain('A fact about PalletCell has no answer yet.');
    expect(admin.text()).toContain("A fact about PalletCell can't be found by any question.");
    const field = (part: string): string => `[data-field^="fact-${part}-"]`;
    await admin.fill(field('topic'), 'lead-time');
    await admin.fill(field('words'), 'Weeks, delivery date,');
    expect(admin.field(field('words')).value).toBe('Weeks, delivery date,');
    await admin.fill(field('answer'), 'Eight weeks.');
    await admin.fill(field('source'), 'Price list');
    expect(admin.text()).not.toContain('A fact about');
    await admin.press('Done');
    expect(admin.text()).toContain('Lead time · en');
    await admin.press('Save');
    const [cell, duo] = admin.saved().products;
    expect([cell?.keywords, cell?.facts[0], duo]).toEqual([product.keywords, product.facts[0], other]);
    expect(cell?.facts[1]).toEqual({ id: expect.any(String), topic: 'lead-time', keywords: ['weeks', 'delivery date'], text: { en: 'Eight weeks.' }, source: 'Price list' });
  });

  test('[A4] a fact is edited and removed without touching what the page has no field for', async () => {
    admin = await openAdmin({ ...someSettings, products: [product, other] });
    await admin.go('General');
    await openFacts('Duo');
    await admin.press('Edit Zwei Jahre.');
    expect(document.activeElement).toBe(admin.field('fact-topic-g'));
    await admin.fill('fact-answer-g-de', 'Drei Jahre.');
    await admin.press('Done');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit Drei Jahre.');
    await admin.press('Save');
    expect(admin.saved().products).toEqual([product, { ...other, facts: [{ ...other.facts[0], text: { de: 'Drei Jahre.' } }] }]);
    await admin.press('Edit Drei Jahre.');
    await admin.press('Remove this fact');
    expect(document.activeElement?.textContent).toBe('Add a fact');
    await admin.press('Save');
    expect(admin.saved().products).toEqual([product, { ...other, facts: [] }]);
  });

  test('[A4] products and facts change places by their buttons, the focus goes with them, and moved back nothing is changed', async () => {
    admin = await openAdmin({ ...someSettings, products: [product, other] });
    await admin.go('General');
    await act(async () => admin.button('Move PalletCell down').focus());
    await admin.press('Move PalletCell down');
    expect(document.activeElement).toBe(admin.button('Move PalletCell down'));
    expect(admin.text()).toContain('Not saved yet: 1 change');
    await admin.press('Move PalletCell up');
    expect(admin.text()).not.toContain('Not saved yet');
    await admin.press('Move Duo up');
    await admin.press('Save');
    expect(admin.saved().products.map(({ name }) => name)).toEqual(['Duo', 'PalletCell']);
  });

  test('[A9] somebody else wrote another fact of the same product meanwhile: both are saved', async () => {
    admin = await openAdmin({ ...someSettings, products: [product, other] });
    await admin.go('General');
    await openFacts('PalletCell');
    await admin.press('Edit It costs 5.');
    await admin.fill('fact-answer-f-en', 'It costs 6.');
    const theirs = { id: 'h', topic: 'warranty', keywords: ['years'], text: { en: 'Two years.' }, source: '' } as const;
    admin.elsewhere({ products: [{ ...product, facts: [...product.facts, theirs] }] });
    await admin.press('Save');
    expect(admin.text()).toContain('You changed different things.');
    await admin.press('Save');
    expect(admin.saved().products).toEqual([{ ...product, facts: [{ ...product.facts[0], text: { en: 'It costs 6.' } }, theirs] }]);
  });

  test('[A4] more than the CRM can hold is told in numbers before it is sent', async () => {
    const facts = Array.from({ length: 40 }, (_each, place) => ({ id: `f${place}`, topic: 'other', keywords: [`word${place}`], text: { en: 'x'.repeat(30_000) }, source: '' }) as const);
    admin = await openAdmin({ ...someSettings, products: [{ ...product, facts }] });
    await admin.go('General');
    await admin.fill('company-name', 'Mine');
    expect(admin.text()).toContain('Products and facts are too long together:');
    await admin.press('Save');
    expect(admin.administration.saveSettings).not.toHaveBeenCalled();
  });
});

describe('when answers are due, and whose mail is our own', () => {
  test('[E4] [A3] hours, days and domains are saved as numbers and names', async () => {
    admin = await openAdmin();
    await admin.go('General');
    expect([admin.field('answer-hours').value, admin.field('follow-up-days').value]).toEqual(['4', '4']);
    await admin.fill('answer-hours', '16');
    await admin.fill('follow-up-days', '10');
    await admin.fill('own-domains', '@Kestrel.Example, maya@kestrel.co.uk, kestrel.example');
    await admin.press('Save');
    expect(admin.administration.saveSettings).toHaveBeenCalledWith('W/"14"', { answerTargetHours: 16, followUpDays: 10, ownDomains: ['kestrel.example', 'kestrel.co.uk'] });
  });

  test.each([
    ['answer-hours', '0', 'Answers are due within 1 to 240 whole hours.'],
    ['answer-hours', '4.5', 'Answers are due within 1 to 240 whole hours.'],
    ['answer-hours', '', 'Answers are due within 1 to 240 whole hours.'],
    ['follow-up-days', '61', 'Follow up after 1 to 60 whole days.'],
    ['own-domains', 'kestrel', '“kestrel” is no email domain.'],
    ['own-domains', 'kestrel.example, gmail.com', 'Anybody can have a mailbox at “gmail.com”'],
  ])('[E4] [A3] %s of "%s" can\'t be saved and says so', async (field, typed, sentence) => {
    admin = await openAdmin();
    await admin.go('General');
    await admin.fill(field, typed);
    expect(admin.text()).toContain(sentence);
    await admin.press('Save');
    expect(admin.administration.saveSettings).not.toHaveBeenCalled();
  });
});
