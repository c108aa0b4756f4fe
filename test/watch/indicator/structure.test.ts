import { describe, expect, it } from 'vitest';
import { indicatorPart } from '../../../shared/watch/parts/indicator.ts';
import { data, rows, rowsOf, sheetOf, WATCHED, watchPart } from './county.ts';

const YEAR = await watchPart(indicatorPart, { cases: WATCHED });

describe('病種結構', () => {
  it('weighs the classes of disease by cases and by charges', () => {
    expect(rowsOf(YEAR, '病種結構', 'classes')).toEqual([
      {
        class: 'F',
        cases: '3',
        caseShare: '0.5',
        total: '30000.00',
        totalShare: '0.71428571',
        mean: '10000.00',
      },
      {
        class: 'B',
        cases: '3',
        caseShare: '0.5',
        total: '12000.00',
        totalShare: '0.28571429',
        mean: '4000.00',
      },
    ]);
    expect(rowsOf(YEAR, '病種結構', 'classYears')).toEqual([]);
    expect(
      rowsOf(YEAR, '病種結構', 'consortiumClasses').map(({ party, class: code }) => [party, code]),
    ).toEqual([
      ['G1', 'F'],
      ['G1', 'B'],
      ['G2', 'F'],
      ['G2', 'B'],
    ]);
  });

  it('sets the years beside each other where they are given', async () => {
    const years = await watchPart(indicatorPart, {
      params: { 'watch.spectrum.top': '1' },
      tabs: {
        病種歷年: rows(`
年度,疾病大類,例數,總費用
2024,F,10,600
2024,b,10,400
2021,F,5,50
2021,G,5,150`),
      },
    });
    expect(rowsOf(years, '病種結構', 'classYears')).toEqual([
      { class: 'B', y2021: '0', y2024: '0.4', y2025: '0.28571429' },
      { class: 'F', y2021: '0.25', y2024: '0.6', y2025: '0.71428571' },
      { class: 'G', y2021: '0.75', y2024: '0', y2025: '0' },
    ]);
    expect(rowsOf(years, '病種結構', 'groups').map(({ group }) => group)).toEqual(['FA1']);
    expect(sheetOf(years, '病種結構').tables.find(({ key }) => key === 'groups')?.notes).toEqual([
      '共 2 個病組，列出 1 個；佔比以全部病例計。',
    ]);
  });
});

describe('費用結構', () => {
  it('divides the charges, and comes to all of them', () => {
    const [drugs, tests, rest] = rowsOf(YEAR, '費用結構', 'area');
    expect(drugs).toMatchObject({
      amount: '17640.00',
      share: '0.42',
      reference: '0.35',
      above: '0.07',
      lit: '紅',
    });
    expect(tests).toMatchObject({
      amount: '11760.00',
      share: '0.28',
      reference: '0.3',
      above: '-0.02',
      lit: '綠',
    });
    expect(rest).toEqual({ part: '其餘', amount: '12600.00', share: '0.3' });
    const { totals } = sheetOf(YEAR, '費用結構').tables.find(({ key }) => key === 'area')!;
    expect(totals?.cells['amount']).toBe(4_200_000n);
    expect(rowsOf(YEAR, '費用結構', 'ownPaid')).toMatchObject([{ part: '自費', amount: '3100.00' }]);
  });

  it('shows a share that was typed without an amount', async () => {
    const typed = await watchPart(indicatorPart, {
      tabs: data('藥品佔比,,,2025,,0.42,', '自費率,,,2025,,0.11,'),
    });
    expect(rowsOf(typed, '費用結構', 'area')).toEqual([
      { part: '藥品', share: '0.42', reference: '0.35', above: '0.07', lit: '紅' },
      { part: '其餘', share: '0.58' },
    ]);
    expect(rowsOf(typed, '費用結構', 'ownPaid')).toMatchObject([{ part: '自費', share: '0.11', lit: '黃' }]);
  });

  it('is each party’s own', () => {
    const parties = rowsOf(YEAR, '費用結構', 'parties');
    expect(parties.map(({ party, drugs, drugsLit }) => [party, drugs, drugsLit])).toEqual([
      ['G1', '0.43043478', '紅'],
      ['G2', '0.36666667', '黃'],
      ['C1', '0.3', '綠'],
      ['C2', '0.3', '綠'],
      ['H1', '0.45', '紅'],
      ['H2', '0.4', '紅'],
      ['P1', '0.56', '紅'],
    ]);
  });
});
