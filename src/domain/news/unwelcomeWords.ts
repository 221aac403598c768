// Words of headlines nobody wants to be reminded of by a seller, in seven languages, without accents. One too many only leaves a headline out.

const words = `
layoff* laid lawsuit* sue sues sued suing fraud* scandal* recall* bankrupt* insolven* strike strikes accident* explosion* blaze death* dies died dead kill* injur* fined loses lose lost loss losses warns warning probe* investigat* breach* hack* ransom* cyberattack* closes closing closure* shut* crisis boycott* protest* pollut* corrupt* brib* cartel* antitrust banned sanction* downgrad* terminat* cancel* cuts slump* plunge* plummet*
entlass* entlasst stellenabbau kurzarbeit pleite klage klagt verklagt betrug* skandal* ruckruf* ruft streik* unfall* grossbrand* brandstift* feuer tote toter totet gestorben stirbt verstorben verletzt* verlust* verliert verloren warnt warnung ermittl* razzia datenleck* hacker* cyberangriff* schliesst schliessung* krise* strafe* bussgeld* kartell* korruption* absage* gekundigt kundigt storniert einbruch bricht
licenci* faillite redressement plainte* proces scandale* rappel* rappelle greve* incendie* mort morts mortel* deces blesse* perte* perd perdu enquete* piratage* cyberattaque* ferme fermeture* crise* amende* supprime* suppression*
despid* despido* quiebra* demanda demandada escandalo* huelga* accidente* incendio* muere* muert* herido* perdida* pierde* investiga* ciberataque* cierra* cierre* multa* retira* recorte*
licenzia* fallimento* frode* frodi richiamo richiama sciopero* incidente* ferit* perdite perdita perde indagine* indagat* chiude chiusura* crisi multa* corruzione
demit* despede* despedimento* falencia* recolha greve* acidente* morre* ferido* prejuizo* perda* encerra* fecha corrup*
ontslag* ontslaat faillissement* failliet rechtszaak* schandaal* terugroep* staking* staakt ongeval* ongeluk* explosie* dood dode doden overleden overlijdt gewond* verlies* verliest datalek* cyberaanval* sluit sluiting* boete* corruptie`
  .split(/\s+/)
  .filter((word) => word !== '');

/** `beginnings`: any ending may follow. */
export const unwelcomeWords: { readonly exact: ReadonlySet<string>; readonly beginnings: readonly string[] } = {
  exact: new Set(words.filter((word) => !word.endsWith('*'))),
  beginnings: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
};
