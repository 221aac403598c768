// The words by which people end a mail, in the languages of the product and a few more.

const regards =
  'best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|warmest regards|warmly|regards|many regards|with regards|with best regards|with kind regards|rgds|br|kr|sincerely|yours sincerely|sincerely yours|yours truly|yours faithfully|yours|respectfully|respectfully yours|cheers|talk soon|speak soon|take care|have a great day|have a nice day|have a good day|have a good one|have a good weekend|have a great weekend|cordially|love|greetings|greets|' +
  'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|mit besten grüßen|mit besten grüssen|mit vielen grüßen|mit lieben grüßen|freundliche grüße|freundliche grüsse|freundlichen gruß|freundlicher gruß|freundlicher gruss|viele grüße|viele grüsse|beste grüße|beste grüsse|besten gruß|liebe grüße|liebe grüsse|lieben gruß|schöne grüße|schöne grüsse|schönen gruß|schönen gruss|herzliche grüße|herzliche grüsse|herzlichen gruß|herzlichst|hochachtungsvoll|gruß|gruss|grüße|grüsse|gruess|lg|vg|mfg|bg|hg|ihr|ihre|danke und gruß|danke & gruß|nichts für ungut|einen schönen tag|schönen tag noch|bis bald|' +
  'cordialement|bien cordialement|très cordialement|cordialement vôtre|bien à vous|bien à toi|salutations|meilleures salutations|sincères salutations|sincèrement|salutations distinguées|bonne journée|bonne soirée|bonne fin de journée|bon week-end|amicalement|amitiés|à bientôt|respectueusement|cdt|cdlt|bàv|belle journée|' +
  'saludos|un saludo|saludos cordiales|un cordial saludo|cordiales saludos|cordialmente|atentamente|atte|atte.|quedo a la espera|quedo atento|quedo atenta|un abrazo|abrazos|reciba un cordial saludo|le saluda atentamente|' +
  'cordiali saluti|distinti saluti|saluti|saluti cordiali|un saluto|un cordiale saluto|un caro saluto|cari saluti|a presto|buona giornata|buona serata|buon lavoro|' +
  'atenciosamente|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|os melhores cumprimentos|saudações|abraço|um abraço|abraços|abs|att|att.|até breve|at.te|' +
  'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|hartelijke groet|hartelijke groeten|met hartelijke groet|groet|groeten|groetjes|gr|gr.|mvg|fijne dag|fijne dag nog|tot ziens|hoogachtend|' +
  'hälsningar|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänligen|vänlig hälsning|mvh|hälsning|med venlig hilsen|med venlige hilsner|venlig hilsen|vh|med vennlig hilsen|vennlig hilsen|hilsen|mange hilsner|ystävällisin terveisin|ystävällisesti|terveisin|parhain terveisin|terv.|pozdrawiam|pozdrawiam serdecznie|z poważaniem|z wyrazami szacunku|s pozdravem|s přátelským pozdravem|hezký den|s pozdravom|üdvözlettel|tisztelettel|cu stimă|cu respect|o zi bună|saygılarımla|iyi çalışmalar|με εκτίμηση|lep pozdrav|lp|srdačan pozdrav|s poštovanjem|с уважением|с наилучшими пожеланиями|з повагою|поздрави|с уважение|よろしくお願いします|よろしくお願いいたします|以上|此致|敬礼|祝好|谢谢|謝謝|감사합니다|trân trọng|salam|hormat kami';
const thanks =
  'thanks|thank you|many thanks|thanks again|thank you again|thanks a lot|thanks so much|thank you very much|thank you so much|thanks in advance|thank you in advance|thanks and regards|thanks & regards|thanks and best regards|thx|ta|ty|tia|tks|tx|with thanks|besten dank|vielen dank|vielen lieben dank|vielen dank im voraus|herzlichen dank|danke|danke im voraus|danke schön|lieben dank|danke vorab|merci|merci d\'avance|merci d’avance|merci beaucoup|merci par avance|avec mes remerciements|muchas gracias|gracias|mil gracias|gracias de antemano|de antemano muchas gracias|grazie|grazie mille|molte grazie|mille grazie|grazie in anticipo|obrigado|obrigada|muito obrigado|muito obrigada|grato|grata|agradecido|agradecida|valeu|bedankt|alvast bedankt|dank je|dank je wel|dank u|dank u wel|met dank|hartelijk dank|tack|tack på förhand|tak|på forhånd tak|takk|kiitos|dziękuję|dzięki|děkuji|díky|köszönöm|mulțumesc|teşekkürler|спасибо|дякую';

const regardsList = regards.split('|');
const thanksList = thanks.split('|');
const exact = new Set([...regardsList, ...thanksList]);
/** By first word, those long enough to be recognized before "… aus Hamburg". */
const longRegards = byFirstWord(regardsList);
const longClosings = byFirstWord([...regardsList, ...thanksList]);

function byFirstWord(closings: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const closing of closings) {
    if (closing.length < 6) continue;
    const first = closing.split(' ', 1)[0] ?? '';
    found.set(first, [...(found.get(first) ?? []), closing]);
  }
  return found;
}

function bare(line: string): string {
  return line.replace(/^[\s*_~•·-]{1,10}/, '').replace(/[\s*_,.!;:~)(–-]{1,20}$/, '').replace(/\u00a0/g, ' ').toLowerCase();
}

/** True for a line that may say goodbye: "Best regards,", "Viele Grüße aus Hamburg", "Thanks for your help". */
export function isSignOff(line: string): boolean {
  return line.length <= 70 && saysGoodbye(bare(line), longClosings);
}

/** True for a line that surely does nothing but say goodbye: thanks for something are the writer's words. */
export function isPlainSignOff(line: string): boolean {
  if (line.length > 60 || /[?]/.test(line)) return false;
  const words = bare(line);
  if (exact.has(words.replace(/^(?:and|und|et|y|e|en) /, ''))) return true;
  const [first, second, more] = words.split(/\s*[,/|]\s*/);
  if (first !== undefined && second !== undefined && more === undefined && exact.has(first) && (exact.has(second) || isName(line))) return true;
  return saysGoodbye(words, longRegards) && !/[.]\s*$/.test(line);
}

/** "Thanks, Jonas": the part behind the comma is one or two words with capitals. */
function isName(line: string): boolean {
  return /,\s*\p{Lu}[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20})?[\s.!]*$/u.test(line);
}

function saysGoodbye(words: string, closings: ReadonlyMap<string, readonly string[]>): boolean {
  if (words === '') return false;
  if (exact.has(words)) return true;
  const candidates = closings.get(words.split(/[ ,]/, 1)[0] ?? '');
  return candidates !== undefined && words.split(/\s+/).length <= 7 && candidates.some((closing) => words.startsWith(closing) && (words[closing.length] === ' ' || words[closing.length] === ','));
}
