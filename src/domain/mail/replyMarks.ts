// Where the writer's own words end: reply headers ("On … wrote:"), blocks of From/Sent/To/Subject, separators and client signatures,
// in the languages mail clients speak. Every test looks at one short line, or at five joined at most: time grows with length only.

const LONGEST_HEADER_LINE = 300;
const LONGEST_HEADER = 600;

type Label = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'reply-to';

/** Labels of a header block, by what they say. One string a language: en de fr es it pt nl sv da/no fi pl cs sk hu ro ru uk tr el hr/sr sl lt lv et ja zh ko vi id he ar. */
const labelWords: Readonly<Record<Label, string>> = {
  from: 'from|von|de|da|van|från|fra|lähettäjä|od|feladó|expeditor|de la|от|от кого|від|kimden|gönderen|από|šalje|nuo|no|saatja|差出人|送信者|发件人|寄件者|發件人|보낸 사람|từ|người gửi|dari|מאת|من|deur|expéditeur|remitente|mittente|remetente|absender|avsender|afzender',
  sent: 'sent|date|message du|nachricht vom|mensaje del|messaggio del|gesendet|datum|gesendet am|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviado em|fecha|fecha de envío|inviato|inviata|data|data invio|verzonden|skickat|sendt|dato|lähetetty|päiväys|päivämäärä|wysłano|wysłane|odesláno|odoslané|dátum|elküldve|küldve|trimis|trimis la|отправлено|дата|надіслано|gönderildi|gönderme tarihi|tarih|στάλθηκε|ημερομηνία|poslano|poslato|išsiųsta|nosūtīts|saadetud|送信日時|日付|送信日|发送时间|日期|傳送時間|寄件日期|發送日期|보낸 날짜|날짜|đã gửi|ngày|dikirim|tanggal|נשלח|תאריך|תאריך שליחה|تاريخ الإرسال|التاريخ|تم الإرسال',
  to: 'to|an|à|a|pour|para|aan|till|til|vastaanottaja|do|komu|pro|címzett|către|кому|kime|alıcı|προς|za|prima|kam|kellele|宛先|收件人|受信者|받는 사람|đến|tới|người nhận|kepada|אל|إلى|empfänger|destinataire|destinatario|destinatário|ontvanger|per',
  cc: 'cc|bcc|kopie|kopi|kopia|copie|copia|cópia|копия|копія|bilgi|κοιν|抄送|副本|참조|másolat|עותק|نسخة|kópia|kopio|ccn|cco|cci',
  subject: 'subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|subiect|тема|konu|θέμα|naslov|zadeva|tema|teema|件名|主题|主旨|主題|제목|chủ đề|tiêu đề|subjek|perihal|נושא|הנדון|الموضوع|re',
  'reply-to': 'reply-to|reply to|antwort an|répondre à|responder a|rispondi a|responder para|antwoord aan|importance|priority|priorität|wichtigkeit|attachments|anlagen|organization|organisation|category|cc:',
};
const labels = new Map<string, Label>(
  (Object.keys(labelWords) as Label[]).flatMap((label) => labelWords[label].split('|').map((word): [string, Label] => [word, label])),
);

const starts = new Set(
  'on am le el il em às as in op den dne dnia w vào lúc på tor fre mån tis ons den: em: a în la tarihinde στις на 在 于 於 quoting zitat citando pada vom von mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday mo di mi do fr sa so lun mar mer jeu ven sam dim пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота воскресенье pe dňa napisano ma ti ke to pe la su'.split(
    ' ',
  ),
);

const verbs =
  'wrote|writes|schrieb|schrieben|geschrieben|a écrit|a ecrit|écrit|escribió|escribio|ha escrito|ha scritto|scrisse|scritto|escreveu|schreef|geschreven|skrev|kirjoitti|napisał|napisal|napisała|pisze|napísal|napsal|написал|написала|писал|пишет|написав|пише|írta|a scris|yazdı|yazmış|şunları yazdı|έγραψε|写道|寫道|写到|書きました|のメッセージ|のメール|작성|썼습니다|đã viết|menulis|כתב|כתבה|كتب|napisao|je napisal|rašė|rakstīja|kirjutas|úradh|va escriure|idatzi du'.split(
    '|',
  );
const asianVerbs = ['写道', '寫道', '写到', '書きました', 'のメッセージ', 'のメール', '작성', '썼습니다'];

const separatorWords =
  'original message|original-nachricht|originalnachricht|ursprüngliche nachricht|ursprüngliche mail|message d\'origine|message d’origine|message original|message initial|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|originele bericht|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding|original meddelelse|alkuperäinen viesti|wiadomość oryginalna|wiadomość pierwotna|original e-mail|původní zpráva|pôvodná správa|eredeti üzenet|mesaj original|mesajul original|исходное сообщение|исходное письмо|оригінальне повідомлення|orijinal mesaj|özgün ileti|αρχικό μήνυμα|izvorna poruka|originalna poruka|元のメッセージ|原始邮件|原邮件|原始郵件|원본 메시지|thư gốc|tin nhắn gốc|pesan asli|הודעה מקורית|الرسالة الأصلية|original appointment|ursprünglicher termin|reply message|reply above this line|replied message';
const forwardWords =
  'forwarded message|forwarded by|begin forwarded message|start of forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|début du message transféré|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada|início da mensagem reencaminhada|doorgestuurd bericht|begin doorgestuurd bericht|vidarebefordrat meddelande|videresendt meddelelse|videresendt melding|välitetty viesti|wiadomość przekazana|przekazana wiadomość|přeposlaná zpráva|továbbított üzenet|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|iletilen mesaj|転送されたメッセージ|转发的邮件|轉寄的郵件|전달된 메시지';
const separators = separatorWords.split('|');
const forwards = forwardWords.split('|');

const mobileSignatures = [
  /^(?:\W{0,3})(?:sent|gesendet|verschickt|envoyé|enviado|inviato|verzonden|verstuurd|skickat|sendt|wysłane|lähetetty|отправлено|odesláno|gönderildi|odoslané|poslano|trimis) (?:wirelessly )?(?:from|via|with|using|von|mit|aus|über|durch|depuis|à partir|de mon|avec|sans fil|par|desde|con|do meu|a partir|da|dal|dalla|dallo|pelo|vanaf|van|met|från|fra|med|z|ze|iphonesta|с|из|z mého|z môjho|de pe|s mojega)\b/,
  /^von meinem \w{2,20}(?: \w{2,20})? gesendet\b/,
  /^diese nachricht wurde von meinem .{2,60} gesendet\b/,
  /^(?:from|de|von) (?:my|mi|mon|meinem) (?:iphone|ipad|ipod|android|blackberry|mobile|phone|phone|galaxy|samsung|pixel|huawei)\b/i,
  /^(?:get|télécharger|obtenir|obtener|obtenga|scarica|obter|obtenha|download|hol dir|hämta|hent|holen sie sich|laden sie) outlook\b/i,
  /^outlook (?:für|pour|para|per|voor|for) (?:ios|android)/i,
  /^sent from (?:my|outlook|mail|yahoo|windows|samsung|mailbox|gmail|airmail|proton|galaxy|blue|nine|aquamail|k-9)/i,
  /^yahoo mail: /,
  /^enviado desde mi /,
  /^(?:sent|send) (?:on the move|on the go|via mobile)/,
  /^отправлено с /,
  /^(?:iphone|ipad)(?:から|发送|傳送|에서)/,
  /^(?:发自|發自|從我的|から送信)/,
  /^(?:我的 ?iphone|나의 iphone|내 iphone)/,
  /^télécharger .{0,20}outlook/,
  /^someone from mobile$/,
];

/** Text without Markdown bold, quote signs, dashes and non-breaking spaces around it, for comparing. */
export function bareLine(text: string): string {
  return text.replace(/\u00a0|\u202f/g, ' ').replace(/^[\s>*_|-]+/, '').replace(/[\s*_-]+$/, '');
}

function labelOf(line: string): Label | undefined {
  if (line.length > 2 * LONGEST_HEADER_LINE) return undefined;
  const bare = line.replace(/[*\u00a0\u202f]/g, ' ').trim();
  const colon = bare.search(/[:：]/);
  if (colon < 1 || colon > 24) return undefined;
  return labels.get(bare.slice(0, colon).trim().toLowerCase());
}

/** How many labels of a header block stand within one line, for clients that drop the line breaks. */
function labelsWithin(line: string): Label[] {
  const whole = labelOf(line);
  const found: Label[] = whole === undefined ? [] : [whole];
  for (const piece of line.slice(0, LONGEST_HEADER).split(/(?=\s[^\s:：]{1,20}\s?[:：]\s)/)) {
    const label = labelOf(piece);
    if (label && !found.includes(label)) found.push(label);
  }
  return found;
}

/** True when a block of From/Sent/To/Subject lines starts at `at`. `text` gives a line, without `>`. */
export function startsHeaderBlock(text: (index: number) => string | undefined, at: number): boolean {
  const first = text(at);
  if (first === undefined || labelOf(first) === undefined) return false;
  const found = new Set<Label>(labelsWithin(first));
  let blanks = 0;
  let strangers = 0;
  for (let index = at + 1; index <= at + 9; index += 1) {
    const line = text(index);
    if (line === undefined) break;
    if (line.trim() === '') {
      blanks += 1;
      // Some converters put an empty line after each header; a real gap ends the block.
      if (blanks > 1 && found.size < 2) break;
      continue;
    }
    const more = labelsWithin(line);
    if (more.length === 0) {
      strangers += 1;
      if (strangers > 2) break;
      continue;
    }
    more.forEach((label) => found.add(label));
  }
  if (!found.has('from')) return false;
  const important = ['sent', 'to', 'subject'].filter((label) => found.has(label as Label)).length;
  return important >= 2 || (important === 1 && /@/.test(first) && (found.has('sent') || found.has('subject')));
}

/** `-----Original Message-----` and its kin in other languages, or a forwarding line; undefined when it is neither. */
export function separatorKind(line: string): 'original-message' | 'forwarded-message' | undefined {
  if (line.length > 120) return undefined;
  const lower = line.replace(/\u00a0/g, ' ').toLowerCase().trim();
  const dashed = /^[*\s]*[-_=*]{2,}/.test(lower) || /[-_=]{2,}[*\s]*$/.test(lower);
  const bare = bareLine(lower).replace(/[:：]$/, '').trim();
  if (forwards.some((word) => bare === word || (dashed && bare.startsWith(word)))) return 'forwarded-message';
  if (separators.some((word) => bare === word && (dashed || lower.endsWith(':')))) return 'original-message';
  return undefined;
}

const timeOfDay = /\d{1,2}[:.hH]\s?\d{2}/;
const yearOrDate = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;

function hasVerb(lower: string): boolean {
  return verbs.some((verb) => {
    const at = lower.indexOf(verb);
    if (at < 0) return false;
    if (asianVerbs.includes(verb)) return true;
    const before = lower[at - 1];
    const after = lower[at + verb.length];
    return (before === undefined || !/[\p{L}\d]/u.test(before)) && (after === undefined || !/\p{L}/u.test(after));
  });
}

function looksLikeReplyHeader(joined: string, followedByQuote: boolean): boolean {
  const bare = bareLine(joined).replace(/[\s-]+$/, '');
  if (bare.length < 8 || bare.length > LONGEST_HEADER) return false;
  const lower = bare.toLowerCase();
  const ends = /[:：]$/.test(bare);
  const address = bare.includes('@');
  const dated = yearOrDate.test(bare) || timeOfDay.test(bare);
  const firstWord = lower.split(/[\s,.]/, 1)[0] ?? '';
  const startsWell = starts.has(firstWord) || /^\d/.test(bare) || /^[在于於]/.test(bare);
  // Cheap tests first: nearly every line of a mail fails here.
  const bracketed = /[>)]$/.test(bare);
  const verbEnds = /(?:wrote|schrieb|écrit|escribió|scritto|escreveu|schreef)$/.test(lower);
  const oldGmail = /^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d/.test(bare) && bare.length < 120;
  if (!ends && !bracketed && !verbEnds && !oldGmail) return false;
  if (hasVerb(lower)) {
    if (ends) return (dated && (startsWell || address)) || (address && (startsWell || followedByQuote)) || (followedByQuote && startsWell);
    // Zoho and some lists end with the verb itself.
    return dated && startsWell && verbEnds && (joined.trim().endsWith('-') || followedByQuote);
  }
  if (address && dated && ends && bare.includes('<') && (startsWell || followedByQuote)) return true;
  return oldGmail || (followedByQuote && address && dated && startsWell && bracketed);
}

/** Number of lines of the reply header that starts at `at` ("On … wrote:", also over five lines), 0 when there is none. `depthOf` tells how deep a line is quoted. */
export function replyHeaderLength(text: (index: number) => string | undefined, depthOf: (index: number) => number, at: number): number {
  const first = text(at);
  if (first === undefined || first.length > LONGEST_HEADER_LINE || first.trim() === '') return 0;
  const bareFirst = bareLine(first).toLowerCase();
  const firstWord = bareFirst.split(/[\s,.]/, 1)[0] ?? '';
  if (!starts.has(firstWord) && !/[\d@<]/.test(first) && !/^[在于於]/.test(bareFirst)) return 0;
  let joined = '';
  for (let count = 1; count <= 5; count += 1) {
    const line = text(at + count - 1);
    if (line === undefined || line.length > LONGEST_HEADER_LINE) return 0;
    if (line.trim() === '') return 0;
    joined = joined === '' ? line.trim() : `${joined} ${line.trim()}`;
    const next = nextDepth(text, depthOf, at + count);
    // Two lines of prose before a header must not be swallowed: more lines only after a line that begins like one.
    if (count > 1 && !starts.has(firstWord) && !/^\d/.test(bareFirst) && !first.includes('<') && !first.includes('"')) return 0;
    if (looksLikeReplyHeader(joined, next > depthOf(at))) return count;
    if (depthOf(at + count) > depthOf(at)) {
      // Gmail breaks a long address so that only its closing sign stands on the next line, which then looks quoted.
      const closing = /^\s*>\s*(?:\S{1,14})?[:：]\s*$/.test(text(at + count) ?? '');
      return closing && joined.includes('<') && hasVerb(joined.toLowerCase()) ? count + 1 : 0;
    }
  }
  return 0;
}

function nextDepth(text: (index: number) => string | undefined, depthOf: (index: number) => number, from: number): number {
  for (let index = from; index < from + 4; index += 1) {
    const line = text(index);
    if (line === undefined) return 0;
    if (line.trim() !== '') return depthOf(index);
  }
  return 0;
}

/** Where a reply header begins inside a line that also carries own words ("Yes! On Wed, Apr 4, 2012 at 3:59 PM, … wrote:"), or -1. */
export function headerWithinLine(line: string): number {
  if (line.length > LONGEST_HEADER_LINE || !/wrote:\s*$/i.test(line)) return -1;
  const at = line.search(/(?:---\s*)?\bOn (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)/);
  if (at > 0 && looksLikeReplyHeader(line.slice(at), true)) return at;
  const device = /^Sent from [A-Za-z ]{2,40}/.exec(line);
  return device && line.includes('@') ? 0 : -1;
}

/** "-- ", "—", "__": the line before a signature. */
export function isSignatureLine(line: string): boolean {
  if (line.length > 12) return false;
  return /^(?:--\s*|---|—|–|__|– ?–)\s*$/.test(line.trim() === '' ? 'x' : line.trim());
}

/** "Sent from my iPhone" and its kin. */
export function isMobileSignature(line: string): boolean {
  if (line.length > 160) return false;
  const bare = bareLine(line).replace(/^[“"([]+/, '');
  const lower = bare.toLowerCase();
  return mobileSignatures.some((pattern) => pattern.test(lower));
}

/** A line that only draws a line. */
export function isRule(line: string): boolean {
  const bare = line.trim();
  return bare.length >= 2 && bare.length < 300 && /^[-_=*~#+\s]+$/.test(bare);
}
