// Fiscal years and periods: by the calendar an organization has set, by the quarters of the calendar year without.
import { defaultFiscalCalendar, fiscalCalendarOf, fiscalPeriod, fiscalPeriods, fiscalYears } from '../../../../src/standalone/crm/query/fiscalCalendar.ts';
import { rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

const now = new Date('2026-05-20T10:00:00Z');
const days = ({ from, to }: { from?: Date; to?: Date }) => [from, to].map((instant) => instant?.toISOString().slice(0, 10));
const july = fiscalCalendarOf({ start: '2024-07-01T00:00:00Z', periodType: 2001 });

test.each([
  ['this year, calendar year', days(fiscalYears(defaultFiscalCalendar, now, { offset: 0, count: 1 })), ['2026-01-01', '2027-01-01']],
  ['this year from July', days(fiscalYears(july, now, { offset: 0, count: 1 })), ['2025-07-01', '2026-07-01']],
  ['the last two years from July', days(fiscalYears(july, now, { offset: -2, count: 2 })), ['2023-07-01', '2025-07-01']],
  ['this quarter', days(fiscalPeriods(defaultFiscalCalendar, 3, { now, offset: 0, count: 1 })), ['2026-04-01', '2026-07-01']],
  ['the last quarter but in the year before', days(fiscalPeriods(defaultFiscalCalendar, 3, { now, offset: -2, count: 1 })), ['2025-10-01', '2026-01-01']],
  ['this half-year from July', days(fiscalPeriods(july, 6, { now, offset: 0, count: 1 })), ['2026-01-01', '2026-07-01']],
  ['the second half-year of 2025', days(fiscalPeriod(july, 6, { period: 2, year: 2025 })), ['2026-01-01', '2026-07-01']],
])('%s', (_, actual, expected) => {
  expect(actual).toEqual(expected);
});

describe('in queries', () => {
  let crm: CrmUnderTest;
  beforeAll(async () => {
    crm = await startCrm();
    for (const day of ['2024-02-10', '2024-08-10', '2025-08-10']) await crm.create('seller', 'leads', { subject: day, lastname: 'x', estimatedclosedate: day });
    await crm.create('seller', 'leads', { subject: 'now', lastname: 'x', estimatedclosedate: new Date().toISOString().slice(0, 10) });
  });
  afterAll(() => crm.stop());

  const odata = async (condition: string) => rowsOf(await crm.send('seller', 'GET', `leads?$select=subject&$orderby=subject&$filter=${encodeURIComponent(`Microsoft.Dynamics.CRM.${condition}`)}`)).map((row) => row['subject']);
  const fetch = async (operator: string, values: string) => {
    const xml = `<fetch><entity name="lead"><attribute name="subject"/><order attribute="subject"/><filter><condition attribute="estimatedclosedate" operator="${operator}">${values}</condition></filter></entity></fetch>`;
    return rowsOf(await crm.send('seller', 'GET', `leads?fetchXml=${encodeURIComponent(xml)}`)).map((row) => row['subject']);
  };

  test('the calendar year and its quarters hold without settings', async () => {
    expect(await odata("InFiscalYear(PropertyName='estimatedclosedate',PropertyValue=2024)")).toEqual(['2024-02-10', '2024-08-10']);
    expect(await odata("InFiscalPeriodAndYear(PropertyName='estimatedclosedate',PropertyValue1=3,PropertyValue2=2024)")).toEqual(['2024-08-10']);
    expect(await fetch('in-fiscal-period-and-year', '<value>3</value><value>2024</value>')).toEqual(['2024-08-10']);
    expect(await fetch('in-or-before-fiscal-period-and-year', '<value>3</value><value>2024</value>')).toEqual(['2024-02-10', '2024-08-10']);
    expect(await odata("ThisFiscalYear(PropertyName='estimatedclosedate')")).toEqual(['now']);
    expect(await fetch('this-fiscal-period', '')).toEqual(['now']);
  });

  test('a year set to begin in July counts at once, for years, periods and the number of a period', async () => {
    const [organization] = rowsOf(await crm.send('admin', 'GET', 'organizations?$select=organizationid'));
    expect((await crm.send('admin', 'PATCH', `organizations(${String(organization?.['organizationid'])})`, { body: { fiscalcalendarstart: '2020-07-01T00:00:00Z', fiscalperiodtype: 2001 } })).status).toBe(204);
    expect(await odata("InFiscalYear(PropertyName='estimatedclosedate',PropertyValue=2024)")).toEqual(['2024-08-10']);
    expect(await fetch('in-fiscal-period', '<value>2</value>')).toContain('2024-02-10');
    expect(await fetch('in-fiscal-period', '<value>1</value>')).toEqual(expect.arrayContaining(['2024-08-10', '2025-08-10']));
    expect((await crm.send('seller', 'GET', "leads?$filter=Microsoft.Dynamics.CRM.InFiscalPeriod(PropertyName='estimatedclosedate',PropertyValue=3)")).status).toBe(400);
    expect((await crm.send('seller', 'GET', "leads?$filter=Microsoft.Dynamics.CRM.ThisFiscalYear(PropertyName='subject')")).status).toBe(400);
  });
});
