// What people say around an hour that makes it no offer: a refusal, a report of the past, a routine, a deadline, a meeting moved away. Lists per language, without accents.
import type { Language } from '../languages.ts';
import { fold } from '../words/sentences.ts';

interface Talk {
  /** The clause refuses the moment. */
  readonly declined: string;
  /** A "no" that refuses unless one of `welcoming` is said. */
  readonly no: string;
  readonly welcoming: string;
  /** Stands right before the moment that is given up. */
  readonly insteadOf: string;
  /** Stands right before a day or hour that ends a span: a deadline, not an offer. */
  readonly bound: string;
  /** The sentence reports what happened. In German with its umlauts, which tell "war" from "wär". */
  readonly past: string;
  /** The past as a polite form ("I was thinking of"). */
  readonly politePast: string;
  /** A regular or foreign event. */
  readonly elsewhere: string;
  /** A meeting is moved; `target` stands before where to. */
  readonly moves: string;
  readonly target: string;
  /** Ends of a clause. */
  readonly stops: string;
}

const talk: Readonly<Record<Language, Talk>> = {
  en: {
    declined: 'too (?:early|late|soon|tight|short)|no good|write[- ]off|doesn.?t (?:work|suit|fly)|don.?t work|does not work|won.?t work|wont work|can.?t (?:do|make)|cannot|can.?t|unavailable|not available|(?:i.m|i am|we.re|we are|im|is|are|fully|already|all|pretty|completely) (?:out|full|bad|booked|busy|tied up|taken|slammed|rammed|jammed|packed|gone|away|off|closed|hopeless|impossible)|impossible|busy|dentist|stock ?take|auditors?|out of the question|isn.?t (?:possible|great|good|going)|clash(?:es)?|conflict|nightmare|no way|never|(?:have|got|i.ve got|there.s|have got) (?:a |an |the |my |our )?(?:dentist|doctor|audit|auditors|board|inspection|funeral|school|another|other|prior|standing|previous|clash|site visit|stock ?take|delivery|kids|meeting|call already|court)|anything but|any day but|except(?: for)?|apart from|other than',
    no: 'not|no|never|neither|nor', welcoming: 'why not|not before|not earlier than|no earlier than|no sooner than|if not|no problem|no worries|not only|not later than|no later than|do not hesitate|don.t hesitate|no need|or not|not bad|not sure (?:if|whether)|no issue|not a problem',
    bound: '(?<!(?:come|swing|drop|stop|pop|pass|go|came) )by(?! on )|before|until|till|til|up to',
    insteadOf: 'instead of|rather than|not|anything but|except|except for|apart from|other than|but not', past: 'yesterday|last (?:week|month|year|time|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|went|was|were|had|stopped|broke|failed|arrived|came|called|tried|rang|spoke|met|started|happened|told|got|ago|missed|sat|waited|saw|been', politePast: 'thinking|thought|wondering|hoping|hoped|wanted to|was going to|would|could|can you|shall|how about|free',
    elsewhere: 'on the §|catch the §|close|closes|closing|knock off|knocking off|meets|begins|kicks off|every|each|opening hours|open (?:from|mon|daily)|opens? at|hours are|office hours|reception|shift|flight|train|plane|lands?|landing|depart\\w*|take[- ]?off|boarding|arrives?|check-in|deadline|due|expires?|delivery|gate opens|webinar starts|usually|normally|regularly|dentist|funeral|curfew|daily', moves: 'mov(?:e|ed|ing)|reschedul\\w*|push(?:ed)?|shift(?:ed)? (?:it|the|our|this|that|from)|postpon\\w*|bring forward|switch|swap|change (?:it|the|our|from)', target: 'to|until|for|on to|onto|till',
    stops: 'but|before|after|when|while|and|else|otherwise|though|or|so|then|because|if|preferably|rather|better',
  },
  de: {
    declined: 'zu (?:fruh|spat|knapp|kurzfristig)|geht (?:\\S+ ){0,2}nicht|passt (?:\\S+ ){0,3}nicht|nicht (?:moglich|machbar|drin)|kann ich (?:\\S+ ){0,3}nicht|konnen wir (?:\\S+ ){0,3}nicht|ausgebucht|belegt|verplant|besetzt|vergeben|voll|(?:ganz |eher |denkbar |sehr )?schlecht|ungunstig|unmoglich|ausgeschlossen|keine (?:zeit|chance)|klappt (?:\\S+ ){0,2}nicht|nicht da|nicht im haus|fallt (?:\\S+ ){0,2}aus|faellt|wird nichts|kollidiert|zahnarzt|arzttermin|(?:habe|hab|haben|bin|sind|ist) (?:\\S+ ){0,4}(?:audit|inventur|betriebsversammlung|sitzung|beerdigung|termin beim|schulung|urlaub|unterwegs|verhindert|weg|aussen)|auditoren|verhindert|ausser|statt|anstatt',
    no: 'nicht|kein|keine|keinen|nie|niemals|weder|nee|nein', welcoming: 'nicht vor|warum nicht|wieso nicht|nicht vergessen|wenn nicht|falls nicht|kein problem|keine sorge|nicht nur|oder nicht|ob nicht|nicht fruher als|nicht schlecht|nicht spater als|nicht doch|konnten wir nicht|wollen wir nicht|sollten wir nicht|keine umstande',
    bound: 'bis|bis zum|vor|spatestens|spatestens bis',
    insteadOf: 'statt|anstatt|anstelle von|anstelle|ausser|nicht|nur nicht|bloss nicht|alles ausser', past: 'gestern|vorgestern|letzte[nrs]?|vorige[nrs]?|vergangene[nrs]?|war|waren|hatte|hatten|lief|liefen|stand|standen|ging|gingen|kam|kamen|wurde|wurden|gab|sprach|sprachen|rief|fiel|ausgefallen|gewesen|passiert|angerufen|telefoniert|gesprochen', politePast: 'gedacht|dachte|hatten sie (?:\\S+ ){0,4}zeit|wollte|wollten|ware|ginge|passte|konnten wir|schlage|ob wir',
    elsewhere: 'sperr\\w*|schliess\\w*|zumachen|machen (?:\\S+ ){0,3}zu|feierabend|mittagspause|tagt|beginnt|startet|fangt an|jeden|jede|immer|offnungszeiten|geoffnet|sprechzeiten|burozeiten|schicht\\w*|schichtwechsel|flug|flieger|zug|bahn|abflug|ankunft|landung|landet|landen|lande|fahrt ab|abfahrt|frist|ablauf|annahmeschluss|warenannahme|lieferung|werktags|taglich|regelmassig|erreichbar|kernzeit|beerdigung|stammtisch|deadline', moves: 'verschieb\\w*|verschob\\w*|verleg\\w*|verlagern|vorziehen|umlegen|schieben|tauschen|geschoben', target: 'auf|zu|nach',
    stops: 'aber|bevor|wenn|davor|danach|vorher|oder|sonst|dafur|dann|dagegen|weil|da|denn|lieber|besser|sondern|hingegen|falls|bzw',
  },
  fr: {
    declined: 'trop (?:tot|tard|court|juste)|impossible|pas possible|(?:ne |n.)?(?:peux|puis|pouvons|peut) (?:\\S+ ){0,2}pas|ne convient pas|convient pas|pas dispo\\w*|pas libre|complet|complete|ne marche pas|marche pas|va pas|ca coince|coince|mort|rate|foutu|occupe\\w*|pris|prise|indisponible|absent\\w*|sauf|hormis|excepte|jamais|(?:j.ai|nous avons|on a|ai) (?:\\S+ ){0,2}(?:dentiste|audit|reunion|conseil|inventaire|enterrement|formation|medecin)|exclu',
    no: 'pas|ni|aucun|aucune', welcoming: 'pourquoi pas|pas avant|sinon|si pas|pas de souci|pas de probleme|n hesitez pas|n.hesitez pas|pas seulement|ou pas|pas plus tot|pas mal|pas trop tot|ne peut-on pas|est-ce pas|ca va pas mal|aucun souci|aucun probleme',
    bound: 'avant|jusqu.a|jusqu.au|d.ici|d.ici a',
    insteadOf: 'plutot que|au lieu de|au lieu du|a la place de|sauf|pas|tout sauf|hormis|et non|et pas', past: 'hier|avant-hier|dernier|derniere|etait|etaient|avait|avons eu|a eu|a ete|ont ete|est tombe\\w*|s.est|me suis|avons parle|ai appele|avez appele|a appele|passe[e]?s?', politePast: 'pensais|pensait|voulais|serait|irait|pourrait|pourrions|on se|je me disais|peut-on',
    elsewhere: 'on ferme|fermons|ferme|se reunit|commence|debute|chaque|tous les|toutes les|horaires|ouvert|ouvre|ouverture|ferme a|vol|train|tgv|avion|atterri\\w*|decolle\\w*|gare|depart|arrivee|equipe de|poste|echeance|date limite|livraison|quotidien\\w*|d habitude|le matin l.alarme|dechargement|quai', moves: 'deplac\\w*|decal\\w*|report\\w*|repouss\\w*|avanc\\w*|bascul\\w*', target: 'a|au|vers|pour|sur',
    stops: 'mais|ou|sinon|en revanche|car|parce que|donc|alors|plutot|par contre|voire',
  },
  es: {
    declined: '(?:demasiado|muy) (?:pronto|temprano|tarde|justo)|imposible|no puedo|no podemos|no se puede|no me (?:va|viene|sirve|cuadra|queda)|no nos (?:va|viene|sirve|cuadra|queda)|no va|no da|no disponible|ocupad[oa]s?|complet[oa]|llen[oa]|liad[oa]s?|fatal|ni lo intentes|ni de broma|descartad[oa]|(?:tengo|tenemos) (?:\\S+ ){0,2}(?:dentista|auditoria|reunion|comite|medico|inventario|entierro|junta|otra|visita|inspeccion)|menos|salvo|excepto|nunca|cerrado|cerramos|fuera',
    no: 'no|ni|nunca|tampoco|ningun|ninguna', welcoming: 'por que no|no antes|si no|no hay problema|sin problema|no solo|o no|no te preocupes|no dude|no dudes|como no|no mas tarde|no esta mal|menos cuarto|menos diez|menos cinco|menos veinte|mas o menos|al menos|por lo menos',
    bound: 'antes de|antes del|hasta|hasta el',
    insteadOf: 'en vez de|en lugar de|menos|salvo|excepto|no|todo menos|que no sea', past: 'ayer|anteayer|anoche|pasad[oa]|fue|fueron|estuvo|estuvimos|estuve|estaba|estaban|hubo|era|paro|llamo|llame|llamaron|quedo parad[oa]|hicimos|hablamos con|vino|salio|empezo', politePast: 'pensaba|pense|queria|podria|podriamos|quedamos|que tal|pasado manana',
    elsewhere: 'cerramos|cierran|se reune|empieza|comienza|cada|todos los|todas las|los (?:lunes|martes|miercoles|jueves|viernes)|horario de|abierto|abrimos|abre|cierra|vuelo|tren|ave|avion|aterriz\\w*|despeg\\w*|salida|llegada|turno|plazo|vence|entrega|siempre|normalmente|descarga', moves: 'mover\\w*|muev\\w*|mov\\w{1,4}|pasar\\w*|cambi\\w*|aplaz\\w*|adelant\\w*|posterg\\w*|reprogram\\w*|corr(?:er|amos|emos)', target: 'al|a|para|hasta',
    stops: 'pero|o|sino|si no|aunque|porque|ya que|que|mejor|entonces|en cambio|mas bien',
  },
  it: {
    declined: 'troppo (?:presto|tardi)|impossibile|non posso|non possiamo|non si puo|non (?:mi|ci) va|non va|non riesco|non riusciamo|non disponibil\\w*|occupat[oaie]|pien[oaie]|pres[oaie]|al completo|chius[oaie]|(?:ho|abbiamo) (?:\\S+ ){0,2}(?:dentista|audit|riunione|medico|inventario|funerale|comitato|ispezione|altro impegno|un impegno)|impegnat[oaie]|tranne|salvo|eccetto|mai|lascia perdere|escluso|scordati|fuori',
    no: 'non|no|mai|nessun|nessuna', welcoming: 'perche no|perche non|non prima|se no|se non|nessun problema|non solo|o no|non si preoccupi|non piu tardi|meno un quarto|non esiti|non e male|piu o meno|almeno',
    bound: 'entro|entro le|entro il|prima di|prima del|prima delle|fino a|fino al|fino alle',
    insteadOf: 'invece di|invece che|al posto di|tranne|salvo|non|piuttosto che|tutto tranne', past: 'ieri|scors[oa]|passat[oa]|era|erano|e stat[oa]|sono stat[oi]|ha chiamato|abbiamo fatto|si e fermat[oa]|e andat[oa]|avevamo|avevo|c e stat[oa]|ho chiamato|abbiamo sentito', politePast: 'pensavo|volevo|potremmo|andrebbe|sarebbe|facciamo',
    elsewhere: 'chiud\\w*|si riunisce|inizia|comincia|previst[oa]|ogni|tutti i|tutte le|orari|orario di apertura|apert[oi] (?:da|dalle)|volo|treno|aereo|atterr\\w*|decoll\\w*|partenza|arrivo in|turno|scadenza|scade|consegna|sempre il|di solito|frecciarossa|scarico', moves: 'spost\\w*|rinvi\\w*|anticip\\w*|posticip\\w*|rimand\\w*|cambi\\w*', target: 'a|al|alle|all|su|per',
    stops: 'ma|o|oppure|altrimenti|pero|perche|siccome|che|meglio|piuttosto|invece|se no',
  },
  pt: {
    declined: '(?:muito|demasiado) (?:cedo|tarde)|cedo demais|tarde demais|impossivel|nao (?:posso|podemos|consigo|conseguimos|da|dá|rola|tem como|me da|serve|vai dar)|indisponivel|ocupad[oa]s?|chei[oa]|lotad[oa]|cheia|complicad[oa]|pessim[oa]|fora|(?:tenho|temos) (?:\\S+ ){0,2}(?:dentista|auditoria|reuniao|medico|inventario|enterro|outra|outro|vistoria|inspecao|conselho)|menos|exceto|salvo|nunca|fechad[oa]|esquece|nem pensar|pior dia',
    no: 'nao|nem|nunca|nenhum|nenhuma', welcoming: 'por que nao|porque nao|nao antes|se nao|senao|sem problema|nao ha problema|nao tem problema|nao so|ou nao|nao hesite|nao mais tarde|menos um quarto|mais ou menos|pelo menos|nao e mau',
    bound: 'ate|ate a|ate as|antes de|antes da|antes das|antes do',
    insteadOf: 'em vez de|em lugar de|ao inves de|no lugar de|menos|exceto|nao|tudo menos|que nao seja', past: 'ontem|anteontem|passad[oa]|foi|foram|esteve|estava|estavam|parou|ligou|ligaram|houve|era|fizemos|caiu|aconteceu|falamos com|deu problema|chegou', politePast: 'pensei|pensava|queria|poderiamos|podiamos|que tal|seria',
    elsewhere: 'fech(?:a|amos|am)|se reune|reune|comeca|cada|todas? as|todos? os|tod[oa]s? (?:segunda|terca|quarta|quinta|sexta|dia)|horario de (?:funcionamento|atendimento)|aberto|abrimos|abre|fecha|voo|comboio|trem|aviao|onibus|aterr\\w*|pous\\w*|descol\\w*|decol\\w*|partida|turno|prazo|vence|entrega|sempre|normalmente|costuma|embarque|descarga', moves: 'remarc\\w*|mud(?:ar|amos|o|a)|pass(?:ar|amos) (?:a|o|de|para|pra)|adi(?:ar|amos)|transfer\\w*|antecip\\w*|reagend\\w*|mover|empurr\\w*', target: 'para|pra|pro|a',
    stops: 'mas|ou|senao|porem|porque|pois|que|melhor|entao|so que|ja|prefiro',
  },
  nl: {
    declined: 'te (?:vroeg|laat|krap|kort)|lukt (?:\\S+ ){0,2}niet|kan (?:\\S+ ){0,3}niet|gaat (?:\\S+ ){0,2}niet|past (?:\\S+ ){0,2}niet|komt (?:\\S+ ){0,3}niet uit|schikt (?:\\S+ ){0,2}niet|onmogelijk|niet mogelijk|niet beschikbaar|vol|volgeboekt|bezet|druk|slecht|uitgesloten|dicht|gesloten|(?:heb|hebben|zit|zitten) (?:\\S+ ){0,3}(?:tandarts|audit|vergadering|inspectie|begrafenis|inventaris|overleg|ander|dokter)|tandarts|behalve|afwezig|weg|vergeet het|nooit',
    no: 'niet|geen|nooit|noch', welcoming: 'waarom niet|niet voor|niet eerder dan|zo niet|als niet|anders niet|geen probleem|niet alleen|of niet|niet later dan|geen zorgen|kunnen we niet|niet vergeten|niet slecht',
    bound: 'voor|tot|uiterlijk|tot en met',
    insteadOf: 'in plaats van|ipv|i p v|behalve|niet|liever niet|alles behalve|maar niet', past: 'gisteren|eergisteren|vorige|afgelopen|was|waren|had|hadden|ging|gingen|stond|stonden|viel|vielen|lag|belde|kwam|is gebeld|geweest|gebeurd|gesproken', politePast: 'dacht|denken aan|wilde|zou|zouden|kunnen we|had ik gedacht',
    elsewhere: 'sluit\\w*|vergadert|begint|start|elke|iedere|ieder|openingstijden|openingsuren|geopend|open van|vlucht|trein|vliegtuig|landt|landing|vertrek\\w*|aankomst|ploeg\\w*|dienst|deadline|uiterste|levering|altijd|normaal|meestal|doorgaans|bereikbaar|begrafenis|laden en lossen', moves: 'verzet\\w*|verplaats\\w*|verschuiv\\w*|schuiven|opschuiven|uitstellen|vervroegen|verleggen|ruilen', target: 'naar|op|tot',
    stops: 'maar|voordat|daarna|of|anders|want|omdat|dan|liever|beter|dus|wel',
  },
};

interface TalkPatterns {
  readonly declined: RegExp;
  readonly no: RegExp;
  readonly welcoming: RegExp;
  readonly insteadOf: RegExp;
  readonly bound: RegExp;
  readonly past: RegExp;
  readonly politePast: RegExp;
  readonly elsewhere: RegExp;
  readonly moves: RegExp;
  readonly target: RegExp;
  readonly stops: RegExp;
}

/** "Tuesday the 24th at half past ten" has no other words in it. */
const WORDS_OF_A_MOMENT = 5;

const compiled = new Map<Language, TalkPatterns>();

function patternsOf(language: Language): TalkPatterns {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const words = talk[language];
  const whole = (list: string, flags = ''): RegExp => new RegExp(`(?:^|[^a-z0-9])(?:${list})(?=[^a-z0-9]|$)`, flags);
  const ending = (list: string): RegExp => new RegExp(`(?:^|[^a-z0-9])(?:${list})\\s+(?:(?:the|on|am|den|le|el|al|il|la|a|o|de|um|at|op|no|na|dem|del|on the|las|alle|as|du|las|our|unser\\w*|notre|onze|nostra|nossa) ){0,2}$`);
  const made = {
    declined: whole(words.declined), no: whole(words.no), welcoming: whole(words.welcoming), insteadOf: ending(words.insteadOf), bound: ending(words.bound), past: whole(words.past), politePast: whole(words.politePast), elsewhere: whole(words.elsewhere), moves: whole(words.moves), target: ending(words.target),
    stops: new RegExp(`[,;–—().!?…:](?!\\d)|\\s-\\s|(?<![\\p{L}\\d])(?:${words.stops})(?![\\p{L}\\d])`, 'giu'),
  };
  compiled.set(language, made);
  return made;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The stretch between punctuation and conjunctions around a moment, the moment itself left out. */
function clauseAround(sentence: string, place: Place, stops: RegExp): string {
  const before = sentence.slice(0, place.start);
  const after = sentence.slice(place.end);
  let from = 0;
  for (const stop of before.matchAll(stops)) from = stop.index + stop[0].length;
  const next = after.search(new RegExp(stops.source, 'iu'));
  const inner = sentence.slice(place.start, place.end);
  // "El lunes estuve con ustedes a las 10": what stands between day and hour belongs to the clause.
  return `${before.slice(from).trimEnd()} ${inner.split(/\s+/).length > WORDS_OF_A_MOMENT ? inner : '§'} ${next < 0 ? after : after.slice(0, next)}`;
}

/** How the sentence speaks of a moment in it: an `offer`, `declined`, a `deadline`, or of something that is none of ours (`elsewhere`: past, routine, journey). */
export function mannerOf(sentence: string, place: Place, language: Language): 'offer' | 'declined' | 'deadline' | 'elsewhere' {
  const patterns = patternsOf(language);
  const spoken = clauseAround(sentence, place, patterns.stops).toLowerCase();
  const clause = fold(spoken);
  const before = fold(sentence.slice(Math.max(0, place.start - 40), place.start));
  const insteadOf = patterns.insteadOf.exec(before);
  if (insteadOf !== null && !patterns.welcoming.test(before)) return 'declined';
  if (patterns.bound.test(before) && !patterns.no.test(before)) return 'deadline';
  const welcoming = patterns.welcoming.test(clause);
  if (!welcoming && (patterns.declined.test(clause) || patterns.no.test(clause))) return 'declined';
  if (patterns.elsewhere.test(clause)) return 'elsewhere';
  return patterns.past.test(language === 'de' ? spoken : clause) && !patterns.politePast.test(clause) ? 'elsewhere' : 'offer';
}

/** The sentence moves a meeting: true when the moment is where from, not where to. `isLast` = no moment follows. */
export function isMovedAway(sentence: string, place: Place, others: { readonly language: Language; readonly isLast: boolean; readonly isOnly: boolean }): boolean {
  const patterns = patternsOf(others.language);
  const folded = fold(sentence);
  if (!patterns.moves.test(folded)) return false;
  if (patterns.target.test(fold(sentence.slice(0, place.start)).slice(-40))) return false;
  return others.isOnly ? !/[?]/.test(sentence) || false : !others.isLast;
}
