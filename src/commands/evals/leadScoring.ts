// Sets `lead_scoring/*`: how likely a lead is to convert, from tables of closed leads. With a training folder its tables teach and the
// other folder's are predicted; without one, every fifth of a table is predicted by what the rest teaches.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import papa from 'papaparse';
import { fitScoreModel, probabilitiesOf } from '../../domain/score.ts';
import type { ClosedLeads } from '../../domain/score.ts';
import { accuracyOf } from '../../domain/scoring/accuracy.ts';
import { kindOf } from '../../domain/scoring/fieldBins.ts';
import type { EvalSet, Figure } from './evalSet.ts';

interface ScoringSet {
  readonly id: string;
  readonly file: string;
  readonly outcome: string;
  /** The column that names a row; without one its number from 0 does. */
  readonly name?: string;
  /** Columns that name a row, or are known only after a lead was worked on. */
  readonly without: readonly string[];
}

/** Filled in by sellers once they had spoken with the lead, by the owners of that table. */
const AFTER_CONTACT = ['Tags', 'Lead Quality', 'Lead Profile', 'Last Activity', 'Last Notable Activity', 'Asymmetrique Activity Index', 'Asymmetrique Profile Index', 'Asymmetrique Activity Score', 'Asymmetrique Profile Score'];
const NAMES = ['Prospect ID', 'Lead Number'];
/** How that table's form writes "nothing chosen". */
const NOTHING_CHOSEN = 'Select';
const FOLDS = 5;

const tables: readonly ScoringSet[] = [
  { id: 'lead_scoring/x_education_before_contact', file: 'x_education_leads.csv', outcome: 'Converted', name: 'Lead Number', without: [...NAMES, ...AFTER_CONTACT] },
  { id: 'lead_scoring/x_education_all', file: 'x_education_leads.csv', outcome: 'Converted', name: 'Lead Number', without: NAMES },
  // The length of the call that decided it.
  { id: 'lead_scoring/uci_bank_marketing', file: 'uci_bank_marketing_20k.csv', outcome: 'converted', without: ['duration'] },
];

/** One set a table and choice of columns. */
export const leadScoring: readonly EvalSet[] = tables.map((table) => ({
  id: table.id,
  covers: [`lead_scoring/${table.file}`],
  async predict(folder, train) {
    const rows = await readTable(folder, table.file);
    const probabilities = train !== undefined && existsSync(path.join(train, 'lead_scoring', table.file)) ? fromElsewhere(table, await readTable(train, table.file), rows) : crossValidated(table, rows);
    return rows.map((row, place) => ({ set: table.id, id: nameOf(table, row, place), prediction: probabilities[place] ?? 0 }));
  },
  async score(folder, predictions): Promise<readonly Figure[]> {
    const rows = await readTable(folder, table.file);
    const accuracy = accuracyOf({ probabilities: rows.map((row, place) => Number(predictions.get(nameOf(table, row, place)) ?? 0)), outcomes: rows.map((row) => Number(row[table.outcome])) });
    return [
      { measure: 'AUC', value: accuracy.auc },
      { measure: 'calibration error', value: accuracy.calibrationError },
      { measure: 'F1 at its best threshold', value: accuracy.f1 },
    ];
  },
}));

type Row = Readonly<Record<string, string>>;

async function readTable(folder: string, file: string): Promise<readonly Row[]> {
  const { data } = papa.parse<Row>(await readFile(path.join(folder, 'lead_scoring', file), 'utf8'), { header: true, skipEmptyLines: true });
  return data;
}

function nameOf(table: ScoringSet, row: Row, place: number): string {
  return table.name === undefined ? String(place) : (row[table.name] ?? '');
}

function closedLeads(table: ScoringSet, rows: readonly Row[]): ClosedLeads {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== table.outcome && !table.without.includes(column));
  const values = columns.map((column) => rows.map((row) => valueOf(row[column])));
  return { fields: columns.map((id, place) => ({ id, kind: kindOf(values[place] ?? []) })), values, qualified: rows.map((row) => row[table.outcome] === '1') };
}

function valueOf(text: string | undefined): string | undefined {
  const value = text?.trim();
  return value === undefined || value === '' || value === NOTHING_CHOSEN ? undefined : value;
}

function fromElsewhere(table: ScoringSet, known: readonly Row[], rows: readonly Row[]): ArrayLike<number> {
  return probabilitiesOf(fitScoreModel(closedLeads(table, known)), withoutOutcome(table, rows));
}

/** The model is handed rows whose outcome it can't see. */
function withoutOutcome(table: ScoringSet, rows: readonly Row[]): Pick<ClosedLeads, 'fields' | 'values'> {
  const { fields, values } = closedLeads(table, rows.map((row) => ({ ...row, [table.outcome]: '' })));
  return { fields, values };
}

function crossValidated(table: ScoringSet, rows: readonly Row[]): ArrayLike<number> {
  const probabilities = new Float64Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const left = rows.flatMap((_row, place) => (place % FOLDS === fold ? [place] : []));
    const known = rows.filter((_row, place) => place % FOLDS !== fold);
    const predicted = fromElsewhere(table, known, left.map((place) => rows[place] ?? {}));
    left.forEach((place, index) => (probabilities[place] = predicted[index] ?? 0));
  }
  return probabilities;
}
