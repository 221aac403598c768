// What we know of an address: is it well formed, does its domain take mail, is it a person at work, a private one, a function or a throw-away mailbox, and what the seller says of it.
import { syntaxProblemOf } from './addressSyntax.ts';
import type { SyntaxProblem } from './addressSyntax.ts';
import { domainOf, normalizeAddress } from './email.ts';
import { isDisposableDomain, isFreeMailDomain } from './mail/freeMailDomains.ts';
import type { Id } from './records.ts';

/** `role` = a function's mailbox such as `info@`; `disposable` = a throw-away mailbox; `unknown` = not well formed. */
export type AddressType = 'work' | 'personal' | 'role' | 'disposable' | 'unknown';
/** Whose domain it is; decides the type together with the part before the @. */
export type DomainType = 'work' | 'personal' | 'disposable';
export type Deliverable = 'yes' | 'no' | 'unknown';

/** Findings beyond syntax; each has its sentence. `not-checked` = nobody has asked the domain yet, `no-answer` = it was asked and stayed silent. */
export type AddressProblem = SyntaxProblem | 'no-such-domain' | 'refuses-mail' | 'no-mail-server' | 'no-answer' | 'not-checked' | 'bounced-before';

export interface AddressCheck {
  readonly wellFormed: boolean;
  readonly kind: AddressType;
  /** Why it is not well formed. */
  readonly problem?: SyntaxProblem;
}

/** What the agent found out about an address: domain lists and name servers. */
export interface AddressAnswer {
  readonly wellFormed: boolean;
  readonly deliverable: Deliverable;
  readonly type: AddressType;
  readonly problems: readonly AddressProblem[];
}

/** A seller's word on an address; either part may be missing. It wins over every check until it is taken back. */
export interface ValidationOverride {
  readonly validity?: 'valid' | 'invalid';
  readonly type?: Exclude<AddressType, 'unknown'>;
  /** Why, in one line. */
  readonly reason?: string;
}

/** A mail that came back. */
export interface PastBounce {
  readonly address: string;
  readonly leadId: Id<'lead'>;
  readonly failure: 'hard' | 'soft';
  /** UTC ISO instant. */
  readonly at: string;
}

/** A seller's word as the CRM keeps it. */
export interface SavedOverride extends ValidationOverride {
  readonly id: Id<'emailvalidation'>;
  readonly address: string;
  readonly leadId: Id<'lead'>;
}

export interface EmailValidation {
  /** As it is compared (`normalizeAddress`). */
  readonly address: string;
  readonly wellFormed: boolean;
  readonly deliverable: Deliverable;
  readonly type: AddressType;
  /** In the order of weight; empty when nothing speaks against it. Kept under an override, so that the seller sees what was overruled. */
  readonly problems: readonly AddressProblem[];
  /** What all of it comes to: `valid` and `invalid` are sure, `unknown` is "we can't say". */
  readonly validity: 'valid' | 'invalid' | 'unknown';
  /** The seller's word, when there is one. */
  readonly overridden?: ValidationOverride;
}

const roles = new Set(
  'info information contact kontakt contacto contatto contato office hello hallo bonjour hola ola mail email post sales vertrieb ventes ventas vendite vendas verkoop support service help helpdesk hilfe admin administration administrator webmaster postmaster hostmaster abuse security billing invoice invoices rechnung rechnungen facturation facturacion fatturazione faturamento facturen accounting accounts buchhaltung comptabilite contabilidad contabilita contabilidade finance orders order bestellung commandes pedidos ordini bestellingen einkauf purchasing procurement achats compras acquisti inkoop marketing press presse prensa stampa imprensa pr media jobs careers career karriere recruiting recruitment hr personal rh bewerbung empleo reception empfang zentrale accueil recepcion team staff noreply no-reply donotreply newsletter news notifications notification alerts feedback privacy datenschutz legal compliance'.split(
    ' ',
  ),
);

function ownDomainType(domain: string): DomainType {
  if (isDisposableDomain(domain)) return 'disposable';
  return isFreeMailDomain(domain) ? 'personal' : 'work';
}

/**
 * Checks the syntax of an address and tells its kind by local part and domain. Blanks around it are not forgiven.
 * @param domainType what fuller lists say of its domain; without it the short lists every pane has decide.
 */
export function checkAddress(address: string, domainType?: DomainType): AddressCheck {
  const problem = syntaxProblemOf(address);
  if (problem !== undefined) return { wellFormed: false, kind: 'unknown', problem };
  const normal = normalizeAddress(address);
  const local = normal.slice(0, normal.lastIndexOf('@')).split('+')[0] ?? '';
  const domain = domainType ?? ownDomainType(domainOf(normal) ?? '');
  if (domain !== 'work') return { wellFormed: true, kind: domain };
  return { wellFormed: true, kind: roles.has(local) ? 'role' : 'work' };
}

/** Everything known about one address. */
export interface KnownAboutAddress {
  readonly address: string;
  /** The agent's answer; undefined while it is not there (offline, not asked). */
  readonly answer?: AddressAnswer;
  /** All bounces the CRM knows; those of other addresses are ignored. */
  readonly bounces?: readonly PastBounce[];
  /** All words of sellers the CRM knows; those about other addresses are ignored, of several the last counts. */
  readonly overrides?: readonly Pick<SavedOverride, 'address' | 'validity' | 'type' | 'reason'>[];
  /** UTC ISO instant of the newest mail that came from this address: a mailbox that wrote since it bounced is alive. */
  readonly lastHeardFrom?: string;
}

function validityOf(deliverable: Deliverable): EmailValidation['validity'] {
  return deliverable === 'yes' ? 'valid' : deliverable === 'no' ? 'invalid' : 'unknown';
}

/** Merges syntax, the agent's answer, past bounces and the seller's word into one view of an address. Syntax is checked here again: nobody's answer makes a broken address whole, only the seller's word does. */
export function validateEmail(known: KnownAboutAddress): EmailValidation {
  const { answer, lastHeardFrom = '' } = known;
  const written = known.address.trim();
  const address = normalizeAddress(written);
  const check = checkAddress(written);
  const isThis = (each: { readonly address: string }): boolean => normalizeAddress(each.address) === address;
  const bounces = (known.bounces ?? []).filter((bounce) => bounce.at >= lastHeardFrom && isThis(bounce));
  const bounced = bounces.some((bounce) => bounce.failure === 'hard');
  const override = (known.overrides ?? []).filter(isThis).at(-1);
  const answered = answer === undefined || answer.deliverable === 'unknown' ? undefined : answer.deliverable;
  // A mailbox that wrote to us exists, whatever its name servers say.
  const asked: Deliverable = lastHeardFrom === '' ? (answered ?? 'unknown') : 'yes';
  const deliverable: Deliverable = !check.wellFormed || bounced ? 'no' : asked;
  const problems: AddressProblem[] = [];
  if (check.problem !== undefined) problems.push(check.problem);
  if (bounces.length > 0) problems.push('bounced-before');
  if (check.wellFormed && answer !== undefined && lastHeardFrom === '') problems.push(...answer.problems.filter((problem) => !problems.includes(problem)));
  if (check.wellFormed && answer === undefined && lastHeardFrom === '') problems.push('not-checked');
  const type = check.wellFormed ? (answer === undefined || answer.type === 'unknown' ? check.kind : answer.type) : 'unknown';
  const word: ValidationOverride = { ...(override?.validity === undefined ? {} : { validity: override.validity }), ...(override?.type === undefined ? {} : { type: override.type }), ...(override?.reason === undefined ? {} : { reason: override.reason }) };
  return {
    address,
    wellFormed: check.wellFormed,
    deliverable: word.validity === undefined ? deliverable : word.validity === 'valid' ? 'yes' : 'no',
    type: word.type ?? type,
    problems,
    validity: word.validity ?? validityOf(deliverable),
    ...(word.validity === undefined && word.type === undefined ? {} : { overridden: word }),
  };
}
