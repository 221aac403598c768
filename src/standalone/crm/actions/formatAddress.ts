// FormatAddress: the lines of an address in the order its country writes them.
import type { Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { textArgument } from './parameters.ts';

interface Address {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly code: string;
  readonly country: string;
}
type Layout = (address: Address) => readonly string[];

const spaced = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

/** As in the United States; also what an unknown country gets. */
const cityStateCode: Layout = ({ street, city, state, code }) => [street, [city, spaced(state, code)].filter((part) => part !== '').join(', ')];
/** As in most of Europe. */
const codeCity: Layout = ({ street, city, state, code }) => [street, spaced(code, city), state];
const codeLast: Layout = ({ street, city, state, code }) => [street, city, state, code];
/** From the large to the small. */
const codeFirst: Layout = ({ street, city, state, code }) => [code, state, city, street];

const countries: readonly (readonly [Layout, readonly string[]])[] = [
  [codeFirst, ['japan', 'jp', 'china', 'cn', 'korea', 'kr', 'taiwan', 'tw']],
  [codeLast, ['united kingdom', 'uk', 'gb', 'great britain', 'ireland', 'ie']],
  [codeCity, [
    'germany', 'deutschland', 'de', 'austria', 'österreich', 'at', 'switzerland', 'schweiz', 'suisse', 'ch', 'france', 'fr', 'italy', 'italia', 'it', 'spain', 'españa', 'es', 'netherlands', 'nederland', 'nl',
    'belgium', 'be', 'denmark', 'danmark', 'dk', 'sweden', 'sverige', 'se', 'norway', 'norge', 'no', 'finland', 'suomi', 'fi', 'poland', 'polska', 'pl', 'portugal', 'pt', 'czech republic', 'czechia', 'cz',
  ]],
];
const layouts = new Map(countries.flatMap(([layout, names]) => names.map((name) => [name, layout] as const)));

/** The address as one text, lines apart by CR LF, empty parts left out. */
export function formatAddressText(address: Address): string {
  const layout = layouts.get(address.country.trim().toLowerCase()) ?? cityStateCode;
  return [...layout(address), address.country].filter((line) => line !== '').join('\r\n');
}

/** GET FormatAddress(Line1=…,City=…,StateOrProvince=…,PostalCode=…,Country=…) → {Address} */
export async function formatAddress(operation: Operation, argument: string): Promise<Reply> {
  const text = (name: string): string => textArgument(operation, argument, name);
  const address = { street: text('Line1'), city: text('City'), state: text('StateOrProvince'), code: text('PostalCode'), country: text('Country') };
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.FormatAddressResponse`, Address: formatAddressText(address) });
}
