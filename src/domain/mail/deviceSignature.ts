// "Sent from my iPhone" and its kin in every language: a short line made of a word for sending and the name of a device or a mail program.
import { bareLine } from './replyMarks.ts';

const LONGEST = 160;
const MOST_WORDS = 16;

/** The line begins with one of these; scripts without spaces need none behind. */
const sentFirst = new RegExp(
  '^(?:sent|typed|written|gesendet|verschickt|geschrieben|diese nachricht wurde|von meinem|von meiner|von unterwegs|mobil|envoyé|enviado|enviada|enviat|inviato|verzonden|verstuurd|skickat|sendt|wysłane|wysłano|lähetetty|отправлено|odesláno|odoslané|odoslane|gönderildi|poslano|poslato|poslané|trimis|надіслано|στάλθηκε|elküldve|đã gửi|được gửi|dikirim|kirim|נשלח|أرسلت|مرسل|ส่งจาก|发自|發自|从我的|從我的|我的|나의|내|私の|from my|from mi|de mon|de mi)(?!\\p{Script=Latin}|\\p{Script=Cyrillic}|\\p{Script=Greek})',
  'u',
);
/** Or ends with one of these. */
const sentLast = /(?:gesendet|verschickt|küldve|gönderildi|から送信|发送|傳送|发出|보냄|보냄|send)$/;
const devices =
  /iphon|ipad|ipod|mymail|poczt|mobilu|android|samsung|galaxy|blackberry|smartphone|huawei|xiaomi|oneplus|pixel|nokia|windows (?:phone|mail|1?\d)|(?:^|[^\p{L}])(?:mobile|mobil|mobiles?|mobilen|mobiltelefon|mobilgerät|handy|mobiel|móvil|celular|telefon\p{L}{0,4}|téléphone|teléfono|telefone|telefoon|phone|tablet|komórki|outlook|gmail|yahoo|aol|gmx|web\.de|proton|protonmail|tuta|tutanota|spark|airmail|thunderbird|k-9|bluemail|blue|nine|aqua ?mail|superhuman|shortwave|polymail|mailbox|typeapp|newton|front|zoho|hushmail|hey|libero|sparrow|acompli|alto|boxer|surface|lenovo|htc|lg|sony|xperia|motorola|moto|alcatel|wiko|lumia|kindle|on the go|on the move|unterwegs|mail (?:for|för|für|pour|para|per|voor|til)|(?:correo|courrier|posta|email|e-mail|poczta|pošta) (?:para|pour|per|para))(?=$|[^\p{L}])|яндекс|почт|телефон|мобильн|スマートフォン|携帯|手机|手機|스마트폰|휴대|мобілн/iu;
const installs = /^(?:get|download|télécharger?|téléchargez|obtenir|obtenez|obtener|obtenga|descargar?|obter|obtenha|baixar|scarica|ottieni|hol(?:en)?|laden|hämta|hent|pobierz|získejte|získajte|lataa|hanki|завантажити|загрузить|скачать|descarrega|edinin|outlook)(?=[\s:])/i;
/** Brands nobody listed: "Sent from my Wiko Ridge 4G". What stands for the place where somebody sits is written small and goes on. */
const ownThing = /^(?:sent|send|gesendet|envoyé|enviado|inviato|verzonden|verstuurd|skickat|sendt)\s(?:wirelessly\s)?(?:from|von|de|depuis|desde|do|da|dal|vanaf|van|från|fra)\s(?:my|mon|meinem|mi|meu|mio|mijn|min|mitt)\s(.{2,50})$/iu;

const oddOnes = /^(?:someone from mobile|yahoo mail: |iphone\S{0,3}umdan|(?:iphone|ipad) ?(?:から|发送|傳送|에서))/;

const leadingBrackets = /^[“"([<«\s]+/;
const trailingBrackets = /[>)\]»"”.\s]+$/;

/** True for a whole line that a phone or a mail program adds to what its owner wrote. */
export function isDeviceSignature(line: string): boolean {
  if (line.length > LONGEST || line.length < 6) return false;
  const plain = bareLine(line).replace(leadingBrackets, '').replace(trailingBrackets, '').toLowerCase();
  // Nearly every line of a mail ends here.
  if (!sentFirst.test(plain) && !sentLast.test(plain) && !installs.test(plain) && !oddOnes.test(plain)) return false;
  // Addresses of links say nothing: "Get [Outlook for iOS](https://…)".
  const text = bareLine(line).replace(/\(?<?https?:[^\s)>]{0,120}[)>]?/g, ' ').replace(leadingBrackets, '').replace(trailingBrackets, '').replace(/[[\]()]/g, ' ');
  const lower = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const words = lower.split(' ').length;
  if (words > MOST_WORDS || lower === '') return false;
  if (installs.test(lower) && lower.includes('outlook') && words <= 8 && /ios|android|windows|mobile/.test(lower)) return true;
  const begins = sentFirst.test(lower);
  const ends = sentLast.test(lower);
  if (begins && /^sent (?:via|with|from|by|using|while|on the) (?:a |an |the )?(?:mobile|phone|tablet)(?: device)?$/.test(lower)) return true;
  if (begins || ends) {
    if (devices.test(lower)) return isAboutSending(lower, words);
    const thing = ownThing.exec(text)?.[1];
    return thing !== undefined && (thing.split(' ').length <= 4 ? /^[\p{Lu}\d]/u.test(thing) : /^(?:[\p{Lu}\d]\S* ?){5,7}$/u.test(thing)) && !/[,;:?!]/.test(thing);
  }
  return oddOnes.test(lower);
}

/** A sentence that goes on about something else is the writer's: "sent from my phone by mistake, but the price …". */
function isAboutSending(lower: string, words: number): boolean {
  if (words <= 9) return !/[?]$/.test(lower) && !/(?:^|\s)(?:you|your|we|our|i|it|he|she|they|was|will|should|did|number|sie|wir|ich|vous|nous|je|usted|nosotros|wij|u|lei|noi)(?=$|\s)/.test(lower) && !/ (?:by mistake|versehentlich|par erreur|por error|yesterday|gestern|heute|today) ?/.test(lower);
  return /excuse|typo|brevity|network|réseau|netz|device|smartphone|rechtschreib|tippfehler|breves|brièveté|errores|gerät|app|mobiltelefon/.test(lower);
}
