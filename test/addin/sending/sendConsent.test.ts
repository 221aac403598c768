/** @jest-environment jsdom */
// The consent to send: from a person's click, once.
import { consentBy, redeem, type SendConsent } from '../../../src/addin/sending/sendConsent.ts';

const shown = { draftId: 'd', to: 'jonas@halvorsen.example', subject: 'Re: A cell', paragraphs: ['Hi Jonas,'] };

test('[E10] a click a script makes gives no consent, whatever it looks like', () => {
  const button = document.createElement('button');
  document.body.append(button);
  const clicks: Event[] = [];
  button.addEventListener('click', (event) => clicks.push(event));
  button.click();
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  expect(clicks).toHaveLength(2);
  for (const click of clicks) expect(consentBy(click, shown)).toBeUndefined();
  const pretended = { isTrusted: true, type: 'click', detail: 1 };
  expect(consentBy(pretended as Partial<Event> as Event, shown)).toBeUndefined();
});

test('[E10] nothing but a consent can be redeemed', () => {
  expect(redeem(Object.freeze({}) as SendConsent)).toBeUndefined();
});
