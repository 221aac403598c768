// Whether a sentence sends the reader to somebody else: "please call Ida Berg", "pass these on to Tom", "besprechen Sie das mit ihr". Only
// what the reader is told to do counts: "I called Ida" and "call me" send nobody anywhere. Every pattern reads a sentence once.
import type { Language } from '../languages.ts';
import { calendarWords } from '../times/calendarWords.ts';
import { fold } from './sentences.ts';

/** Words that tell the reader to turn to a person; the person stands right after them. */
const turnTo: Readonly<Record<Language, string>> = {
  en: 'call|phone|ring|contact|email|e-mail|ask|get with|check with|check in with|speak to|speak with|talk to|talk with|touch base with|get in touch with|get hold of|reach out to|discuss (?:this|it|that|these) with|discuss with|coordinate with|liaise with|follow up with|(?:pass|send|forward|direct|address|route) (?:[a-z]+ ){1,3}?(?:along |on |over )?to:?|forward to:?|see if',
  de: 'wenden sie sich (?:bitte )?an|wende dich (?:bitte )?an|kontaktieren sie (?:bitte )?|kontaktier|sprechen sie (?:bitte )?mit|sprich mit|fragen sie (?:bitte )?|frag|klaren sie (?:das|dies|es) (?:bitte )?mit|besprechen sie (?:das|dies|es) (?:bitte )?mit|besprich (?:das|es) mit|stimmen sie sich (?:bitte )?mit|schreiben sie (?:bitte )?an|melden sie sich (?:bitte )?bei|meld dich bei|rufen sie (?:bitte )?|ruf|leiten sie (?:[a-z]+ ){1,3}?an|geben sie (?:[a-z]+ ){1,3}?an',
  fr: 'contactez|contacte|appelez|appelle|adressez-vous a|adresse-toi a|voyez (?:cela |ca )?avec|vois (?:cela |ca )?avec|parlez-en (?:a|avec)|parlez (?:a|avec)|demandez a|demande a|ecrivez a|ecris a|transmettez (?:[a-z]+ ){1,3}?a|envoyez (?:[a-z]+ ){1,3}?a|faites suivre a|rapprochez-vous de',
  es: 'llame a|llama a|llamen a|contacte (?:con|a)|contacta (?:con|a)|contacten (?:con|a)|hable con|habla con|hablen con|pregunte a|pregunta a|pregunten a|escriba a|escribe a|dirijase a|pongase en contacto con|ponte en contacto con|consulte(?:lo)? con|reenvie(?:lo|la)? a|paselo a|pasaselo a',
  it: 'contatti|contatta|contattate|chiami|chiama|chiamate|parli con|parla con|parlatene con|ne parli con|chieda a|chiedi a|chiedete a|scriva a|scrivi a|scrivete a|si rivolga a|rivolgiti a|senta|senti|giri (?:[a-z]+ ){0,2}?a|inoltri (?:[a-z]+ ){0,2}?a|lo giri a',
  pt: 'ligue para|liga para|contate|contacte|contacta|fale com|fala com|falem com|pergunte a[o]?|pergunta a[o]?|escreva (?:a[o]?|para)|escreve (?:a[o]?|para)|dirija-se a[o]?|entre em contact?o com|encaminhe (?:[a-z]+ ){0,2}?(?:a[o]?|para)|passe (?:[a-z]+ ){0,2}?(?:a[o]?|para)',
  nl: 'bel(?: even)? met|bel|neem contact op met|spreek met|praat met|overleg (?:dit |het |even ){0,2}met|vraag (?:het |dit |even )?aan|mail (?:dit |het |even ){0,2}(?:naar|met)|schrijf naar|stuur (?:[a-z]+ ){1,3}?(?:naar|door aan|aan)|geef (?:[a-z]+ ){1,3}?(?:door )?aan|stem (?:dit |het )?af met',
};

/** Of whom they may be told besides a name: a person spoken of before, or an office. */
const others: Readonly<Record<Language, string>> = {
  en: 'him|her|them|my (?:colleague|assistant|boss|manager|partner|secretary)|our (?:[a-z]+ ){0,3}?(?:team|department|desk|office|group|manager|director|buyer)|the (?:[a-z]+ ){1,3}?(?:team|department|desk|office|group|manager)',
  de: 'ihm|ihr|ihn|ihnen|meine[nmr]? (?:kollegen|kollegin|chef|chefin|assistentin|assistenten|partner)|unsere[nmr]? [a-z]+|die [a-z]*(?:abteilung|zentrale|leitung)|den einkauf|dem einkauf',
  fr: 'lui|elle|eux|mon (?:collegue|assistant|associe|responsable)|ma (?:collegue|responsable)|notre [a-z]+|le service [a-z]+|nos [a-z]+',
  es: 'el|ella|ellos|mi (?:companero|companera|jefe|jefa|colega|socio)|nuestro [a-z]+|nuestra [a-z]+|el departamento|compras',
  it: 'lui|lei|loro|il mio (?:collega|capo|socio)|la mia (?:collega|responsabile)|il nostro [a-z]+|la nostra [a-z]+|l ufficio [a-z]+',
  pt: 'ele|ela|eles|(?:o )?meu (?:colega|chefe|socio)|(?:a )?minha (?:colega|chefe)|(?:o )?nosso [a-z]+|(?:a )?nossa [a-z]+|o departamento',
  nl: 'hem|haar|hen|mijn (?:collega|chef|baas|assistent|partner)|onze [a-z]+|de afdeling [a-z]+|ons [a-z]+',
};

/** Stands before the verb when the writer, not the reader, does it. */
const notTheReader: Readonly<Record<Language, string>> = {
  en: 'i|we|he|she|they|who|to me|ll|ve|d|i m|will|did|has|have|had|didn t|was|were|been|going to|trying to|tried to|wanted to|need to|let me|i can|we can|i could|don t|do not|never|not',
  de: 'ich|wir|er|sie|nicht|nie', fr: 'je|j|nous|il|elle|ne|n', es: 'yo|nosotros|no|que yo', it: 'io|noi|non', pt: 'eu|nos|nao', nl: 'ik|wij|we|hij|zij|niet',
};

/** Somebody of ours will turn to the reader. */
const theyWillTurn: Readonly<Record<Language, string>> = {
  en: 'my (?:colleague|assistant|boss|manager|partner).{0,60}? (?:will|would|is going to) (?:call|contact|email|phone|be in touch|get in touch|get back|reach out|follow up)',
  de: 'mein[e]? (?:kollege|kollegin|chef|chefin|assistentin|assistent).{0,60}? (?:meldet sich|wird sich|ruft sie|ruft dich|wird sie)',
  fr: 'm(?:on|a) (?:collegue|responsable|assistante?).{0,60}? (?:vous (?:appellera|contactera|recontactera|ecrira)|va vous (?:appeler|contacter|ecrire)|te (?:contactera|rappellera))',
  es: 'mi (?:companer[oa]|colega|jef[ea]|socio).{0,60}? (?:(?:le|te|os|les) (?:llamara|contactara|escribira)|se pondra en contacto)',
  it: '(?:il mio|la mia|un mio|una mia) (?:collega|capo|responsabile|socio).{0,60}? (?:(?:la|ti|vi) (?:chiamera|contattera|ricontattera)|le scrivera|si fara sentire|si fara vivo)',
  pt: '(?:meu|minha) (?:colega|chefe|socio).{0,60}? (?:vai (?:ligar|contactar|contatar|escrever|entrar em)|ira (?:ligar|contactar|contatar)|entrara em contat?c?to)',
  nl: 'mijn (?:collega|chef|baas|partner|assistent).{0,60}? (?:belt|zal|neemt contact|gaat (?:je|u|jullie) bellen|mailt)',
};

/** What an order may follow. */
const clauseStart = /(?:^|[,;:.!?()–-]|(?:^|[^a-z])(?:e|et|y|en|ou|o|favor|favore|svp|plait|te plait|alstublieft|aub|prego|quindi|donc|pues|dus|mejor|plutot|meglio|melhor|maar|ma|mais|pero|mas|liever|directement|directamente|direttamente|rechtstreeks|gerust|toch|alors|entonces|allora|entao))$/;
/** Somebody is to be asked for what we then get: the request stays ours. */
const forUs = /^.{0,60}? (?:to|dass|que|che|om) [^.!?]{0,40}?(?:me|us|mir|uns|nous|nos|mi|ci|mij|ons)(?![a-z])/;

const LONGEST = 600;
const verbs = byLanguage((language) => new RegExp(`(?:^|[^a-z0-9])(?:${turnTo[language]})\\s+`, 'g'));
const persons = byLanguage((language) => new RegExp(`^(?:${others[language]})(?![a-z0-9])`));
const writers = byLanguage((language) => new RegExp(`(?:^|[^a-z])(?:${notTheReader[language]})\\s?$`));
const turning = byLanguage((language) => new RegExp(`(?:^|[^a-z])(?:${theyWillTurn[language]})(?![a-z])`));
/** A title may stand before the name. */
const NAME = /^(?:(?:the|la|le|el|il|o|a|de|den|dem|der|die|het)\s)?(?:(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Monsieur|Madame|Mme|M|Sr|Sra|Señora?|Dott|Signora?|Signor|Dra?|Ing|Prof|mevrouw|meneer|dhr|mevr)\.?\s)?(\p{Lu}\p{Ll}[\p{L}’'-]{0,24})/u;

const calendar = byLanguage((language) => new Set([...calendarWords[language].weekdays, ...calendarWords[language].months].flatMap((words) => words.split('|'))));

function byLanguage<Made>(make: (language: Language) => Made): Readonly<Record<Language, Made>> {
  return { en: make('en'), de: make('de'), fr: make('fr'), es: make('es'), it: make('it'), pt: make('pt'), nl: make('nl') };
}

/** Whether the sentence sends the reader to a third person. In a language we don't read it never does. */
export function sendsElsewhere(sentence: string, language: Language | undefined): boolean {
  if (language === undefined) return false;
  const text = sentence.slice(0, LONGEST).normalize('NFC');
  const plain = plainOf(text);
  if (turning[language].test(plain)) return true;
  for (const match of plain.matchAll(verbs[language])) {
    const end = match.index + match[0].length;
    const start = match.index + (/^[a-z0-9]/.test(match[0]) ? 0 : 1);
    // "Hablé con ella" is no order, "hable con ella" is.
    if (/[éóèòí]\s*$/.test(text.slice(match.index, end).split(/\s/).find((word) => word.length > 2) ?? '')) continue;
    if (forUs.test(plain.slice(end)) && /(?:^|[^a-z])(?:ask|frag|demand|pregunt|chied|pergunt|vraag)/.test(plain.slice(match.index, end))) continue;
    if (isTheWriters(plain.slice(Math.max(0, start - 40), start), language)) continue;
    if (persons[language].test(plain.slice(end)) || isName(text.slice(end), language)) return true;
  }
  return false;
}

/** @param before what stands before the verb, folded. */
function isTheWriters(before: string, language: Language): boolean {
  const words = before.replace(/[^a-z]+$/, '');
  // "I'd want to ring them" and "you may want to ring them".
  if (language === 'en' && /(?:^|[^a-z])to$/.test(words)) return !/(?:^|[^a-z])you (?:may|might|could|can|should|need|want|have|ought|will|would|d|ll) ?[^.!?]*$/.test(words);
  // Elsewhere the form alone doesn't tell an order from a statement: it opens its clause.
  if (language !== 'en' && language !== 'de' && !clauseStart.test(before.trimEnd())) return true;
  return writers[language].test(words);
}

/** Folded letter by letter, so that places stay the same. */
function plainOf(text: string): string {
  return [...text].map((letter) => { const plain = fold(letter); return plain.length === letter.length ? plain : letter.toLowerCase().slice(0, letter.length); }).join('');
}

function isName(rest: string, language: Language): boolean {
  const name = NAME.exec(rest)?.[1];
  return name !== undefined && !calendar[language].has(fold(name));
}
