import { describe, expect, it } from 'vitest';
import { settleMethods } from '../../shared/settle/methods/settle-methods.ts';
import { stepText } from '../rules/scheme-facts.ts';
import { AGREEMENTS, NEGOTIATED, PARAMS, PROPOSALS } from './negotiated-county.ts';
import { rowsOf, type SettledTabs, settleTabs, statementOf, tableOf, toldByCode } from './workbook.ts';

const settled = (tabs: Parameters<typeof settleTabs>[0], params = {}) =>
  settleTabs({ ...NEGOTIATED, ...tabs }, '2025', { ...PARAMS, ...params });

/** `H1 職工 -375.00`: institution, columns, in the order of the table. */
const lines = (county: SettledTabs, key: string, ...columns: string[]) =>
  rowsOf(statementOf(county, 'negotiatedValue'), key).map((row) =>
    columns.map((column) => row[column]).join(' '),
  );

describe('談判相對價值', () => {
  it('puts in force, proposed and agreed values beside each other', async () => {
    const county = await settled({
      談判建議: PROPOSALS('GA,H1,132', 'GA,H2,110', 'GD,C1,3.9'),
      談判結果: AGREEMENTS('GA,120,瑞醫保〔2025〕3號', 'GB,66,瑞醫保〔2025〕4號'),
    });
    expect(toldByCode(county.findings)).toEqual(['NEGOTIATED_AGREED_DIFFERS 談判結果!B3']);
    expect(county.findings[0]!.message).toBe(
      '病組「GB」議定 66.0000 點，病組表現行 60.0000 點，議定值尚未用於結算。',
    );
    expect(lines(county, 'groups', 'group', 'inForce', 'proposals', 'agreed', 'change', 'state')).toEqual([
      'GA 120.0000 2 120.0000 0 已填入病組表',
      'GB 60.0000 0 66.0000 0.1 未填入病組表',
      'GD 2.6000 1   未議定',
    ]);
  });

  // Residents: G = 20,000 + 9,900 = 29,900 over 120 + 94 (GU) | 60 | 26 points; employees 13,500 + 4,500 = 18,000 over 60 | 120.
  it('gives each proposal’s effect on every institution, the pool’s money unchanged', async () => {
    const county = await settled({ 談判建議: PROPOSALS('GA,H1,132', 'GD,C1,3.9') });
    expect(lines(county, 'effects', 'group', 'proposed', 'institution', '居民', '職工', 'effect')).toEqual([
      'GA 132.0000 C1 -99.66 0.00 -99.66', // 29,900 × (26/312 − 26/300) = 2,491.67 − 2,591.33
      'GA 132.0000 H1 329.66 -375.00 -45.34', // 21,658.33 − 21,328.67; 5,625 − 6,000
      'GA 132.0000 H2 -230.00 375.00 145.00', // 5,750 − 5,980; 12,375 − 12,000
      'GD 3.9000 C1 1134.23 0.00 1134.23', // 39/313 of 29,900 = 3,725.56
      'GD 3.9000 H1 -885.86 0.00 -885.86',
      'GD 3.9000 H2 -248.37 0.00 -248.37',
    ]);
    expect(tableOf(statementOf(county, 'negotiatedValue'), 'effects').totals!.cells).toEqual({
      職工: 0n,
      居民: 0n,
      effect: 0n,
    });
    expect(lines(county, 'proposals', 'group', 'institution', 'inForce', 'proposed', 'effect')).toEqual([
      'GA H1 120.0000 132.0000 -45.34',
      'GD C1 2.6000 3.9000 1134.23',
    ]);
  });

  it('gives the effect of all agreed values together', async () => {
    const county = await settled({ 談判結果: AGREEMENTS('GA,132,號', 'GB,30,號') });
    // Residents: H1 132 + 94, H2 30, C1 26 of 282; employees: H1 30, H2 132 of 162.
    const columns = ['fund', 'institution', 'pointsBefore', 'pointsAfter', 'before', 'after', 'effect'];
    expect(lines(county, 'agreed', ...columns)).toEqual([
      '職工 H1 60.0000 30.0000 6000.00 3333.33 -2666.67',
      '職工 H2 120.0000 132.0000 12000.00 14666.67 2666.67',
      '居民 C1 26.0000 26.0000 2591.33 2756.74 165.41',
      '居民 H1 214.0000 226.0000 21328.67 23962.41 2633.74',
      '居民 H2 60.0000 30.0000 5980.00 3180.85 -2799.15',
    ]);
    expect(tableOf(statementOf(county, 'negotiatedValue'), 'agreed').totals!.cells).toMatchObject({
      before: 4_790_000n,
      after: 4_790_000n,
    });
  });

  it('leaves the settlement as it is', async () => {
    const without = await settled({});
    const county = await settled({ 談判結果: AGREEMENTS('GA,240,號'), 談判建議: PROPOSALS('GB,H1,1') });
    expect(county.settlement!.institutions).toEqual(without.settlement!.institutions);
    expect(statementOf(county, 'negotiatedValue').entitlements).toEqual([]);
    const shares = new Map(
      without.settlement!.institutions.map((line) => [`${line.fund} ${line.code}`, line]),
    );
    for (const { cells } of tableOf(statementOf(county, 'negotiatedValue'), 'agreed').rows) {
      expect(cells['before']).toBe(shares.get(`${cells['fund']} ${cells['institution']}`)!.gross);
    }
  });

  it('moves nothing by a null proposal', async () => {
    const county = await settled({ 談判建議: PROPOSALS('GA,H1,120.0000') });
    expect(lines(county, 'effects', 'institution')).toEqual([]);
    expect(lines(county, 'proposals', 'effect')).toEqual(['0.00']);
  });

  it('counts equal proposals of several institutions as one', async () => {
    const county = await settled({ 談判建議: PROPOSALS('GA,H1,132', 'GA,H2,132.00') });
    expect(lines(county, 'effects', 'institution')).toEqual(['C1', 'H1', 'H2']);
    expect(lines(county, 'proposals', 'institution', 'effect')).toEqual(['H1 -45.34', 'H2 145.00']);
  });

  it('reads relative values as hundredths of base points', async () => {
    const points = await settled({ 談判建議: PROPOSALS('GA,H1,132') });
    const relative = await settled({ 談判建議: PROPOSALS('GA,H1,1.32') }, { 'negotiated.unit': 'relative' });
    expect(rowsOf(statementOf(relative, 'negotiatedValue'), 'effects')).toEqual(
      rowsOf(statementOf(points, 'negotiatedValue'), 'effects'),
    );
  });

  it('does not weigh what is not paid by points: an unstable group, a case paid by item', async () => {
    const county = await settled({
      特病單議: [
        ['病例號', '結論', '數值', '文號'],
        ['K1', '按項目', '', '單議〔2025〕1號'],
      ],
      談判建議: PROPOSALS('GA,H1,132'),
    });
    expect(lines(county, 'effects', 'institution', '居民', '職工')).toEqual([
      'H1 0.00 -375.00',
      'H2 0.00 375.00',
    ]);
  });

  it('says that cases with fixed points cannot be told apart', async () => {
    const county = await settled({
      特病單議: [
        ['病例號', '結論', '數值', '文號'],
        ['K1', '核定點數', '150', '單議〔2025〕1號'],
      ],
      談判建議: PROPOSALS('GA,H1,132'),
    });
    const notes = tableOf(statementOf(county, 'negotiatedValue'), 'groups').notes!;
    expect(notes.at(-1)).toMatch(/^池內特病單議 1 例/);
  });

  it('shows the points computed from reference cases beside those in force', async () => {
    const county = await settled({
      歷史病例: [
        ['年度', '機構', '病組', '總費用'],
        ['2024', 'H1', 'GA', '15000'],
        ['2024', 'H1', 'GB', '5000'],
      ],
      談判建議: PROPOSALS('GA,H1,132'),
    });
    // c̄ = 10,000; the 病組 tab's own 120 stays in force.
    expect(lines(county, 'groups', 'computed', 'inForce')).toEqual(['150.0000 120.0000']);
  });

  it('has no statement for a month', async () => {
    const county = await settleTabs({ ...NEGOTIATED, 談判建議: PROPOSALS('GA,H1,132') }, '2025-01', PARAMS);
    expect(county.settlement!.statements).toEqual([]);
  });

  it('shows a leader only the own institutions’ effects', async () => {
    const county = await settled({ 談判建議: PROPOSALS('GA,H1,132') });
    const owners = tableOf(statementOf(county, 'negotiatedValue'), 'effects').rows.map(({ owner }) => owner);
    expect(owners).toEqual(['C1', 'H1', 'H2'].map((code) => ({ kind: 'institution', code })));
  });

  it('tells how an effect came about, from the points of the group to the shares', async () => {
    const county = await settled({ 談判建議: PROPOSALS('GA,H1,132') });
    const told: string[] = [];
    const { area, settlement } = county;
    settleMethods(
      area!,
      county.digest!.cells,
      settlement!,
      settlement!.period,
      () => {},
      () => (place) => (step) => told.push(`${Object.values(place).join(' ')}: ${stepText(step)}`),
    );
    expect(told.filter((line) => line.startsWith('effects GA 132 H1 居民'))).toEqual([
      'effects GA 132 H1 居民: negotiated-group-points: p × P′ ÷ P; p 120, P 120, P′ 132 → 132',
      'effects GA 132 H1 居民: negotiated-effect: trunc(G × p′ ÷ Σp′) + u′ − trunc(G × p ÷ Σp) − u; ' +
        'G 29900, p 214, Σp 300, u 0.01, p′ 226, Σp′ 312, u′ 0 → 329.66',
    ]);
    expect(told).toContain('proposals GA H1 proposed: negotiated-base-points: v; v 132 → 132');
  });
});
