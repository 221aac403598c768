// Whether an email asks us to telephone: "give me a ring" and its kin in seven languages. Words about meeting in general say nothing here.
import type { Language } from '../languages.ts';
import { indexCues, weigh } from '../words/cueMatcher.ts';
import type { CueIndex, CueTable } from '../words/cueMatcher.ts';
import { calendarWords } from '../times/calendarWords.ts';
import { plainWords, splitSentences } from '../words/sentences.ts';

/** The one kind these tables speak of: a meeting, by telephone. */
const BY_PHONE = 'meeting-request';
const LEAST = 2;
const MOST_READ = 8000;
const LONGEST_QUOTE = 400;

const words: Readonly<Record<Language, CueTable[typeof BY_PHONE]>> = {
  en: {
    2: 'call me, ring me, phone me, give me a call, give me a ring, give me a bell, give me a buzz, give me a shout on, give us a call, give us a ring, give us a bell, give us a shout on, call us, ring us, phone us, call me back, ring me back, call back, callback, return my call, call my mobile, call my cell, call my office, call on my, ring my mobile, reach me on, reach me at, reach me by phone, get me on my, catch me on my, prefer a phone call, prefer to talk on the phone, best by phone, over the phone please, drop me a call',
    '-4': 'don t call, do not call, don t ring, do not ring, don t phone, no need to call, never call, stop calling, rather not call, no calls, no phone calls, call me old fashioned, call me a, call me crazy, call me cynical, will call you, ll call you, i call you, we call you, will ring you, ll ring you, will give you a call, ll give you a call, ll give you a ring, called me, already called, your call, they call me, people call me, everyone calls me, you can call me .. instead of',
  },
  de: {
    2: 'rufen sie mich, rufen sie uns, rufen sie .. an, rufen sie .. durch, rufen sie .. zuruck, ruf mich, ruf uns, ruf .. an, ruf .. durch, ruf .. zuruck, ruft mich, ruft .. an, mich anrufen, uns anrufen, mich .. anrufen, mich zuruckrufen, mich .. zuruckrufen, uns zuruckrufen, um ruckruf, um einen ruckruf, um ihren ruckruf, um deinen ruckruf, um anruf, ruckruf erbeten, ruckruf ware, bitte ruckruf, bitte anrufen, bitte kurz anrufen, klingeln sie .. durch, klingel .. durch, durchklingeln, telefonisch erreichen, telefonisch melden, melden sie sich telefonisch, melde dich telefonisch, erreichen sie mich unter, erreichst du mich unter, erreichbar unter, lieber telefonisch, am telefon besprechen, kurz telefonieren, einmal telefonieren, mal telefonieren',
    '-4': 'nicht anrufen, nicht an rufen, nicht .. anrufen, rufen sie .. nicht, ruf .. nicht, keine anrufe, keinen anruf, kein telefonat, nicht telefonieren, nicht telefonisch, ungern telefon*, ich rufe sie, ich rufe dich, wir rufen sie, rufe ich sie, rufe ich an, melde ich mich telefonisch, statt .. anrufen',
  },
  fr: {
    2: 'appelez moi, appelez nous, appelle moi, rappelez moi au, rappelez moi des, rappelez moi quand vous, rappelez moi dans la journee, rappelez moi svp, rappelez moi sur, me rappeler au, me rappeler par telephone, pouvez vous me rappeler, pourriez vous me rappeler, peux tu me rappeler, pourrais tu me rappeler, merci de me rappeler, m appeler, m appeliez, nous appeler, passez moi un coup de fil, passe moi un coup de fil, passez moi un coup, passer un coup de fil, passer un coup de telephone, un coup de fil, telephonez moi, telephone moi, me telephoner, joindre au, joignable au, joignable sur, joindre par telephone, me joindre sur, c est vous qui appelez, de vive voix au telephone',
    '-4': 'ne m appelez, ne me rappelez, ne pas m appeler, ne pas appeler, n appelez pas, pas d appel, plutot que de m appeler, je vous appelle, je vous rappelle, je vous passe un coup, je vous telephone, nous vous appelons, rappelez moi en septembre, rappelez moi en janvier',
  },
  es: {
    2: 'llameme, llamame, llamenme, llamadme, llamenos, me llame, me llames, me llaman por telefono, puede llamarme, puedes llamarme, podria llamarme, podrias llamarme, pueden llamarme, llamarme, me llama cuando, me llamas cuando, me llama al, me llamas al, me puede llamar, me puedes llamar, me podria llamar, devuelvame la llamada, devolverme la llamada, deme un toque, dame un toque, darme un toque, pegame un toque, un telefonazo, localizarme en el, me localiza en el, me encuentra en el telefono, por telefono mejor, mejor por telefono, mejor hablamos por telefono',
    '-4': 'no me llame*, no me llam*, no llame*, sin llamadas, nada de llamadas, le llamo, te llamo, les llamo, le llamare, te llamare, me llamo, me llama la atencion, llamarme la atencion, en vez de llamarme, puede llamarme por mi',
  },
  it: {
    2: 'mi chiami, mi chiama al, chiamami, chiamatemi, mi chiamate, chiamarmi, richiamarmi, mi richiami, richiamami, richiamatemi, mi telefoni, telefonami, telefonarmi, telefonatemi, mi faccia uno squillo, fammi uno squillo, farmi uno squillo, mi dia un colpo di telefono, dammi un colpo di telefono, un colpo di telefono, sentirci per telefono, sentiamoci per telefono, sentirci al telefono, raggiungibile al, mi trova al numero, mi trovi al numero, mi trova al cellulare, meglio per telefono, meglio a voce per telefono, ci chiami, ci richiami',
    '-4': 'non mi chiam*, non mi telefon*, non chiam*, non telefon*, niente chiamate, niente telefonate, mi chiamo, la chiamo, ti chiamo, vi chiamo, la richiamo, ti richiamo, invece di chiamarmi',
  },
  pt: {
    2: 'ligue me, liga me, liguem me, me ligue, me liga, me liguem, pode ligar, podes ligar me, pode ligar me, poderia ligar, ligar me, me ligar, telefone me, telefona me, me telefone, me telefona, telefonar me, me retorne a ligacao, retornar a ligacao, retorne minha ligacao, devolva me a chamada, me de uma ligada, me da uma ligada, da me um toque, de me um toque, me chama no telefone, contactar me por telefone, contacte me por telefone, contatar por telefone, falar por telefone, melhor por telefone, por telefone e melhor',
    '-4': 'nao me ligue*, nao me liga*, nao ligue*, nao liguem, nao telefon*, sem chamadas, sem ligacoes, eu ligo, ligo lhe, ligo te, te ligo, lhe ligo, vou ligar, vamos ligar, em vez de me ligar, em vez de ligar',
  },
  nl: {
    2: 'bel me, bel mij, bel ons, bel gerust, bel maar, belt u me, belt u mij, belt u maar, bel je me, bel je mij, kunt u me bellen, kunt u mij bellen, kun je me bellen, kun je mij bellen, kan je me bellen, kunt u bellen, kun je bellen, me bellen, mij bellen, ons bellen, me .. bellen, mij .. bellen, me terugbellen, mij terugbellen, terugbellen, terug te bellen, te bellen op, bereiken op, telefonisch bereikbaar, bereikbaar op, geef me een belletje, een belletje, bellen mag, liever telefonisch, liever even bellen, telefonisch doornemen',
    '-4': 'niet bellen, niet te bellen, bel me niet, bel niet, bel mij niet, niet meer bellen, liever niet bellen, geen telefoontje*, ik bel u, ik bel je, wij bellen u, we bellen je, ik zal u bellen, ik zal je bellen, bel ik u, bel ik je, in plaats van bellen',
  },
};

const indexes = new Map<Language, CueIndex>();

function indexOf(language: Language): CueIndex {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const cues = words[language];
  const index = indexCues(cues === undefined ? [] : [{ [BY_PHONE]: cues }]);
  indexes.set(language, index);
  return index;
}

export interface CallWish {
  /** The sentence that asks for the call, verbatim. */
  readonly quote: string;
  /** Whether it names a day other than today: then there is something to agree on before the call. */
  readonly namesDay: boolean;
}

/** The wish to be called; undefined when no sentence says so, when one declines calls, or in a language we don't read. */
export function readCallWish(text: string, language: Language | undefined): CallWish | undefined {
  if (language === undefined) return undefined;
  let best: { readonly text: string; readonly weight: number } | undefined;
  for (const sentence of splitSentences(text.slice(0, MOST_READ))) {
    const weight = weigh(sentence.text, indexOf(language)).get(BY_PHONE) ?? 0;
    // Who does not want to be called says so once, for the whole email.
    if (weight <= -LEAST) return undefined;
    if (weight >= LEAST && weight > (best?.weight ?? 0)) best = { text: sentence.text, weight };
  }
  if (best === undefined) return undefined;
  return { quote: best.text.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, ''), namesDay: namesDay(best.text, language) };
}

function namesDay(sentence: string, language: Language): boolean {
  const { weekdays, tomorrow, dayAfter } = calendarWords[language];
  const days = new Set([...weekdays, tomorrow, dayAfter].flatMap((spellings) => spellings.split('|')));
  return plainWords(sentence).some((word) => word !== '' && days.has(word));
}
