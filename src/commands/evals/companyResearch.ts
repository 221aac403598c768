// Set `company_research`: the latest annual figures out of the SEC's files, by the same reader the agent uses.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { financesFrom } from '../../agent/research/secFacts.ts';
import { amount } from './evalSet.ts';
import type { EvalSet } from './evalSet.ts';

const FOLDER = 'company_research/sec';
const FILE = /^companyfacts_CIK(\d{10})\.json$/;

export const companyResearch: EvalSet = {
  id: 'company_research',
  covers: ['company_research'],
  async predict(folder) {
    const directory = path.join(folder, FOLDER);
    const files = existsSync(directory) ? (await readdir(directory)).filter((file) => FILE.test(file)).sort() : [];
    return Promise.all(
      files.map(async (file) => {
        const finances = financesFrom(JSON.parse(await readFile(path.join(directory, file), 'utf8')));
        const { fiscalYear, revenue, netIncome, assets } = finances?.latest ?? {};
        return { set: 'company_research', id: FILE.exec(file)?.[1] ?? '', prediction: { fiscalYear: fiscalYear ?? null, revenue: revenue?.amount ?? null, netIncome: netIncome?.amount ?? null, assets: assets?.amount ?? null } };
      }),
    );
  },
  // The files hold no answers of their own: how many companies have all four figures is all that can be told here.
  score(_folder, predictions) {
    const complete = [...predictions.values()].filter((each) => typeof each === 'object' && each !== null && Object.values(each).every((value) => value !== null));
    return Promise.resolve([amount('companies read', predictions.size), amount('with all four figures', complete.length)]);
  },
};
