// Italian cues. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const italianCues: CueTable = {
  'opt-out': {
    2: 'cancellatemi, cancellami, mi cancelli, cancellarmi, cancelli il mio, cancellate i miei, cancelli i miei dati, disiscriv*, disiscrizione, rimuovetemi, rimuovermi, mi rimuova, toglietemi, mi toglimi, non voglio piu ricevere, non desidero ricevere, non scrivetemi, non mi scriva*, non ci scriva*, non contattatemi, non mi contatti*, smettete di, smettetela, la smetta, smetta di, dalla lista, dalla vostra lista, dalla mailing, basta mail, basta email, niente piu mail, dai vostri elenchi',
    1: 'gdpr, privacy .. dati, senza consenso, mai dato il consenso, garante',
  },
  complaint: { 2: 'reclamo, denuncia, avvocato, segnalazione al garante, molestie, spam', 1: 'inaccettabile, vergogna, stufo, stufa, terza volta, scandaloso, esasperat*' },
  'wrong-person': {
    2: 'persona sbagliata, non sono la persona, non sono il responsabile, non sono la responsabile, non e di mia competenza, non mi occupo, non me ne occupo, non lavoro piu, non lavora piu, ha lasciato, indirizzo sbagliato, non sono io, in pensione, ufficio sbagliato, ha sbagliato',
    1: 'non decido io, non dipende da me, di competenza di, altro ufficio',
  },
  referral: {
    2: 'contatti, contattare il mio, contattare la mia, si rivolga, rivolgersi a, rivolgetevi, scriva a, scrivete a, scrivi a, parli con, parla con, parlate con, ho inoltrato, inoltro a, giro a, girato a, se ne occupa, si occupa, chi se ne occupa, il responsabile e, la responsabile e, la persona giusta, il referente, referente e, mio collega, mia collega, in copia, chieda di, chiedi di, passi da',
    1: 'mio socio, mia socia, mio fratello, mia sorella, il capo, decide',
  },
  'not-interested': {
    2: 'non siamo interessat*, non sono interessat*, non ci interessa, non mi interessa, nessun interesse, no grazie, grazie no, grazie ma no, non ci serve, non mi serve, non ne abbiamo bisogno, non abbiamo bisogno, non ho bisogno, abbiamo deciso di non, abbiamo scelto un altro, altro fornitore, abbiamo gia un fornitore, non fa per noi, non fa al caso, non intendiamo, non procediamo, non vogliamo, lasciamo perdere, lasci perdere, rinunciamo, non insista, decliniamo, chiudiamo qui',
    1: 'siamo gia coperti, abbiamo gia, contenti cosi, stiamo bene cosi, siamo a posto, meglio di no, preferisco di no, non se ne fa',
  },
  'not-now': {
    2: 'non adesso, non ora, adesso no, per ora no, per ora non, al momento no, al momento non, in questo momento non, quest anno no, non quest anno, piu avanti, l anno prossimo, anno nuovo, prossimo trimestre, dopo l estate, dopo le ferie, dopo le vacanze, tra qualche mese, fra qualche mese, tra tre mesi, tra sei mesi, mi ricontatti, ci ricontatti, ricontattatemi, ricontattateci, ci risentiamo, risentiamoci, risentirci, ne riparliamo, riparliamone, se ne riparla, non prima di, prima di .. non, fino a settembre, fino a gennaio, budget chiuso, budget bloccato, budget esaurito, rimandato, rinviato, in sospeso, in stand by, troppo presto, mi ricordi, si faccia vivo, fatti vivo',
    1: 'fino ad allora, nel frattempo, altre priorita, non abbiamo tempo, a partire da, quando avremo, alta stagione, vendemmia, siamo pieni, oberat*, da settembre, da gennaio',
  },
  'meeting-request': {
    2: 'fissare un, fissiamo, un appuntamento, appuntamento, ci vediamo, vediamoci, incontriamoci, incontrarci, un incontro, ci sentiamo, sentiamoci, mi chiami, chiamami, mi telefoni, telefonami, una chiamata, una telefonata, una call, videochiamata, su teams, link teams, una demo, una dimostrazione, una visita, venga, venite, vieni, passi, passate, passa da noi, passare da noi, e disponibile, siete disponibili, sono disponibile, sono libero, sono libera, siamo liberi, mi va bene, ci va bene, le va bene, vi va bene, per me va bene, andrebbe bene, mandi l invito, invito in calendario, di persona, in sede, sul posto, ci mostri, ci faccia vedere, la aspetto, vi aspetto, ti aspetto',
    1: 'riunione, agenda, calendario, mezz ora, 30 minuti, 20 minuti, un caffe, settimana prossima, alle, parlarne, sopralluogo',
    0.5: 'ore, ora, settimana, parlare',
    '-1.5': 'non mi chiami*, niente chiamate, niente riunioni, niente call, non serve un incontro, non telefon*',
  },
  'concession-request': {
    2: 'sconto, scontare, scontino, prezzo migliore, miglior prezzo, abbassare il prezzo, abbassare, venirci incontro, venirmi incontro, condizioni migliori, trattamento di favore, gratis, omaggio, in omaggio, dilazione, pagamento a, prezzo finale, ultimo prezzo, limare, ritoccare, prezzo di favore, pareggiare',
    1: 'trattare, trattabile, margine, meno caro, firmo, firmo oggi, eccezione, per cento, arrotond*',
  },
  'pricing-request': {
    2: 'quanto costa, quanto costano, quanto costerebbe, quanto viene, quanto verrebbe, quanto ci, quanto mi, quale prezzo, che prezzo, che prezzi, prezzo*, prezzi, listino, preventivo, un offerta, offerta economica, quotazione, tariffa, tariffe, costo totale, ordine di grandezza, al mese, per utente, iva inclusa, iva esclusa, a quanto, una cifra',
    1: 'costo, costi, budget, euro, quanto, cifra, canone',
    '-1': 'ci costa, prezzo va bene, budget chiuso',
  },
  'information-request': {
    2: 'puo mandarmi, puo inviarmi, potrebbe mandarmi, potrebbe inviarmi, potete inviarci, potete mandarci, puoi mandarmi, mi mandi, mi mandate, mi invii, ci invii, ci mandi, mandami, mandatemi, inviatemi, inviateci, piu informazioni, maggiori informazioni, ulteriori informazioni, maggiori dettagli, piu dettagli, scheda tecnica, schede tecniche, brochure, catalogo, documentazione, referenze, caso studio, tempi di consegna, manuale, certificat*, compatib*, vorrei sapere, vorremmo sapere, mi piacerebbe sapere, volevo sapere, mi serve sapere, mi serve, ci serve, avete, offrite, fornite, e possibile, si puo, si integra, come funziona, campione, campioni, mi scrivi, mi scriva, mi spieghi, mi conferma, mi conferm*, fatemi avere, mi faccia avere, mi faccia sapere',
    1: 'informazioni, dettagli, domanda, domande, dubbio, guida, garanzia, tempi, quale, quali, quanti, quante, quanto dura, quanto tempo, come, dove, chi',
  },
  objection: {
    2: 'troppo caro, troppo cara, troppo costoso, troppo complicato, ci preoccupa, mi preoccupa, non mi convince, non ci convince, ho dei dubbi, perplessita, perpless*, contratto in corso, contratto fino, vincolat*, brutta esperienza, gia provato, fuori budget, non vedo come',
    1: 'ma, pero, tuttavia, rischio, problema, purtroppo, timore',
  },
  'positive-interest': {
    2: 'siamo interessat*, sono interessat*, ci interessa, mi interessa, interessante, molto interessante, suona bene, sembra interessante, mi piace, ci piace, perfetto, volentieri, con piacere, procediamo, andiamo avanti, lo prendiamo, la prendiamo, lo vogliamo, approvato, via libera, prossimi passi, mandi il contratto, mandami il contratto, convint*, ci sto, ci stiamo, siamo pronti, si parte',
    1: 'ottimo, bene, benissimo, fantastico, certo, certamente, bello, d accordo, ok, buona idea',
    '-2': 'non siamo interessat*, non sono interessat*, non ci interessa, non mi interessa, non mi convince',
  },
  'out-of-office': {
    2: 'fuori ufficio, fuori sede, in ferie, sono in ferie, saro in ferie, in vacanza, sono assente, saro assente, assente dall ufficio, in maternita, in malattia, congedo, rientro il, rientrero, saro di ritorno, di ritorno il, torno il, tornero il, uffici chiusi, siamo chiusi, chiuso per, chiusi dal, accesso limitato, in trasferta, chiusura estiva, chiusura aziendale',
    1: 'in mia assenza, per urgenze, in caso di urgenza, al mio rientro, ferie, torno',
  },
  'decline-time': { 1: 'non posso, non possiamo, impossibile, non riesco, non va bene, non ci sono, occupat*, invece di, al posto di, impegnat*' },
  'small-talk': { 1: 'come sta, come stai, come va, tutto bene' },
};
