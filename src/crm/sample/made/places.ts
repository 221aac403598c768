// Where the made leads come from: invented people and invented company names of each country, and whose market it is.
import type { SampleOwner } from '../people.ts';
import type { Tongue } from './trades.ts';

export interface Place {
  readonly country: string;
  readonly tongue: Tongue;
  /** Who sells there, the first most of the time. */
  readonly owners: readonly [SampleOwner, ...SampleOwner[]];
  /** Start of a telephone number; the rest is from the 555 block that nobody has. */
  readonly dialing: string;
  /** How many of a hundred closed leads come from here; they add up to 100. */
  readonly share: number;
  /** How well leads from here turn out, in log-odds. */
  readonly lean: number;
  readonly cities: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  /** First words of company names. */
  readonly stems: readonly string[];
}

export const places: readonly Place[] = [
  {
    country: 'Germany', tongue: 'de', owners: ['hannah', 'maya'], dialing: '+49 30', share: 16, lean: 0.4,
    cities: ['Kassel', 'Bamberg', 'Osnabrück', 'Ulm', 'Rostock', 'Chemnitz'],
    firstNames: ['Annegret', 'Jörg', 'Svenja', 'Holger', 'Birgit', 'Malte', 'Friederike', 'Torsten', 'Heike', 'Lukas', 'Carola', 'Rüdiger'],
    lastNames: ['Ahrens', 'Büttner', 'Clasen', 'Dombrowski', 'Eichler', 'Fromm', 'Göbel', 'Hartwig', 'Junghans', 'Kropp', 'Lechner', 'Meissner', 'Nagel', 'Ohlsen', 'Pietsch', 'Quandt'],
    stems: ['Lindental', 'Osterau', 'Falkenried', 'Brunnmühl', 'Hasselbrück', 'Weidenhof', 'Sonnried', 'Kaltenfurt', 'Rotfels', 'Moorhagen'],
  },
  {
    country: 'France', tongue: 'fr', owners: ['elodie'], dialing: '+33 1', share: 13, lean: -0.2,
    cities: ['Angers', 'Dijon', 'Nantes', 'Limoges', 'Reims', 'Tarbes'],
    firstNames: ['Aurélie', 'Benoît', 'Chantal', 'Didier', 'Émeline', 'Fabrice', 'Gaëlle', 'Hervé', 'Isaure', 'Julien', 'Laure', 'Maxence'],
    lastNames: ['Aubry', 'Blanchet', 'Carlier', 'Delmas', 'Estève', 'Faucher', 'Granger', 'Hubert', 'Imbert', 'Jacquot', 'Lacombe', 'Maillard', 'Noiret', 'Perrot'],
    stems: ['Valbrune', 'Clairmoulin', 'Rochelande', 'Montfaye', 'Beaupré-sur-Lys', 'Fontarelle', 'Grandvigne', 'Saint-Aubrac', 'Noirlac-Est', 'Puymaure'],
  },
  {
    country: 'Italy', tongue: 'it', owners: ['giorgio'], dialing: '+39 02', share: 12, lean: 0,
    cities: ['Cremona', 'Udine', 'Pesaro', 'Novara', 'Foggia', 'Lucca'],
    firstNames: ['Alberto', 'Beatrice', 'Cosimo', 'Donatella', 'Emanuele', 'Federica', 'Gianluca', 'Ilaria', 'Leonardo', 'Michela', 'Ornella', 'Pietro'],
    lastNames: ['Albanesi', 'Bertolini', 'Caruselli', 'De Angelo', 'Fabbroni', 'Galvani', 'Lombardini', 'Montanelli', 'Nardone', 'Orlandini', 'Pellegrino', 'Quaranta'],
    stems: ['Valdoria', 'Montalbina', 'Pratolungo', 'Rivabella', 'Castelforno', 'Terranera', 'Olmetta', 'Borgosole', 'Sanvito del Colle', 'Fontegrande'],
  },
  {
    country: 'Poland', tongue: 'pl', owners: ['katarzyna'], dialing: '+48 22', share: 11, lean: 0.3,
    cities: ['Bydgoszcz', 'Rzeszów', 'Łódź', 'Opole', 'Białystok', 'Kielce'],
    firstNames: ['Agnieszka', 'Bartosz', 'Celina', 'Dawid', 'Ewelina', 'Grzegorz', 'Iwona', 'Jacek', 'Kinga', 'Łukasz', 'Magda', 'Norbert'],
    lastNames: ['Adamczyk', 'Bielak', 'Cieślak', 'Dudziak', 'Filipek', 'Gajda', 'Jurek', 'Kaczmar', 'Lisiak', 'Malec', 'Olszak', 'Pawlik'],
    stems: ['Wisłopol', 'Dębowa', 'Zielonka', 'Karpatia', 'Brzozów', 'Srebrna', 'Mazurek', 'Jaworek', 'Polanica', 'Kresowa'],
  },
  {
    country: 'Netherlands', tongue: 'nl', owners: ['sanne'], dialing: '+31 20', share: 10, lean: 0.1,
    cities: ['Deventer', 'Breda', 'Assen', 'Venlo', 'Alkmaar', 'Zwolle'],
    firstNames: ['Annemiek', 'Bram', 'Cees', 'Dorine', 'Floor', 'Gijs', 'Hilde', 'Joost', 'Lotte', 'Maarten', 'Nienke', 'Ruben'],
    lastNames: ['van Aalst', 'Bakkerman', 'Dijkhuis', 'van Elst', 'Grootveld', 'Hoekema', 'Kuipers', 'van Loon', 'Meerdink', 'Noordam', 'Postma', 'Rietveld'],
    stems: ['Waterlinie', 'Veldrust', 'Zuiderkaag', 'Oosterhoek', 'De Gouden Schoof', 'Rietkreek', 'Duinzicht', 'Molenweide', 'Hoogkade', 'Zandmeer'],
  },
  {
    country: 'United Kingdom', tongue: 'en', owners: ['ben', 'maya'], dialing: '+44 1632', share: 9, lean: -0.3,
    cities: ['Carlisle', 'Norwich', 'Preston', 'Swansea', 'Perth', 'Exeter'],
    firstNames: ['Alastair', 'Bronwen', 'Colin', 'Deborah', 'Euan', 'Felicity', 'Graham', 'Harriet', 'Imogen', 'Jeremy', 'Kirsty', 'Lionel'],
    lastNames: ['Atherley', 'Barrowby', 'Cresswold', 'Dunmore', 'Eastgate', 'Fenwright', 'Garside', 'Holloway', 'Inchcombe', 'Jessop', 'Kershaw', 'Langford'],
    stems: ['Thornbeck', 'Amberley Vale', 'Greystone', 'Larkfield', 'Saltmarsh', 'Hollowdale', 'Wyndham Cross', 'Fernhill', 'Kestle Bay', 'Otterbourne Mill'],
  },
  {
    country: 'Spain', tongue: 'es', owners: ['tomas'], dialing: '+34 91', share: 9, lean: 0,
    cities: ['Albacete', 'Burgos', 'Huesca', 'Cádiz', 'Lugo', 'Girona'],
    firstNames: ['Adela', 'Bernardo', 'Consuelo', 'Diego', 'Eugenia', 'Fermín', 'Gloria', 'Ignacio', 'Jimena', 'Lorenzo', 'Maite', 'Nicolás'],
    lastNames: ['Aguirre', 'Baena', 'Cabrera', 'Duarte', 'Echeverri', 'Fonseca', 'Gallardo', 'Herranz', 'Izaguirre', 'Lozano', 'Montalbán', 'Navarrete'],
    stems: ['Valdeolmos', 'Sierra Clara', 'Fuentenegra', 'La Espiga Roja', 'Campoverde Alto', 'Riolindo', 'Monteclaro', 'Almendral', 'Torrealba', 'Peñalosa'],
  },
  {
    country: 'Belgium', tongue: 'nl', owners: ['sanne', 'elodie'], dialing: '+32 2', share: 6, lean: -0.1,
    cities: ['Kortrijk', 'Mechelen', 'Hasselt', 'Aalst'],
    firstNames: ['Bart', 'Christel', 'Dirk', 'Evi', 'Geert', 'Katleen', 'Lieven', 'Nele', 'Pieter', 'Veerle'],
    lastNames: ['Aerts', 'Claessens', 'De Smedt', 'Goossens', 'Hendrickx', 'Lambrecht', 'Peeters', 'Van Damme', 'Verbeke', 'Wouters'],
    stems: ['Scheldehof', 'Leiezicht', 'Drie Linden', 'Kempenhaard', 'Vlasveld', 'Demerbos'],
  },
  {
    country: 'Sweden', tongue: 'sv', owners: ['maya'], dialing: '+46 8', share: 5, lean: 0.2,
    cities: ['Borås', 'Gävle', 'Kalmar', 'Umeå'],
    firstNames: ['Anneli', 'Björn', 'Cecilia', 'Elof', 'Gunilla', 'Henrik', 'Kajsa', 'Mattias', 'Solveig', 'Torbjörn'],
    lastNames: ['Almgren', 'Bergqvist', 'Dahlstedt', 'Ekblad', 'Forsell', 'Grönlund', 'Hedman', 'Isaksson', 'Ljungberg', 'Nordin'],
    stems: ['Granholm', 'Sjövik', 'Älvdalen Norra', 'Björkstad', 'Tallmo', 'Sandhamra'],
  },
  {
    country: 'Austria', tongue: 'de', owners: ['hannah', 'maya'], dialing: '+43 1', share: 5, lean: 0.2,
    cities: ['Steyr', 'Villach', 'Dornbirn', 'Krems'],
    firstNames: ['Alois', 'Christa', 'Eberhard', 'Gerlinde', 'Johannes', 'Kathrin', 'Leopold', 'Monika', 'Roswitha', 'Xaver'],
    lastNames: ['Auer', 'Brandstetter', 'Ebner', 'Fuchsberger', 'Gruber-Lang', 'Hochreiter', 'Kofler', 'Moosbrugger', 'Pichler', 'Stadlmann'],
    stems: ['Almwies', 'Donaublick', 'Hochstein', 'Enzbrunn', 'Murtal-Süd', 'Steinalm'],
  },
  {
    country: 'Czechia', tongue: 'cs', owners: ['katarzyna'], dialing: '+420 2', share: 4, lean: -0.1,
    cities: ['Pardubice', 'Liberec', 'Opava', 'Tábor'],
    firstNames: ['Alena', 'Bohumil', 'Dana', 'Filip', 'Hana', 'Jiří', 'Lenka', 'Milan', 'Radka', 'Zdeněk'],
    lastNames: ['Dolejší', 'Hořejší', 'Janů', 'Jarní', 'Jirků', 'Kočí', 'Krejčí', 'Martinů', 'Petrů', 'Tomků'],
    stems: ['Modřín', 'Zlatá Studna', 'Javorník', 'Bílý Potok', 'Lipová', 'Orlice'],
  },
];
