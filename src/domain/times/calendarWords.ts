// The words for days, months, hours and times of day in our seven languages, without accents. Data of `moments.ts`.
import type { Language } from '../languages.ts';

export interface CalendarWords {
  /** Sunday first; several spellings by `|`. */
  readonly weekdays: readonly string[];
  /** Short weekdays, accepted only before a number, a comma or a point. */
  readonly shortWeekdays: readonly string[];
  readonly months: readonly string[];
  readonly today: string;
  readonly tomorrow: string;
  readonly dayAfter: string;
  /** "next" as in next week, before or after its noun. */
  readonly next: string;
  readonly week: string;
  readonly month: string;
  readonly year: string;
  readonly quarter: string;
  readonly day: string;
  /** Words before a span: "in" three weeks. */
  readonly in: string;
  /** Words right before an hour. */
  readonly at: string;
  /** Words right after an hour. */
  readonly clock: string;
  readonly morning: string;
  readonly afternoon: string;
  readonly noon: string;
  /** `half` takes back half an hour from the next number (halb zehn = 9:30). */
  readonly halfBefore: string;
  /** "and a half" after an hour. */
  readonly halfAfter: string;
  readonly and: string;
  readonly between: string;
  /** Hours 1 to 12. */
  readonly hours: string;
  readonly seasons: Readonly<Record<string, number>>;
  /** Words that say "mine" and "yours" before or after "time". */
  readonly mine: string;
  readonly yours: string;
  readonly time: string;
  readonly ordinalEnd: string;
}

export const calendarWords: Readonly<Record<Language, CalendarWords>> = {
  en: {
    weekdays: ['sunday', 'monday', 'tuesday|tues', 'wednesday|weds', 'thursday|thurs|thur', 'friday', 'saturday'],
    shortWeekdays: ['', 'mon', 'tue', 'wed', 'thu', 'fri', ''],
    months: ['january|jan', 'february|feb', 'march', 'april|apr', 'may', 'june', 'july', 'august|aug', 'september|sept|sep', 'october|oct', 'november|nov', 'december|dec'],
    today: 'today', tomorrow: 'tomorrow|tmrw|tmw|tomoz|tomorow', dayAfter: 'overmorrow', next: 'next|following|coming', week: 'week|weeks', month: 'month|months', year: 'year|years', quarter: 'quarter', day: 'day|days',
    in: 'in|within', at: 'at|from|after|before|around|about|by|between|till|until|for|past|@', clock: 'oclock|hrs|hours|ish', morning: 'am|morning', afternoon: 'pm|afternoon|evening|tonight', noon: 'noon|midday',
    halfBefore: '', halfAfter: '', and: 'and|to|till|until', between: 'between|from', hours: 'one two three four five six seven eight nine ten eleven twelve',
    seasons: { spring: 3, summer: 9, autumn: 9, fall: 9, christmas: 1 }, mine: 'my|our|mine', yours: 'your|yours', time: 'time', ordinalEnd: 'st|nd|rd|th',
  },
  de: {
    weekdays: ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend'],
    shortWeekdays: ['so', 'mo', 'di', 'mi', 'do', 'fr', 'sa'],
    months: ['januar|janner|jan', 'februar|feber|feb', 'marz', 'april|apr', 'mai', 'juni', 'juli', 'august|aug', 'september|sept|sep', 'oktober|okt', 'november|nov', 'dezember|dez'],
    today: 'heute', tomorrow: 'morgen', dayAfter: 'ubermorgen', next: 'nachste|nachsten|nachster|nachstes|kommende|kommenden|kommender', week: 'woche|wochen', month: 'monat|monate|monaten', year: 'jahr|jahre|jahren', quarter: 'quartal', day: 'tag|tage|tagen',
    in: 'in', at: 'um|ab|gegen|nach|vor|zwischen|von|bis', clock: 'uhr|h', morning: 'morgens|vormittags|fruh|vormittag', afternoon: 'nachmittags|nachmittag|abends|abend', noon: '',
    halfBefore: 'halb|halber', halfAfter: '', and: 'und|bis', between: 'zwischen|von', hours: 'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    seasons: { fruhjahr: 3, fruhling: 3, sommer: 9, sommerpause: 9, herbst: 9, weihnachten: 1 }, mine: 'meiner|meine|unserer|unsere', yours: 'ihrer|ihre|deiner|deine|eurer|eure', time: 'zeit', ordinalEnd: '',
  },
  fr: {
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    shortWeekdays: ['', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam'],
    months: ['janvier|janv', 'fevrier|fevr', 'mars', 'avril|avr', 'mai', 'juin', 'juillet|juil', 'aout', 'septembre|sept', 'octobre|oct', 'novembre|nov', 'decembre|dec'],
    today: 'aujourd', tomorrow: 'demain', dayAfter: 'surlendemain', next: 'prochain|prochaine|suivant|suivante', week: 'semaine|semaines', month: 'mois', year: 'an|ans|annee|annees', quarter: 'trimestre', day: 'jour|jours',
    in: 'dans|sous', at: 'a|vers|des|apres|avant|entre|de|pour', clock: 'h|hrs|heure|heures', morning: 'matin', afternoon: 'soir|midi', noon: 'midi',
    halfBefore: '', halfAfter: 'demie|demi', and: 'et|a', between: 'entre|de', hours: 'une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    seasons: { printemps: 3, ete: 9, automne: 9, rentree: 9, noel: 1 }, mine: 'mon|notre', yours: 'votre|ton', time: 'heure', ordinalEnd: 'er',
  },
  es: {
    weekdays: ['domingo', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'],
    shortWeekdays: ['', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'],
    months: ['enero|ene', 'febrero|feb', 'marzo', 'abril|abr', 'mayo', 'junio|jun', 'julio|jul', 'agosto|ago', 'septiembre|setiembre|sept', 'octubre|oct', 'noviembre|nov', 'diciembre|dic'],
    today: 'hoy', tomorrow: 'manana', dayAfter: '', next: 'proximo|proxima|siguiente|proximos|proximas', week: 'semana|semanas', month: 'mes|meses', year: 'ano|anos', quarter: 'trimestre', day: 'dia|dias',
    in: 'en|dentro', at: 'a|las|la|sobre|desde|entre|antes|hasta|despues', clock: 'h|hs|horas|hrs', morning: 'manana|madrugada', afternoon: 'tarde|noche', noon: 'mediodia',
    halfBefore: '', halfAfter: 'media', and: 'y|a', between: 'entre|de', hours: 'una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
    seasons: { primavera: 3, verano: 9, otono: 9, vuelta: 9, navidad: 1, navidades: 1 }, mine: 'mi|nuestra|mia', yours: 'su|tu|vuestra|suya', time: 'hora', ordinalEnd: '',
  },
  it: {
    weekdays: ['domenica', 'lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato'],
    shortWeekdays: ['', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab'],
    months: ['gennaio|gen', 'febbraio|feb', 'marzo', 'aprile|apr', 'maggio|mag', 'giugno|giu', 'luglio|lug', 'agosto|ago', 'settembre|sett|set', 'ottobre|ott', 'novembre|nov', 'dicembre|dic'],
    today: 'oggi', tomorrow: 'domani', dayAfter: 'dopodomani', next: 'prossimo|prossima|seguente', week: 'settimana|settimane', month: 'mese|mesi', year: 'anno|anni', quarter: 'trimestre', day: 'giorno|giorni',
    in: 'tra|fra|entro', at: 'alle|ore|le|verso|dalle|dopo|all|h|per|prima', clock: 'h|ore', morning: 'mattina|mattino', afternoon: 'pomeriggio|sera', noon: 'mezzogiorno|mezzodi',
    halfBefore: '', halfAfter: 'mezza|mezzo', and: 'e|alle', between: 'tra|fra|dalle', hours: 'una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    seasons: { primavera: 3, estate: 9, ferie: 9, autunno: 9, natale: 1 }, mine: 'mia|nostra', yours: 'vostra|sua|tua', time: 'ora', ordinalEnd: '',
  },
  pt: {
    weekdays: ['domingo', 'segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado'],
    shortWeekdays: ['', 'seg', 'ter', 'qua', 'qui', 'sex', 'sab'],
    months: ['janeiro|jan', 'fevereiro|fev', 'marco', 'abril|abr', 'maio', 'junho|jun', 'julho|jul', 'agosto|ago', 'setembro|set', 'outubro|out', 'novembro|nov', 'dezembro|dez'],
    today: 'hoje', tomorrow: 'amanha', dayAfter: '', next: 'proximo|proxima|seguinte', week: 'semana|semanas', month: 'mes|meses', year: 'ano|anos', quarter: 'trimestre', day: 'dia|dias',
    in: 'em|dentro|daqui', at: 'as|pelas|das|a|entre|apos|ate', clock: 'h|horas|hs|hrs', morning: 'manha', afternoon: 'tarde|noite', noon: 'meio',
    halfBefore: '', halfAfter: 'meia', and: 'e|as', between: 'entre|das', hours: 'uma duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
    seasons: { primavera: 3, verao: 9, outono: 9, natal: 1 }, mine: 'minha|nossa', yours: 'sua|vossa|tua', time: 'hora|horario', ordinalEnd: '',
  },
  nl: {
    weekdays: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
    shortWeekdays: ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'],
    months: ['januari|jan', 'februari|feb', 'maart|mrt', 'april|apr', 'mei', 'juni', 'juli', 'augustus|aug', 'september|sept|sep', 'oktober|okt', 'november|nov', 'december|dec'],
    today: 'vandaag', tomorrow: 'morgen', dayAfter: 'overmorgen', next: 'volgende|komende|aanstaande|volgend|komend', week: 'week|weken', month: 'maand|maanden', year: 'jaar|jaren', quarter: 'kwartaal', day: 'dag|dagen',
    in: 'over|binnen', at: 'om|vanaf|na|rond|tussen|voor|tot|tegen|van', clock: 'uur|u|h', morning: 'ochtends|ochtend|voormiddag|voormiddags', afternoon: 'middags|middag|avonds|avond|namiddag|namiddags|vanmiddag', noon: '',
    halfBefore: 'half', halfAfter: '', and: 'en|tot', between: 'tussen|van', hours: 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien',
    seasons: { voorjaar: 3, lente: 3, zomer: 9, zomervakantie: 9, najaar: 9, herfst: 9, kerst: 1 }, mine: 'mijn|onze', yours: 'jouw|uw|jullie', time: 'tijd', ordinalEnd: 'e|ste|de',
  },
};

/** Short names of time zones, counted only in capitals → IANA zone. */
export const zoneAbbreviations: Readonly<Record<string, string>> = {
  cet: 'Europe/Berlin', cest: 'Europe/Berlin', mez: 'Europe/Berlin', mesz: 'Europe/Berlin', hec: 'Europe/Paris', gmt: 'Etc/UTC', utc: 'Etc/UTC', bst: 'Europe/London', wet: 'Europe/Lisbon', eet: 'Europe/Helsinki', est: 'America/New_York', edt: 'America/New_York', et: 'America/New_York', hne: 'America/Toronto', hae: 'America/Toronto',
  cst: 'America/Chicago', cdt: 'America/Chicago', ct: 'America/Chicago', mst: 'America/Denver', mdt: 'America/Denver', mt: 'America/Denver', pst: 'America/Los_Angeles', pdt: 'America/Los_Angeles', pt: 'America/Los_Angeles', ist: 'Asia/Kolkata', aest: 'Australia/Brisbane', aedt: 'Australia/Sydney', awst: 'Australia/Perth', acst: 'Australia/Darwin', nzst: 'Pacific/Auckland', nzdt: 'Pacific/Auckland', jst: 'Asia/Tokyo', sgt: 'Asia/Singapore', gst: 'Asia/Dubai', brt: 'America/Sao_Paulo', art: 'America/Argentina/Buenos_Aires', clt: 'America/Santiago', cot: 'America/Bogota', uk: 'Europe/London',
};

/** Places and peoples named with a time ("Paris time", "hora de Madrid"), without accents → IANA zone. */
export const zoneNames: Readonly<Record<string, string>> = {
  eastern: 'America/New_York', central: 'America/Chicago', mountain: 'America/Denver', pacific: 'America/Los_Angeles', york: 'America/New_York', boston: 'America/New_York', chicago: 'America/Chicago', denver: 'America/Denver', angeles: 'America/Los_Angeles', francisco: 'America/Los_Angeles', seattle: 'America/Los_Angeles',
  uk: 'Europe/London', british: 'Europe/London', britische: 'Europe/London', britischer: 'Europe/London', london: 'Europe/London', londres: 'Europe/London', londra: 'Europe/London', londen: 'Europe/London', londense: 'Europe/London', londoner: 'Europe/London', irish: 'Europe/Dublin', ireland: 'Europe/Dublin', dublin: 'Europe/Dublin',
  paris: 'Europe/Paris', parigi: 'Europe/Paris', parijs: 'Europe/Paris', pariser: 'Europe/Paris', francaise: 'Europe/Paris', french: 'Europe/Paris', france: 'Europe/Paris', francia: 'Europe/Paris', francesa: 'Europe/Paris', berlin: 'Europe/Berlin', berlino: 'Europe/Berlin', berliner: 'Europe/Berlin', deutscher: 'Europe/Berlin', deutsche: 'Europe/Berlin', german: 'Europe/Berlin', duitse: 'Europe/Berlin', allemande: 'Europe/Berlin', alemana: 'Europe/Berlin', tedesca: 'Europe/Berlin', mitteleuropaische: 'Europe/Berlin', mitteleuropaischer: 'Europe/Berlin',
  zurich: 'Europe/Zurich', schweizer: 'Europe/Zurich', suisse: 'Europe/Zurich', svizzera: 'Europe/Zurich', swiss: 'Europe/Zurich', wien: 'Europe/Vienna', wiener: 'Europe/Vienna', osterreichischer: 'Europe/Vienna', madrid: 'Europe/Madrid', barcelona: 'Europe/Madrid', peninsular: 'Europe/Madrid', espanola: 'Europe/Madrid', espana: 'Europe/Madrid', spanish: 'Europe/Madrid', espagnole: 'Europe/Madrid', espanhola: 'Europe/Madrid', canaria: 'Atlantic/Canary', canarias: 'Atlantic/Canary',
  lisboa: 'Europe/Lisbon', lisbon: 'Europe/Lisbon', lissabon: 'Europe/Lisbon', portugal: 'Europe/Lisbon', portuguesa: 'Europe/Lisbon', continente: 'Europe/Lisbon', acores: 'Atlantic/Azores', italiana: 'Europe/Rome', italia: 'Europe/Rome', roma: 'Europe/Rome', rome: 'Europe/Rome', italian: 'Europe/Rome', italienische: 'Europe/Rome', italienischer: 'Europe/Rome', milano: 'Europe/Rome', bologna: 'Europe/Rome', torino: 'Europe/Rome',
  nederlandse: 'Europe/Amsterdam', nederland: 'Europe/Amsterdam', amsterdam: 'Europe/Amsterdam', amsterdamse: 'Europe/Amsterdam', dutch: 'Europe/Amsterdam', belgische: 'Europe/Brussels', belge: 'Europe/Brussels', brussel: 'Europe/Brussels', brusselse: 'Europe/Brussels', bruxelles: 'Europe/Brussels', brussels: 'Europe/Brussels', stockholm: 'Europe/Stockholm', oslo: 'Europe/Oslo', copenhagen: 'Europe/Copenhagen', warsaw: 'Europe/Warsaw', athens: 'Europe/Athens', istanbul: 'Europe/Istanbul',
  brasilia: 'America/Sao_Paulo', brasileira: 'America/Sao_Paulo', brasil: 'America/Sao_Paulo', paulo: 'America/Sao_Paulo', manaus: 'America/Manaus', argentina: 'America/Argentina/Buenos_Aires', aires: 'America/Argentina/Buenos_Aires', mexico: 'America/Mexico_City', cdmx: 'America/Mexico_City', mexicana: 'America/Mexico_City', tijuana: 'America/Tijuana', monterrey: 'America/Monterrey', bogota: 'America/Bogota', colombia: 'America/Bogota', lima: 'America/Lima', chile: 'America/Santiago', santiago: 'America/Santiago',
  tokyo: 'Asia/Tokyo', singapore: 'Asia/Singapore', sydney: 'Australia/Sydney', melbourne: 'Australia/Melbourne', brisbane: 'Australia/Brisbane', perth: 'Australia/Perth', adelaide: 'Australia/Adelaide', dubai: 'Asia/Dubai', india: 'Asia/Kolkata', indian: 'Asia/Kolkata', helsinki: 'Europe/Helsinki', finnish: 'Europe/Helsinki', montreal: 'America/Toronto', toronto: 'America/Toronto', quebec: 'America/Toronto', auckland: 'Pacific/Auckland',
};
