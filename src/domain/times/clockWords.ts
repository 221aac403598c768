// The words for minutes, for ends of a span and for alternatives in our seven languages, without accents. Data of `timeReader.ts`.
import type { Language } from '../languages.ts';

export interface ClockWords {
  /** Minutes as people say them: a quarter, ten. */
  readonly minutes: Readonly<Record<string, number>>;
  /** Between minutes and the hour they follow or precede: ten *past* two, ten *to* two. */
  readonly past: string;
  readonly to: string;
  /** Between the hour and its minutes: las dos *y* diez, trois heures *moins* le quart. */
  readonly plus: string;
  readonly minus: string;
  /** Words right before an hour or a day that ends a span: it is no proposal by itself. */
  readonly bound: string;
  /** Between two hours of which each is offered. */
  readonly or: string;
  /** Between the first and the last hour of a span. */
  readonly through: string;
  /** Words that may stand between "at" and the hour. */
  readonly filler: string;
  /** Nouns for hours that also count a length of time ("three hours"). */
  readonly lengths: string;
  /** "same" before hour or time. */
  readonly same: string;
}

const tens = { quarter: 15, twenty: 20, ten: 10, five: 5 };

export const clockWords: Readonly<Record<Language, ClockWords>> = {
  en: {
    minutes: tens, past: 'past|after', to: 'to|before|of', plus: '', minus: '', bound: 'before|until|till|til|by|till', or: 'or|and|else|also|/', through: 'to|till|until|and|through|thru|-|–|—|til',
    filler: 'around|about|approx|approximately|circa|ca|roughly|say|like|~|@|the|exactly|just|anytime|maybe', lengths: 'hours|hrs', same: 'same',
  },
  de: {
    minutes: { viertel: 15, dreiviertel: 45, zehn: 10, funf: 5, zwanzig: 20 }, past: 'nach', to: 'vor', plus: '', minus: '', bound: 'bis|vor|spatestens', or: 'oder|und|bzw|sonst|alternativ|/', through: 'bis|und|-|–|—',
    filler: 'ca|circa|etwa|ungefahr|punkt|so|gegen|um|exakt|genau|fruhestens|zirka|~|schlag', lengths: '', same: 'gleiche|gleichen|gleicher|selbe|selben|dieselbe|derselben',
  },
  fr: {
    minutes: { quart: 15, demie: 30, demi: 30, dix: 10, cinq: 5, vingt: 20, quinze: 15, trente: 30 }, past: '', to: '', plus: 'et', minus: 'moins', bound: 'avant|jusqu|jusque', or: 'ou|et|sinon|voire|/', through: 'a|au|et|-|–|—',
    filler: 'environ|vers|pile|partir|de|les|des|a|~', lengths: 'heure|heures', same: 'meme',
  },
  es: {
    minutes: { cuarto: 15, media: 30, diez: 10, cinco: 5, veinte: 20, quince: 15, treinta: 30 }, past: '', to: '', plus: 'y|con', minus: 'menos', bound: 'antes|hasta', or: 'o|u|y|tambien|/', through: 'a|al|y|hasta|-|–|—',
    filler: 'las|la|eso|de|sobre|partir|tipo|~|aprox', lengths: 'horas|hora', same: 'misma|mismo',
  },
  it: {
    minutes: { quarto: 15, mezza: 30, mezzo: 30, dieci: 10, cinque: 5, venti: 20, quindici: 15, trenta: 30 }, past: '', to: '', plus: 'e', minus: 'meno', bound: 'entro|prima|fino|sino', or: 'o|oppure|e|ovvero|/', through: 'alle|al|e|le|a|-|–|—',
    filler: 'le|ore|h|circa|verso|partire|dalle|delle|~', lengths: 'ore|ora', same: 'stessa|stesso',
  },
  pt: {
    minutes: { quarto: 15, meia: 30, dez: 10, cinco: 5, vinte: 20, quinze: 15, trinta: 30 }, past: '', to: 'para|pras', plus: 'e', minus: 'menos', bound: 'antes|ate', or: 'ou|e|tambem|/', through: 'as|e|a|ate|-|–|—',
    filler: 'as|das|volta|de|partir|la|pelas|umas|~', lengths: 'horas|hora', same: 'mesma|mesmo',
  },
  nl: {
    minutes: { kwart: 15, tien: 10, vijf: 5, twintig: 20 }, past: 'over|na', to: 'voor', plus: '', minus: '', bound: 'voor|tot|uiterlijk', or: 'of|en|ofwel|anders|/', through: 'tot|en|-|–|—',
    filler: 'ca|circa|ongeveer|rond|een|uur|of|klokslag|stipt|~|a', lengths: 'uur|uren|uurtje', same: 'zelfde|dezelfde|hetzelfde',
  },
};
