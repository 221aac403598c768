// The words that ask for something without a question mark, in our seven languages, without accents. Data of `questions.ts`.
import type { Language } from '../languages.ts';

const stem = (list: string): string => list.split(' ').join('|');

/** Verbs and phrases that ask the reader to give, send, show or tell. */
const requests: Readonly<Record<Language, string>> = {
  en: 'please|send|share|provide|tell|give|let (?:me|us) (?:have|know)|forward|needs?|want|wants|would like|i.?d like|we.?d like|like to (?:know|see|have)|love to (?:know|see|have)|wondering|curious|show|clarify|confirm|stick|fire over|shoot over|pop|ping (?:me|us) (?:the|a|your)|drop (?:me|us)|email (?:me|us)|quote (?:me|us|for)|looking for|after (?:a|the|some) |interested in (?:seeing|knowing)|can you|could you|do you have|missing|keen to (?:know|see)|sling|chuck|bung',
  de: 'bitte|schick[a-z0-9]*|send[a-z0-9]*|mitschick[a-z0-9]*|zuschick[a-z0-9]*|rubersend[a-z0-9]*|brauch[a-z0-9]*|brauche|benotig[a-z0-9]*|nenn[a-z0-9]*|wissen|mocht[a-z0-9]*|interessier[a-z0-9]*|zusend[a-z0-9]*|lassen sie|lass mir|sagen sie|sag mir|sagt mir|mail[a-z0-9]* (?:sie|mir|uns)|konnten sie|konnt ihr|fehlt|fehlen|geben sie|gib mir|gebt|machen sie (?:mir|uns)|mach mir|rechnen sie|hatte gern|hatten gern|bitten|erbitte[a-z0-9]*|schreib[a-z0-9]* (?:sie )?(?:mir|uns)|zeigen sie|legen sie|wurde (?:mich|uns)',
  fr: 'envoy(?:ez|er|ons|e-moi|e moi|e nous)|transmett[a-z0-9]*|faut|faudrait|faudra|besoin|merci de|pourriez|pouvez|aimerai[a-z0-9]*|voudrai[a-z0-9]*|souhait[a-z0-9]*|precis[a-z0-9]*|donn[a-z0-9]*|dites|faites|indiqu[a-z0-9]*|communiqu[a-z0-9]*|montr[a-z0-9]*|chiffr[a-z0-9]*|manque|sert|attends|veux|voulons|mettez|joignez|fournir|fourniss[a-z0-9]*|faire parvenir|passez|balancez|filez|adress[a-z0-9]*|svp|s il vous plait',
  es: '(?:envi|mand)(?:a|e|ar|en|as|ame|eme|anos|enos|arme|arnos|armelo|amelo)|necesit[a-z0-9]*|podri[a-z0-9]*|pued[a-z0-9]*|pod[ei]s|podes|gustaria|quier[a-z0-9]*|quisier[a-z0-9]*|queremos|queria[a-z0-9]*|pas[ae][a-z0-9]*|dec[ií][a-z0-9]*|digame|dime|diga[a-z0-9]*|dame|deme|cuent[ae](?:me|nos)?|falta|hagame|hazme|me hace falta|indic[a-z0-9]*|confirm(?:a|e|en|ame|eme)|cotiz[a-z0-9]*|traer|trae[a-z0-9]*|muestr[a-z0-9]*|comparta[a-z0-9]*|facilit[a-z0-9]*|remit[a-z0-9]*|adjunt[a-z0-9]*me|por favor',
  it: '(?:mand|invi)(?:a|i|ami|aci|ate|ateci|atemi|arci|armi|are|armelo)|serv(?:e|ono|irebbe|irebbero|irebbero)|vorre[a-z0-9]*|potre[a-z0-9]*|puo|puoi|potet[a-z0-9]*|avrei|fatemi|mi faccia|ci faccia|mi scriv[a-z0-9]*|mi dica|dica[a-z0-9]*|dimmi|ditemi|mi dici|ci dite|bisogno|voglio|vogliamo|manca[a-z0-9]*|gir(?:a|i|ami|aci|ate|ateci)|indic[a-z0-9]*|conferm(?:a|i|ate|atemi)|fornir[a-z0-9]*|passa[a-z0-9]*|quot[a-z0-9]*|per favore|cortesemente|gradi[a-z0-9]*|mi fai|fammi|mostr[a-z0-9]*|allegat[ei]ci',
  pt: '(?:mand|envi)(?:a|e|ar|em|a-me|e-me|ar-me|ar-nos|as)|precis[ao][a-z0-9]*|gosta[a-z0-9]*|pode|podem|poderia|poderiam|podia|podiam|podias|pode-me|quer|queria|quero|queriamos|preciso|diga[a-z0-9]*|diz[a-z0-9]*|me (?:passa|diz|fala|mostra|explica|faz)|passa[a-z0-9]*|falta[a-z0-9]*|indi[a-z0-9]*|inform[ae]|confirm(?:a|e|em)|forne[a-z0-9]*|faz(?:er)? (?:um|uma)|faca[a-z0-9]*|cot[ea][a-z0-9]*|mostr[a-z0-9]*|por favor|agradec[a-z0-9]*|facult[a-z0-9]*|remet[a-z0-9]*|compartilh[a-z0-9]*|partilh[a-z0-9]*|explic[a-z0-9]*-me',
  nl: 'stuur[a-z0-9]*|sturen|wil|willen|graag|kunt|kunnen|kan je|kun je|mail (?:me|mij|ons|maar)|nodig|maak[a-z0-9]*|maken|geef|geven|bezorg[a-z0-9]*|laat (?:me|mij|ons)? ?weten|benieuwd|zoek[a-z0-9]*|vertel[a-z0-9]*|zeg|zou (?:ik|je)|ontbreekt|bevestig[a-z0-9]*|toon|aub|alstublieft|svp|doorsturen|toesturen|horen|opsturen|reken[a-z0-9]*',
};

/** What a seller can give: prices, papers, facts, samples. */
const objects: Readonly<Record<Language, string>> = {
  en: stem('price prices pricing quote quotation offer figure figures number numbers cost costs costing rate rates list sheet datasheet datasheets spec specs specification specifications brochure document documents documentation docs paperwork manual certificate certificates cert certs reference references study studies sample samples drawing drawings report reports warranty terms conditions breakdown example examples details leadtime turnaround information info pdf overview estimate timeline discount dimensions layout proof screenshots dpa proposal catalogue catalog footprint weight template checklist') + '|lead times?|delivery times?|delivery dates?',
  de: stem('angebot kosten zahl zahlen liste unterlagen broschure prospekt handbuch muster bericht konditionen details info infos informationen aufstellung ubersicht masse skizze avv') + '|[a-z0-9]*preis[a-z0-9]*|[a-z0-9]*datenblatt[a-z0-9]*|[a-z0-9]*datenblatter|dokument[a-z0-9]*|[a-z0-9]*zertifikat[a-z0-9]*|referenz[a-z0-9]*|[a-z0-9]*beispiel[a-z0-9]*|[a-z0-9]*zeichnung[a-z0-9]*|lieferzeit[a-z0-9]*|garantie[a-z0-9]*|[a-z0-9]*formular[a-z0-9]*|nachweis[a-z0-9]*|rabatt[a-z0-9]*|[a-z0-9]*angebot[a-z0-9]*|[a-z0-9]*liste|[a-z0-9]*rechnung|[a-z0-9]*nachweise|abmessungen|vertragsentwurf|[a-z0-9]*muster|kostenvoranschlag|offerte|vertragsvorlage',
  fr: stem('prix tarif tarifs devis chiffre chiffres chiffrage liste fiche fiches brochure plaquette plan plans rapport garantie conditions details information informations infos formulaire remise grille notice doc catalogue attestation autonomie montant dimensions') + '|cout[a-z0-9]*|document[a-z0-9]*|certificat[a-z0-9]*|reference[a-z0-9]*|echantillon[a-z0-9]*|exemple[a-z0-9]*|delai[a-z0-9]*|caracteristique[a-z0-9]*|schema[a-z0-9]*',
  es: stem('presupuesto cotizacion numero numeros cifra cifras folleto informe garantia condiciones detalle detalles informacion formulario descuento catalogo valor manual medidas') + '|precio[a-z0-9]*|tarifa[a-z0-9]*|cost[eo]s?|lista[a-z0-9]*|ficha[a-z0-9]*|document[a-z0-9]*|certificad[a-z0-9]*|referencia[a-z0-9]*|muestra[a-z0-9]*|ejemplo[a-z0-9]*|plano[a-z0-9]*|plazo[a-z0-9]*',
  it: stem('listino preventivo offerta numeri cifre costo costi lista elenco scheda schede brochure rapporto garanzia condizioni informazioni modulo sconto catalogo pezzi manuale dati misure bozza') + '|prezz[a-z0-9]*|document[a-z0-9]*|certificat[a-z0-9]*|referenz[a-z0-9]*|campion[a-z0-9]*|esempi[a-z0-9]*|disegn[a-z0-9]*|tempi|dettagli[a-z0-9]*|quotazion[a-z0-9]*',
  pt: stem('tabela orcamento proposta cotacao numero numeros lista folheto brochura relatorio garantia condicoes detalhes formulario desconto catalogo minuta dados manual medidas') + '|preco[a-z0-9]*|valor[a-z0-9]*|custo[a-z0-9]*|ficha[a-z0-9]*|document[a-z0-9]*|certificad[a-z0-9]*|referencia[a-z0-9]*|amostra[a-z0-9]*|exemplo[a-z0-9]*|desenho[a-z0-9]*|prazo[a-z0-9]*|informac[a-z0-9]*',
  nl: stem('cijfers lijst datasheet brochure folder rapport voorwaarden details informatie info formulier rekensom overzicht berekening handleiding gegevens afmetingen bedrag') + '|[a-z0-9]*prijs[a-z0-9]*|prijzen|[a-z0-9]*offerte[a-z0-9]*|kosten[a-z0-9]*|document[a-z0-9]*|[a-z0-9]*certifica[a-z0-9]*|referentie[a-z0-9]*|monster[a-z0-9]*|[a-z0-9]*voorbeeld[a-z0-9]*|tekening[a-z0-9]*|levertijd[a-z0-9]*|garantie[a-z0-9]*|korting[a-z0-9]*|specificatie[a-z0-9]*|[a-z0-9]*fiche',
};

/** Begins an embedded question: "tell me how long", "wissen, ob", "mi dica quanto costa". */
const embedded: Readonly<Record<Language, string>> = {
  en: 'how|what|whether|which|where|when|who|why|if (?:you|it|the|we|there|your)',
  de: 'wie|was|ob|welche[a-z]*|wo|wann|wer|warum|wieviel',
  fr: 'comment|combien|si (?:vous|c|le|la|les|on|votre|il|elle)|quel[a-z]*|ou|quand|qui|pourquoi|ce que',
  es: 'cuant[a-z]*|como|cual[a-z]*|donde|quien|cuando|por que|si (?:se|es|hay|tien[a-z]*|pued[a-z]*|toman|aceptan|aceptais|hacen|el|la|su|ustedes)',
  it: 'quant[a-z]*|come|qual[a-z]*|dove|chi|se (?:si|e|c|il|la|fate|avete|ci)|perche|quando',
  pt: 'quant[a-z]*|como|qual|quais|quem|onde|quando|se (?:o|a|da|tem|voces|pode|e|ha)',
  nl: 'hoe|welk[a-z]*|waar|wanneer|wie|waarom|wat|of (?:het|jullie|u|je|de|dat|die|er)',
};

/** The writer gives, not asks. */
const giving =
  'i.?ll send|i will send|we.?ll send|we will send|i.?ve sent|i sent|we sent|attached|i.?ve attached|enclosed|anbei|im anhang|angehangt|schicke (?:ihnen|dir|euch)|schick ich|sende (?:ihnen|dir|euch)|sende ich|je vous envoie|je vous transmets|ci[- ]jointe?s?|en piece jointe|adjunto|te (?:envio|paso)|le (?:envio|paso)|les (?:envio|paso)|os (?:envio|paso)|in allegato|allego|vi (?:mando|invio)|le (?:mando|invio)|ti (?:mando|invio)|em anexo|anexo|segue em|envio-lhe|te envio|ik stuur|bijgevoegd|in bijlage|zie bijlage|in de bijlage';

const refusing: Readonly<Record<Language, string>> = {
  en: 'no need|don.?t (?:need|send|want)|do not (?:need|send|want)|not need|unsubscribe|no more|stop|never|cannot be|not accepted|is not',
  de: 'nicht|kein[a-z]*|nie',
  fr: 'pas|jamais|inutile|plus besoin',
  es: 'no hace falta|no (?:me|nos|te|le) (?:mand[a-z]*|envi[a-z]*|pas[a-z]*)|no necesit[a-z]*|no quer[a-z]*|no quier[a-z]*|nunca|no hay que|no me',
  it: 'non|mai|inutile',
  pt: 'nao|nunca|nem',
  nl: 'niet|geen|nooit',
};

const whole = (list: string): RegExp => new RegExp(`(?:^|[^a-z0-9])(?:${list})(?=[^a-z0-9]|$)`);

/** Asks to be told, whatever it is: with a question word after it that is enough. */
export const tellingPattern = whole('tell|know|say|explain|clarify|wondering|curious|wissen|sagen|sag mir|interessier[a-z]*|erklar[a-z]*|verrat[a-z]*|dites|dis-moi|dire|savoir|precis[a-z]*|expliqu[a-z]*|decir|decime|digame|dime|saber|explic[a-z]*|cuenta?me|cuenteme|sapere|dica|dirmi|dirci|dimmi|ditemi|mi dici|scrivi|spieg[a-z]*|diz|diga|dizer|weten|vertel|zeg|horen|benieuwd|uitleggen');
export const givingPattern = whole(giving);

/** Begins a reason or an aside after a request: the request ends there. */
export const asidePattern =
  /,?\s(?:because|since|cos|cuz|weil|denn|da\s(?:ich|wir|es|sonst)|car|parce|puisque|vu\sque|porque|pois|ya\sque|visto|siccome|perché|perche|che\stanto|così|want|omdat|aangezien|zodat|otherwise|sonst|sinon|so\s(?:i|we|that)|and\s(?:i|we)|und\s(?:ich|wir)\s|et\s(?:je|on)\s|y\s(?:yo|lo|la|le)\s|dann|then|damit|para\sque|mejor|e\s(?:eu|io)\s|en\s(?:ik|we)\s|antes\sque|que\santicipado|thanks|danke|gracias|merci|grazie|obrigad[oa]|bedankt)(?=[\s,.!’']|$)|\s[-–—]\s|;\s|,\s(?=(?:dan|dann|then|alors|entonces|allora|então)\s)|,\s(?=\p{L}+\s(?:no|not|nicht|non|não|pas|niet)\s)/iu;

/** Says of a list that its items are asked: "What we need to know:", "Offene Punkte:". */
export const listIntroPattern =
  /questions?|ask|need|know|missing|want|answers?|list|points?|clarif|open|send|request|following|block|holding|stopping|frag|wissen|brauch|fehl|offen|punkt|klar|benotig|savoir|besoin|manque|(?<!de)bloqu|repon|coince|preg|saber|neces|falta|lista|duda|punto|frena|traba|domand|sapere|serv|manca|punti|blocc|duvid|pergunt|precis|ponto|segura|trava|vra[ag]|weten|nodig|ontbreek|tegenhoud/;

/** A clause that asks by its first words, without a mark: "does it run dry", "wie lange hält das", "c'est quoi". */
const clauseOpeners: Readonly<Record<Language, RegExp>> = {
  en: /^(?:(?:does|do|is|are|can|could|will|would|has|have|did)\s(?:it|you|they|we|this|that|these|those|there|your|the|anyone|any|i)\s|(?:what|where|when|how|why|who)(?:\s|['’]?s\s)(?:is|are|s|do|does|did|can|could|would|will|much|many|long|about|often|soon|far|big|fast|the|your|kind|size|type|else|pays|owns)\s|which (?:one|kind|size|type|model|version|of|do|does)\s)/,
  de: /^(?:was kostet|was kosten|wie (?:lange|viel|viele|oft|hoch|gross|schnell|schwer|weit|lauft|funktioniert|sieht)|gibt es|gibts|haben sie|habt ihr|kann (?:man|das|ich|die|der)|konnen (?:sie|wir)|ist (?:das|die|der|es)|geht das|wer (?:macht|zahlt|ist|kummert)|wo (?:ist|steht|liegt|kann)|wann (?:kann|konnen|ist|ware)|welche[a-z]* [a-z]+ (?:ist|sind|hat|haben|braucht))(?![a-z])/,
  fr: /^(?:combien|est-ce|est ce|c['’]est quoi|quel(?:le)?s?\s(?:est|sont|delai|prix|budget)|comment (?:ca (?:marche|se)|se|on|faire pour)|ou (?:est|sont|se)|qui (?:fait|s['’]occupe|paie)|y a-t-il|y a t il|avez-vous|avez vous|pouvez-vous|faites-vous|livrez-vous|on peut)(?![a-z])/,
  es: /^(?:cuant[oa]s?(?=\s(?!antes|mas|menos))|cual(?:es)?\s(?:es|son|seria)|como (?:se|funciona|es|va)|donde (?:esta|se)|quien (?:hace|se|paga)|se puede|hay (?:que|algun)|tienen|teneis|tenes|tienes|sirve para|funciona con|aguanta|que (?:precio|plazo|garantia|pasa))(?![a-z])/,
  it: /^(?:quant[oiae]\s(?!prima|piu|meno|a |al)|qual(?:e|i)? (?:e|sono)|come (?:funziona|si|fate)|dove (?:si|sta|e)|chi (?:fa|si|paga)|si puo|avete|fate anche|c['’]e (?:un|una|il|la)|e possibile|funziona (?:con|anche)|che (?:prezzo|tempi|garanzia))/,
  pt: /^(?:quant[oa]s?(?=\s(?!mais|menos|antes))|qual (?:e|o|a|seria)|quais|como (?:funciona|fica|se)|onde (?:fica|esta)|quem (?:faz|paga|cuida)|tem como|da (?:pra|para)|voces (?:tem|fazem|atendem|entregam)|tem (?:algum|garantia|desconto)|funciona com|faz por)(?![a-z])/,
  nl: /^(?:hoe (?:lang|veel|vaak|groot|snel|zwaar|zit|werkt)|wat kost|wat kosten|welke\s[a-z]+\s(?:is|zijn|heeft|hebben)|waar (?:staat|zit|is)|wanneer (?:kan|kunnen|is)|wie (?:doet|betaalt|is)|kan (?:het|dat|die|ik|je)|kunnen jullie|hebben jullie|is (?:het|dat|er)|werkt (?:het|dat|dit)|doen jullie|leveren jullie)(?![a-z])/,
};

/** Politeness that looks like a question. */
export const smallTalkPattern =
  /(?:^|[^a-z])(?:how are you|how s it going|how is it going|hows it going|how have you been|how was your|how are things|hope you|what s up|you well|all good|all well|todo bien|todo bueno|que tal todo|que tal estas|que tal el|como estas|como esta usted|como andas|como te va|come va|come stai|come sta|tutto bene|tudo bem|tudo bom|td bem|como vai|tudo joia|beleza|ca va|comment allez|comment vas|vous allez bien|tu vas bien|alles goed|hoe gaat het|hoe is het|wie geht|wie gehts|alles klar|alles gut|na wie|gut gestartet|gut angekommen)(?:[^a-z]|$)/;

/** Agreement asked after a statement ("…, okay?"). */
export const tagPattern = /,\s*(?:ok|oke|oké|okay|right|hein|eh|ja|gell|gelle|va bene|viu|alright|capito|entendido|d'accord|d’accord|toch|hè|n[eé])\s*\?\s*$/iu;

/** Asked of nobody: "Who has time for that?", "why bother?" */
export const rhetoricalPattern =
  /(?:^|[^a-z])(?:who (?:has|s got|got) (?:the )?time|who (?:cares|knows|needs)|why bother|what can (?:i|you) say|what else is new|isn t it ironic|funny (?:eh|right)|are you kidding|seriously|wer hat (?:denn |schon )?(?:zeit|lust)|wer weiss|wer braucht (?:das|so)|was soll ich sagen|wozu auch|qui a le temps|qui sait|a quoi bon|que voulez-vous|quien tiene tiempo|quien sabe|que quieres que|para que (?:te )?(?:voy|mentir)|chi ha tempo|chi lo sa|che vuole|che vuoi|cosa vuole|quem tem tempo|quem sabe|fazer o que|sabe (?:como e|la)|wie heeft (?:daar |er )?tijd|wie weet|wat wil je|waarom ook niet|who would have thought|what do you want me to say|remember me)(?:[^a-z]|$)/;

/** The patterns of one language, over folded text. */
export interface RequestPatterns {
  readonly requests: RegExp;
  readonly objects: RegExp;
  readonly embedded: RegExp;
  readonly refusing: RegExp;
  readonly openers: readonly RegExp[];
  /** The thing asked for may stand before the verb. */
  readonly verbLast: boolean;
}

const languages = Object.keys(requests) as readonly Language[];
const compiled = new Map<Language | undefined, RequestPatterns>();

/** Patterns of a language, of all when it is not known. */
export function requestPatternsOf(language: Language | undefined): RequestPatterns {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const of = language === undefined ? languages : [language];
  const all = (table: Readonly<Record<Language, string>>): RegExp => whole(of.map((each) => table[each]).join('|'));
  const made = { requests: all(requests), objects: all(objects), embedded: all(embedded), refusing: all(refusing), openers: of.map((each) => clauseOpeners[each]), verbLast: of.some((each) => each === 'de' || each === 'nl') };
  compiled.set(language, made);
  return made;
}
