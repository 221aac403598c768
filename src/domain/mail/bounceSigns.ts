// The signs by which a delivery report or a feedback report gives itself away: structure first, then sender, subject and wording in many languages. Used by `leadReply.ts`.
import type { Email, Headers } from '../email.ts';
import { hasEmptyEnvelope, headerText, isMachineSender } from './mailSigns.ts';

// Local parts (and whole senders without a domain) that mail systems use for reports and for nothing else.
const bounceSender = /^(?:mailer[._-]?daemon|mail[._-]?daemon|post[._-]?master|mail[._-]?deliver(?:y|er)?(?:[._-]?(?:sub)?system)?|microsoftexchange[0-9a-f]{20,40}|mdaemon|mail[._-]?system|undeliverable|ndr|dsn)(?:[+._-].{0,80})?(?:@|$)/;
const bounceName =
  /^"?(?:mail(?:er)? ?deliver(?:y|er)? ?(?:sub)?system|internet mail delivery|mailer[- ]?daemon|mail ?daemon|mail delivery (?:service|agent|system|subsystem)|mail (?:system|administrator|router)|courier mail server|delivery (?:subsystem|notification|status)|system ?administrator|systemadministrator|administrateur syst[eè]me|administrador del sistema|administrador do sistema|amministratore sistema|systeembeheerder|post ?master|microsoft outlook|interscan|message delivery|email delivery|mail delivery|undeliverable|почтовая служба)/;

// Subjects that only mail systems write.
const reportSubject = new RegExp(
  '^(?:' +
    [
      'undeliver(?:able|ed)(?: ?(?:mail|e-?mail|message)\\b| ?:|$)', 'delivery status notification', 'mail delivery (?:failed|failure|system|error|problem|status|delayed|report)', 'e-?mail delivery failure', 'delivery (?:failure|has failed|notification:)',
      'returned (?:mail|e-?mail|message)\\b', 'returned to sender', 'failure notice', 'failure delivery', 'failed mail\\b', 'failed delivery ?(?:$|:)', 'permanent (?:delivery )?failure', 'permanent delivery', 'non[- ]?delivery (?:notification|report|notice|of)', 'non-?deliverable',
      '(?:your )?(?:message|mail|e-?mail) (?:is |was |has been )?(?:undeliverable|not delivered|could not be delivered|couldn.t be delivered|delivery (?:has )?failed|delivery failure|rejected\\b|bounced\\b)', 'mail system error', 'mail ?(?:failure|could not be delivered)', 'notice: mail delivery', 'warning: (?:delayed mail|message .{1,80} delayed|could not send message|mail (?:not|undeliver)|e-?mail .{0,60}not)',
      'delayed mail \\(', 'sorry, your message could not', 'there was an error sending your mail', '(?:could not|couldn.t|cannot|can.t|unable to) deliver (?:your |the )?(?:message|mail|e-?mail)', 'error (?:sending|delivering) (?:your )?(?:mail|e-?mail|message)', '\\[bounce\\]', 'bounced (?:mail|message|e-?mail)', 'message you sent (?:was )?(?:blocked|rejected)', '\\*\\*message you sent', 'considered unsolicited bulk', 'banned or potentially', 'undelivered mail', 'address not found', 'rejected:', 'rejected mail', 'reject mail (?:from|.{1,60}:)', 'mail bounced', 'message status ?- ?undeliver', 'nondeliverable', 'e-?mail rejected due to', '(?:ignored )?not member article from', 'you .{1,80} are not (?:a )?member', 'spam mail from a spammer is rejected', '(?:virus|spam|banned)\\b.{0,80} in mail (?:from|to) ',
      'unzustellbar', 'nicht zustellbar', 'zustellung fehlgeschlagen', 'zustellungsfehler', 'übermittlung fehlgeschlagen', 'e-?mail (?:konnte )?nicht zugestellt', 'ihre nachricht konnte nicht',
      'non remis', 'échec de (?:la )?(?:remise|distribution|livraison)', 'message non (?:distribué|délivré|remis)', 'retour de courrier', 'échec d.envoi',
      'no se puede entregar', 'no entregado', 'error (?:de|en la) entrega', 'mensaje no entregado', 'correo (?:devuelto|no entregado)', 'no se pudo entregar',
      'mancato recapito', 'non recapitabile', 'mancata consegna', 'consegna non riuscita', 'messaggio non (?:consegnato|recapitato)', 'impossibile recapitare', 'notifica di mancata',
      'não (?:foi possível )?(?:entreg|é possível entreg)', 'falha na entrega', 'mensagem não entregue', 'não entregue', 'erro na entrega',
      'onbestelbaar', 'niet bezorgd', 'kan niet worden (?:bezorgd|afgeleverd)', 'bezorging mislukt', 'aflevering mislukt', 'niet afgeleverd',
      'недостав', 'сообщение не (?:доставлено|было доставлено)', 'ваше сообщение не', 'не доставлен', 'невозможно доставить', 'не вдалося доставити', 'ошибка доставки', 'возврат (?:письма|почты)',
      'olevererbart', 'ikke leveret', 'kan ikke leveres', 'levering mislykkedes', 'kunde inte levereras', 'kan inte levereras', 'det gick inte att leverera', 'olevererat', 'ei voitu toimittaa', 'toimitus epäonnistui', 'nie można dostarczyć', 'niedostarczon', 'zwrot wiadomości', 'nedoručiteľn', 'nedoručiteln', 'doručení se nezdařilo', 'kézbesíthetetlen', 'sikertelen kézbesítés', 'teslim edilemedi', 'αδυναμία παράδοσης', 'imposibil de livrat', 'nelivrat',
      '配信できません', 'メッセージを配信', 'メール配信に失敗', '配信不能', '配達できません', '送信できません', '送信エラー', '未配信', '无法投递', '退信', '系统退信', '投递失败', '未传递', '無法傳遞', '無法投遞', '배달되지', '전송 실패', '전달되지',
    ].join('|') +
    ')',
);
// Subjects that people write as well: they count from a machine's hand only.
const weakSubject = /\b(?:deliver(?:y|ed|able)?|undeliver|returned|bounce|failure|failed|error|rejected|blocked|delayed|not sent)\b|zustell|remise|entrega|recapito|consegna|bezorg|доставк|配信|投递|배달/;
const answerPrefix = /^(?:re|aw|sv|vs|r|res|antw|rv|tr|fw|fwd|wg|i|enc|odp|vl) ?: ?/;

/** What reports say of a mail that did not arrive, in the body; searched in lower case. */
const failureWords =
  /(?:could ?n[o']t|cannot|can.t|was not|wasn.t|has not been|not be) (?:be )?deliver|undeliverable|unable to (?:be )?deliver|delivery (?:to the following|has failed|failed|failure|of the message|attempts?)|did not reach the following|(?:permanent|fatal|transient)(?: fatal)? errors?|failed permanently|returned to (?:the )?sender|(?:user|recipient|host|address|mailbox|domain)(?: is)? (?:unknown|not found|unavailable|disabled|rejected)|unknown (?:user|recipient|host|address)|no such (?:user|recipient|mailbox|domain)|invalid (?:user|recipient|mailbox|address)|(?:recipient|sender) address rejected|mailbox (?:is |was )?(?:full|over|unavailable|disabled)|over (?:the )?quota|quota exceeded|exceeded (?:the )?(?:storage|quota)|message size exceeds|could not be sent\b|failed to (?:send|deliver)|rcpt to:|final-recipient:|diagnostic-code:|remote host said|smtp error|unrouteable|relaying denied|retry timeout|too many hops|nicht zugestellt werden|nicht zustellbar|pas pu être (?:remis|distribué|délivré)|no se pudo entregar|no ha podido ser entregado|no se ha podido entregar|impossibile recapitare|non è stato (?:possibile )?(?:recapit|consegn)|não pôde ser entregue|não foi possível entregar|niet (?:worden )?(?:bezorgd|afgeleverd)|не (?:было |может быть )?доставлен|не удалось доставить|невозможно доставить|почтовый ящик (?:переполнен|не существует)|не вдалося доставити|nie można dostarczyć|nie mogła zostać dostarczona|kunde inte levereras|kunne ikke leveres|配信できません|配信に失敗|届けできません|送信できません|配達できません|无法投递|未能送达|退信|無法傳遞|배달되지|전송 실패/;
/** Lines that only a machine's protocol of a delivery has. */
const structuralLines = [/^[ \t]{0,8}final-recipient:/m, /^[ \t]{0,8}reporting-mta:/m, /^[ \t]{0,8}diagnostic-code:/m, /^[ \t]{0,8}action: ?failed/m, /^[ \t]{0,8}status: ?[45]\.\d/m, /^[ \t]{0,8}(?:\S{1,40} )?rcpt to:/m, /^\W{0,8}5\d\d[ -]#?\d\.\d\.\d/m, /^\W{0,8}remote host said:/m, /^\W{0,8}original-recipient:/m] as const;
const MOST_READ = 12_000;

const feedbackSubject = /^(?:e-?mail feedback report|complaint about message from|abuse report|spam (?:complaint|report) (?:for|from|about)|feedback[- ]loop|\[?fbl\]?\b|e-?mail abuse report)/;

/** True for a report that somebody pressed "this is spam" or asked to be removed (ARF, RFC 5965; also Outlook.com's junk reports). */
export function isFeedbackReport(text: string, headers: Headers): boolean {
  const type = headerText(headers, 'content-type');
  if (type.includes('multipart/report') && type.includes('feedback-report')) return true;
  if (headers['x-hmxmroriginalrecipient'] !== undefined) return true;
  const top = text.slice(0, MOST_READ);
  return /^feedback-type: ?[a-z]/im.test(top) && /^(?:user-agent|version|source-ip|original-mail-from|original-rcpt-to): ?\S/im.test(top);
}

/** Reports of success and of reading are no failures. */
function isSuccessReport(email: Email, type: string): boolean {
  const text = email.text.slice(0, MOST_READ).toLowerCase();
  if (type.includes('disposition-notification')) return !failureWords.test(text);
  return /^[ \t]{0,8}action: ?(?:delivered|relayed|expanded)/m.test(text) && !/^[ \t]{0,8}action: ?(?:failed|delayed)/m.test(text);
}

/** Delivery or feedback report: which sign says so, or undefined. */
export function bounceSign(email: Email): string | undefined {
  const { headers } = email;
  const itemClass = (email.itemClass ?? '').toUpperCase();
  if (itemClass.startsWith('REPORT.')) return /\.(?:NDR|DELAYED)\b/.test(itemClass) ? 'item-class' : undefined;
  const type = headerText(headers, 'content-type');
  if (isFeedbackReport(email.text, headers)) return 'feedback-report';
  if (isSuccessReport(email, type)) return undefined;
  if (type.includes('multipart/report') && (type.includes('delivery-status') || !type.includes('report-type'))) return 'multipart/report';
  if (headers['x-failed-recipients'] !== undefined) return 'x-failed-recipients';
  const subject = email.subject.toLowerCase().trim();
  const sender = email.from.address.toLowerCase().trim();
  if (feedbackSubject.test(subject) && (isMachineSender(sender) || hasEmptyEnvelope(headers) || /^(?:staff|scomp|fbl|abuse|complaints?|feedback)@/.test(sender))) return 'feedback-report';
  if (bounceSender.test(sender)) return 'sender';
  const answers = answerPrefix.test(subject);
  if (reportSubject.test(subject) && !answers) return 'subject';
  return wordingSign(email, subject, answers);
}

/** Reports without any structure: a machine's hand and words of failure, or the protocol of a delivery itself. */
function wordingSign(email: Email, subject: string, answers: boolean): string | undefined {
  const text = `${email.text.slice(0, MOST_READ)}\n${email.quoted.slice(0, MOST_READ)}`.toLowerCase();
  const sender = email.from.address.toLowerCase().trim();
  const autoReplied = headerText(email.headers, 'auto-submitted').startsWith('auto-replied');
  const mailSystem = sender === '' || hasEmptyEnvelope(email.headers) || bounceName.test((email.from.name ?? '').toLowerCase().trim());
  if (mailSystem && !autoReplied && failureWords.test(text)) return 'text';
  // A shop's machine also says that something could not be delivered; a report names the mailbox.
  if (isMachineSender(sender) && !autoReplied && failureWords.test(text) && /[^\s@]@[^\s@]/.test(text)) return 'text';
  if (mailSystem && !autoReplied && !answers && weakSubject.test(subject)) return 'sender';
  if (answers) return undefined;
  const own = email.text.slice(0, MOST_READ).toLowerCase();
  return structuralLines.filter((line) => line.test(own)).length >= 2 ? 'text' : undefined;
}
