// The signs by which mail that no person wrote to us gives itself away: headers first, then sender, subject and structure. Used by `leadReply.ts`.
import type { Email, Headers } from '../email.ts';

/** All values of a header as one lower-case text; empty when absent. */
export function headerText(headers: Headers, name: string): string {
  return (headers[name] ?? []).join(' ').toLowerCase();
}

function hasHeader(headers: Headers, ...names: readonly string[]): string | undefined {
  return names.find((name) => headers[name] !== undefined);
}

const bounceSender = /^(?:mailer-?daemon|postmaster|mail-daemon|maildelivery|microsoftexchange[0-9a-f]{20,40}|bounces?|mdaemon|mailerdaemon|mail\.?delivery)(?:[+._-].{0,80})?@/;
const bounceSubject =
  /^(?:undeliver(?:able|ed)|delivery status notification|mail delivery (?:failed|failure|system|error)|delivery (?:failure|has failed|notification|report|status)|returned mail|returned to sender|failure notice|non-?delivery|message (?:undeliverable|not delivered|could not be delivered|delivery failure)|mail system error|undelivered mail|rejected:|unzustellbar|nicht zustellbar|zustellung fehlgeschlagen|zustellungsfehler|übermittlung fehlgeschlagen|non remis|échec de (?:la )?remise|message non distribué|retour de courrier|no se puede entregar|no entregado|error de entrega|mensaje no entregado|mancato recapito|non recapitabile|mancata consegna|consegna non riuscita|não (?:foi possível )?entreg|falha na entrega|mensagem não entregue|onbestelbaar|niet bezorgd|kan niet worden bezorgd|bezorging mislukt|недоставлен|сообщение не доставлено)/;

/** Delivery report: which sign says so, or undefined. */
export function bounceSign(email: Email): string | undefined {
  const headers = email.headers;
  if ((email.itemClass ?? '').toUpperCase().startsWith('REPORT.')) return 'item-class';
  const type = headerText(headers, 'content-type');
  if (type.includes('multipart/report') && (type.includes('delivery-status') || !type.includes('report-type'))) return 'multipart/report';
  if (hasHeader(headers, 'x-failed-recipients')) return 'x-failed-recipients';
  const sender = email.from.address.toLowerCase();
  const subject = email.subject.toLowerCase().trim();
  if (bounceSubject.test(subject) && (bounceSender.test(sender) || !/^(?:re|aw|sv|r|res|antw):/.test(subject))) return 'subject';
  if (bounceSender.test(sender) && !/^bounces?/.test(sender)) return 'sender';
  return undefined;
}

const autoSubject =
  /^(?:\W{0,3})(?:(?:re|aw|sv|r|res|antw|tr): )?(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response|responder|antwort)|autoreply|out of (?:the )?office|out-of-office|automatische (?:antwort|abwesenheitsnotiz|e-mail)|abwesenheits(?:notiz|meldung|nachricht)|abwesend|abwesenheit|réponse automatique|message d'absence|absence du bureau|absent du bureau|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|resposta automática|ausência|fora do escritório|automatisch antwoord|automatische reactie|afwezig|autosvar|automatiskt svar|automatisk svar|frånvaro|automaattinen vastaus|odpowiedź automatyczna|автоответ|vacation(?: reply| notice)?:|on (?:vacation|holiday|leave)\b|away from (?:my|the) (?:desk|office))/;

/** Answer written by a machine (out of office, "we got your email"): which sign says so, or undefined. */
export function autoReplySign(email: Email): string | undefined {
  const headers = email.headers;
  if (/rules\.(?:oof|reply)template/i.test(email.itemClass ?? '')) return 'item-class';
  const submitted = headerText(headers, 'auto-submitted');
  if (submitted.startsWith('auto-replied')) return 'auto-submitted';
  if (/auto[_-]?reply/.test(headerText(headers, 'precedence'))) return 'precedence';
  const marked = hasHeader(headers, 'x-autoreply', 'x-autorespond', 'x-autoreply-from', 'x-auto-reply-from', 'x-mail-autoreply', 'x-vacation', 'x-zoho-autoreply', 'vacationmessage');
  if (marked !== undefined) return marked;
  if (autoSubject.test(email.subject.toLowerCase().trim())) return 'subject';
  return undefined;
}

const machineSender =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|donotreply|noreply[._+-].{0,60}|.{0,60}[._+-]no-?reply|notifications?|notify|alerts?|.{0,40}-(?:daemon|notifications?|alerts?|bounces)|daemon|nobody|root|cron|mailman(?:-.{0,20})?|majordomo|listserv|system|automail(?:er)?|automated|autoconfirm|auto-confirm|bounces?|jira|jenkins|github|gitlab|bugzilla|nagios|zabbix|calendar-notification|invitations?|messages-noreply|updates?-noreply|rhn-admin|postmaster)@/;

/** Written by a program for somebody: which sign says so, or undefined. */
export function notificationSign(email: Email): string | undefined {
  const submitted = headerText(email.headers, 'auto-submitted');
  if (submitted.startsWith('auto-generated') || submitted.startsWith('auto-notified')) return 'auto-submitted';
  if (machineSender.test(email.from.address.toLowerCase())) return 'sender';
  const marked = hasHeader(email.headers, 'x-github-reason', 'x-gitlab-project', 'x-jira-fingerprint', 'x-bugzilla-reason', 'x-cron-env', 'x-notification-type', 'x-ms-exchange-calendar-originator-id', 'x-linkedin-class', 'x-google-calendar-response');
  return marked;
}

/** Discussion list: which header says so, or undefined. */
export function mailingListSign(email: Email): string | undefined {
  const headers = email.headers;
  const found = hasHeader(headers, 'list-post', 'x-mailman-version', 'x-beenthere', 'mailing-list', 'x-mailing-list', 'x-listserver', 'x-ml-name', 'x-google-group-id', 'x-original-list-id');
  if (found !== undefined) return headerText(headers, 'list-post').startsWith('no') ? undefined : found;
  if (headers['list-id'] !== undefined && headerText(headers, 'precedence').includes('list')) return 'list-id';
  return undefined;
}

const bulkTool = /(?:mailchimp|campaign|sendgrid|mailgun|sendinblue|brevo|hubspot|marketo|eloqua|pardot|exacttarget|constant ?contact|mailjet|lyris|bulk|mass ?mail|group ?mail|email manager|mailer pro|newsletter|listmanager|dartmail|digital ?impact|postcast|cheetahmail|silverpop|emarsys|cleverreach|rapidmail|inxmail|optivo|mailup|acymail|phplist|sendy|klaviyo)/;
const bulkWords =
  'view this email in your browser|view in browser|view online|web version|online version|you are receiving this|you received this email because|this newsletter|our newsletter|subscribed to|update your preferences|manage your preferences|email preferences|unsubscribe|to be removed|remove me|opt-out|opt out of|im browser ansehen|online ansehen|newsletter abbestellen|newsletter abmelden|vom newsletter|sie erhalten diesen newsletter|se désabonner|désinscrire|désinscription|afficher dans votre navigateur|version en ligne|darse de baja|cancelar (?:la )?suscripción|ver en el navegador|annulla iscrizione|disiscriv|cancellati|visualizza nel browser|cancelar inscrição|descadastrar|ver no navegador|uitschrijven|afmelden|bekijk in browser|webversie'.split('|');

/** Sent to many: which sign says so, or undefined. `answersUs` is true when the mail answers one of ours. */
export function newsletterSign(email: Email, answersUs: boolean): string | undefined {
  const headers = email.headers;
  const precedence = headerText(headers, 'precedence');
  if (/bulk|junk|list/.test(precedence)) return 'precedence';
  const campaign = hasHeader(headers, 'x-campaign', 'x-campaignid', 'x-campaign-id', 'x-mc-user', 'x-mailchimp-campaign-id', 'x-sfmc-stack', 'x-job', 'x-bulkmail', 'x-mailer-recptid', 'x-csa-complaints', 'x-mailgun-tag', 'x-report-abuse-to', 'x-hs-campaign-id', 'x-list-unsubscribe');
  if (campaign !== undefined) return campaign;
  if (answersUs) return undefined;
  if (headers['list-unsubscribe'] !== undefined) return 'list-unsubscribe';
  if (headers['list-id'] !== undefined) return 'list-id';
  const tool = headerText(headers, 'x-mailer');
  if (bulkTool.test(tool)) return 'x-mailer';
  if (/^(?:re|aw|sv|r|res|antw|rv|tr|fw|fwd|wg|i|enc): /i.test(email.subject.trim())) return undefined;
  const text = `${email.text.slice(0, 20_000)} ${email.text.slice(-20_000)} ${email.quoted.slice(0, 20_000)}`.toLowerCase();
  const words = bulkWords.filter((word) => text.includes(word)).length;
  const links = Math.min(4, text.split('http').length - 1);
  return words >= 2 || (words >= 1 && links >= 3) ? 'text' : undefined;
}
