// The words that say "I am back on", "write again in", "until" and "from" in our seven languages, without accents. Data of `comeBack.ts`.
import type { Language } from '../languages.ts';

export interface ComeBackWords {
  /** Being there again. */
  readonly returns: string;
  /** Asking to be asked later. */
  readonly askAgain: string;
  /** Right before the first day that counts. */
  readonly from: string;
  /** Right before a day, with `denies` in the sentence: nothing happens earlier. */
  readonly before: string;
  readonly denies: string;
  /** Right before the last day that does not count. */
  readonly until: string;
  /** Between first and last day of an absence. */
  readonly to: string;
  /** Near a last day that is still away. */
  readonly inclusive: string;
  /** Right before the first day of an absence. */
  readonly spanStart: string;
  /** Near a day that is about something else. */
  readonly unrelated: string;
  /** May stand between the word and the date. */
  readonly weekdays: string;
}

export const comeBackWords: Readonly<Record<Language, ComeBackWords>> = {
  en: {
    before: 'before', denies: 'nothing|not|no|never|don.?t|won.?t|can.?t|cannot|frozen|closed|until',
    returns: 'back|return|returns|returning|reopen|reopens|reachable again|available again|in the office again|resume|resuming|at my desk', askAgain: 'try|until then|after that|then yes|by then|try (?:me|us)(?: again)?|ping (?:me|us)|check (?:back|in)|come back|get back to|reach (?:out|back)|circle back|write (?:again|back|to me|me)|ask (?:me )?again|remind me|revisit|pick (?:it|this|that) (?:back )?up|reconnect|touch base|call (?:me )?(?:again|back)|give (?:me|us) a (?:shout|nudge|ring|bell|poke)|nudge|drop (?:me|us) a line|follow up|resurface|look (?:at )?(?:it|this)? ?again|talk again|knock again|chase me|bug me|earliest|at the earliest|not before|nothing (?:will )?(?:happen\\w*|moves?|before|until)|can.t (?:look|think|touch)|won.t (?:look|touch|be)|next budget|park(?:ed|ing)? (?:it|this|that)|hold off|then we can|frozen|freeze|not now|not right now|not at the moment|not yet|not this (?:year|quarter|month)',
    from: 'from|after|starting|as of|not before|once we.re into|earliest|beginning of|start of|sometime in|in early|in mid|end of', until: 'until|till|til|up to|through|thru', to: 'to|-|–', inclusive: 'through|inclusive|including|up to and including|thru', spanStart: 'from|between|starting|of', unrelated: 'since|contract (?:runs|ends|until|till|expires)|founded|moved in|started in|open(?:ing)? (?:a|our)|invoice|last|paid|signed|runs (?:until|till|out|through)|expires|ends (?:in|on)|contract (?:ends|is)|since', weekdays: 'monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|fri|week of|week',
  },
  de: {
    before: 'vor', denies: 'nichts|nicht|kein\\w*|nix|niemand',
    returns: 'zuruck|wieder (?:da|im|am|erreichbar|fur|an|hier|besetzt|geoffnet|im haus|verfugbar|online|bei|zur)|ruckkehr|wieder|zurueck|retour', askAgain: 'vorher|danach|davor|ruhren sie sich|ruhr dich|melden|melde|meld|meldet|erinnern|erinner|erinnere|nochmal|noch einmal|noch mal|wiederholen|anklopfen|klopfen|nachfassen|nachhaken|fragen sie|frag|schreiben sie mir|schreib|rufen sie|ruf|anrufen|kontaktieren|auf mich zu|auf uns zu|wieder vorlage|wiedervorlage|fruhestens|nicht vor|erst|wieder an|sprechen wir|reden wir|kommen sie|komm|schauen wir|schaue ich|schau ich|gucken wir|ansehen|vertagt|verschoben|zuruckgestellt|vorher (?:geht|passiert|brauch\\w*) (?:gar )?nichts|eingefroren|auf eis|neu aufrollen|aufs tapet|nicht jetzt|jetzt nicht|derzeit nicht|gerade nicht|momentan nicht|noch nicht|aktuell nicht|im moment nicht|dieses jahr nicht|heuer nicht',
    from: 'ab|nach|fruhestens|erst|erst wieder|so ab|wieder ab', until: 'bis|bis zum|bis einschliesslich|bis inkl|bis inklusive|bis mit|bis und mit', to: '-|–', inclusive: 'einschliesslich|einschl|inklusive|inkl|bis und mit|bis mit', spanStart: 'vom|von|ab|zwischen|seit', unrelated: 'seit|vertrag (?:lauft|bis)|gegrundet|angekundigt|gekauft|eroffnen|eroffnung|letzten|rechnung vom|ihre mail vom|stand|lauft (?:noch )?bis|laufzeit|endet', weekdays: 'montag|dienstag|mittwoch|donnerstag|freitag|mo|di|mi|do|fr|kw',
  },
  fr: {
    before: 'avant', denies: 'rien|pas|aucun\\w*|personne|impossible|inutile',
    returns: 'de retour|retour|reviens|reviendrai|revient|reviendra|rentre|rentrerai|reprends|reprendrai|reprise|rouvr\\w*|de nouveau|a nouveau|reprise|joignable|disponible', askAgain: 'inutile de|d.ici la|apres on|apres ca|ensuite|reecri\\w*|rappel\\w*|relanc\\w*|recontact\\w*|reparl\\w*|revenez|revoyons|revoir|reprend\\w*|repass\\w*|retent\\w*|ressayez|reessay\\w*|redemand\\w*|ecrivez-moi|contactez|faites-moi signe|faites moi signe|appelez|represent\\w*|resollicit\\w*|remet\\w*|pas avant|au plus tot|reportez|reporte|en sommeil|gele\\w*|on verra|on en reparle|sonnez|toquez|refaites|renvoy\\w*|rediscut\\w*|pas question avant|rien avant|pas maintenant|pas en ce moment|pas pour l.instant|pas cette annee|pas tout de suite|plus tard|repren\\w*',
    from: 'a partir de|a partir du|a compter du|a compter de|des|apres|pas avant|d.ici|seulement en|qu.en|qu.a partir de', until: 'jusqu.au|jusqu.a|jusqu.en|jusque|jusqu au|jusqu a', to: 'au|a|-|–', inclusive: 'inclus|inclusivement', spanStart: 'du|de|entre le|a partir du|depuis', unrelated: 'depuis|contrat (?:court|jusqu)|signe|fonde|dernier|facture|passe aux|court (?:jusqu|encore)|expire|se termine', weekdays: 'lundi|mardi|mercredi|jeudi|vendredi|le|mois de',
  },
  es: {
    before: 'antes de|antes del', denies: 'nada|no|nadie|ni|imposible|ningun\\w*',
    returns: 'vuelvo|volvere|regreso|regresare|de vuelta|de regreso|reincorporo|reincorporare|estare de nuevo|vuelta|retorno|reabrimos|otra vez en|de nuevo|nuevamente|incorporo', askAgain: 'despues vemos|luego vemos|despues hablamos|entonces|escrib\\w*|recuerd\\w*|recordar\\w*|acordate|acuerdate|acuerdese|avis\\w*|llam\\w*|contact\\w*|insist\\w*|vuelv[ae]\\w*|volv(?:e|emos|amos|er)\\w*|retom\\w*|hablamos|hablemos|lo vemos|lo miramos|buscame|busqueme|pregunt\\w*|tocame|reintent\\w*|prueb\\w*|antes no|no antes|hasta (?:entonces|esa fecha)|aparcad\\w*|congelad\\w*|parad[oa] hasta|lo revisamos|seguimos|marcame|reactiv\\w*|pospon\\w*|nada antes|ahora no|no ahora|por ahora no|de momento no|todavia no|este ano no|mas adelante',
    from: 'a partir de|a partir del|desde|despues de|despues del|tras|pasad[oa]s?|no antes de|recien en|recien|luego de|ya en|cuando pase|a la vuelta', until: 'hasta|hasta el|hasta finales de', to: 'al|a|-|–', inclusive: 'inclusive|incluido|ambos inclusive', spanStart: 'del|desde|de|entre el', unrelated: 'desde hace|contrato (?:hasta|vence)|desde|fundad\\w*|firmad\\w*|factura|pasado|vence|termina|vigente', weekdays: 'lunes|martes|miercoles|jueves|viernes|el|proximo',
  },
  it: {
    before: 'prima di|prima del|prima della|prima dell', denies: 'niente|non|nulla|nessun\\w*|impossibile',
    returns: 'rientro|rientrero|rientrera|torno|tornero|ritorno|di nuovo|riapr\\w*|rientriamo|riprend\\w*|nuovamente|tornata|reperibile', askAgain: 'prima di allora|poi vediamo|dopo vediamo|magari|risent\\w*|riscriv\\w*|scriv\\w*|ricontatt\\w*|richiam\\w*|riparl\\w*|ripass\\w*|ricord\\w*|riprov\\w*|riprend\\w*|rivediamo|riaggiorn\\w*|contatt\\w*|chiam\\w*|faccia(?:mi)? sapere|si faccia vivo|si rifaccia|fatevi|rifatevi|ne riparliamo|non prima|prima no|rimandat\\w*|congelat\\w*|fermo fino|bloccat\\w*|ritent\\w*|bussi|se ne parla|sollecit\\w*|mi cerchi|cercami|non ora|non adesso|adesso no|per ora no|non ancora|al momento no|quest.anno no|piu avanti',
    from: 'da|dal|dalla|dopo|dopo le|dopo la|a partire da|a partire dal|non prima di|non prima del|solo a|solo da', until: 'fino a|fino al|fino ad|sino al|sino a', to: 'al|a|-|–', inclusive: 'compreso|incluso|inclusi', spanStart: 'dal|da|tra il', unrelated: 'scorso|dal 19\\d\\d|dal 20\\d\\d|contratto (?:fino|scade)|fattura|fondat\\w*|firmat\\w*|scade|termina', weekdays: 'lunedi|martedi|mercoledi|giovedi|venerdi|il|mese di',
  },
  pt: {
    before: 'antes de|antes do|antes da', denies: 'nada|nao|nem|ninguem|nenhum\\w*|impossivel',
    returns: 'volto|voltarei|voltamos|retorno|retornarei|regresso|regressarei|de volta|estarei de volta|volta|reabr\\w*|novamente|de novo|retomo|regressamos', askAgain: 'antes nem|so abre|depois a gente|depois vemos|nem adianta|me (?:cobra|chama|procura|escreve|liga|lembra|da um toque|avisa|aciona)|escrev\\w*|lembr\\w*|cobr\\w*|procur\\w*|lig(?:ue|a|ar)\\w*|contact\\w*|contat\\w*|fale(?:mos)?|falamos|voltamos a|volte|volta a|retom\\w*|relembr\\w*|insist\\w*|tent\\w*|antes (?:disso )?(?:nao|nem)|nao antes|so (?:la )?(?:para|em|a partir|depois|la)|ate la|congelad\\w*|parado ate|bata|bate|recontact\\w*|reenvi\\w*|ver isso|vemos isso|olhar isso|nada antes|mande|agora nao|nao agora|por enquanto nao|por agora nao|ainda nao|este ano nao|mais para a frente|mais pra frente',
    from: 'a partir de|a partir do|a partir da|depois de|depois do|depois da|apos|apos o|so em|la para|la pra|la por|desde|por volta de|passado o|passada a|nao antes de', until: 'ate|ate ao|ate o|ate a', to: 'a|ao|-|–', inclusive: 'inclusive|incluido|incluindo', spanStart: 'de|do|desde|entre', unrelated: 'desde|contrato (?:ate|vence|vai)|fundad\\w*|assinad\\w*|fatura|passado|vence|termina|vigente', weekdays: 'segunda|terca|quarta|quinta|sexta|feira|segunda-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|dia|o dia',
  },
  nl: {
    before: 'voor', denies: 'niets|niet|geen|niemand|nooit',
    returns: 'terug|weer (?:aanwezig|bereikbaar|op kantoor|aan|in|open|present|beschikbaar|achter|op)|terugkomst|wederom|weer', askAgain: 'daarna|tot dan|daarvoor|mail (?:me|mij|ons|maar)|bel (?:me|mij|ons|maar|gerust)|schrijf|contacteer|neem (?:dan |maar |gerust )?contact|kom (?:dan |er |maar )?(?:er )?(?:op )?terug|herinner|klop|probeer|vraag|laat (?:dan )?(?:van je|weer|iets)|stuur (?:me|mij)|trek (?:dan )?aan|opnieuw|nog eens|nog een keer|eerder (?:niet|heeft)|niet eerder|niet voor|pas (?:in|na|vanaf|weer|op)|uitgesteld|bevroren|on hold|in de ijskast|op de lange baan|meld je|praten we|kijken we|kijk ik|bekijken|pakken we|tik|niet nu|nu niet|voorlopig niet|nog niet|momenteel niet|dit jaar niet|later',
    from: 'vanaf|na|pas in|pas na|pas vanaf|pas|weer op|vanaf begin', until: 'tot|tot en met|t/m|tm|tot aan', to: '-|–', inclusive: 'tot en met|t/m|t.e.m|tem|inclusief', spanStart: 'van|vanaf|tussen', unrelated: 'sinds|contract (?:loopt|tot)|opgericht|factuur|afgelopen|vorige|getekend|loopt (?:nog )?(?:tot|af)|eindigt', weekdays: 'maandag|dinsdag|woensdag|donderdag|vrijdag|week',
  },
};
