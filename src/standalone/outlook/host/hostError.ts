// The errors a host call can end with: a number, whose sentence office.js knows itself.

/** Codes of Outlook's own table (9000 and above) and of the general one. */
export const ERROR = {
  internal: 5001,
  attachmentTooLarge: 9000,
  format: 9002,
  unknownAttachment: 9003,
  unknownAttachmentToRemove: 9008,
  endBeforeStart: 9010,
  tooManyRecipients: 9012,
  cursorMoved: 9014,
  accessRestricted: 9017,
  token: 9018,
  settings: 9019,
  generic: 9020,
  duplicateNotification: 9023,
  unknownNotification: 9024,
  tooManyNotifications: 9025,
  itemChanged: 9030,
  parameter: 9031,
  notSupportedHere: 9032,
  unknownCategory: 9044,
  duplicateCategory: 9045,
  notSaved: 9046,
  unknownItem: 9049,
  unknownSessionKey: 9050,
  sessionTooLarge: 9051,
} as const;

/** Ends a call with a code of Outlook's error table. */
export class HostError extends Error {
  readonly code: number;

  constructor(code: number, message = `Outlook error ${code}`) {
    super(message);
    this.code = code;
  }
}
