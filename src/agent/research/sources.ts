// All places a company is looked up at; the order is the one they are shown in where the admin has not said another.
import { crunchbase } from './crunchbase.ts';
import { companyFeed } from './news/companyFeed.ts';
import { gdelt } from './news/gdelt.ts';
import { googleNews } from './news/googleNews.ts';
import { bloomberg, businessInsider, linkedin, reuters } from './search/searchedSources.ts';
import { sec } from './sec.ts';
import type { ResearchSource } from './source.ts';
import { website } from './website.ts';
import { wikidata } from './wikidata.ts';
import { wikipedia } from './wikipedia.ts';
import { yahooFinance } from './yahooFinance.ts';

export const researchSources: readonly ResearchSource[] = [
  website, wikidata, wikipedia, sec, companyFeed, googleNews, gdelt,
  crunchbase, yahooFinance, linkedin, bloomberg, reuters, businessInsider,
];
