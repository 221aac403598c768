// Which of our seven languages a text is written in, by its small words. Undefined when it is none of them or too short to say.
import { calendarWords } from '../times/calendarWords.ts';
import type { Language } from '../languages.ts';
import { plainWords } from './sentences.ts';

/** The most frequent small words of each language, without accents; a word of several languages counts less. */
const smallWords: Readonly<Record<Language, string>> = {
  en: 'the and to of a in is you that it for on with this we are be have i not your my our will can would at if but they what from there an or so just me as was do has any about how please thanks thank when which up out all one more no could should their been its don t ll ve re im were get let know would like hello hi regards dear who back by she he her his after before over into than then some other only also am need want us does did going pls plz works work price prices pricing quote call sounds good interested send yes yep sure fine great tomorrow tmrw week next meeting budget team cheers much many email mail since still right now sorry hey morning afternoon free maybe sent read anyone someone ours mate bit thing things give ive id lets dont doesnt didnt cant couldnt wouldnt wont isnt arent wasnt havent hasnt weve youre youve thats theyre whats thx u these those why where very well too being see looking forward',
  de: 'konnten mochten mussen sollen wurden der die das und ist nicht wir sie ich zu den mit ein eine auf es fur im dem auch an als bei noch nur uns so wie aber haben hat sind kann von oder wenn ihre ihr unsere einen mir einer aus nach vor bitte danke wird werden schon sich dass mal zum zur am ja nein konnen uber keine kein mich sehr geehrte geehrter herr frau hallo guten tag gruss grusse unser ihnen da was doch dann bis hab war ob denn ihren ab weil ohne bin gern man wo moin servus is mei passt gerne anrufen interesse preis preise angebot termin woche nachste nachsten leider derzeit momentan jetzt melde melden schicken schick rufen kollege kollegin morgen heute erst wirklich vielleicht danach ganz gar nichts kostet alle alles viel viele diese dieser dieses mehr ging geht machen macht unserer unserem welche waren ware hatten hatte wollen will soll selbst dafur damit dazu nix grad merci gruezi',
  fr: 'pouvez pouvons voulez voudrais serait le la les de des et est une un vous nous pas pour que qui dans en je ne ce sur il au du avec plus votre vos notre nos mais si par sont cette se ou on bonjour merci cordialement etre avez avons ai suis j c d l n s qu a y aux elle bien tout comme faire fait peut quand nos mon ma mes me sans leur deux ca bonne monsieur madame meme deja encore tres combien cela notre aussi apres avant dont ces cet ni envoyez envoyer devis prix tarif tarifs svp semaine prochaine interesse interessee accord rappelez demain salut voit voir fois rien jamais toujours temps jour peu chez depuis alors donc toute tous celui elles ils jai cest moi toi faut trop beaucoup',
  es: 'quiero queremos gustaria pueden el la los las de que y en un una es no por para con se su sus lo como mas pero al del le si ya nos esta este son hola gracias me mi muy tenemos esto o cuando ha han sin sobre hay tiene usted ustedes vosotros buenos dias saludos puede podemos ser solo tambien desde cada hasta nuestro nuestra donde porque hemos estoy estamos eso que el les os va te yo era qu mandame mande envieme precio precios vale interesa claro semana llamame manana ahora nada nadie algo alguien tenia entonces aunque todavia porfa digo dale bueno buenas estan hace hacer ver vos ni quien cual cuanto cuantos uds mismo misma otra otro',
  it: 'possiamo sentirci potete vorrei vorremmo alle oppure il lo la gli le di che e un una per non in con si sono da del della dei delle al alla ma come ho ha abbiamo nel nella questo questa piu anche se ci mi vi su o buongiorno grazie salve cordiali saluti dal ai agli nostro nostra vostro vostra sua suo puo quando cosa poi solo gia molto tutto tra fa perche quello c l d un po io noi lei fare essere stato siamo quanto due costa dopo prima altro ogni mio mia nostri essi loro chi mandi mandami pure bene faccio sapere preventivo prezzo prezzi settimana interessa ancora allora oggi domani sempre niente nessuno adesso qualcosa tutti quindi pero dai deve dovete vuole sta stanno questi queste quella quelli ecco magari ciao',
  pt: 'podemos pode quero queremos gostaria o os a as de que e em um uma nao para com por se no na dos das do da ao mais mas como voces voce eu ele ela nos isso este esta foi sao tem bom dia boa tarde noite obrigado obrigada ola temos pelo pela muito ja so quando ser ate sem sua seu suas seus meu minha nosso nossa aqui pra tambem estou esta estamos ou qual quem depois me vai ainda num numa aos onde porque gente abs quanto custa quantos orcamento preco precos manda mandar mande semana blz interesse agora nada ninguem algo alguem entao mesmo mesma pois hoje amanha ficou fica ta to vcs oi cara caro deles dela aquele aquela essa esse sei terca quarta tudo contigo consigo connosco conosco',
  nl: 'mag moeten zullen zult de het een en van ik is niet dat we wij op te voor met zijn in er maar je jullie u aan om ook dan als nog naar wat heb hebben heeft bij of uit kan kunnen graag dit die deze ons onze mijn uw jouw geen wel zou over door dag hallo beste groet groeten bedankt mvg was wordt worden al meer moet hier daar even want ze hij zo toe toch tot wie weer vanaf waar bent ben mij hoe eens veel alleen prima prijs offerte stuur interesse bel week morgen vandaag niets iets iemand niemand dus eerst altijd nooit vraag hoeveel welke kost kosten maken maakt gaat gaan doen doe hartelijk lukt pas tijd alles hoi jij me nu vast alvast',
};

const languages = Object.keys(smallWords) as readonly Language[];
/** Days and months tell a language as well as small words do, and short answers are full of them. */
const knownWords = new Map<Language, ReadonlySet<string>>(
  languages.map((language) => [language, new Set([...smallWords[language].split(' '), ...[...calendarWords[language].weekdays, ...calendarWords[language].months].join('|').split('|').filter((word) => word.length > 3)])]),
);
const weightOf = new Map<string, { readonly language: Language; readonly weight: number }[]>();
for (const language of languages) {
  for (const word of knownWords.get(language) ?? []) {
    const sharing = languages.filter((other) => knownWords.get(other)?.has(word)).length;
    const entry = weightOf.get(word) ?? [];
    entry.push({ language, weight: 1 / sharing });
    weightOf.set(word, entry);
  }
}

/** Letters only some of the languages write; they weigh like a small word. */
const letterSigns: readonly (readonly [RegExp, Language, number])[] = [
  [/[ßẞ]/gu, 'de', 1.5],
  [/ü|Ü|ö|Ö|ä|Ä/gu, 'de', 0.5],
  [/ñ|¿|¡/gu, 'es', 2],
  [/ã|õ/gu, 'pt', 1.5],
  [/\bd['’]|\bl['’]|\bqu['’]|\bj['’]|\bn['’]/giu, 'fr', 0.5],
  [/œ|ê|û|è/gu, 'fr', 0.3],
  [/\bnell['’]|\bdell['’]|\bun['’]|ì|ò/giu, 'it', 0.7],
  [/ij\b|aa|oe[nk]|\b['’]s\b/giu, 'nl', 0.15],
];

// Letters of the Nordic, Slavic and other languages we do not read; Greek, Cyrillic and the scripts of Asia at once.
const foreignLetters = /[åøæþðłśźżćńąęěščřžůťďőűğışțșăđ\u0370-\u05ff\u0600-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/giu;
const MOST_WORDS = 400;

/** Language of a text by its small words and letters; undefined = none of the seven, or nothing to go by. */
export function detectLanguage(text: string): Language | undefined {
  const part = text.slice(0, 6000).replace(/[^\s@]{1,64}@[^\s@]{1,190}|https?:\S+/g, ' ');
  const words = plainWords(part).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const score = new Map<Language, number>(languages.map((language) => [language, 0]));
  let known = 0;
  for (const word of words) {
    const entries = weightOf.get(word);
    if (entries === undefined) continue;
    known += 1;
    for (const { language, weight } of entries) score.set(language, (score.get(language) ?? 0) + weight);
  }
  for (const [pattern, language, weight] of letterSigns) score.set(language, (score.get(language) ?? 0) + weight * Math.min(6, part.match(pattern)?.length ?? 0));
  const foreign = part.match(foreignLetters)?.length ?? 0;
  const ranked = [...score].sort((one, two) => two[1] - one[1]);
  const first = ranked[0];
  if (first === undefined || first[1] < 0.8 || first[1] < (ranked[1]?.[1] ?? 0) * 1.05) return undefined;
  // In a text of ours about every third word is a small one; of a language we do not know, few are.
  if (words.length >= 8 && (known / words.length < 0.2 || first[1] / words.length < 0.12)) return undefined;
  return foreign > 3 && foreign / words.length > 0.12 ? undefined : first[0];
}
