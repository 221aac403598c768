// Everyday words that companies are named by, and words that show that a text speaks of business. Seven languages, folded (`ue` as `u`), `*` = any ending.

/** As names of companies these need a second sign. */
export const everydayNames: ReadonlySet<string> = new Set(
  (
    // Things, animals and plants
    'apple apples orange blackberry cherry lemon berry olive rose lily lotus cedar oak pine maple birch willow ivy clover mint sage basil pepper salt sugar honey cream bread cake cookie toast egg fish crab ' +
    'eagle falcon hawk raven robin swan fox wolf bear lion tiger panther jaguar puma leopard horse mustang bull ox elephant dragon phoenix dolphin whale shark bee ant spider butterfly zebra ' +
    'shell stone rock sand iron steel gold silver copper diamond pearl crystal glass amber ruby sapphire emerald jade marble carbon oxygen hydrogen neon ' +
    'box bag basket bottle button candle chain clock coin crown desk door drum feather flag gate glove hammer hat key ladder lamp lock mirror needle nest pen pencil pipe ring rope sail shield spoon sword table tent torch tower wheel window ' +
    'square block circle triangle cube sphere spiral arrow cross dot line point edge corner angle plus zero one two three first second third ten hundred thousand million ' +
    // Nature and places
    'sun moon star stars sky cloud rain snow storm thunder lightning wind breeze wave ocean sea river lake stream spring brook island beach bay harbor harbour port coast delta canyon mountain hill valley peak summit forest wood woods field meadow garden park earth world globe planet universe space orbit galaxy horizon sunrise dawn north south east west northern southern eastern western central continental pacific atlantic nordic alpine amazon ' +
    'home house castle palace temple bridge road street path way trail station square market mall store shop bank post office school city town village nation country union republic state ' +
    // Qualities, deeds and ideas
    'best better good great grand super prime premium royal noble classic modern smart clever bright clear clean pure fresh green blue red black white yellow grey gray purple pink golden ' +
    'big small tiny giant major minor general global universal national international regional local public private united common open free fast quick rapid swift instant express direct simple easy basic standard special unique original true real total whole full complete perfect ideal ' +
    'active dynamic progressive advanced forward ahead next new future today tomorrow now monday friday sunday may june august ' +
    'target focus vision insight sight view look signal sign mark brand label seal stamp match fit gap bridge link connect contact touch reach grasp grip hold lift drive push pull move motion shift turn flow spark flash fire flame heat light power energy force impact pulse beat rhythm sound voice echo tone note chord melody harmony concert opera ' +
    'peace hope faith trust honor honour legacy heritage liberty freedom victory triumph glory fortune luck chance choice change challenge discovery discover adventure journey voyage quest mission project program plan design idea concept notion thought mind brain memory reason logic wisdom oracle prophet genius ' +
    'alpha beta gamma delta omega sigma meta alphabet vertex apex zenith acme nova atlas titan apollo hermes mercury mars venus jupiter saturn neptune pluto orion pioneer frontier voyager ranger scout guide guardian sentinel knight captain pilot agent partner partners friend friends people family ' +
    'visa ticket card cash coin credit note bond stock share option future fund trust capital asset value price worth profit gain bonus benefit ' +
    'buy sell pay play work make build grow learn teach write read speak talk call send mail chat meet join help care give take find search seek ask say think know do go get run walk jump fly swim sleep wake eat drink cook wear sit stand open close start stop begin end win save spend earn rent lease ' +
    'bed bath body beauty book boat baby kids toys food pizza burger coffee tea wine beer juice water milk cheese bakery kitchen cafe restaurant hotel travel tours sport sports fitness health medical dental clinic hospital pharmacy law legal tax account accounting insurance security safety energy electric electrical gas oil petrol mining metal metals plastics paper print printing packaging logistics transport shipping freight storage construction building builders property properties estate realty furniture fashion textile ' +
    'box dropbox zoom slack stripe block notion asana workday indeed chase progressive allstate snap match twist uber lift compass opendoor lemonade root hippo oscar clover gap guess coach fossil express forward camel ' +
    'snow flake bolt nut screw gear engine motor turbo rocket jet air plane train rail track truck car van bike boat ship ferry ' +
    'digital data code byte bit pixel cyber network net web site page app cloud system systems solution solutions service services technology technologies software computer computing media studio studios works lab labs consulting advisors associates industries enterprises ventures ' +
    // German
    'sonne mond stern himmel wolke regen schnee sturm wind welle meer see fluss berg tal wald feld garten erde welt haus burg tor tur brucke weg strasse markt bank post bahn stadt land volk bild zeit kraft licht feuer wasser luft stein gold silber adler falke bar lowe wolf fuchs biene apfel birne kirsche rose lilie linde eiche tanne ' +
    'gut neu alt gross klein schnell stark klar rein frisch grun blau rot schwarz weiss freude freund partner kunde ziel sicht spur ring kern bogen anker segel ' +
    // French, Spanish, Italian, Dutch, Portuguese
    'soleil lune etoile ciel mer fleuve montagne vallee foret terre monde maison pont route marche banque poste ville pays vie force lumiere feu eau air pierre or argent aigle lion loup abeille pomme carrefour casino avenir espoir total libre bon bonne nouveau grand petit vert bleu rouge noir blanc ' +
    'sol luna estrella cielo mar rio montana valle bosque tierra mundo casa puente camino mercado banco correo ciudad pais vida fuerza luz fuego agua aire piedra oro plata aguila leon lobo abeja manzana nuevo grande verde azul rojo negro blanco futuro corte ' +
    'sole stella fiume montagna foresta terra mondo ponte strada mercato banca posta citta paese forza luce fuoco acqua aria pietra argento aquila leone lupo ape mela nuovo rosso nero bianco domani eni ' +
    'zon maan ster hemel zee rivier berg bos aarde wereld huis brug weg markt stad land leven kracht licht vuur water lucht steen goud zilver arend leeuw wolf bij appel nieuw groot klein groen blauw rood zwart wit ' +
    'lua estrela ceu rio montanha floresta mundo ponte caminho cidade vida forca luz fogo agua ar pedra ouro prata aguia leao abelha maca novo vermelho preto branco vale claro vivo oi natura'
  )
    .split(' ')
    .map((word) => word.replace(/([aou])e/g, '$1')),
);

/** Words of business: one of them near an everyday word shows that a company is meant. */
export const businessWords: ReadonlySet<string> = new Set(
  (
    'company companies firm corporation business startup* retailer* manufacturer* supplier* maker provider* vendor* subsidiar* headquarter* ceo cfo cto coo chief executive* chair* board director* president founder* appoint* hires resign* employee* workforce layoff* staff ' +
    'share shares shareholder* stock stocks investor* invest* earnings revenue* profit* turnover sales quarter* dividend* ipo valuation fund* acquir* acquisition* merger* takeover* buyout* deal deals contract* order orders tender* partner* agreement* customer* client* market* launch* unveil* introduc* product* factory factories plant warehouse patent* lawsuit* antitrust ' +
    'unternehmen* konzern* firma firmen hersteller* anbieter* zulieferer* tochter* vorstand* aufsichtsrat* geschaftsfuhr* grunder* mitarbeit* beschaftigte* aktie* aktionar* anleger* umsatz* gewinn* quartal* ubernahm* ubernimmt borse* auftrag* vertrag* kunde* werk standort* produkt* ' +
    'entreprise* societe* groupe fabricant* filiale* pdg directeur* directrice* dirigeant* salarie* actionnaire* bourse benefice* resultat* rachat* rachete contrat* client* lance lancement* usine* ' +
    'empresa* compania* fabricante* filial* consejero* empleado* accionista* acciones bolsa ingresos beneficio* ventas adquiere adquisicion* contrato* cliente* lanza lanzamiento* fabrica* ' +
    'azienda* societa produttore* amministratore* dipendenti azionist* azioni borsa ricavi fatturato utile utili acquisizion* contratto* clienti lancia stabiliment* ' +
    'bedrijf* onderneming* fabrikant* dochter* topman topvrouw bestuur* medewerker* aandeel* aandelen beurs omzet winst overname* overnemen klant* lanceert fabriek* ' +
    'companhia* acionista* acoes receita* lucro* aquisicao aquisicoes funcionario* lanca lancamento*'
  )
    .split(' ')
    .map((word) => word.replace(/([aou])e/g, '$1')),
);
