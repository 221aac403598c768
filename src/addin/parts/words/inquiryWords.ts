// The one field of a condition that is no column: how a lead first came to us.
import { inquiryKinds } from '../../../domain/directInquiry.ts';
import { t } from '../../strings.ts';

export function inquiryLabel(): string {
  return t('inquiry.label');
}

/** How they asked; as it stands for what a later version wrote. */
export function inquiryText(value: string): string {
  const kind = inquiryKinds.find((each) => each === value);
  return kind === undefined ? value : t(`inquiry.${kind}`);
}
