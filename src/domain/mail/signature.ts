// The end of a mail: closing words, signature without dashes, legal notices; and what a signature says about its owner.
import type { Signature } from '../email.ts';

const signOffs =
  'best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|warmest regards|warmly|regards|many regards|with regards|with kind regards|rgds|br|kr|sincerely|yours sincerely|yours truly|yours faithfully|yours|respectfully|cheers|thanks|thank you|many thanks|thanks again|thanks in advance|thx|ta|talk soon|take care|have a great day|have a good one|cordially|' +
  'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|freundliche grüße|freundliche grüsse|freundlicher gruß|viele grüße|viele grüsse|beste grüße|beste grüsse|liebe grüße|liebe grüsse|schöne grüße|schönen gruß|herzliche grüße|herzliche grüsse|herzlichst|hochachtungsvoll|gruß|gruss|grüße|grüsse|gruess|lg|vg|mfg|bg|besten dank|vielen dank|danke|danke und gruß|nichts für ungut|einen schönen tag|' +
  'cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|salutations|meilleures salutations|sincères salutations|salutations distinguées|bonne journée|bonne soirée|bonne fin de journée|merci|merci d\'avance|merci beaucoup|amicalement|à bientôt|respectueusement|cdt|cdlt|' +
  'saludos|un saludo|saludos cordiales|un cordial saludo|cordiales saludos|atentamente|muchas gracias|gracias|quedo a la espera|un abrazo|abrazos|reciba un cordial saludo|le saluda atentamente|' +
  'cordiali saluti|distinti saluti|saluti|un saluto|un caro saluto|cari saluti|a presto|grazie|grazie mille|buona giornata|buon lavoro|cordialmente|' +
  'atenciosamente|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|saudações|abraço|um abraço|abraços|abs|att|obrigado|obrigada|muito obrigado|muito obrigada|grato|grata|valeu|até breve|' +
  'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|hartelijke groet|hartelijke groeten|groet|groeten|groetjes|gr|mvg|bedankt|dank je|dank u|alvast bedankt|fijne dag|' +
  'hälsningar|med vänlig hälsning|vänliga hälsningar|mvh|med venlig hilsen|venlig hilsen|med vennlig hilsen|vennlig hilsen|hilsen|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|s pozdravem|с уважением';
const closings = signOffs.split('|');
const closingSet = new Set(closings);
const longClosings = closings.filter((words) => words.length >= 6);

const noticeWords =
  'confidential|intended recipient|privileged|disclaimer|unauthorized|unauthorised|received in error|notify the sender|registered in england|registered office|legally binding|virus|before printing|consider the environment|vertraulich|rechtlich geschützt|irrtümlich|unbefugt|geschäftsführer|handelsregister|amtsgericht|registergericht|confidentiel|destinataire|confidentialité|confidencial|destinatario|destinatário|aviso legal|riservatezza|riservate|d.lgs|gdpr|vertrouwelijk|geadresseerde|aansprakelijk|imprimir|imprimer|ausdrucken|stampare|firmenbuch|mailing list|unsubscribe'.split(
    '|',
  );

const companyForm = /(?:^|[\s,])(?:gmbh|ag|kg|og|e\.?\s?k\.?|ug|mbh|se|ltd\.?|limited|llp|llc|inc\.?|corp\.?|plc|co\.|company|group|gruppe|holding|s\.?a\.?s\.?|sarl|s\.a\.|sl|s\.l\.|s\.?p\.?a\.?|s\.?r\.?l\.?|lda\.?|ltda\.?|b\.?v\.?|n\.?v\.?|a\/s|aps|ab|oy|as|sp\. z o\.o\.|s\.r\.o\.|egen|eg)(?=$|[\s,.|·)])/i;
const titleWord =
  /(?:manager|director|head of|chief|officer|engineer|engineering|lead\b|leader|president|partner|owner|founder|consultant|specialist|coordinator|buyer|purchas|procurement|sales|marketing|operations|assistant|analyst|architect|ceo|cto|cfo|coo|vp\b|leiter|leitung|geschäftsführ|inhaber|einkauf|einkäufer|vertrieb|referent|berater|ingenieur|meister|abteilung|verwaltung|responsable|directeur|directrice|directora?|gérant|chef\b|acheteu|ingénieur|ingenier|gerente|jefe|jefa|encargad|responsabile|direttore|direttrice|titolare|ufficio|acquisti|diretora?|gestora?|engenheir|coordenador|compras|hoofd|manager|inkoper|directeur|eigenaar|medewerker|adviseur)/i;
const phonePattern = /(?:\+|\(0|\b0)[\d][\d\s()/.–-]{5,20}\d/;
const sitePattern = /(?:https?:\/\/|www\.)[^\s<>|,;]{3,80}/i;

function bare(line: string): string {
  return line.replace(/^[\s*_~•·-]+/, '').replace(/[\s*_,.!;:~)(–-]+$/, '').replace(/\u00a0/g, ' ').toLowerCase();
}

/** True for a line that only says goodbye: "Best regards,", "Viele Grüße aus Hamburg". */
export function isSignOff(line: string): boolean {
  if (line.length > 70) return false;
  const words = bare(line);
  if (words === '') return false;
  if (closingSet.has(words)) return true;
  const count = words.split(/\s+/).length;
  return count <= 7 && longClosings.some((closing) => words.startsWith(`${closing} `) || words.startsWith(`${closing},`));
}

function isNameLike(line: string): boolean {
  const text = line.trim().replace(/^[/\\-]+/, '').replace(/[,.*_]+$/, '');
  if (text === '' || text.length > 40 || /[\d@:|/?]/.test(text)) return false;
  return text.split(/\s+/).length <= 4;
}

/** How much a line looks like contact data rather than prose. */
function contactWeight(line: string): number {
  if (line.length > 240) return 0;
  let weight = 0;
  if (/[|·•]/.test(line)) weight += 2;
  if (phonePattern.test(line)) weight += 2;
  if (sitePattern.test(line) || /\S@\S+\.\S/.test(line)) weight += 1;
  if (companyForm.test(line)) weight += 2;
  if (line.length < 80 && titleWord.test(line) && !/[.?!]$/.test(line.trim())) weight += 1;
  return weight;
}

function isNotice(paragraph: readonly string[]): boolean {
  const text = paragraph.join(' ').slice(0, 3000).toLowerCase();
  if (text.includes('?') && text.length < 120) return false;
  const hits = noticeWords.filter((word) => text.includes(word)).length;
  return hits >= 2 || (hits >= 1 && (text.length > 180 || /^[*_=~#-]{3,}/.test(text.trim())));
}

interface Paragraph {
  readonly start: number;
  readonly end: number;
}

function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const found: Paragraph[] = [];
  let start = -1;
  lines.forEach((line, index) => {
    if (line.trim() === '') {
      if (start >= 0) found.push({ start, end: index });
      start = -1;
    } else if (start < 0) start = index;
  });
  if (start >= 0) found.push({ start, end: lines.length });
  return found;
}

/** Cuts legal notices, and the signature below closing words, from the end. The closing itself and a first name below it stay. */
export function splitSignature(lines: readonly string[]): { own: readonly string[]; signature: readonly string[] } {
  let end = lines.length;
  const paragraphs = paragraphsOf(lines);
  while (paragraphs.length > 1) {
    const last = paragraphs[paragraphs.length - 1];
    if (last === undefined || !isNotice(lines.slice(last.start, last.end))) break;
    end = last.start;
    paragraphs.pop();
  }
  const cut = cutBelowSignOff(lines, end) ?? cutContactBlock(lines, end, paragraphs);
  return { own: lines.slice(0, cut), signature: lines.slice(cut) };
}

/** Index of the first line of the signature below the last closing words, or undefined. */
function cutBelowSignOff(lines: readonly string[], end: number): number | undefined {
  let seen = 0;
  for (let index = end - 1; index > 0 && seen < 14; index -= 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    seen += 1;
    if (/^\W{0,2}p\.?\s?s\.?\b/i.test(line.trim())) return undefined;
    if (!isSignOff(line)) continue;
    let cut = index + 1;
    while (cut < end - 1 && (lines[cut] ?? '').trim() === '' && /^[/-]{1,2}\p{L}{2,20}$/u.test((lines[cut + 1] ?? '').trim())) cut += 1;
    if (cut < end && isNameLike(lines[cut] ?? '')) cut += 1;
    const rest = lines.slice(cut, end).filter((text) => text.trim() !== '');
    const prose = rest.some((text) => text.length > 100 && contactWeight(text) === 0) || rest.some((text) => /\?\s*$/.test(text));
    return prose ? undefined : cut;
  }
  return undefined;
}

/** Without closing words: a last block that is plainly contact data. */
function cutContactBlock(lines: readonly string[], end: number, paragraphs: readonly Paragraph[]): number {
  let cut = end;
  for (let index = paragraphs.length - 1; index > 0 && index > paragraphs.length - 4; index -= 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    const block = lines.slice(paragraph.start, Math.min(paragraph.end, end)).filter((line) => line.trim() !== '');
    if (block.length === 0) continue;
    const prose = block.some((line) => line.length > 140 || /[?!]\s*$/.test(line) || (/[.]\s*$/.test(line) && contactWeight(line) === 0 && line.length > 50));
    const weight = block.reduce((sum, line) => sum + contactWeight(line), 0);
    if (prose || weight < 3 || block.length > 10) break;
    cut = paragraph.start;
  }
  return cut;
}

/** Name, job title, company, phone and website found in the lines of a signature; undefined when there is nothing. */
export function readSignature(lines: readonly string[]): Signature | undefined {
  const pieces = lines
    .slice(0, 14)
    .flatMap((line) => (line.length > 300 ? [] : line.split(/\s*[|·•]\s*|\t+| {3,}/)))
    .map((piece) => piece.replace(/^[\s*_-]+|[\s*_]+$/g, ''))
    .filter((piece) => piece !== '' && !isNotice([piece]));
  let signature: Signature = {};
  pieces.forEach((piece, index) => {
    const phone = phonePattern.exec(piece)?.[0];
    const website = sitePattern.exec(piece)?.[0];
    if (phone !== undefined && signature.phone === undefined) signature = { ...signature, phone: phone.trim() };
    if (website !== undefined && signature.website === undefined) signature = { ...signature, website };
    if (phone !== undefined || website !== undefined || piece.includes('@') || piece.length > 80) return;
    if (index === 0 && isFullName(piece)) signature = { ...signature, name: piece };
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

function isFullName(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length >= 2 && words.length <= 5 && text.length <= 50 && !/[\d@:/]/.test(text) && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 2 && !companyForm.test(text);
}
