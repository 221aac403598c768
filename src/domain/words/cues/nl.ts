// Dutch cues. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const dutchCues: CueTable = {
  'opt-out': {
    2: 'uitschrijven, afmelden, schrijf me uit, schrijf mij uit, uit uw bestand, uit jullie bestand, van de lijst, van uw lijst, van jullie lijst, haal me van, haal mij van, geen mails meer, geen e mails meer, geen mail meer, niet meer mailen, niet meer benaderen, niet meer contacteren, stop met mailen, stop met het sturen, hou op met, verwijder mijn, gegevens verwijderen, gegevens te verwijderen, wens geen, geen reclame, niet langer ontvangen, unsubscribe',
    1: 'avg, gdpr, nooit toestemming, zonder toestemming, verwijderen',
  },
  complaint: { 2: 'klacht, advocaat, autoriteit persoonsgegevens, lastigvallen, lastig vallen, spam', 1: 'onacceptabel, schandalig, belachelijk, derde keer, zat van, irritant, brutaal' },
  'wrong-person': {
    2: 'verkeerde persoon, niet de juiste persoon, niet verantwoordelijk, ga er niet over, ga daar niet over, ga niet over, niet mijn afdeling, niet mijn pakkie, werk niet meer, werkt niet meer, niet meer werkzaam, niet meer bij, verkeerd adres, verkeerde adres, met pensioen, aan het verkeerde adres, niet bij mij',
    1: 'beslis ik niet, andere afdeling, niet aan mij, uit dienst',
  },
  referral: {
    2: 'neem contact op met, contact opnemen met, mail even met, bel met, spreek met, praat met, mijn collega, doorgestuurd naar, stuur ik door, doorgestuurd aan, doorgezet naar, de juiste persoon is, verantwoordelijk is, verantwoordelijke is, gaat hierover, gaat daarover, gaat over, doet dat, gaat erover, je moet bij .. zijn, u moet bij .. zijn, moet je bij, moet u bij, wend u tot, vraag naar, in cc, in de cc, contactpersoon is',
    1: 'mijn baas, mijn compagnon, beslist, regelt dat, regelt dit, bij ons doet, haar mailadres, zijn mailadres',
  },
  'not-interested': {
    2: 'geen interesse, geen belangstelling, niet geinteresseerd, nee bedankt, nee dank, bedankt maar nee, geen behoefte, niet nodig, hebben we niet nodig, hoeft niet, niets voor ons, niks voor ons, past niet bij ons, kiezen voor een ander, gekozen voor, andere leverancier, hebben al een leverancier, al voorzien, tevreden met, niet verder, zien ervan af, zien we vanaf, laat maar, hoef ik niet, willen we niet, doen we niet, geen optie',
    1: 'liever niet, hebben al, zitten goed, zijn voorzien, geen zin, afgeblazen, niet relevant',
  },
  'not-now': {
    2: 'nu niet, niet nu, op dit moment niet, momenteel niet, voorlopig niet, dit jaar niet, niet dit jaar, volgend jaar, volgend kwartaal, na de zomer, na de vakantie, over een paar maanden, over enkele maanden, over drie maanden, over een half jaar, over zes maanden, pas in, pas vanaf, pas na, niet voor, kom .. terug, neem .. weer contact, neem later, later nog eens, later dit jaar, in het nieuwe jaar, begin volgend jaar, budget is op, budget bevroren, uitgesteld, on hold, in de ijskast, te vroeg, herinner me, mail me in, bel me in',
    1: 'tot dan, geen tijd, andere prioriteiten, te druk, hoogseizoen, jaarafsluiting, oogst, vanaf, in het najaar, in het voorjaar, eerst',
  },
  'meeting-request': {
    2: 'afspraak maken, een afspraak, afspraak, afspreken, plannen we, inplannen, een gesprek, bel me, bel mij, bel maar, bellen, belt u mij, even bellen, kom langs, komt u langs, langskomen, langs te komen, op bezoek, ter plaatse, op locatie, een demo, een demonstratie, videogesprek, via teams, teams link, teams uitnodiging, uitnodiging, schikt, komt mij uit, komt me uit, komt u uit, komt het uit, komt jullie uit, past mij, past me, kan ik wel, ben ik vrij, ben ik beschikbaar, beschikbaar, heb je tijd, heeft u tijd, hebben jullie tijd, kan het, laten we, elkaar spreken, laat zien, kom maar, kennismaken, kennismaking',
    1: 'meeting, agenda, half uur, 30 minuten, 20 minuten, kopje koffie, koffie, volgende week, uur, overleg, telefonisch',
    0.5: 'tijd, week, spreken, praten',
    '-1.5': 'niet bellen, geen afspraak, geen gesprek, bel niet, geen demo, liever niet bellen',
  },
  'concession-request': {
    2: 'korting, betere prijs, scherper, prijs omlaag, iets aan de prijs, van de prijs af, gratis, tegemoet komen, tegemoetkomen, tegemoetkoming, speciale voorwaarden, speciale prijs, betalingstermijn, gespreid betalen, procent eraf, eraf, laatste prijs, matchen, evenaren',
    1: 'onderhandelen, ruimte in de prijs, goedkoper, teken ik, uitzondering, marge',
  },
  'pricing-request': {
    2: 'wat kost, wat kosten, hoeveel kost, hoeveel kosten, wat zou .. kosten, hoe duur, prijslijst, prijzen, prijs, offerte, prijsopgave, prijsindicatie, tarief, tarieven, per gebruiker, per maand, per jaar, kostenplaatje, richtprijs, totale kosten, incl btw, excl btw, een bedrag',
    1: 'kosten, budget, kostprijs, euro, hoeveel, bedrag',
    '-1': 'kost ons, kost me',
  },
  'information-request': {
    2: 'kunt u .. sturen, kun je .. sturen, kunnen jullie .. sturen, kunt u .. mailen, stuur me, stuur mij, stuur maar, stuur even, stuurt u, stuur ons, toesturen, opsturen, meer informatie, meer info, meer details, datasheet, productblad, brochure, folder, documentatie, document, referenties, klantcase, levertijd, handleiding, certificaat, certificaten, compatibel, ik wil weten, wil graag weten, zou graag weten, ben benieuwd, vraag me af, is het mogelijk, kunnen jullie, kunt u, kun je, hebben jullie, heeft u, bieden jullie, hoe werkt, werkt het, werkt dat, is er een, voorbeeld, monster, monsters',
    1: 'informatie, details, vraag, vragen, handboek, garantie, welke, hoe lang, hoeveel, hoe, wie, waar, specificaties',
  },
  objection: {
    2: 'te duur, te ingewikkeld, te groot voor ons, te klein voor ons, maak me zorgen, zorgen over, twijfel, niet overtuigd, contract loopt, zitten vast, vast aan, slechte ervaring, al geprobeerd, boven budget, past niet in, zie niet hoe',
    1: 'maar, echter, risico, probleem, helaas, bezwaar',
  },
  'positive-interest': {
    2: 'geinteresseerd, wel interesse, interessant, klinkt goed, klinkt interessant, ziet er goed uit, spreekt me aan, spreekt ons aan, heel graag, doen we, gaan we doen, akkoord, goedgekeurd, groen licht, wil gaan ervoor, we nemen, we willen, volgende stap, vervolgstap*, stuur het contract, stuur de overeenkomst, overtuigd, enthousiast, precies wat',
    1: 'mooi, prima, top, leuk, perfect, graag, uitstekend, goed idee, zin in',
    '-2': 'niet geinteresseerd, geen interesse, niet overtuigd, niet interessant',
  },
  'out-of-office': {
    2: 'niet op kantoor, niet aanwezig, ben afwezig, afwezig, met vakantie, op vakantie, met verlof, zwangerschapsverlof, ouderschapsverlof, weer bereikbaar, weer aanwezig, weer op kantoor, ben ik terug, weer terug, terug op, beperkt bereikbaar, niet bereikbaar, kantoor is gesloten, wij zijn gesloten, gesloten van, gesloten tot, ziek thuis',
    1: 'tijdens mijn afwezigheid, bij spoed, dringende zaken, voor dringende, verlof, vakantie',
  },
  'decline-time': { 1: 'kan niet, kan ik niet, lukt niet, gaat niet, komt niet uit, niet mogelijk, bezet, vol, in plaats van, schikt niet' },
  'small-talk': { 1: 'hoe gaat het, alles goed' },
};
