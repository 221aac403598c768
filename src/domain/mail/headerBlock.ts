// The block of From, Sent, To and Subject that Outlook and its kin put above what they quote, in the languages they speak.
import { LONGEST_HEADER_LINE } from './replyMarks.ts';

const LONGEST_JOINED = 600;
const MOST_LINES = 10;

type Label = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other';

/** Labels by what they say: en de fr es it pt nl sv da/no is fi pl cs sk hu ro ca ru uk bg tr el hr/sr sl lt lv et ja zh ko th vi id he ar. */
const labelWords: Readonly<Record<Label, string>> = {
  from: 'from|von|de|da|van|från|fra|frá|lähettäjä|od|feladó|expeditor|de la|от|от кого|від|kimden|gönderen|από|šalje|pošiljatelj|nuo|no|saatja|kellelt|差出人|送信者|送信元|发件人|寄件者|發件人|寄件人|보낸 사람|보낸사람|보낸이|จาก|từ|người gửi|dari|pengirim|מאת|من|deur|expéditeur|remitente|mittente|remetente|absender|avsender|avsändare|afsender|afzender',
  sent: 'sent|date|message du|nachricht vom|mensaje del|messaggio del|gesendet|datum|gesendet am|envoyé|envoyé le|date d’envoi|date d\'envoi|enviado|enviada|enviado el|enviado em|enviada em|enviado a|enviat|enviat el|fecha|fecha de envío|inviato|inviata|data|data invio|data e ora|verzonden|skickat|sendt|dato|dags|dagsetning|lähetetty|päiväys|päivämäärä|pvm|wysłano|wysłane|odesláno|odoslané|dátum|elküldve|küldve|küldési idő|trimis|trimis la|отправлено|дата|дата отправки|изпратено|надіслано|gönderildi|gönderme tarihi|tarih|στάλθηκε|ημερομηνία|poslano|poslato|išsiųsta|data|nosūtīts|saadetud|kuupäev|送信日時|日付|日時|送信日|发送时间|发送日期|日期|时间|傳送時間|寄件日期|發送日期|發送時間|보낸 날짜|날짜|보낸시간|보낸 시간|ส่ง|วันที่|đã gửi|ngày|ngày gửi|dikirim|tanggal|נשלח|תאריך|תאריך שליחה|تاريخ الإرسال|التاريخ|تم الإرسال',
  to: 'to|an|à|a|pour|para|per a|aan|till|til|vastaanottaja|do|komu|pro|címzett|către|la|кому|до|kime|alıcı|alıcılar|προς|za|prima|kam|kellele|adressaat|宛先|收件人|收件者|受信者|받는 사람|받는사람|받는이|ถึง|đến|tới|người nhận|kepada|אל|إلى|empfänger|destinataire|destinatario|destinatário|mottagare|modtager|mottaker|ontvanger|per',
  cc: 'cc|bcc|kopie|kopi|kopia|copie|copie à|copia|cópia|копия|копія|bilgi|κοιν|κοιν.|抄送|副本|参조|참조|másolat|másolatot kap|עותק|نسخة|kópia|kopio|dw|ccn|cco|cci|с копие|สำเนา|cc:',
  subject: 'subject|betreff|objet|sujet|asunto|assumpte|oggetto|assunto|onderwerp|ämne|emne|efni|aihe|temat|předmět|predmet|tárgy|subiect|тема|относно|konu|θέμα|naslov|zadeva|tema|tēma|teema|件名|主题|主旨|主題|제목|เรื่อง|chủ đề|tiêu đề|subjek|perihal|נושא|הנדון|الموضوع|re',
  other: 'reply-to|reply to|antwort an|répondre à|responder a|rispondi a|responder para|antwoord aan|importance|priority|priorität|wichtigkeit|importancia|importanza|attachments|anlagen|organization|organisation|category|sensitivity|on behalf of',
};
const labels = new Map<string, Label>((Object.keys(labelWords) as Label[]).flatMap((label) => labelWords[label].split('|').map((word): [string, Label] => [word, label])));

function labelOf(line: string): Label | undefined {
  if (line.length > 2 * LONGEST_HEADER_LINE || !/[:：|]/.test(line)) return undefined;
  // Some clients write the block as a table of bars.
  const bare = line.replace(/[*\u00a0\u202f]/g, ' ').trim().replace(/^\|\s*/, '');
  const colon = bare.search(line.includes('|') ? /[:：|]/ : /[:：]/);
  if (colon < 1 || colon > 24) return undefined;
  return labels.get(bare.slice(0, colon).trim().toLowerCase());
}

/** How many labels of a header block stand within one line, for clients that drop the line breaks. */
function labelsWithin(line: string, whole = labelOf(line)): readonly Label[] {
  if (line.length < 24) return whole === undefined ? [] : [whole];
  const found: Label[] = whole === undefined ? [] : [whole];
  for (const piece of line.slice(0, LONGEST_JOINED).split(/(?=\s[^\s:：]{1,20}\s?[:：]\s)/)) {
    const label = labelOf(piece);
    if (label !== undefined && !found.includes(label)) found.push(label);
  }
  return found;
}

type LineReader = (index: number) => string | undefined;

/** Number of lines of the block of From, Sent, To and Subject that starts at `at`, 0 when there is none. `text` gives a line, without `>`. */
export function headerBlockLength(text: LineReader, at: number): number {
  const first = text(at);
  if (first === undefined || first.trim() === '') return 0;
  const label = labelOf(first);
  if (label === undefined) return notesBlockLength(text, at);
  const found = new Set<Label>(labelsWithin(first, label));
  let last = at;
  let blanks = 0;
  let strangers = 0;
  let gap = 0;
  for (let index = at + 1; index < at + MOST_LINES; index += 1) {
    const line = text(index);
    if (line === undefined) break;
    if (line.trim() === '') {
      blanks += 1;
      gap += 1;
      // Some converters put an empty line after each header; a real gap ends the block.
      if (gap > 1 || (blanks > 1 && found.size < 2)) break;
      continue;
    }
    gap = 0;
    const more = labelsWithin(line);
    // A block has one sender and one subject: the second begins something else.
    if (more.some((label) => (label === 'from' || label === 'subject') && found.has(label))) break;
    if (more.length === 0) {
      strangers += 1;
      if (strangers > 2) break;
      continue;
    }
    last = index;
    more.forEach((label) => found.add(label));
  }
  if (!found.has('from')) return 0;
  const important = (['sent', 'to', 'subject'] as const).filter((label) => found.has(label)).length;
  return important >= 2 || (important === 1 && first.includes('@') && (found.has('sent') || found.has('subject'))) ? last - at + 1 : 0;
}

const notesRecipient = /^(?:to|an|à|a|para|aan|til|till)(?:\t|\s|$)/i;
const notesSubject = /^(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|thema)(?:\t|\s|$)/i;
const notesDate = /^\W{0,2}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[ ,]{1,3}\d{1,2}[:.]\d{2}[^a-z]{0,6}(?:[ap]m)?\W{0,3}(?:\p{L}{2,4})?$/iu;

/** Lotus Notes: a line with the sender, one with the date, then To, cc and Subject without colons. */
function notesBlockLength(text: LineReader, at: number): number {
  const sender = text(at) ?? '';
  if (sender.length > 120 || !/[@/]/.test(sender)) return 0;
  let dated = false;
  let addressed = false;
  for (let index = at + 1; index < at + MOST_LINES; index += 1) {
    const line = (text(index) ?? '').trim();
    if (line === '') continue;
    if (line.length > LONGEST_HEADER_LINE) return 0;
    if (!dated) {
      if (!notesDate.test(line)) return 0;
      dated = true;
    } else if (notesRecipient.test(line)) addressed = true;
    else if (addressed && notesSubject.test(line)) return index - at + 1;
  }
  return 0;
}
