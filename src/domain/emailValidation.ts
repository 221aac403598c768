// What an address says by itself: is it well formed, and is it a person at work, a private one, or a function. Deliverability needs the network and is not asked here.
import { domainOf, normalizeAddress } from './email.ts';
import { isFreeMailDomain } from './mail/freeMailDomains.ts';
import { domainToAscii } from './mail/internationalDomain.ts';

export interface AddressCheck {
  readonly wellFormed: boolean;
  /** `role` = a function's mailbox such as `info@`; `unknown` = not well formed. */
  readonly kind: 'work' | 'personal' | 'role' | 'unknown';
}

const roles = new Set(
  'info information contact kontakt contacto contatto contato office hello hallo bonjour hola ola mail email post sales vertrieb ventes ventas vendite vendas verkoop support service help helpdesk hilfe admin administration administrator webmaster postmaster hostmaster abuse security billing invoice invoices rechnung rechnungen facturation facturacion fatturazione faturamento facturen accounting accounts buchhaltung comptabilite contabilidad contabilita contabilidade finance orders order bestellung commandes pedidos ordini bestellingen einkauf purchasing procurement achats compras acquisti inkoop marketing press presse prensa stampa imprensa pr media jobs careers career karriere recruiting recruitment hr personal rh bewerbung empleo reception empfang zentrale accueil recepcion team staff noreply no-reply donotreply newsletter news notifications notification alerts feedback privacy datenschutz legal compliance'.split(
    ' ',
  ),
);

// Characters people use before the @ (RFC 5321 dot-string, widened by RFC 6531 to letters of any script).
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const domainLabel = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_LABEL = 63;

/** Length in UTF-8, which is what the limits of RFC 5321 count. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** True when the text can be an address of today's mail: dotted domain, no quoted or commented forms. */
function isWellFormed(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(0, at));
  const domain = address.slice(at + 1);
  if (at < 1 || bytesOf(address) > LONGEST_ADDRESS || bytesOf(local) > LONGEST_LOCAL || address.normalize('NFKC') !== address.normalize('NFC') || !localPart.test(local)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  const top = labels[labels.length - 1] ?? '';
  if (labels.length < 2 || /^\d+$/.test(top) || top.length < 2) return false;
  return labels.every((label) => label.length <= LONGEST_LABEL && domainToAscii(label).length <= LONGEST_LABEL && domainLabel.test(label) && !(label.slice(2, 4) === '--' && !label.startsWith('xn--')));
}

/** Checks the syntax of an address (RFC 5321/6531 as people use them; full-width and other compatibility letters are refused) and tells its kind by local part and domain. Blanks around it are not forgiven. */
export function checkAddress(address: string): AddressCheck {
  if (!isWellFormed(address)) return { wellFormed: false, kind: 'unknown' };
  const normal = normalizeAddress(address);
  const local = normal.slice(0, normal.lastIndexOf('@')).split('+')[0] ?? '';
  if (isFreeMailDomain(domainOf(normal) ?? '')) return { wellFormed: true, kind: 'personal' };
  return { wellFormed: true, kind: roles.has(local) ? 'role' : 'work' };
}
