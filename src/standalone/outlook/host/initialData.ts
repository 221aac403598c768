// What office.js learns of the mailbox and the current item before the add-in starts, and again with every ItemChanged.
import type { MailMessage, Person } from '../mail/message.ts';
import { normalizeSubject } from '../mail/message.ts';
import { zoneOffset } from '../mail/zonedTime.ts';
import type { HostPage, Subject } from './hostPage.ts';
import { windowsTimeZone } from './windowsTimeZone.ts';

/** office.js' numbers for what is open. */
const ITEM_TYPE = { message: 1, meetingRequest: 3, messageCompose: 4, appointmentCompose: 5, none: 6 } as const;

/** Recipient types as numbered on the wire. */
const USER_OF_THE_ORGANIZATION = 2;
const EXTERNAL_USER = 3;

/** The object of GetInitialData; null when several items are selected. */
export function initialData(page: HostPage, subject: Subject): Readonly<Record<string, unknown>> | null {
  if (subject.kind === 'several') return null;
  const common = { permissionLevel: page.permission, ...userData(page), hostVersion: '20261101.01', owaView: 'ThreeColumns' };
  if (subject.kind === 'none') return { ...common, itemType: ITEM_TYPE.none };
  const item = { ...common, ewsUrl: '', restUrl: '', endNodeUrl: '', isRestIdSupported: false, isFromSharedFolder: false, extensionId: page.addinName };
  if (subject.kind === 'message') return { ...item, ...messageData(page, subject.item.message), isRead: !subject.item.isUnread };
  return {
    ...item,
    itemType: subject.kind === 'compose' ? ITEM_TYPE.messageCompose : ITEM_TYPE.appointmentCompose,
    conversationId: subject.draft.conversationId,
    seriesId: null,
    isRead: true,
  };
}

/** A person as the wire carries them; colleagues are those of the mailbox's own domain. */
export function wirePerson(person: Person, ownAddress: string): Readonly<Record<string, unknown>> {
  const domain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const isColleague = domain(person.address) === domain(ownAddress);
  return { name: person.name || person.address, address: person.address, recipientType: isColleague ? USER_OF_THE_ORGANIZATION : EXTERNAL_USER, appointmentResponse: 0 };
}

function userData(page: HostPage): Readonly<Record<string, unknown>> {
  const { person } = page.mailbox;
  return {
    userDisplayName: person.name,
    userEmailAddress: person.address,
    userTimeZone: windowsTimeZone(page.timeZone),
    userProfileType: 'office365',
    timeZoneOffsets: [{ start: -8.64e15, end: 8.64e15, offset: zoneOffset(Date.now(), page.timeZone) / 60_000 }],
  };
}

function messageData(page: HostPage, message: MailMessage): Readonly<Record<string, unknown>> {
  const person = (one: Person): unknown => wirePerson(one, page.mailbox.person.address);
  return {
    itemType: message.kind === 'meeting-request' ? ITEM_TYPE.meetingRequest : ITEM_TYPE.message,
    id: message.id,
    itemClass: message.itemClass,
    subject: message.subject,
    normalizedSubject: normalizeSubject(message.subject),
    internetMessageId: message.internetMessageId,
    conversationId: message.conversationId,
    seriesId: null,
    dateTimeCreated: message.date,
    dateTimeModified: message.date,
    dateTimeSent: message.date,
    from: person(message.from),
    sender: person(message.sender),
    to: message.to.map(person),
    cc: message.cc.map(person),
    bcc: message.bcc.map(person),
    attachments: message.attachments.map((part) => ({ id: part.id, name: part.name, size: part.size, contentType: part.contentType, isInline: part.isInline, attachmentType: 0 })),
    start: message.meeting?.start,
    end: message.meeting?.end,
    location: message.meeting?.location,
    recurrence: null,
  };
}
