import { changeOf, healthOf } from '../../../src/domain/company/companyFinances.ts';
import type { FinancialYear, ReportedFigure } from '../../../src/domain/company/companyFinances.ts';

const figure = (amount: number, currency = 'USD'): ReportedFigure => ({ amount, currency, concept: 'Revenues', endsOn: '2025-12-31', report: { form: '10-K', filedOn: '2026-02-20', number: '1' } });
const year = (figures: Partial<FinancialYear>, fiscalYear = 2025): FinancialYear => ({ fiscalYear, endsOn: `${fiscalYear}-12-31`, ...figures });

test.each([
  ['more revenue and a profit', { revenue: figure(110), netIncome: figure(11) }, { revenue: figure(100), netIncome: figure(5) }, [{ code: 'revenue-grew', share: 0.1 }, { code: 'profitable', margin: 0.1 }]],
  ['less revenue and a first loss', { revenue: figure(90), netIncome: figure(-4) }, { revenue: figure(100), netIncome: figure(5) }, [{ code: 'revenue-fell', share: -0.1 }, { code: 'turned-to-loss' }]],
  ['a second loss', { revenue: figure(101), netIncome: figure(-4) }, { revenue: figure(100), netIncome: figure(-5) }, [{ code: 'revenue-steady', share: 0.01 }, { code: 'loss' }]],
  ['a profit after a loss', { netIncome: figure(4) }, { netIncome: figure(-5) }, [{ code: 'turned-profitable' }, { code: 'profitable' }]],
  ['more debt than assets', { assets: figure(50), liabilities: figure(60) }, {}, [{ code: 'more-debt-than-assets' }]],
  ['negative equity', { equity: figure(-1) }, {}, [{ code: 'more-debt-than-assets' }]],
  ['equity above zero, whatever stands in liabilities', { assets: figure(50), liabilities: figure(60), equity: figure(3) }, {}, []],
  ['nothing reported', {}, {}, []],
] as const)('health with %s', (_name, latest, before, signs) => {
  expect(healthOf({ latest: year(latest), before: year(before, 2024) })).toEqual(signs);
});

test('figures in different currencies are not compared, nor with nothing', () => {
  expect([changeOf(figure(110, 'EUR'), figure(100)), changeOf(figure(5), figure(0)), changeOf(figure(5), undefined)]).toEqual([undefined, undefined, undefined]);
});
