// What the sample administrator has told the agent: the company and its products, of which `hrz_agentsettings.hrz_knowledge` keeps all but name and website.
// Lead times are left out on purpose: Kestrel Motion confirms them per order, so a draft leaves a visible gap there.
import { conveyorProducts } from './knowledgeConveyors.ts';
import { palletizingProducts } from './knowledgePalletizing.ts';

/** Company, products and own email domains; the shape is that of the agent's settings. */
export const sampleKnowledge = {
  company: {
    name: 'Kestrel Motion',
    website: 'https://kestrelmotion.example',
    about: {
      en: 'Kestrel Motion builds palletizing cells and modernizes conveyors for food, beverage and packaging plants in Europe.',
      de: 'Kestrel Motion baut Palettierzellen und modernisiert Fördertechnik für Lebensmittel-, Getränke- und Verpackungsbetriebe in Europa.',
      fr: 'Kestrel Motion construit des cellules de palettisation et modernise les convoyeurs des usines agroalimentaires et d’emballage en Europe.',
      es: 'Kestrel Motion fabrica células de paletizado y moderniza transportadores para plantas de alimentación, bebidas y envases en Europa.',
      it: 'Kestrel Motion costruisce celle di palettizzazione e ammoderna i nastri trasportatori di stabilimenti alimentari e del packaging in Europa.',
      pt: 'A Kestrel Motion constrói células de paletização e moderniza transportadores em fábricas de alimentos, bebidas e embalagens na Europa.',
      nl: 'Kestrel Motion bouwt palletiseercellen en moderniseert transportbanden voor voedings-, dranken- en verpakkingsbedrijven in Europa.',
    },
  },
  products: [...palletizingProducts, ...conveyorProducts],
  ownDomains: ['kestrelmotion.example'],
} as const;
