// The signs by which mail that no person wrote to us gives itself away: headers first, then sender, subject and structure. Reports of mail systems are in `bounceSigns.ts`. Used by `leadReply.ts`.
import type { Email, Headers } from '../email.ts';

/** All values of a header as one lower-case text; empty when absent. */
export function headerText(headers: Headers, name: string): string {
  return (headers[name] ?? []).join(' ').toLowerCase();
}

function hasHeader(headers: Headers, ...names: readonly string[]): string | undefined {
  return names.find((name) => headers[name] !== undefined);
}

/** A mail that no answer may go to: the envelope of reports and automatic answers (RFC 3464, RFC 3834). */
export function hasEmptyEnvelope(headers: Headers): boolean {
  const path = headers['return-path']?.[0]?.trim().toLowerCase();
  return path !== undefined && /^(?:<\s{0,20}>|<?mailer-daemon(?:@[^>]{0,200})?>?|<?postmaster(?:@[^>]{0,200})?>?)$/.test(path);
}

const answerPrefix = /^\W{0,3}(?:re|aw|sv|vs|r|rif|res|antw|ynt|odp|отв|ответ|回复|答复|返信)(?:\[\d{1,3}\])? ?[:：]/i;

/** True when the mail answers another one, by its headers or its subject; forwarding is no answer. */
export function answersMail(email: Email): boolean {
  return ['in-reply-to', 'references'].some((name) => headerText(email.headers, name).includes('<')) || answerPrefix.test(email.subject.trim());
}

const autoSubject =
  /^(?:\W{0,3})(?:(?:re|aw|sv|vs|r|res|antw|tr|odp) ?: ?)?\W{0,2}(?:auto(?:matic|mated|matische)?[ _-]?(?:reply|replies|response|respons|responder|antwort)\s{0,3}(?:$|[:：(\[-]|(?:from|to|re)\b)|auto ?:|out of (?:the )?office|out-of-office|\[?ooo\]? ?[:-]|abwesenheits(?:notiz|meldung|nachricht|assistent)|automatische (?:antwort|abwesenheitsnotiz|e-mail ?:)|abwesend|abwesenheit|nicht im büro|réponse automatique|message d.absence|absence du bureau|absent du bureau|absence (?:du|jusqu)|respuesta (?:automática|de fuera)|fuera de (?:la )?oficina|ausente de la oficina|risposta automatica|fuori (?:sede|ufficio)|assente dall.ufficio|assenza dall|resposta automática|ausência|ausente do escritório|fora do escritório|automatisch antwoord|automatische reactie|afwezigheids?|afwezig|niet aanwezig|autosvar|automatiskt svar|automatisk svar|frånvaro|fravær|ikke på kontoret|automaattinen vastaus|poissa toimistolta|odpowiedź automatyczna|automatyczna odpowiedź|poza biurem|automatická odpověď|mimo kancelář|automatikus válasz|otomatik (?:yanıt|cevap)|автоответ|автоматический ответ|自動返信|自動応答|不在通知|不在(?:の|に)|自动(?:回复|答复)|자동 ?(?:응답|회신)|부재중|vacation(?: reply| notice| response| message| autoreply)?(?::|$)|on (?:vacation|holiday|leave|annual leave|parental leave|maternity leave|paternity leave|sick leave)(?:$|,| until| till| through)|away from (?:my|the) (?:desk|office|mail|e-?mail)|i am (?:away|out|on vacation|on holiday)|(?:currently )?away (?:until|till)|.{1,60} is out of (?:the )?office|.{1,60} is (?:currently )?(?:away|on vacation|on leave)\b)/;
/** Said by machines of themselves; a person who is away writes differently. */
const autoWords =
  /\b(?:this|the following) is an? (?:auto(?:mated|matic|-generated|matically generated)|computer[- ]generated) ?(?:e-?mail|vacation|out of office|out-of-office)? ?(?:response|reply|message|answer|acknowledge?ment|notice)|\bautomated (?:vacation|out[- ]of[- ]office) (?:response|reply|message)|\bautomatically generated (?:reply|response|answer)|\bthis (?:reply|response|answer) (?:was|is|has been) (?:sent |generated )?automatic|(?:dies|das) ist eine automatisch(?:e| generierte| erzeugte| erstellte) (?:antwort|nachricht|e-?mail|abwesenheit)|(?:ceci est|il s.agit d).{0,6}(?:une? )?(?:réponse|message|courriel) automatique|est[ea] es una? (?:respuesta|mensaje|correo) automátic|quest[oa] è una? (?:risposta|messaggio|e-?mail) automatic|est[ea] é uma? (?:resposta|mensagem|e-?mail) automátic|dit is een automatisch(?:e|)? (?:antwoord|bericht|reactie|e-?mail|gegenereerd)|это автоматическ|自動返信メール|自动回复/;
const answerWords = /respon|reply|answer|acknowledg|antwort|abwesenheit|réponse|respuesta|risposta|resposta|antwoord|reactie|返信|回复/;
const autoHeaders = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-autoreply-from', 'x-auto-reply-from', 'x-mail-autoreply', 'x-autoresponder', 'x-vacation', 'x-zoho-autoreply', 'vacationmessage', 'x-autoreply-domain', 'x-auto-replied', 'x-away-message', 'x-responder', 'x-apple-action'] as const;

/** Answer written by a machine (out of office, "we got your email"): which sign says so, or undefined. */
export function autoReplySign(email: Email): string | undefined {
  const headers = email.headers;
  if (/rules\.(?:oof|reply)template/i.test(email.itemClass ?? '')) return 'item-class';
  const submitted = headerText(headers, 'auto-submitted');
  // Some systems call their answers "generated"; answering is what makes them answers.
  if (/^auto[- ]?repl/.test(submitted) || (/^auto/.test(submitted) && answersMail(email))) return 'auto-submitted';
  const priority = ['precedence', 'x-precedence', 'preference'].find((name) => /auto[_ -]?repl/.test(headerText(headers, name)));
  if (priority !== undefined) return priority;
  const marked = hasHeader(headers, ...autoHeaders);
  if (marked !== undefined && !/^\s*no\b/.test(headerText(headers, marked))) return marked;
  if (headerText(headers, 'x-autogenerated') === 'reply' || headerText(headers, 'x-post-messageclass').includes('autoresponder')) return 'x-autogenerated';
  if (/autoresponder/.test(headerText(headers, 'delivered-to')) || /\b(?:vacation|autorespond|autoreply|auto-reply)/.test(`${headerText(headers, 'x-mailer')} ${headerText(headers, 'user-agent')}`)) return 'x-mailer';
  if (/mailbox rules agent/.test(headerText(headers, 'x-ms-exchange-generated-message-source'))) return 'x-ms-exchange-generated-message-source';
  if (autoSubject.test(email.subject.toLowerCase().trim())) return 'subject';
  const said = autoWords.exec(email.text.slice(0, 1200).toLowerCase())?.[0];
  // "An automated message" may as well be a reminder nobody asked for; "an automated reply" is one.
  if (said !== undefined && (answerWords.test(said) || answersMail(email))) return 'text';
  return hasEmptyEnvelope(headers) && answersMail(email) ? 'return-path' : undefined;
}

const machineSender =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|donotreply|(?:no[._-]?reply|do[._-]?not[._-]?reply)[._+-].{0,60}|.{0,60}[._+-](?:no-?reply|do-?not-?reply)|notifications?|notify|alerts?|.{0,40}-(?:daemon|notifications?|alerts?|bounces)|daemon|nobody|root|crond?|mailman(?:-.{0,20})?|majordomo|listserv|listproc|lyris|ezmlm|sympa|petidomo|ecartis|system|automail(?:er)?|automated|auto-?mailer|autoconfirm|auto-confirm|bounces?(?:[+._-].{0,80})?|rss(?:[._-]?(?:feeds?|news|bot|mailer|2e-?mail))?|(?:news)?feeds?|.{1,30}[._-]bot|bot|robot|www-?data|apache|httpd|webserver|logwatch|logcheck|backup|monitor(?:ing)?|watchdog|cvs|svn|git|cvs-?commits?|svn-?commits?|.{0,40}-(?:commits?|cvs|svn)|jira|jenkins|github|gitlab|bugzilla(?:-.{0,20})?|trac|redmine|nagios|zabbix|calendar-notification|invitations?|messages-noreply|updates?-noreply|rhn-admin|postmaster)(?:@|$)/;
const machineName = /^"?(?:cron daemon|mail delivery|bugzilla|jenkins|github|gitlab|sourceforge\.net|rss2email|newsfeed)\b/;

/** True for an address that programs write from and nobody reads. `address` in lower case. */
export function isMachineSender(address: string): boolean {
  return machineSender.test(address);
}

/** Written by a program for somebody: which sign says so, or undefined. */
export function notificationSign(email: Email): string | undefined {
  const { headers } = email;
  if ((email.itemClass ?? '').toUpperCase().startsWith('REPORT.')) return 'item-class';
  if (headerText(headers, 'content-type').includes('disposition-notification')) return 'multipart/report';
  const submitted = headerText(headers, 'auto-submitted');
  if (submitted !== '' && !/^no\b/.test(submitted)) return 'auto-submitted';
  if (isMachineSender(email.from.address.toLowerCase())) return 'sender';
  if (machineName.test((email.from.name ?? '').toLowerCase())) return 'sender';
  if (hasEmptyEnvelope(headers)) return 'return-path';
  // Microsoft's wish not to be answered by machines; people's own mail programs don't write it into a new mail.
  if (/\ball\b|autoreply/.test(headerText(headers, 'x-auto-response-suppress')) && !answersMail(email)) return 'x-auto-response-suppress';
  if (headerText(headers, 'x-fc-machinegenerated') === 'true') return 'x-fc-machinegenerated';
  return hasHeader(headers, 'x-github-reason', 'x-gitlab-project', 'x-jira-fingerprint', 'x-bugzilla-reason', 'x-bugzilla-url', 'x-trac-project', 'x-redmine-project', 'x-cron-env', 'x-notification-type', 'x-ms-exchange-calendar-originator-id', 'x-linkedin-class', 'x-google-calendar-response', 'x-feed-url', 'x-rss-url', 'x-rss-feed', 'x-rt-loop-prevention', 'x-autoreply-ticket');
}

const listHeaders = ['list-post', 'x-mailman-version', 'x-beenthere', 'mailing-list', 'x-mailing-list', 'x-listserver', 'x-list-server', 'x-listprocessor-version', 'x-listmember', 'x-ml-name', 'x-mlserver', 'x-google-group-id', 'x-groupsio-msgnum', 'x-original-list-id', 'x-egroups-return', 'x-egroups-from', 'x-yahoogroups-return', 'x-topica-id', 'x-listname', 'x-sympa-to', 'x-ezmlm', 'x-listar-version', 'x-ecartis-version', 'x-majordomo', 'x-mailing-list-name', 'x-archived-at'] as const;
/** Envelope and sender of list programs: Majordomo `owner-x`, Mailman 2 `x-admin`, later `x-bounces`, ezmlm `x-return-12-you=…`, Yahoo `sentto-…`. */
const listEnvelope = /(?:^|[<\s"])(?:owner-[^@\s]{1,80}|[^@\s]{1,80}-(?:owner|bounces?)(?:\+[^@\s]{0,120})?|[^@\s]{1,80}-return-\d[^@\s]{0,120}|sentto-\d[^@\s]{0,120}|[^@\s]{1,80}-(?:errors|outgoing|l-request))@/;

/** Discussion list: which header says so, or undefined. */
export function mailingListSign(email: Email): string | undefined {
  const headers = email.headers;
  const found = hasHeader(headers, ...listHeaders);
  if (found !== undefined) return headerText(headers, 'list-post').startsWith('no') ? undefined : found;
  if (headers['list-id'] !== undefined && headerText(headers, 'precedence').includes('list')) return 'list-id';
  const from = email.from.address.toLowerCase();
  const envelope = ['sender', 'return-path', 'errors-to', 'x-sender'].find((name) => {
    const text = headerText(headers, name);
    return (listEnvelope.test(text) || /\blistserv@/.test(text)) && (from === '' || !text.includes(from));
  });
  if (envelope !== undefined) return envelope;
  // Mailman 2.0 writes the list's administrator into both.
  const admin = /[^@\s<]{1,80}-(?:admin|request)@/.exec(headerText(headers, 'errors-to'))?.[0];
  return admin !== undefined && headerText(headers, 'sender').includes(admin) ? 'errors-to' : undefined;
}

const bulkTool = /(?:mailchimp|campaign|sendgrid|mailgun|sendinblue|brevo|hubspot|marketo|eloqua|pardot|exacttarget|constant ?contact|mailjet|lyris|bulk|mass ?mail|group ?mail|email manager|mailer pro|newsletter|listmanager|dartmail|digital ?impact|postcast|cheetahmail|silverpop|emarsys|cleverreach|rapidmail|inxmail|optivo|mailup|acymail|phplist|sendy|klaviyo)/;
const bulkWords =
  'view this email in your browser|view in browser|view online|web version|online version|you are receiving this|you received this email because|this newsletter|our newsletter|subscribed to|update your preferences|manage your preferences|email preferences|unsubscribe|to be removed|remove me|opt-out|opt out of|im browser ansehen|online ansehen|newsletter abbestellen|newsletter abmelden|vom newsletter|sie erhalten diesen newsletter|se désabonner|désinscrire|désinscription|afficher dans votre navigateur|version en ligne|darse de baja|cancelar (?:la )?suscripción|ver en el navegador|annulla iscrizione|disiscriv|cancellati|visualizza nel browser|cancelar inscrição|descadastrar|ver no navegador|uitschrijven|afmelden|bekijk in browser|webversie'.split('|');

/** Sent to many: which sign says so, or undefined. `answersUs` is true when the mail answers one of ours. */
export function newsletterSign(email: Email, answersUs: boolean): string | undefined {
  const headers = email.headers;
  const precedence = headerText(headers, 'precedence');
  if (/bulk|junk|list/.test(precedence)) return 'precedence';
  const campaign = hasHeader(headers, 'x-campaign', 'x-campaignid', 'x-campaign-id', 'x-mc-user', 'x-mailchimp-campaign-id', 'x-sfmc-stack', 'x-job', 'x-bulkmail', 'x-mailer-recptid', 'x-csa-complaints', 'x-mailgun-tag', 'x-report-abuse-to', 'x-report-abuse', 'x-hs-campaign-id', 'x-list-unsubscribe', 'x-unsubscription-info', 'x-unsubscribe', 'x-newsletter', 'x-ep-message-id', 'x-maillist-id', 'x-mass-mailer', 'x-sg-campaign', 'x-virtual-mailer', 'x-cheetah-mailing-id', 'x-dartmail', 'x-klaviyo-message-id', 'x-emarsys-identify', 'x-braze-id', 'x-mj-campaign', 'x-sib-id', 'x-ptp-campaign');
  if (campaign !== undefined) return campaign;
  if (answersUs) return undefined;
  if (headers['list-unsubscribe'] !== undefined) return 'list-unsubscribe';
  if (headers['list-unsubscribe-post'] !== undefined) return 'list-unsubscribe-post';
  if (headers['list-id'] !== undefined) return 'list-id';
  const tool = headerText(headers, 'x-mailer');
  if (bulkTool.test(tool)) return 'x-mailer';
  if (/^(?:re|aw|sv|r|res|antw|rv|tr|fw|fwd|wg|i|enc): /i.test(email.subject.trim())) return undefined;
  const text = `${email.text.slice(0, 20_000)} ${email.text.slice(-20_000)} ${email.quoted.slice(0, 20_000)}`.toLowerCase();
  const words = bulkWords.filter((word) => text.includes(word)).length;
  // Google asks senders of many for it (complaint rates per campaign), but mailbox providers write it into everybody's mail too.
  if (words >= 1 && headers['feedback-id'] !== undefined) return 'feedback-id';
  const links = Math.min(4, text.split('http').length - 1);
  return words >= 2 || (words >= 1 && links >= 3) ? 'text' : undefined;
}
