// What the made leads do and want: industries with their words for company names, and needs as a lead would put them.
import type { industries } from '../leads.ts';

export type Tongue = 'en' | 'de' | 'fr' | 'it' | 'es' | 'nl' | 'pl' | 'cs' | 'sv';

export interface Trade {
  readonly industry: keyof typeof industries;
  /** How many of a hundred leads are in it; they add up to 100. */
  readonly share: number;
  /** How well its leads turn out, in log-odds. */
  readonly lean: number;
  /** What its companies are, to begin a sentence with. */
  readonly does: string;
  /** Last words of company names. */
  readonly words: Readonly<Record<Tongue, readonly string[]>>;
}

export const trades: readonly Trade[] = [
  {
    industry: 'food', share: 38, lean: 0.7, does: 'Food producer',
    words: {
      en: ['Bakeries', 'Creamery', 'Brewing'], de: ['Backwaren', 'Molkerei', 'Fleischwaren'], fr: ['Biscuiterie', 'Laiterie', 'Salaisons'], it: ['Dolciaria', 'Latteria', 'Salumi'],
      es: ['Galletas', 'Lácteos', 'Conservas'], nl: ['Bakkerijen', 'Zuivel', 'Vleeswaren'], pl: ['Piekarnie', 'Mleczarnia', 'Przetwory'], cs: ['Pekárny', 'Mlékárna', 'Pivovar'], sv: ['Bageri', 'Mejeri', 'Bryggeri'],
    },
  },
  {
    industry: 'durable', share: 22, lean: 0.3, does: 'Manufacturer of packaging and parts',
    words: {
      en: ['Packaging', 'Glassworks'], de: ['Verpackungen', 'Metallwerk'], fr: ['Emballages', 'Verrerie'], it: ['Imballaggi', 'Ceramiche'],
      es: ['Envases', 'Vidrios'], nl: ['Verpakkingen', 'Metaal'], pl: ['Opakowania', 'Szkło'], cs: ['Obaly', 'Sklárny'], sv: ['Emballage', 'Verkstad'],
    },
  },
  {
    industry: 'distribution', share: 13, lean: 0.1, does: 'Warehousing and order picking',
    words: { en: ['Fulfilment'], de: ['Lagerhaus'], fr: ['Entrepôts'], it: ['Magazzini'], es: ['Almacenes'], nl: ['Opslag'], pl: ['Magazyny'], cs: ['Sklady'], sv: ['Lager'] },
  },
  {
    industry: 'transportation', share: 10, lean: -0.2, does: 'Haulage and transhipment',
    words: { en: ['Haulage'], de: ['Spedition'], fr: ['Transports'], it: ['Trasporti'], es: ['Transportes'], nl: ['Transport'], pl: ['Spedycja'], cs: ['Doprava'], sv: ['Frakt'] },
  },
  {
    industry: 'wholesale', share: 9, lean: -0.5, does: 'Wholesaler',
    words: { en: ['Trading'], de: ['Großhandel'], fr: ['Négoce'], it: ['Ingrosso'], es: ['Mayoristas'], nl: ['Groothandel'], pl: ['Hurt'], cs: ['Velkoobchod'], sv: ['Grossist'] },
  },
  {
    industry: 'building', share: 8, lean: -0.9, does: 'Building materials dealer',
    words: { en: ['Building Supplies'], de: ['Baustoffe'], fr: ['Matériaux'], it: ['Edilizia'], es: ['Materiales'], nl: ['Bouwmaterialen'], pl: ['Budowa'], cs: ['Stavebniny'], sv: ['Byggvaror'] },
  },
];

interface Wording {
  readonly topic: string;
  readonly description: string;
}

export interface Need {
  /** Expected order value in euros, from and to. */
  readonly value: readonly [number, number];
  readonly said: Readonly<Record<'en' | 'de' | 'fr' | 'it' | 'es' | 'nl', Wording>>;
}

export const needs: readonly Need[] = [
  {
    value: [150_000, 330_000],
    said: {
      en: { topic: 'Palletizing at the end of the line', description: 'Stacks cartons by hand on two shifts and looks for a robot cell.' },
      de: { topic: 'Palettieren am Linienende', description: 'Stapelt Kartons von Hand in zwei Schichten und sucht eine Roboterzelle.' },
      fr: { topic: 'Palettisation en fin de ligne', description: 'Empile les cartons à la main en deux équipes et cherche une cellule robotisée.' },
      it: { topic: 'Palettizzazione a fine linea', description: 'Impila i cartoni a mano su due turni e cerca una cella robotizzata.' },
      es: { topic: 'Paletizado al final de la línea', description: 'Apila cajas a mano en dos turnos y busca una célula robotizada.' },
      nl: { topic: 'Palletiseren aan het einde van de lijn', description: 'Stapelt dozen met de hand in twee ploegen en zoekt een robotcel.' },
    },
  },
  {
    value: [190_000, 420_000],
    said: {
      en: { topic: 'A second cell beside the first', description: 'Runs one palletizing cell and has no room in it for the new line.' },
      de: { topic: 'Zweite Zelle neben der ersten', description: 'Betreibt eine Palettierzelle; für die neue Linie reicht sie nicht mehr.' },
      fr: { topic: 'Une deuxième cellule à côté de la première', description: 'Exploite une cellule de palettisation, trop petite pour la nouvelle ligne.' },
      it: { topic: 'Una seconda cella accanto alla prima', description: 'Usa una cella di palettizzazione che non basta per la nuova linea.' },
      es: { topic: 'Una segunda célula junto a la primera', description: 'Tiene una célula de paletizado que no alcanza para la línea nueva.' },
      nl: { topic: 'Een tweede cel naast de eerste', description: 'Heeft een palletiseercel waar de nieuwe lijn niet meer bij past.' },
    },
  },
  {
    value: [60_000, 180_000],
    said: {
      en: { topic: 'Conveyor retrofit', description: 'Conveyors are thirty years old and spare parts run out.' },
      de: { topic: 'Modernisierung der Förderbänder', description: 'Die Förderbänder sind dreißig Jahre alt, Ersatzteile gehen aus.' },
      fr: { topic: 'Modernisation des convoyeurs', description: 'Les convoyeurs ont trente ans et les pièces deviennent rares.' },
      it: { topic: 'Ammodernamento dei nastri', description: 'I nastri hanno trent’anni e i ricambi scarseggiano.' },
      es: { topic: 'Modernización de transportadores', description: 'Los transportadores tienen treinta años y faltan recambios.' },
      nl: { topic: 'Modernisering van de transportbanden', description: 'De banden zijn dertig jaar oud en onderdelen raken op.' },
    },
  },
  {
    value: [25_000, 60_000],
    said: {
      en: { topic: 'Watching the condition of drives', description: 'Gearboxes fail without warning and stop the filling line.' },
      de: { topic: 'Zustandsüberwachung der Antriebe', description: 'Getriebe fallen ohne Vorwarnung aus und halten die Abfüllung an.' },
      fr: { topic: 'Surveillance de l’état des entraînements', description: 'Des réducteurs tombent en panne sans prévenir et arrêtent la ligne.' },
      it: { topic: 'Monitoraggio degli azionamenti', description: 'I riduttori si guastano senza preavviso e fermano la linea.' },
      es: { topic: 'Vigilancia del estado de los accionamientos', description: 'Los reductores fallan sin aviso y paran la línea.' },
      nl: { topic: 'Bewaking van de aandrijvingen', description: 'Tandwielkasten vallen onverwacht uit en leggen de lijn stil.' },
    },
  },
  {
    value: [8_000, 30_000],
    said: {
      en: { topic: 'Service plan for an older cell', description: 'Bought a used cell and asks who keeps it running.' },
      de: { topic: 'Wartungsvertrag für eine ältere Zelle', description: 'Hat eine gebrauchte Zelle gekauft und fragt, wer sie wartet.' },
      fr: { topic: 'Contrat d’entretien pour une cellule ancienne', description: 'A acheté une cellule d’occasion et demande qui l’entretient.' },
      it: { topic: 'Manutenzione di una cella usata', description: 'Ha comprato una cella usata e chiede chi la segue.' },
      es: { topic: 'Plan de mantenimiento para una célula usada', description: 'Compró una célula usada y pregunta quién la mantiene.' },
      nl: { topic: 'Onderhoudsplan voor een oudere cel', description: 'Kocht een gebruikte cel en vraagt wie die onderhoudt.' },
    },
  },
];

/** The words of a need in the language of a place; English where it has none of its own. */
export function wordingOf(need: Need, tongue: Tongue): Wording {
  return tongue === 'pl' || tongue === 'cs' || tongue === 'sv' ? need.said.en : need.said[tongue];
}
