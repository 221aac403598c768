/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
import { findOpenedDrafts, openWatched, type Astray } from '../../../src/addin/drafting/astray.ts';
import { watchItem } from '../../../src/addin/outlook/itemEvents.ts';
import type { Cache } from '../../../src/addin/cacheContents.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { paragraphsOf } from '../../../src/domain/draft.ts';
import { aShownDraft } from '../../fixtures/views.ts';
import { PlayedOutlook, type PlayedItem } from '../playedOutlook.ts';

const draft = aShownDraft({ to: [{ name: 'Jonas Brandt', address: 'jonas@lead.example' }] });
const itemOf = (key: string, mode: PlayedItem['mode']): PlayedItem => ({ key, mode, address: 'a@lead.example', subject: '', html: '' });
const mail = itemOf('mail', 'read');
const outlook = new PlayedOutlook();

beforeAll(() => {
  outlook.install();
  watchItem();
});
beforeEach(() => outlook.open(mail));

/** Opens a reply and gives back what was told of it; `meanwhile` happens before Outlook answers with `answer`. */
async function told(meanwhile: () => void, answer: () => unknown = () => 'with-text'): Promise<readonly Astray[]> {
  const said: Astray[] = [];
  const open = async (): Promise<unknown> => {
    meanwhile();
    return answer();
  };
  await openWatched(draft, { expectedItem: 'mail', open, maybe: (astray) => said.push(astray) }).catch(() => undefined);
  return said;
}

const maybe = [{ kind: 'maybe', name: 'Jonas Brandt' }];

test('[F11] a reply opened while another email was selected is told, also when its own email is back before the answer', async () => {
  expect(await told(() => outlook.open(itemOf('other', 'read')))).toEqual(maybe);
  outlook.open(mail);
  const thereAndBack = (): void => {
    outlook.open(itemOf('other', 'read'));
    outlook.open(mail);
  };
  expect(await told(thereAndBack)).toEqual(maybe);
});

test('[F11] a selection Outlook does not tell of is seen while the call is under way', async () => {
  jest.useFakeTimers();
  try {
    const leaveUntold = (): void => {
      outlook.open(itemOf('other', 'read'), false);
      jest.advanceTimersByTime(100);
      outlook.open(mail, false);
    };
    expect(await told(leaveUntold)).toEqual(maybe);
  } finally {
    jest.useRealTimers();
  }
});

test('[F11] a reply that takes its email’s place, or finds nothing selected, is no reason to warn', async () => {
  expect(await told(() => undefined)).toEqual([]);
  expect(await told(() => outlook.open(itemOf('compose:reply', 'compose')))).toEqual([]);
  outlook.open(mail);
  expect(await told(() => outlook.open(undefined))).toEqual([]);
});

test('[F11] Outlook’s silence may still open the window; its refusal does not', async () => {
  const leave = (): void => outlook.open(itemOf('other', 'read'));
  const fail = (code: 'host-silent' | 'host-refused') => (): never => {
    throw new AppError(code);
  };
  expect(await told(leave, fail('host-silent'))).toEqual(maybe);
  outlook.open(mail);
  expect(await told(leave, fail('host-refused'))).toEqual([]);
});

test('[F11] a text in a window is the recipient’s own, or astray when it was written for nobody of them', async () => {
  const html = paragraphsOf(draft).map((text) => `<p>${text}</p>`).join('');
  outlook.open({ ...itemOf('compose:reply', 'compose'), html });
  const cache = { readOpened: async () => [{ address: 'jonas@lead.example', draft }] } as Partial<Cache> as Cache;
  expect(Object.keys(await findOpenedDrafts(cache, [{ address: 'Jonas@Lead.example' }]))).toEqual(['own']);
  expect(Object.keys(await findOpenedDrafts(cache, [{ address: 'elena@lead.example' }]))).toEqual(['astray']);
  outlook.open(itemOf('compose:other', 'compose'));
  expect(await findOpenedDrafts(cache, [{ address: 'elena@lead.example' }])).toEqual({});
});
