// Why somebody got a lead, as one sentence: "You got this lead because your Region is Nordics and you had waited longest of 3."
import type { OwnerReason } from '../../../domain/routing/proof/ownerReasons.ts';
import { currentFormats, t } from '../../strings.ts';

/** What the sentence is made of. */
export interface ReasonedLead {
  readonly isByHand: boolean;
  readonly ruleName?: string;
  readonly reasons: readonly OwnerReason[];
  /** False: told to somebody else than who got it. */
  readonly isMine: boolean;
}

export function givenText({ isByHand, ruleName, reasons, isMine }: ReasonedLead): string {
  if (isByHand) return t(isMine ? 'seller.routing.by-hand' : 'seller.routing.by-hand-other');
  if (!isMine) return ruleName === undefined ? t('seller.routing.by-rules-other') : t('seller.routing.by-rule-other', { rule: ruleName });
  if (reasons.length > 0) return t('seller.routing.because', { reasons: new Intl.ListFormat(currentFormats().locale, { type: 'conjunction' }).format(reasons.map(clauseOf)) });
  return ruleName === undefined ? t('seller.routing.by-rules') : t('seller.routing.by-rule', { rule: ruleName });
}

/** One reason as a part of the sentence. */
function clauseOf({ code, params = {} }: OwnerReason): string {
  const told = Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'));
  const { days } = told;
  return t(`seller.routing.reason.${code}`, code === 'first-back' ? { count: Number(days) } : told);
}
