import { CONSENT_TEXT_VERSION, mayResearch, showsTopLeads, wasAsked, type Consent } from '../../src/domain/consent.ts';

const agreed: Consent = { textVersion: CONSENT_TEXT_VERSION, readMail: true, webResearch: true, hidden: false };

test('[A14] nothing is asked of the web, and no cards are shown, for a seller who was not asked or refused', () => {
  const cases: readonly (readonly [Consent | undefined, boolean, boolean, boolean])[] = [
    [undefined, false, false, false],
    [agreed, true, true, true],
    [{ ...agreed, webResearch: false }, true, false, false],
    [{ ...agreed, readMail: false }, true, true, false],
    [{ ...agreed, hidden: true }, true, true, true],
  ];
  for (const [consent, asked, web, cards] of cases) expect([wasAsked(consent), mayResearch(consent), showsTopLeads(consent)]).toEqual([asked, web, cards]);
});

test('[A14] an answer to an earlier text counts as none', () => {
  const earlier = { ...agreed, textVersion: '0' };
  expect([wasAsked(earlier), mayResearch(earlier), showsTopLeads(earlier)]).toEqual([false, false, false]);
});
