// What news of a company is about, in words of seven languages (en | de | fr | es | it | nl | pt), folded. `price*` = any ending, `*preis` = any beginning; `a+b` = both, near each other.
// Phrases weigh by their length, so "awarded a contract" is a contract and no award.

/** Financial results and takeovers: neither of the five kinds, so that "presents results" is no launch. */
export const figuresWords = `
results, quarterly results, earnings, quarter, profit*, revenue*, dividend*, forecast*, guidance, shares fall, shares rise, stock price, acquires, to acquire, acquisition*, takeover*, merger*, lawsuit*, layoff*, job cuts
quartal*, quartalszahlen, jahreszahlen, geschaftszahlen, umsatz*, gewinnwarnung, gewinn steigt, gewinn sinkt, prognose*, bilanz*, dividende, aktie*, ubernimmt, ubernahme*, klage, stellenabbau
resultats, resultats trimestriels, resultats annuels, chiffre d affaires, benefice net, dividende, rachat*, rachete, acquisition, action en bourse, suppressions d emplois
resultados, resultados trimestrales, ingresos, beneficio neto, dividendo, adquiere, adquisicion, compra de, acciones, despidos
risultati, risultati trimestrali, ricavi, utile netto, dividendo, acquisisce, acquisizione, azioni, trimestre
resultaten, kwartaalcijfers, jaarcijfers, omzet, winst, dividend, overname, neemt over, aandeel, aandelen
resultados, receitas, lucro liquido, dividendos, adquire, aquisicao, acoes, despedimentos`;

export const launchWords = `
launch*, unveil*, introduces, introducing, introduced, debut*, rolls out, rolled out, roll out, new product*, new version, new generation, product line, now available, general availability, brings to market, goes on sale, adds+range, expands+range, extends+range, adds+portfolio, first look, brings+market, brought+market, hits the market, world first, world premiere, releases new, releases version, opens new plant, opens new factory
prasentiert, vorgestellt, stellt+vor, markteinfuhrung, produkteinfuhrung, einfuhrung*, fuhrt+ein, auf den markt, bringt+markt, bringt+heraus, zeigt+erstmals, zeigt+neue, zeigt+neuen, erweitert+sortiment, erweitert+portfolio, weltneuheit*, produktneuheit*, neues produkt, neue produkte, neue generation, neue version, neuheit*, launcht, enthullt, produktstart, marktstart, weltpremiere
lance, lancent, lancement*, devoile, presente+nouvelle, presente+nouveau, nouveau produit, nouvelle gamme, nouvelle version, nouvelle generation, met sur le marche, commercialise
lanza, lanzan, lanzamiento*, presenta+nuevo, presenta+nueva, nuevo producto, nueva version, nueva generacion, nueva gama, estrena, saca al mercado
lancia, lanciano, lancio, svela, presenta+nuovo, presenta+nuova, nuovo prodotto, nuova gamma, nuova generazione, nuova versione
lanceert, lanceren, lancering*, introduceert, introductie, onthult, presenteert+nieuwe, presenteert+nieuw, nieuw product, nieuwe versie, nieuwe generatie, brengt op de markt, op de markt
lanca, lancam, lancamento*, apresenta+novo, apresenta+nova, novo produto, nova versao, nova gama, nova geracao, chega ao mercado`;

export const leadershipWords = `
appoint*, new ceo, new cfo, new cto, new coo, new chief, new chair*, new president, new managing director, names+ceo, names+chief, named ceo, named chief, named president, named head, chief executive*, steps down, stepping down, to step down, resign*, succeeds, successor, joins as, promoted to, board of directors, joins board, chairman, chairwoman, to retire, retires as, leadership change*, management change*
ernennt, ernannt, beruft, berufen, bestellt+vorstand, neuer ceo, neue ceo, neuer cfo, neue cfo, neuer chef, neue chefin, neuer geschaftsfuhrer, neue geschaftsfuhrerin, geschaftsfuhr*, vorstand*, aufsichtsrat*, tritt+zuruck, rucktritt, nachfolg*, fuhrungswechsel, wechsel an der spitze, wechsel im vorstand, chefwechsel, legt amt nieder, neuer leiter, neue leiterin
nomme, nommee, nomination*, nouveau pdg, nouveau directeur, nouvelle directrice, directeur general, directrice generale, demission*, conseil d administration, prend la tete, prend la direction, succede, quitte ses fonctions
nombra, nombran, nombrado, nombrada, nombramiento*, nuevo ceo, nueva ceo, consejero delegado, consejera delegada, director general, directora general, dimite, dimision, nuevo presidente, nueva presidenta, relevo, consejo de administracion
nomina+amministratore, nomina+direttore, nominato, nominata, nuovo ceo, nuova ceo, nuovo amministratore, amministratore delegato, amministratrice delegata, dimission*, direttore generale, consiglio di amministrazione, nuovo presidente, cambio al vertice, alla guida di, al vertice di
benoemt, benoemd, benoeming*, nieuwe ceo, nieuwe directeur, nieuwe topman, nieuwe topvrouw, treedt af, stapt op, aftreden, opvolger, raad van bestuur, raad van commissarissen
nomeia, nomeado, nomeada, nomeacao, novo ceo, nova ceo, novo presidente, presidente executivo, diretor geral, diretora geral, demite se, renuncia ao cargo, conselho de administracao, assume a presidencia`;

export const contractWords = `
contract*, awarded contract, awarded a contract, awards contract, awards+contract, awarded+contract, awards+order, contract award*, awarded order, wins contract, wins a contract, won contract, won a contract, win contract, wins deal, won a deal, wins order, major order, order from, order worth, orders from, signs deal, signs agreement, supply agreement, supply deal, agreement with, framework agreement, deal with, lands+deal, secures+deal, to supply, will supply, supplies+to, extend+agreement, to deliver, delivers+to, will build, multi year agreement, partnership*, partners with, teams up with, selected by, chosen by, selects, tender, new customer*, new client*
auftrag, auftrage, *auftrag, *vertrag, liefert+nach, liefert+fur, baut+fur, beliefert, gewinnt+kunden, auftrags*, grossauftrag*, auftragseingang, vertrag*, rahmenvertrag*, liefervertrag*, vereinbarung*, partnerschaft*, kooperation*, kooperiert, zuschlag, beauftragt, gewinnt ausschreibung, ausschreibung, neuer kunde, neukunde*, liefert an
contrat*, accord avec, accord cadre, signe un accord, partenariat*, s associe, commande*, remporte+appel d offres, remporte+marche, appel d offres, choisi par, choisie par, selectionne par, livre+a, fournira, va fournir, nouveau client
contrato*, acuerdo*, adjudica*, adjudicacion*, gana+concurso, gana+licitacion, pedido*, alianza*, licitacion*, se alia, elegida por, suministra*, suministrara*, nuevo cliente
contratt*, accordo*, commessa, commesse, si aggiudica, aggiudica*, partnership, ordine da, gara d appalto, fornira, fornisce+a, scelta da, nuovo cliente
contract*, opdracht, opdrachten, order van, overeenkomst*, raamovereenkomst, samenwerking*, aanbesteding*, levert+aan, gaat leveren, partnerschap, gekozen door, nieuwe klant
contrato*, acordo*, parceria*, encomenda*, ganha+concurso, vence+concurso, adjudica*, licitacao, concurso publico, escolhida por, novo cliente`;

export const communityWords = `
charit*, donat*, volunteer*, sponsor*, scholarship*, fundrais*, food bank, local community, community project*, community program*, communities, good cause, relief effort*, disaster relief, nonprofit*, non profit*, philanthrop*, tree planting, plants trees, school children, supports local
spende, spenden, spendet, gespendet, spendenaktion, ehrenamt*, sponsor*, sponsert, gemeinnutzig*, soziales engagement, hilfsaktion*, hilfsorganisation*, stipendi*, benefiz*, wohltatig*, stiftung, guten zweck, kinderhospiz, pflanzt baume
fait un don, font un don, fait don, font don, dons aux, don de+a, benevol*, mecenat, fondation, solidari*, caritati*, parrain*, bourses d etudes, association caritative, plante des arbres
dona, donan, donacion*, voluntari*, fundacion, solidari*, patrocin*, becas, benefic*, comunidad local, comunidades, causa benefica
donazion*, dona, volontari*, fondazione, solidariet*, beneficenza, borse di studio, sponsorizz*, comunita locale
doneert, donatie*, vrijwillig*, stichting, goede doel*, liefdadigheid*, sponsor*, sponsort, lokale gemeenschap
doa, doacao, doacoes, voluntari*, fundacao, solidari*, patrocin*, bolsas de estudo, comunidade local, comunidades`;

export const awardWords = `
award, awards, award winning, wins award, wins awards, receives award, prize*, winner*, honored, honoured, recognized as, recognised as, recognized by, named best, named one of, named a leader, named among, best places to work, best place to work, top employer*, great place to work, magic quadrant, accolade*, gold medal, hall of fame, of the year, finalist*, shortlisted
auszeichnung*, ausgezeichnet, preistrager*, gewinnt preis, *preis+gewinnt, *preis+erhalt, *preis+verliehen, *preis+fur, innovationspreis*, designpreis*, umweltpreis*, grunderpreis*, zukunftspreis*, exportpreis*, preistragerin, preis+gewinnt, preis+erhalt, preis+verliehen, preis+geehrt, award*, top arbeitgeber, bester arbeitgeber, beste arbeitgeber, testsieger*, des jahres, geehrt, weltmarktfuhrer, gutesiegel
recompens*, laureat*, prix+remporte, prix+recoit, prix+decerne, trophee*, palmares, distingue, distinction*, meilleur employeur, meilleurs employeurs, elue meilleure, entreprise de l annee, elue, laureate*
premio*, premiad*, galardon*, reconocida como, reconocido como, distincion*, mejor empresa, mejores empresas, gana+premio, del ano
premio*, premi, premiat*, riconosciment*, vince+premio, dell anno, eccellenza, migliore azienda, migliori aziende
*prijs+wint, *prijs+ontvangt, van het jaar, bekroond, onderscheiding*, onderscheiden, prijswinnaar*, award*, beste werkgever, winnaar*
premio*, premiad*, galardoad*, distinguid*, distincao, do ano, reconhecid*, melhor empresa, melhores empresas`;

/** Who leads, */
export const leadingRoles = `
ceo, cfo, coo, cto, cio, cmo, chief executive, chief operating, chief financial, chief technology, managing director, sales director, vice president, director, chairman, chairwoman, chairperson, president, head of
chef, chefin, *chef, *chefin, vorstand, *vorstand, vorstandin, *vorstandin, geschaftsfuhrer, geschaftsfuhrerin, geschaftsfuhrung, *leiter, *leiterin, aufsichtsratschef*, prokurist*
pdg, directeur, directrice, president directeur, presidente, director, directora, consejero delegado, gerente, direttore, direttrice, amministratore delegato, directeur, topman, topvrouw, bestuursvoorzitter, diretor, diretora, administrador, administradora`;
/** and what happens to it. */
export const changesOfRole = `
hires, hired, names, named, appoints, appointed, new, becomes, joins, promotes, promoted, leaves, quits, departs, replaces, replaced, retires, succeeds
neuer, neue, neuen, wird, ubernimmt, verlasst, verlassen, geht, wechselt, abgelost, scheidet
nouveau, nouvelle, devient, recrute, quitte, rejoint, remplace, nuevo, nueva, ficha, asume, releva, deja, nuovo, nuova, nomina, diventa, lascia, nieuwe, wordt, vertrekt, stapt, novo, nova, assume, deixa`;

/** Who is helped, */
export const helpedOnes = `
hospice*, red cross, orphanage*, school, schools, kindergarten*, homeless, refugees, food bank*, children s hospital, flood victims, local club, youth club, animal shelter
hospiz*, *hospiz, rotes kreuz, roten kreuz, tafel, kinderheim, kita, schule, schulen, grundschule, fluchtlinge*, obdachlose*, feuerwehr, sportverein, tierheim, kinderklinik
croix rouge, ecole*, orphelin*, sans abri, refugies, banque alimentaire, hopital, cruz roja, escuela*, orfanato, refugiados, banco de alimentos, hospital
croce rossa, scuola, scuole, orfanotrofio, banco alimentare, ospedale, rode kruis, school, scholen, voedselbank*, voetbalclub, sportclub, weeshuis, cruz vermelha, escola*, lar de idosos, bombeiros`;
/** and how. */
export const helpingWords = `
raise, raises, raised, supports, helps, gives, funds, donates, donated, builds, equips
unterstutzt, hilft, schenkt, fordert, sammelt, stattet, ubergibt, stiftet, bauen, baut, renoviert
soutient, finance, aide, offre, equipe, donne, apoya, ayuda, colabora, entrega, financia, regala, sostiene, aiuta, finanzia, regala, steunt, helpt, schenkt, apoia, ajuda, oferece, entrega`;
