// Does a person's mail answer one of ours, or come to us with a wish of its own: the hand raised by writing first.
import type { Email } from '../email.ts';
import { answersMail } from './mailSigns.ts';

/** `reply` answers an earlier mail; `first-inquiry` answers none and asks for something. */
export type Inquiry = 'reply' | 'first-inquiry';

const MOST_READ = 8000;

// Wishes that need no question mark, in the seven languages we read.
const wishes = new RegExp(
  [
    '\\b(?:please|kindly|pls) (?:send|call|contact|provide|let|share|advise|quote|forward|get|give|confirm|tell|e-?mail|ring|come|arrange|book|schedule)', '\\b(?:could|can|would|will) you\\b', '\\b(?:i|we) (?:would|.d) (?:like|love|appreciate|be interested)', '\\b(?:i|we) (?:am|are|.m|.re) (?:interested in|looking for|looking to|searching for|in (?:need|search) of|planning|evaluating|considering)', '\\b(?:i|we) (?:need|want|require|wish|seek)\\b', '\\b(?:call|contact|reach|ring) (?:me|us)\\b', '\\b(?:quote|quotation|price list|demo|brochure|catalog(?:ue)?|trial) (?:for|of|request|please)', '\\brequest(?:ing)? (?:a|an|for|more|your)\\b', '\\b(?:more|further) information\\b', '\\blet (?:me|us) know\\b', '\\blook(?:ing)? forward to (?:your|hearing)',
    '\\b(?:können|könnten|würden|wären) sie\\b', '\\bkannst du\\b', '\\bbitte (?:senden|schicken|um|rufen|teilen|lassen|nennen|geben|melden|kontaktieren|bieten)', '\\b(?:wir|ich) (?:suchen?|brauchen?|benötigen?|interessieren?|möchten?|hätten?|würden?|wünschen?|planen?|bitten?)\\b', '\\b(?:angebot|rückruf|preisliste|muster|unterlagen|vorführung|termin) (?:für|über|bitte|zu|senden)', '\\binteressiert an\\b', '\\binteresse an\\b', '\\banfrage\\b',
    '\\b(?:pourriez|pouvez|voudriez|auriez)[- ]vous\\b', '\\b(?:merci de|veuillez|prière de) ', '\\b(?:nous|je) (?:cherchons|cherche|recherchons|recherche|souhaitons|souhaite|souhaiterais|souhaiterions|voudrais|voudrions|aimerais|aimerions|avons besoin|ai besoin|sommes intéressés|suis intéressé)', '\\bdemande de (?:devis|prix|renseignement|document)', '\\bun devis\\b',
    '\\b(?:podría|podrían|puede|pueden|podéis|podrías)\\b', '\\b(?:por favor|les ruego|le ruego|agradecer[ií]a)', '\\b(?:buscamos|busco|necesitamos|necesito|quisiéramos|quisiera|queremos|quiero|estamos interesados|estoy interesad|nos interesa|me interesa|me gustaría|nos gustaría)\\b', '\\bpresupuesto\\b', '\\bsolicit(?:o|amos|ar)\\b',
    '\\b(?:potrebbe|potreste|può|potete|puoi)\\b', '\\b(?:cerchiamo|cerco|vorrei|vorremmo|desideriamo|desidero|siamo interessati|sono interessat|avremmo bisogno|abbiamo bisogno|ho bisogno)\\b', '\\bpreventivo\\b', '\\brichies?t[ao] di\\b', '\\bper (?:favore|cortesia|piacere)\\b', '\\bmi interessa|ci interessa',
    '\\b(?:poderia|poderiam|pode|podem|podia)\\b', '\\b(?:procuramos|procuro|precisamos|preciso|gostaria|gostaríamos|queremos|estamos interessad|estou interessad|temos interesse|tenho interesse)', '\\borçamento\\b', '\\bcotação\\b', '\\bsolicit(?:o|amos) ',
    '\\b(?:kunt|kun|zou|zoudt) (?:u|je|jullie)\\b', '\\b(?:graag|gaarne)\\b', '\\b(?:wij|we|ik) (?:zoeken|zoek|willen|wil|hebben .{0,30}nodig|heb .{0,30}nodig|zijn geïnteresseerd|ben geïnteresseerd|zijn op zoek|ben op zoek)', '\\bofferte\\b', '\\baanvraag\\b',
  ].join('|'),
  'iu',
);

/** A question mark that ends words, not one inside a link. */
function hasQuestion(text: string): boolean {
  return text.split(/\s+/).some((word) => /[?？؟]["'”»)\]]*$/u.test(word) && !/^<?https?:|^<?www\./i.test(word));
}

/** Whether a person's mail answers or asks first; undefined when it does neither. Call it for mail of persons only. */
export function inquiryOf(email: Email): Inquiry | undefined {
  if (answersMail(email)) return 'reply';
  const text = email.text.slice(0, MOST_READ);
  return hasQuestion(`${email.subject} ${text}`) || wishes.test(`${email.subject}\n${text}`) ? 'first-inquiry' : undefined;
}
