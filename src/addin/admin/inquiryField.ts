// *Direct inquiry* as a field of conditions. Offered for hand-raisers only: routing decides without reading activities.
import { DIRECT_INQUIRY, inquiryKinds } from '../../domain/directInquiry.ts';
import type { MappableField } from '../../domain/profileFields.ts';
import { inquiryLabel, inquiryText } from '../parts/words/inquiryWords.ts';
import type { Asked } from './useAsked.ts';

export function inquiryField(): MappableField {
  return { id: DIRECT_INQUIRY, table: 'lead', label: inquiryLabel(), kind: 'choice', type: 'Picklist', options: inquiryKinds.map((value) => ({ value, label: inquiryText(value) })) };
}

/** The fields of the CRM and this one. */
export function withInquiry(fields: readonly MappableField[]): readonly MappableField[] {
  return [...fields, inquiryField()];
}

/** The same while they are being asked for. */
export function askedWithInquiry(fields: Asked<readonly MappableField[]>): Asked<readonly MappableField[]> {
  return fields.kind === 'known' ? { ...fields, value: withInquiry(fields.value) } : fields;
}

/** A field by its id, this one wherever it is spoken of. */
export function fieldNamed(id: string, fields: readonly MappableField[]): MappableField | undefined {
  return fields.find((each) => each.id === id) ?? (id === DIRECT_INQUIRY ? inquiryField() : undefined);
}
