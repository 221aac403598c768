import { financesFrom } from '../../../src/agent/research/secFacts.ts';

interface Row {
  readonly start?: string;
  readonly end: string;
  readonly val: number;
  readonly fy?: number;
  readonly fp?: string;
  readonly form?: string;
  readonly filed?: string;
  readonly accn?: string;
}

/** Company facts as the SEC answers them; a row is of the annual report for 2025 unless it says otherwise. */
function companyFacts(concepts: Readonly<Record<string, readonly Row[]>>, currency = 'USD'): unknown {
  const annual = { fy: 2025, fp: 'FY', form: '10-K', filed: '2026-02-20', accn: '0000000001-26-000001' };
  return { cik: 1, entityName: 'Tarn Ridge Pumps Inc.', facts: { dei: {}, 'us-gaap': Object.fromEntries(Object.entries(concepts).map(([name, rows]) => [name, { label: name, units: { [currency]: rows.map((row) => ({ ...annual, ...row })) } }])) } };
}

const year2025 = { start: '2025-01-01', end: '2025-12-31' };
const year2024 = { start: '2024-01-01', end: '2024-12-31' };

test('the latest annual report gives revenue, income and assets, and the year before for comparison', () => {
  const finances = financesFrom(companyFacts({
    Revenues: [{ ...year2024, val: 90 }, { ...year2025, val: 100 }],
    NetIncomeLoss: [{ ...year2024, val: 7 }, { ...year2025, val: -8 }],
    Assets: [{ end: '2024-12-31', val: 300 }, { end: '2025-12-31', val: 310 }],
  }));
  expect([finances?.latest.fiscalYear, finances?.latest.revenue?.amount, finances?.latest.netIncome?.amount, finances?.latest.assets?.amount]).toEqual([2025, 100, -8, 310]);
  expect([finances?.before?.endsOn, finances?.before?.revenue?.amount, finances?.before?.assets?.amount]).toEqual(['2024-12-31', 90, 300]);
  expect(finances?.latest.revenue?.report).toEqual({ form: '10-K', filedOn: '2026-02-20', number: '0000000001-26-000001' });
});

test('every figure keeps what the report calls it and the days it covers, so that it can be quoted', () => {
  const finances = financesFrom(companyFacts({ SalesRevenueNet: [{ ...year2025, val: 100 }], Assets: [{ end: '2025-12-31', val: 310 }] }));
  expect(finances?.latest.revenue).toMatchObject({ concept: 'SalesRevenueNet', startsOn: '2025-01-01', endsOn: '2025-12-31' });
  expect(finances?.latest.assets).toEqual({ amount: 310, currency: 'USD', concept: 'Assets', endsOn: '2025-12-31', report: { form: '10-K', filedOn: '2026-02-20', number: '0000000001-26-000001' } });
});

test('quarters are never taken for a year, though an annual report holds them too', () => {
  const finances = financesFrom(companyFacts({ Revenues: [{ start: '2025-10-01', end: '2025-12-31', val: 30 }], SalesRevenueNet: [{ ...year2025, val: 100 }], NetIncomeLoss: [{ start: '2025-10-01', end: '2025-12-31', val: 3 }, { ...year2025, val: 9 }] }));
  expect([finances?.latest.revenue?.amount, finances?.latest.netIncome?.amount]).toEqual([100, 9]);
});

test('interim reports after the last annual one are left out', () => {
  const finances = financesFrom(companyFacts({ NetIncomeLoss: [{ ...year2025, val: 9 }, { start: '2025-07-01', end: '2026-06-30', val: 99, form: '10-Q', fp: 'Q2', filed: '2026-08-01' }] }));
  expect(finances?.latest.netIncome?.amount).toBe(9);
});

test('a fiscal year of 52 weeks keeps the name the company gives it', () => {
  const finances = financesFrom(companyFacts({ NetIncomeLoss: [{ start: '2025-02-03', end: '2026-02-01', val: 9, fy: 2025, filed: '2026-03-18' }] }));
  expect([finances?.latest.fiscalYear, finances?.latest.endsOn]).toEqual([2025, '2026-02-01']);
});

test('an amended report replaces the first one\'s figures and not its fiscal year', () => {
  const finances = financesFrom(companyFacts({ NetIncomeLoss: [{ ...year2025, val: 9 }, { ...year2025, val: 6, form: '10-K/A', filed: '2026-05-02', fy: 2026 }] }));
  expect([finances?.latest.netIncome?.amount, finances?.latest.netIncome?.report.form, finances?.latest.fiscalYear]).toEqual([6, '10-K/A', 2025]);
});

test('total revenue wins over the part that comes from contracts', () => {
  const finances = financesFrom(companyFacts({ RevenueFromContractWithCustomerExcludingAssessedTax: [{ ...year2025, val: 60 }], Revenues: [{ ...year2025, val: 100 }] }));
  expect(finances?.latest.revenue?.amount).toBe(100);
});

test('a company that reports no revenue has none, not zero', () => {
  const finances = financesFrom(companyFacts({ NetIncomeLoss: [{ ...year2025, val: -40 }], Assets: [{ end: '2025-12-31', val: 10 }] }));
  expect(finances?.latest.netIncome?.amount).toBe(-40);
  expect(finances?.latest).not.toHaveProperty('revenue');
});

test('a report in another currency says which', () => {
  expect(financesFrom(companyFacts({ NetIncomeLoss: [{ ...year2025, val: 9, form: '20-F' }] }, 'EUR'))?.latest.netIncome).toMatchObject({ amount: 9, currency: 'EUR' });
});

test.each([[undefined], [null], ['<html>busy</html>'], [{}], [{ facts: { 'us-gaap': { Revenues: { units: { USD: 'none' } } } } }], [{ facts: { 'us-gaap': { Revenues: { units: { USD: [{ end: 5, val: 'x' }, null] } } } } }]])('no annual report in %j means no figures', (answer) => {
  expect(financesFrom(answer)).toBeUndefined();
});
