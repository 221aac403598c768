// Reads a delivery report: which address failed, for good or for now, and the words that say so.
import type { Headers } from '../email.ts';

export interface DeliveryReport {
  readonly failedAddress?: string;
  readonly failure: 'hard' | 'soft';
  /** Verbatim line of the text. */
  readonly quote?: string;
}

const addressPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\p{L}/u;
const softWords =
  /\b4\.\d{1,3}\.\d{1,3}\b|\b4[25]\d[ -]|\b5\.2\.2\b|mailbox (?:is )?full|quota|over ?quota|temporar|try again|will retry|retry|delayed|delay|greylist|vorübergehend|postfach (?:ist )?voll|später erneut|boîte (?:aux lettres )?pleine|temporaire|buzón lleno|casella piena|caixa cheia|caixa de correio cheia|postvak vol|tijdelijk/i;
const hardWords = /\b5\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]|user unknown|unknown user|no such user|does not exist|doesn.t exist|not found|invalid recipient|address rejected|unrouteable|nicht gefunden|existiert nicht|n.existe pas|introuvable|no existe|non esiste|não existe|bestaat niet/i;
const MOST_LINES = 400;

/** What failed, from headers and the first 400 lines; `soft` only where the report speaks of now and not of ever. */
export function readDeliveryReport(text: string, headers: Headers): DeliveryReport {
  const lines = text.slice(0, 40_000).split('\n', MOST_LINES);
  const named = (headers['x-failed-recipients'] ?? []).join(' ').match(addressPattern)?.[0];
  const finalLine = lines.find((line) => /^\s*(?:final|original)-recipient:/i.test(line));
  const addressLine = lines.find((line) => line.length < 400 && addressPattern.test(line) && !/mailer-daemon|postmaster|microsoftexchange/i.test(line));
  const failedAddress = named ?? finalLine?.match(addressPattern)?.[0] ?? addressLine?.match(addressPattern)?.[0];
  const said = lines.filter((line) => line.length < 600);
  const hardLine = said.find((line) => hardWords.test(line) && !softWords.test(line));
  const softLine = said.find((line) => softWords.test(line));
  const quote = (hardLine ?? softLine ?? addressLine ?? '').trim();
  return { failure: softLine !== undefined && hardLine === undefined ? 'soft' : 'hard', ...(failedAddress === undefined ? {} : { failedAddress: failedAddress.toLowerCase() }), ...(quote === '' ? {} : { quote }) };
}
