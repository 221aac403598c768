// German cues. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const germanCues: CueTable = {
  'opt-out': {
    2: 'abmelden, abbestellen, austragen, aus dem verteiler, aus ihrem verteiler, aus eurem verteiler, keine weiteren mails, keine weiteren e mails, keine mails mehr, keine e mails mehr, keine werbung, nicht mehr anschreiben, nicht mehr kontaktieren, schreiben sie mir nicht, schreiben sie uns nicht, keine nachrichten mehr, loschen sie meine, meine daten .. losch*, daten zu loschen, von ihrer liste, von der liste, unterlassen sie, kontaktieren sie mich nicht, ruhe lassen, in ruhe, unsubscribe',
    1: 'dsgvo, einwilligung .. nie, nie eingewilligt, nicht eingewilligt, widerspreche, verteiler .. nehmen, verteiler .. streichen, adresse .. streichen, adresse .. loschen',
  },
  complaint: { 2: 'beschwerde, beschweren, anwalt, abmahn*, belastigung, spam, anzeige', 1: 'unverschamt, frechheit, unmoglich, argerlich, argere, zum dritten mal, es reicht, genervt, unzumutbar' },
  'wrong-person': {
    2: 'falscher ansprechpartner, falsche ansprechpartner*, nicht der richtige, nicht die richtige, bin nicht zustandig, nicht zustandig, nicht mein bereich, nicht meine abteilung, nicht mehr im unternehmen, nicht mehr bei, hat das unternehmen verlassen, ausgeschieden, in pension, im ruhestand, falsche adresse, falsche abteilung, nicht mein thema, nicht mein ressort',
    1: 'mache ich nicht mehr, habe damit nichts, damit nichts zu tun, entscheide ich nicht, liegt nicht bei mir, nicht bei mir',
  },
  referral: {
    2: 'wenden sie sich, wende dich, zustandig ist, zustandig fur, ansprechpartner ist, ansprechpartnerin ist, schreiben sie .. ihm, schreiben sie ihr, schreiben sie .. direkt, sprechen sie mit, reden sie mit, meine kollegin, mein kollege, meinen kollegen, meiner kollegin, meinem kollegen, habe ich weitergeleitet, weitergeleitet an, leite ich weiter, gebe ich weiter, kontaktieren sie bitte, verantwortlich ist, kummert sich, der richtige ist, die richtige ist, bei uns macht das',
    1: 'ansprechpartner, weiterleiten, an den, verweise, macht das jetzt, entscheidet, der chef, in cc, im cc, in kopie',
  },
  'not-interested': {
    2: 'kein interesse, keinen bedarf, kein bedarf, nicht interessiert, nicht interessant, nein danke, danke nein, kommt nicht in frage, kommt fur uns nicht, kommt nicht infrage, entschieden gegen, dagegen entschieden, anderen anbieter, anderweitig, brauchen wir nicht, brauche ich nicht, benotigen wir nicht, sehen wir keinen, passt nicht zu uns, passt nicht fur uns, lassen wir, sehen davon ab, absagen, abgelehnt, bestens versorgt, gut versorgt, zufrieden mit unserem, zufrieden mit dem, nichts fur uns, nichts fur mich',
    1: 'lieber nicht, leider nicht, verzichten, bereits einen, haben schon, haben bereits, wettbewerber entschieden, erubrigt, nicht relevant, abstand, kein thema mehr, hinfallig, nicht weiter verfolgen',
  },
  'not-now': {
    2: 'derzeit nicht, momentan nicht, im moment nicht, zurzeit nicht, zur zeit nicht, aktuell nicht, nicht jetzt, jetzt nicht, dieses jahr nicht, nicht mehr dieses jahr, erst wieder, fruhestens, kommen wir nicht dazu, komme ich nicht dazu, nicht vor, melden sie sich .. noch einmal, erst im, erst ab, erst nach, nachstes jahr, im nachsten quartal, im neuen jahr, nach der sommerpause, nach den ferien, nach dem urlaub, melden sie sich .. wieder, melde dich wieder, kommen sie .. wieder auf uns zu, in ein paar monaten, in einigen monaten, in drei monaten, in sechs monaten, in einem halben jahr, budget .. eingefroren, budget fur .. verplant, auf eis, zuruckgestellt, verschoben auf, spater noch einmal, spater nochmal, bis dahin',
    1: 'keine zeit, keine kapazitat, zu fruh, andere prioritaten, landunter, vorerst, wiedervorlage, warten wir, abwarten, erinnern sie mich, hochsaison, jahresabschluss, im herbst, im fruhjahr, im sommer, im winter',
  },
  'meeting-request': {
    2: 'termin vereinbaren, einen termin, termin vorschlag*, terminvorschlag, gesprach vereinbaren, telefonieren, telefonat, rufen sie .. an, ruf mich an, ruf .. an, anrufen, ruckruf, treffen wir uns, treffen uns, kommen sie .. vorbei, komm vorbei, vorbeikommen, vor ort, einladung schicken, teams link, teams termin, videokonferenz, videocall, passt mir, passt uns, passt ihnen, wurde mir passen, ware ich frei, hatte ich zeit, habe ich zeit, haben sie zeit, hast du zeit, ginge es, ginge auch, kurzes gesprach, kurz sprechen, vorfuhrung, demo, prasentation bei uns, zeigen sie uns, zeigen sie mir, besuchen sie uns, besuch, kennenlernen, lasst uns sprechen, kalendereinladung',
    1: 'termin, besprechung, treffen, kalender, halbe stunde, 30 minuten, 20 minuten, uhr, meeting, call, verfugbar, zeitfenster, nachste woche, ab',
    0.5: 'sprechen, reden, gesprach, zeit, woche',
    '-1.5': 'kein termin, keinen termin, kein anruf, nicht anrufen, kein gesprach, nicht telefonieren, keine demo',
  },
  'concession-request': {
    2: 'rabatt, nachlass, preisnachlass, skonto, entgegenkommen, gunstiger, preis .. runter, mit dem preis, am preis, preislich noch, sonderkondition*, besserer preis, besseren preis, mengenrabatt, sonderpreis, letzter preis, zahlungsziel, kostenlos dazu, prozent weniger, verlangern .. testphase, ratenzahlung, gleichziehen',
    1: 'verhandeln, spielraum, konditionen, luft nach unten, billiger, ausnahme, kulanz, unterschreibe, dann unterschreib*',
  },
  'pricing-request': {
    2: 'was kostet, was kosten, wie viel kostet, wieviel kostet, was wurde .. kosten, wie teuer, preisliste, preise, angebot, kostenvoranschlag, kostenschatzung, offerte, was verlangen sie, preisindikation, preisrahmen, hausnummer, pro nutzer, pro monat, pro lizenz, lizenzkosten, listenpreis, auf anfrage, mit welchen kosten, was muss ich rechnen',
    1: 'preis, kosten, gebuhr*, budget, tarif, chf, mwst, konditionen',
    '-1': 'kostet uns, kostet mich, preis ist nicht, angebot .. nicht',
  },
  'information-request': {
    2: 'konnen sie .. schicken, konnten sie .. schicken, konnen sie .. senden, konnten sie .. senden, schicken sie, senden sie, schick mir, schickt uns, bitte um zusendung, bitte .. zusenden, lassen sie .. zukommen, mehr informationen, weitere informationen, nahere informationen, naheres, mehr details, datenblatt, datenblatter, prospekt, broschure, unterlagen, dokumentation, referenzen, referenzkunden, fallstudie, technische daten, lieferzeit, handbuch, zertifikat*, schnittstelle*, kompatib*, wurde mich interessieren, wurde uns interessieren, mochte wissen, wuste gern, wusste gern, muss ich wissen, frage mich, unklar ist, konnen sie erklaren, konnten sie erlautern, wie funktioniert, gibt es, unterstutzt ihr, unterstutzen sie, haben sie, bieten sie, ist es moglich, lasst sich, lassen sich, brauch* .. noch, formular, muster',
    1: 'informationen, infos, details, frage, fragen, wie lange, wie viele, welche, welcher, ob, wo liegen, wer kann, nachweis, garantie, wartung, datenschutz, avv',
  },
  objection: {
    2: 'zu teuer, zu kompliziert, zu gross fur uns, zu klein fur uns, bedenken, skeptisch, vertraglich gebunden, laufenden vertrag, vertrag lauft, uberzeugt mich nicht, passt nicht zu, schlechte erfahrung*, habe zweifel, sprengt unser budget, ubersteigt unser budget, sehe das problem',
    1: 'aber, allerdings, jedoch, risiko, problem, leider, zweifel, sorge',
  },
  'positive-interest': {
    2: 'interessiert, interessant, grosses interesse, klingt gut, klingt interessant, klingt spannend, hort sich gut an, hort sich interessant an, sieht gut aus, sehr gerne, gefallt uns, gefallt mir, uberzeugt, begeistert, machen wir so, wir nehmen, wir mochten, legen wir los, starten wir, nachste schritte, wie geht es weiter, freigegeben, zusage, bestellen, beauftragen, vertrag schicken, genau das, zugestimmt, grunes licht',
    1: 'super, toll, prima, perfekt, spannend, gerne, gut, passt, freue mich, einverstanden',
    '-2': 'nicht interessiert, nicht interessant, kein interesse, nicht uberzeugt',
  },
  'out-of-office': {
    2: 'nicht im buro, nicht im haus, ausser haus, im urlaub, in elternzeit, im mutterschutz, abwesend, abwesenheit, nicht erreichbar, eingeschrankt erreichbar, wieder im buro, wieder erreichbar, wieder da, wieder fur sie da, bin ich zuruck, ab .. zuruck, dienstreise, betriebsferien, betriebsurlaub, geschlossen, krankgeschrieben, keinen zugriff, wird nicht weitergeleitet',
    1: 'vertretung, in dringenden fallen, in dringenden angelegenheiten, ruckkehr, zuruck am, urlaub',
  },
  'decline-time': { 1: 'geht nicht, geht leider nicht, passt nicht, kann ich nicht, kann nicht, bin ich nicht, nicht moglich, ausgebucht, belegt, ganz schlecht, schlecht, statt, anstatt' },
  'small-talk': { 1: 'wie geht es ihnen, wie geht s, alles gut' },
};
