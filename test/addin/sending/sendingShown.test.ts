/** @jest-environment jsdom */
// Whether a draft may be sent by the CRM, and what stands in the way.
import { sendingOffer } from '../../../src/addin/sending/sendingShown.ts';
import type { LeadScreen, SentState } from '../../../src/addin/emailScreens.ts';
import type { Email } from '../../../src/domain/email.ts';
import { aCheckedAddress, aLeadScreen, aShownDraft, aShownLead } from '../../fixtures/views.ts';

const lead = aShownLead();
const to = lead.email ?? '';
const written = (more: Parameters<typeof aShownDraft>[0] = {}): LeadScreen['draft'] => ({ kind: 'written', id: 'one', draft: aShownDraft({ to: [{ address: to }], slots: [], ...more }) });
const screen = (more: Partial<LeadScreen> = {}): LeadScreen => ({ ...aLeadScreen(), draft: written(), ...more });
const about = { online: true, mailbox: { name: 'Maya Lindqvist' }, item: { mode: 'read' } } as const;
const offered = (of: LeadScreen, more: Partial<Parameters<typeof sendingOffer>[1]> = {}): string | undefined => {
  const offer = sendingOffer(of, { ...about, ...more });
  return offer?.kind === 'held-back' ? offer.why : offer?.kind;
};

test('[E10] a draft without gaps for the lead itself is offered as it would go out, the seller\'s name last, free of invisible signs', () => {
  const draft = aShownDraft({ to: [{ address: to }], slots: [], subject: 'Re:\u202e A\ncell', paragraphs: [[{ text: 'Hi\u200b Jonas,', citations: [] }], [{ text: 'Kind regards', citations: [] }]] });
  expect(sendingOffer(screen({ draft: { kind: 'written', id: 'one', draft } }), about)).toEqual({
    kind: 'offered',
    email: { draftId: 'one', to, subject: 'Re: A cell', paragraphs: ['Hi Jonas,', 'Kind regards', 'Maya Lindqvist'] },
  });
});

test('[E10] a draft the seller\'s name closes is not signed twice', () => {
  const offer = sendingOffer(screen({ draft: written({ paragraphs: [[{ text: 'Hi Jonas,', citations: [] }], [{ text: 'Kind regards\nMaya Lindqvist', citations: [] }]] }) }), about);
  expect(offer).toMatchObject({ email: { paragraphs: ['Hi Jonas,', 'Kind regards\nMaya Lindqvist'] } });
});

test('[E10] gaps, being offline, an opt-out, another or a dead address and several recipients each hold it back', () => {
  const { facts } = screen();
  const withLead = (more: Parameters<typeof aShownLead>[0]): Partial<LeadScreen> => ({ facts: { ...facts, lead: aShownLead(more) } });
  const people = (...addresses: readonly string[]): Email => ({ to: addresses.map((address) => ({ address })), cc: [] } as Partial<Email> as Email);
  const dead = aCheckedAddress();
  expect({
    gaps: offered(screen({ draft: written({ slots: ['lead time'] }) })),
    offline: offered(screen(), { online: false }),
    optedOut: offered(screen(withLead({ doNotEmail: true }))),
    elsewhere: offered(screen({ draft: written({ to: [{ address: 'ida@elsewhere.example' }] }) })),
    nobody: offered(screen({ draft: written({ to: [] }) })),
    severalInDraft: offered(screen({ draft: written({ to: [{ address: to }, { address: 'ida@elsewhere.example' }] }) })),
    severalInWindow: offered(screen(), { item: { mode: 'compose' }, email: people(to, 'ida@elsewhere.example') }),
    oneInWindow: offered(screen(), { item: { mode: 'compose' }, email: people(to) }),
    dead: offered(screen({ address: { ...dead, validation: { ...dead.validation, address: to, deliverable: 'no' } } })),
    deadElsewhere: offered(screen({ address: { ...dead, validation: { ...dead.validation, address: 'other@elsewhere.example', deliverable: 'no' } } })),
  }).toEqual({
    gaps: 'gaps', offline: 'offline', optedOut: 'do-not-email', elsewhere: 'other-address', nobody: 'other-address', severalInDraft: 'several-recipients',
    severalInWindow: 'several-recipients', oneInWindow: 'offered', dead: 'undeliverable', deadElsewhere: 'offered',
  });
});

test('[E10] nothing is offered without a draft, for an inserted one, and while nobody knows what became of the last try', () => {
  const { draft: _draft, ...without } = screen();
  expect(offered(without)).toBeUndefined();
  expect(offered(screen({ draft: { kind: 'inserted', draft: aShownDraft(), where: 'reply-opened', canUndo: false } }))).toBeUndefined();
  const after = (status: SentState['status']): string | undefined => offered(screen({ sent: { status, to } }));
  expect({ unknown: after('unknown'), looking: after('looking'), draft: after('draft'), notSent: after('not-sent') }).toEqual({ unknown: undefined, looking: undefined, draft: 'offered', notSent: 'offered' });
});
