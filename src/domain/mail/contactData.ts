// What the end of a mail says about its writer: how much a line is contact data, and the name, job title, company, phone and website in it.
import { isSignOff } from './closingWords.ts';
import { isDeviceSignature } from './deviceSignature.ts';
import { isNotice } from './legalNotice.ts';
import { signatureLine } from './replyMarks.ts';

export interface Signature {
  readonly name?: string;
  readonly jobTitle?: string;
  readonly company?: string;
  readonly phone?: string;
  readonly website?: string;
}

const companyForm = /(?:^|[\s,])(?:gmbh|ag|kg|og|e\.?\s?k\.?|ug|mbh|se|ltd\.?|limited|llp|llc|inc\.?|corp\.?|plc|co\.|company|group|gruppe|holding|s\.?a\.?s\.?|sarl|s\.a\.|sl|s\.l\.|s\.?p\.?a\.?|s\.?r\.?l\.?|lda\.?|ltda\.?|b\.?v\.?|n\.?v\.?|a\/s|aps|ab|oy|as|sp\. z o\.o\.|s\.r\.o\.|egen|eg)(?=$|[\s,.|·)])/i;
const titleWord =
  /(?:manager|director|head of|chief|officer|engineer|engineering|lead\b|leader|president|partner|owner|founder|consultant|specialist|coordinator|buyer|purchas|procurement|sales|marketing|operations|assistant|analyst|architect|ceo|cto|cfo|coo|vp\b|leiter|leitung|geschäftsführ|inhaber|einkauf|einkäufer|vertrieb|referent|berater|ingenieur|meister|abteilung|verwaltung|responsable|directeur|directrice|directora?|gérant|chef\b|acheteu|ingénieur|ingenier|gerente|jefe|jefa|encargad|responsabile|direttore|direttrice|titolare|ufficio|acquisti|diretora?|gestora?|engenheir|coordenador|compras|hoofd|manager|inkoper|eigenaar|medewerker|adviseur|procur|logisti|supply chain|technicien|technical|projekt|project|planung|produktion|produzione|production|producción|produção|qualität|quality|qualité|instandhaltung|maintenance|wartung|werkleit|disponent|sachbearbeit|facharzt|nurse|surgeon|professor|lecturer|student|university|universität|university|counsel|attorney|accountant|developer|designer|administrator|controller|treasurer|secretary|trainee|intern\b|associé|associate|socio|sócio|vennoot|delegué|délégué|chargé|charge[e]? de|attaché|coordinat|supervis|ejecutiv|impiegat|addett|técnico|tecnico|servicios|services|travaux|achats|stérilisation|facilities)/i;
const phonePattern = /(?:\+|\(0|\b0)[\d][\d\s()/.–-]{5,20}\d/;
const sitePattern = /(?:https?:\/\/|www\.)[^\s<>|,;]{3,80}/i;

/** Short, without digits or signs: may be a name. */
export function isNameLike(line: string): boolean {
  const text = line.trim().replace(/^[/\\-]+/, '').replace(/[,.*_]+$/, '');
  if (text === '' || text.length > 40 || /[\d@:|/?]/.test(text)) return false;
  return text.split(/\s+/).length <= 4;
}

/** How much a line looks like contact data rather than prose: 0 for none, 3 and more is surely some. */
export function contactWeight(line: string): number {
  if (line.length > 240) return 0;
  let weight = 0;
  if (/[|·•]/.test(line)) weight += 2;
  if (phonePattern.test(line)) weight += 2;
  if (sitePattern.test(line) || /\S@\S+\.\S/.test(line)) weight += 1;
  if (companyForm.test(line)) weight += 2;
  if (line.length < 80 && titleWord.test(line) && !/[.?!]$/.test(line.trim())) weight += 1;
  return weight;
}

/** Name, job title, company, phone and website found in the lines of a signature; undefined when there is nothing. */
export function readSignature(lines: readonly string[]): Signature | undefined {
  const pieces = lines
    .slice(0, 14)
    .flatMap((line) => (line.length > 300 ? [] : line.split(/\s*[|·•]\s*|\t+| {3,}/)))
    .map((piece) => piece.replace(/^[\s*_-]+|[\s*_]+$/g, ''))
    .filter((piece) => piece !== '' && !isNotice([piece]) && !isSignOff(piece) && !isDeviceSignature(piece) && signatureLine(piece) === undefined);
  let signature: Signature = {};
  pieces.forEach((piece, index) => {
    const phone = phonePattern.exec(piece)?.[0];
    const website = sitePattern.exec(piece)?.[0];
    if (phone !== undefined && signature.phone === undefined) signature = { ...signature, phone: phone.trim() };
    if (website !== undefined && signature.website === undefined) signature = { ...signature, website };
    if (phone !== undefined || website !== undefined || piece.includes('@') || piece.length > 80) return;
    if (signature.name === undefined && index < 3 && isFullName(piece) && !titleWord.test(piece)) signature = { ...signature, name: piece };
    else if (signature.company === undefined && companyForm.test(piece)) signature = { ...signature, ...titleAndCompany(piece, signature.jobTitle) };
    else if (signature.jobTitle === undefined && titleWord.test(piece)) signature = { ...signature, ...titleAndCompany(piece, undefined) };
  });
  return Object.keys(signature).length > 0 ? signature : undefined;
}

/** "Head of Operations, Halvorsen Foods AS" says both. */
function titleAndCompany(piece: string, title: string | undefined): Partial<Signature> {
  const comma = piece.indexOf(', ');
  const first = comma > 0 ? piece.slice(0, comma) : '';
  const second = comma > 0 ? piece.slice(comma + 2) : '';
  if (title === undefined && titleWord.test(first) && companyForm.test(second)) return { jobTitle: first, company: second };
  return companyForm.test(piece) ? { company: piece } : { jobTitle: piece };
}

const honorific = /^(?:dr|prof|dipl|ing|mag|msc|bsc|mba|phd|mr|mrs|ms|mme|m|herr|frau|sig|sra?|lic|eng|engº)\.?(?:-ing\.?)?\s/i;

/** Two to five words, at least two of them with capitals, maybe with a title before. */
export function isFullName(line: string): boolean {
  let text = line.trim().replace(/[,.*_]+$/, '');
  for (let titles = 0; titles < 3; titles += 1) text = text.replace(honorific, '');
  const words = text.split(/\s+/);
  return words.length >= 2 && words.length <= 5 && text.length <= 50 && !/[\d@:/]/.test(text) && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 2 && !companyForm.test(text);
}
