// The words of a promise in our seven languages: who does what for whom, what makes it depend on something, and ends of a day, week or month.
// Folded words with one space between them, apostrophes and hyphens left out. Data of `promises.ts`.
import type { Language } from '../languages.ts';

interface PromiseWords {
  /** What a writer says of something still to be done for the reader. */
  readonly commits: readonly string[];
  /** Said before it: then it is no promise yet. */
  readonly depends: string;
  /** Inside it: then it says the contrary. */
  readonly denies: string;
  /** Right before the day by which it is done. */
  readonly bound: string;
  /** Joins two things told: a day before it belongs to the other one. */
  readonly joins: string;
  readonly endOfDay: string;
  readonly endOfWeek: string;
  readonly endOfMonth: string;
}

/** Up to so many words of any kind; bounded, so that a pattern stays linear. */
const gap = (most: number): string => `(?:[^ ]+ ){0,${most}}`;

const english = 'send|share|forward|deliver|provide|prepare|write|reply|answer|respond|come back|call|ring|phone|email|mail|submit|confirm|check|clarify|let you have|let you know|follow up|update|finish|complete|return|find out|draft|quote|upload|pass|supply|give you|revert|drop you|get back|get you';
const germanOne = 'schicke|sende|ubersende|liefere|reiche|melde|maile|antworte|bestatige|klare|prufe|erstelle|bereite|kummere|leite|rufe';
const germanMany = 'schicken|senden|ubersenden|liefern|reichen|melden|mailen|antworten|bestatigen|klaren|prufen|erstellen|bereiten|kummern|leiten|rufen';
const germanInfinitive = `${germanMany}|zusenden|zuschicken|nachliefern|nachreichen|anrufen|zuruckrufen|zukommen lassen|bescheid geben|ruckmeldung geben|weiterleiten|zuruckkommen|zuruckmelden|vorbereiten|fertig haben|bereitstellen|vorlegen`;
const frenchOne = 'envoie|enverrai|transmets|transmettrai|adresse|adresserai|fais parvenir|ferai parvenir|fais suivre|ferai suivre|reviens|reviendrai|rappelle|rappellerai|recontacte|recontacterai|appelle|appellerai|tiens au courant|tiendrai|confirme|confirmerai|reponds|repondrai|prepare|preparerai|remets|remettrai|communique|communiquerai|donne|donnerai';
const frenchMany = 'envoyons|enverrons|transmettons|transmettrons|adressons|adresserons|faisons parvenir|ferons parvenir|revenons|reviendrons|rappelons|rappellerons|recontacterons|confirmons|confirmerons|repondrons|preparons|preparerons|remettrons|communiquerons|donnerons';
const frenchInfinitive = 'envoyer|transmettre|adresser|faire parvenir|faire suivre|revenir|rappeler|recontacter|appeler|tenir au courant|confirmer|repondre|preparer|remettre|communiquer|donner';
const frenchObjects = '(?:(?:vous|te|t|l|le|la|les|lui|leur|me|m|y|en) ){0,3}';
const spanishNow = 'envio|mando|paso|hago llegar|llamo|respondo|contesto|confirmo|preparo|remito|entrego|enviamos|mandamos|pasamos|hacemos llegar|llamamos|respondemos|contestamos|confirmamos|remitimos|entregamos';
const spanishLater = 'enviare|mandare|pasare|hare llegar|llamare|respondere|contestare|confirmare|preparare|remitire|entregare|volvere a (?:escribir|contactar|llamar)[a-z]{0,4}|enviaremos|mandaremos|pasaremos|haremos llegar|llamaremos|responderemos|contestaremos|confirmaremos|prepararemos|remitiremos|entregaremos|comunicare|pondre en contacto';
const spanishInfinitive = '(?:enviar|mandar|pasar|hacer llegar|llamar|responder|contestar|confirmar|preparar|remitir|entregar)[a-z]{0,5}';
const italianNow = 'invio|mando|faccio avere|faccio sapere|faccio pervenire|richiamo|chiamo|rispondo|confermo|ricontatto|inoltro|inviamo|mandiamo|facciamo avere|facciamo sapere|richiamiamo|rispondiamo|confermiamo|inoltriamo';
const italianLater = 'inviero|mandero|faro avere|faro sapere|faro pervenire|richiamero|chiamero|rispondero|confermero|ricontattero|inoltrero|preparero|invieremo|manderemo|faremo avere|faremo sapere|richiameremo|risponderemo|confermeremo|ricontatteremo|inoltreremo|prepareremo';
const portugueseNow = 'envio|mando|encaminho|respondo|confirmo|ligo|preparo|faco chegar|dou retorno|enviamos|mandamos|encaminhamos|respondemos|confirmamos|ligamos|fazemos chegar';
const portugueseLater = 'enviarei|mandarei|encaminharei|responderei|confirmarei|ligarei|prepararei|farei chegar|darei retorno|enviaremos|mandaremos|encaminharemos|responderemos|confirmaremos|ligaremos|faremos chegar|daremos retorno|enviar lhe ei|enviar lhe emos';
const portugueseInfinitive = 'enviar|mandar|encaminhar|responder|confirmar|ligar|preparar|fazer chegar|dar retorno|passar|retornar';
const dutchNow = 'stuur|zend|mail|bel|lever|bevestig|antwoord|reageer|sturen|zenden|mailen|bellen|leveren|bevestigen|antwoorden|reageren';
const dutchInfinitive = 'sturen|toesturen|opsturen|nasturen|doorsturen|zenden|toezenden|mailen|bellen|terugbellen|leveren|aanleveren|bevestigen|antwoorden|reageren|laten weten|terugkomen|uitzoeken|bezorgen|klaar hebben';

export const promiseWords: Readonly<Record<Language, PromiseWords>> = {
  en: {
    commits: [
      `(?:i|we) (?:ll|will|shall|promise to|am going to|m going to|are going to|re going to) ${gap(3)}(?:${english}|get ${gap(6)}(?:to you|over|across|sent|out)|have ${gap(6)}(?:ready|for you|with you|to you))`,
      `and (?:ll |will )${gap(2)}(?:${english})`,
      `you (?:ll|will|shall|can) ${gap(2)}(?:have|get|receive|hear|expect)`,
      'will be (?:with you|sent to you|in your (?:inbox|mailbox|hands)|ready for you)',
    ],
    depends: 'if|unless|in case|provided|assuming|should you|once you|when you|as soon as you', denies: 'not|never|unable|no longer|hardly',
    bound: 'by|before|until|no later than|latest', joins: 'and|but|so', endOfDay: 'end of (?:the |this )?day|end of business|close of business|eod|cob|tonight', endOfWeek: 'end of (?:the |this )?week|this week|eow', endOfMonth: 'end of (?:the |this )?month|month end|this month',
  },
  de: {
    commits: [
      `(?:ich|wir) ${gap(2)}(?:${germanOne}|${germanMany})`, `(?:${germanOne}|${germanMany}) (?:ich|wir)`, `und (?:${germanOne}|${germanMany}) (?:mich|uns|ihnen|sie|euch|dir|dich)`,
      `(?:ich werde|werde ich|wir werden|werden wir) ${gap(12)}(?:${germanInfinitive})`,
      `(?:ich komme|komme ich|wir kommen|kommen wir) ${gap(6)}(?:zuruck|darauf zuruck)`, `(?:ich gebe|gebe ich|wir geben|geben wir) ${gap(5)}(?:bescheid|ruckmeldung|antwort)`, `(?:ich lasse|lasse ich|wir lassen|lassen wir) ${gap(8)}(?:zukommen|wissen)`,
      '(?:sie|ihr) (?:bekommen|erhalten|horen|bekommt|erhaltet)', '(?:bekommen|erhalten|horen) sie', '(?:du bekommst|bekommst du|du erhaltst|erhaltst du)',
    ],
    depends: 'wenn|falls|sofern|sobald sie|sobald du|vorausgesetzt', denies: 'nicht|nie|kein|keine|keinen|kaum',
    bound: 'bis|bis zum|bis spatestens|spatestens|spatestens am|vor', joins: 'und|aber', endOfDay: 'ende des tages|tagesende|feierabend', endOfWeek: 'ende (?:der|dieser) woche|ende der kw|wochenende|diese woche|dieser woche|wochenausklang', endOfMonth: 'ende des monats|monatsende|diesen monat|ende dieses monats',
  },
  fr: {
    commits: [
      `(?:je|j) ${frenchObjects}(?:${frenchOne})`, `nous ${frenchObjects}(?:${frenchMany})`, `et (?:vous|te) (?:${frenchOne}|${frenchMany})`, `on ${frenchObjects}(?:envoie|enverra|rappelle|rappellera|revient|reviendra|transmet|transmettra)`,
      `(?:je vais|nous allons|on va) ${frenchObjects}(?:${frenchInfinitive})`, 'vous (?:recevrez|aurez|allez recevoir)', 'tu (?:recevras|auras|vas recevoir)',
    ],
    depends: 'si|au cas ou|a condition|des que vous|quand vous|lorsque vous', denies: 'pas|jamais|plus|aucun',
    bound: 'd ici|d ici a|avant|au plus tard|jusqu a|pour', joins: 'et|mais', endOfDay: 'fin de (?:la )?journee|ce soir', endOfWeek: 'fin de (?:la |cette )?semaine|fin de cette semaine|cette semaine', endOfMonth: 'fin (?:du|de ce|de) mois|ce mois ci',
  },
  es: {
    commits: [
      `(?:(?:le|te|os|les|se|lo|la|los|las|me|nos|yo|nosotros) ){1,3}(?:${spanishNow})`, `(?:(?:le|te|os|les|se|lo|la|los|las|me|nos|yo|nosotros) ){0,3}(?:${spanishLater})`, `^ ?(?:${spanishNow})`,
      `(?:voy|vamos) a ${spanishInfinitive}`, '(?:recibira|recibiras|recibiran|recibireis|tendra|tendras|tendran|tendreis)', 'me pongo en contacto',
    ],
    depends: 'si|siempre que|en caso de|en cuanto usted|cuando usted|cuando me', denies: 'no|nunca|jamas|tampoco',
    bound: 'antes de|antes del|para el|a mas tardar|como muy tarde|hasta', joins: 'y|pero', endOfDay: 'final del dia|fin del dia|esta noche|esta tarde', endOfWeek: '(?:fin|final|finales) de (?:la |esta )?semana|esta semana', endOfMonth: '(?:fin|final|finales) de (?:este )?mes|este mes',
  },
  it: {
    commits: [
      `(?:(?:le|ti|vi|glielo|gliela|gliene|ve|te|lo|la|li|mi|ci|io|noi) ){1,3}(?:${italianNow})`, `(?:(?:le|ti|vi|glielo|gliela|gliene|ve|te|lo|la|li|mi|ci|io|noi) ){0,3}(?:${italianLater})`, `^ ?(?:${italianNow})`,
      '(?:ricevera|ricevere te|riceverete|riceverai|avra|avrete|avrai)', 'mi faccio vivo', 'mi faccio sentire',
    ],
    depends: 'se|qualora|a condizione|purche|appena lei|quando lei|non appena mi', denies: 'non|mai|nemmeno|neanche',
    bound: 'entro|entro il|entro la|prima di|prima del|al piu tardi|per', joins: 'e|ma', endOfDay: 'fine giornata|fine della giornata|stasera', endOfWeek: '(?:la )?fine (?:della |di questa )?settimana|questa settimana|in settimana', endOfMonth: '(?:la )?fine (?:del |di questo )?mese|fine mese|questo mese',
  },
  pt: {
    commits: [
      `(?:(?:lhe|lhes|te|vos|o|a|os|as|eu|nos) ){1,3}(?:${portugueseNow})`, `(?:${portugueseNow}) (?:lhe|lhes|te|vos|o|a|os|as|para|ate)`, `(?:${portugueseLater})`, `^ ?(?:${portugueseNow})`, `(?:amanha|hoje) (?:${portugueseNow})`,
      `(?:vou|vamos|irei|iremos) (?:lhe |lhes |te |vos |me )?(?:${portugueseInfinitive})`, '(?:recebera|receberao|tera|terao|vai receber|vao receber)', 'volto a (?:contactar|falar|escrever|ligar)[a-z]{0,4}', 'entro em conta(?:c)?to', 'entrarei em conta(?:c)?to',
    ],
    depends: 'se|caso|desde que|assim que voce|assim que o senhor|quando voce', denies: 'nao|nunca|nem|jamais',
    bound: 'ate|ate a|ate ao|ate o|antes de|antes da|no maximo|o mais tardar', joins: 'e|mas', endOfDay: '(?:fim|final) do dia|esta noite|hoje a noite', endOfWeek: '(?:fim|final) (?:da|desta|de) semana|(?:n|d)?esta semana', endOfMonth: '(?:fim|final) do mes|(?:n)?este mes',
  },
  nl: {
    commits: [
      `(?:ik|we|wij) ${gap(1)}(?:${dutchNow})`, `(?:${dutchNow}) (?:ik|we|wij)`, `en (?:${dutchNow}) (?:u|je|jullie)`, `(?:ik|we|wij) (?:zal|zullen|ga|gaan) ${gap(12)}(?:${dutchInfinitive})`, `(?:zal|zullen|ga|gaan) (?:ik|we|wij) ${gap(12)}(?:${dutchInfinitive})`,
      `(?:ik kom|kom ik|we komen|komen we|wij komen|komen wij) ${gap(6)}terug`, `(?:ik laat|laat ik|we laten|laten we) ${gap(6)}(?:weten|horen)`, `(?:ik geef|geef ik|we geven|geven we) ${gap(6)}(?:antwoord|bericht|uitsluitsel)`,
      '(?:u|je|jij|jullie) (?:ontvangt|ontvangen|krijgt|krijgen|hoort|horen)', '(?:ontvangt|ontvangen|krijgt|krijg|krijgen|hoort|hoor|horen) (?:u|je|jullie)',
    ],
    depends: 'als|indien|mits|zodra u|zodra je|tenzij|wanneer u', denies: 'niet|nooit|geen',
    bound: 'uiterlijk|voor|tot|uiterlijk op', joins: 'en|maar', endOfDay: 'einde? (?:van de )?dag|vanavond', endOfWeek: '(?:het )?einde? van (?:de|deze) week|einde? (?:deze )?week|deze week|voor het weekend', endOfMonth: '(?:het )?einde? van (?:de|deze) maand|einde? (?:deze )?maand|deze maand',
  },
};
