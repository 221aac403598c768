// Reads a delivery report: which address failed, for good or for now, and the words that say so. A feedback report says instead that somebody complained or asked to be removed.
import type { Headers } from '../email.ts';
import { isFeedbackReport } from './bounceSigns.ts';

export interface DeliveryReport {
  readonly failedAddress?: string;
  readonly failure: 'hard' | 'soft';
  /** Verbatim line of the text. */
  readonly quote?: string;
  /** True when nothing failed: a recipient pressed "this is spam" or asked to be removed (RFC 5965). `failedAddress` is then that recipient, where the report names one. */
  readonly feedback?: true;
}

const addressPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\p{L}/u;
const softWords =
  /\b4\.\d{1,3}\.\d{1,3}\b|\b4[25]\d[ -]|\b5\.2\.2\b|mailbox (?:is )?full|quota|over ?quota|insufficient (?:system )?storage|temporar|try again|will retry|retry|delayed|delay|greylist|still being retried|not necessary to resend|vorübergehend|postfach (?:ist )?voll|später erneut|verzögert|boîte (?:aux lettres )?pleine|temporaire|buzón lleno|temporal|casella piena|caixa cheia|caixa de correio cheia|postvak vol|tijdelijk|переполнен|временн/i;
const hardWords =
  /\b5\.\d{1,3}\.\d{1,3}\b|\b55\d[ -]|user unknown|unknown user|no such user|does not exist|doesn.t exist|not found|couldn.t be found|invalid recipient|recipient rejected|address rejected|unrouteable|account (?:is |has been )?disabled|inactive|no longer|nicht gefunden|existiert nicht|unbekannt|n.existe pas|introuvable|inconnu|no existe|desconocido|non esiste|sconosciuto|não existe|desconhecido|bestaat niet|onbekend|не существует|не найден/i;
/** Lines whose address is the one that failed, in the order they are believed. */
const namingLines = [/^\W{0,8}final-recipient:/i, /^\W{0,8}original-recipient:/i, /^\W{0,8}(?:removal-recipient|original-rcpt-to|redacted-address):/i, /^\W{0,8}rcpt to:/i] as const;
/** Lines that name somebody else: the system itself, the sender, ids. */
const otherLines = /mailer-daemon|postmaster|microsoftexchange|^\W{0,8}(?:message-?id|x-[\w-]{1,40}|from|return-path|reply-to|sender|mail from|in-reply-to|references|received|reporting-mta|arrival-date|date)\s?:/i;
const MOST_LINES = 400;
const LONGEST_LINE = 600;

/** What failed, from headers and the first 400 lines; `soft` only where the report speaks of now and not of ever. */
export function readDeliveryReport(text: string, headers: Headers): DeliveryReport {
  const lines = text.slice(0, 40_000).split('\n', MOST_LINES).filter((line) => line.length < LONGEST_LINE);
  const named = (headers['x-failed-recipients'] ?? []).join(' ').slice(0, 2000).match(addressPattern)?.[0];
  const naming = namingLines.flatMap((pattern) => lines.filter((line) => pattern.test(line))).map((line) => line.match(addressPattern)?.[0]).find((address) => address !== undefined);
  const addressLine = lines.find((line) => addressPattern.test(line) && !otherLines.test(line));
  const feedback = isFeedbackReport(text, headers);
  const failedAddress = named ?? naming ?? (feedback ? undefined : addressLine?.match(addressPattern)?.[0]);
  const address = failedAddress === undefined ? {} : { failedAddress: failedAddress.toLowerCase() };
  if (feedback) {
    const said = lines.find((line) => line.trim() !== '')?.trim();
    return { failure: 'hard', feedback: true, ...address, ...(said === undefined ? {} : { quote: said }) };
  }
  const hardLine = lines.find((line) => hardWords.test(line) && !softWords.test(line));
  const softLine = lines.find((line) => softWords.test(line));
  const quote = (hardLine ?? softLine ?? addressLine ?? '').trim();
  return { failure: softLine !== undefined && hardLine === undefined ? 'soft' : 'hard', ...address, ...(quote === '' ? {} : { quote }) };
}
