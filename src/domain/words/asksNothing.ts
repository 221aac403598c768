// What asks the reader for nothing, however it sounds: notices to everybody at once, and the thanks of people who work together. Praise as such isn't here: half of it is meant the other way round.
import type { Language } from '../languages.ts';
import { indexCues, weigh, type CueIndex, type CueTable } from './cueMatcher.ts';

/** Cues of both, in the way of the cue tables: `notice` speaks to all who get the text, `gratitude` of work well done. */
const words: Readonly<Record<Language, { readonly notice: string; /** Speaks against a notice: the writer tells it of themselves. */ readonly own?: string; readonly gratitude: string }>> = {
  en: {
    notice: 'message is for all, message to all, note to all, to all employees, to all staff, to all users, to all members, attention all, dear all, dear colleagues, dear subscriber*, dear members, please be advised that, will be unavailable, will not be available from, will be down, will be offline, back up and available, system outage, scheduled maintenance, planned maintenance, maintenance window, during this transition*, daily news, weekly news, news update, in this issue, headlines, view the complete version, complete version please go to, view .. in your browser, view it online, press release, for immediate release, has been posted, you will find .. posted, is now posted, are now posted, reminder to all',
    own: 'i will, we will, i ll, we ll, i am, i m, our office, we are',
    gratitude: 'my appreciation, our appreciation, my gratitude, our gratitude, proud of you, proud of the, proud of our, proud to say, proud to know, thanks to everyone, thank you all, thanks to all of you, thanks everyone, thank everyone, thanks team, how pleased, pleased that you, enjoyed working, enjoyed this opportunity to work, pleasure working, pleasure to work, great to work with, happy birthday, happy anniversary, get well soon, welcome aboard, welcome to the team',
  },
  de: {
    notice: 'an alle mitarbeit*, an alle nutzer*, an alle kollegen, liebe kolleginnen, liebe kollegen, liebe mitglieder, alle nutzer, steht .. nicht zur verfugung, nicht erreichbar sein wird, wartungsarbeiten, wartungsfenster, geplante wartung, systemausfall, in dieser ausgabe, im browser ansehen, im browser anzeigen, pressemitteilung, zur sofortigen veroffentlichung, schlagzeilen, zur kenntnis',
    own: 'ich werde, ich bin, wir werden, wir sind',
    gratitude: 'anerkennung, stolz auf, stolz darauf, danke an alle, dank an alle, danke euch allen, alles gute zum, gute besserung, willkommen im team',
  },
  fr: {
    notice: 'a tous les utilisateurs, a tous les collaborateurs, a tous les salaries, a l attention de tous, chers collegues, cheres collegues, chers membres, chers abonnes, sera indisponible, seront indisponibles, maintenance prevue, operation de maintenance, coupure programmee, dans ce numero, voir dans le navigateur, version en ligne, communique de presse, a la une, pour information',
    gratitude: 'ma reconnaissance, ma gratitude, notre reconnaissance, fier de, fiere de, fiers de, merci a tous, merci a toutes, joyeux anniversaire, bon retablissement, bienvenue dans l equipe',
  },
  es: {
    notice: 'a todos los usuarios, a todos los empleados, estimados companeros, queridos companeros, estimados socios, no estara disponible, estara fuera de servicio, mantenimiento programado, tareas de mantenimiento, corte programado, en este numero, ver en el navegador, ver en linea, nota de prensa, titulares, para su conocimiento',
    gratitude: 'mi gratitud, orgulloso de, orgullosa de, orgullosos de, gracias a todos, gracias a todas, feliz cumpleanos, que te mejores, bienvenido al equipo, bienvenida al equipo',
  },
  it: {
    notice: 'a tutti gli utenti, a tutti i dipendenti, a tutto il personale, cari colleghi, care colleghe, cari soci, non sara disponibile, saranno sospesi, manutenzione programmata, intervento di manutenzione, in questo numero, visualizza nel browser, comunicato stampa, in primo piano, per conoscenza',
    gratitude: 'il mio apprezzamento, la mia gratitudine, orgoglios* di, grazie a tutti, grazie a tutte, buon compleanno, buona guarigione, benvenut* nel team, benvenut* in squadra',
  },
  pt: {
    notice: 'a todos os usuarios, a todos os utilizadores, a todos os colaboradores, a todos os funcionarios, caros colegas, prezados colegas, caros socios, estara indisponivel, ficara indisponivel, manutencao programada, janela de manutencao, nesta edicao, ver no navegador, manchetes, para conhecimento',
    gratitude: 'meu reconhecimento, minha gratidao, meu agradecimento, orgulho de, orgulhoso de, orgulhosa de, obrigado a todos, obrigada a todos, feliz aniversario, as melhoras, bem vindo a equipe, bem vindo a equipa',
  },
  nl: {
    notice: 'aan alle medewerkers, aan alle gebruikers, beste collega s, beste allemaal, beste leden, niet beschikbaar zijn, onbereikbaar zijn, gepland onderhoud, onderhoudswerkzaamheden, in dit nummer, bekijk in je browser, bekijk in de browser, persbericht, ter kennisgeving, ter info',
    own: 'ik zal, ik ben, wij zullen, we zullen, wij zijn',
    gratitude: 'mijn waardering, onze waardering, mijn dank aan, trots op, bedankt allemaal, dank aan iedereen, dank aan allen, fijne verjaardag, beterschap, welkom in het team',
  },
};

/** Kinds of the cue tables stand in for ours: what is weighed is only whether there is any. */
const NOTICE = 'out-of-office';
const GRATITUDE = 'positive-interest';
const tables = new Map<Language, CueIndex>();

function tableOf(language: Language): CueIndex {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const { notice, own = '', gratitude } = words[language];
  const table: CueTable = { [NOTICE]: { 1: notice, '-3': own }, [GRATITUDE]: { 1: gratitude } };
  const made = indexCues([table]);
  tables.set(language, made);
  return made;
}

/** What a sentence is beside what it says: a notice to all who get the text, or gratitude. */
export function asksNothing(sentence: string, language: Language | undefined): 'notice' | 'gratitude' | undefined {
  if (language === undefined || sentence.includes('?')) return undefined;
  const found = weigh(sentence, tableOf(language));
  if ((found.get(NOTICE) ?? 0) > 0) return 'notice';
  return (found.get(GRATITUDE) ?? 0) > 0 ? 'gratitude' : undefined;
}
