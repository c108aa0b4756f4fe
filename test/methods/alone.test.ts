import { describe, expect, test } from 'vitest';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { APPRAISAL } from './appraisal-county.ts';
import { AREA, settleTabs, told } from './workbook.ts';

describe('a workbook without points', () => {
  test('settles its methods alone and asks for no tab of points', async () => {
    const { settlement, findings } = await settleTabs(APPRAISAL, '2025');
    expect(told(findings).filter((line) => line.includes('TAB_MISSING'))).toEqual([]);
    expect(settlement!.pools).toEqual([]);
    expect(settlement!.institutions).toEqual([]);
    expect(settlement!.statements.map(({ method }) => method)).toContain('appraisal');
  });

  test('a budget for 住院 wants points, and so their tabs', async () => {
    const budget = [
      ['險種', '項目', '金額', '文號'],
      ['居民', '住 院', '100000', '預〔2025〕1號'],
    ];
    const { settlement, findings } = await settleTabs({ ...APPRAISAL, 預算: budget }, '2025');
    expect(settlement).toBeUndefined();
    expect(told(findings)).toEqual(expect.arrayContaining(['病例! TAB_MISSING', '病組! TAB_MISSING']));
  });

  test('without any method the tabs of points are missed as ever', async () => {
    const { findings } = await settleTabs({}, '2025');
    expect(told(findings)).toContain('病例! TAB_MISSING');
  });

  test('a month for which no method has a statement is refused (PERIOD_WITHOUT_STATEMENTS)', async () => {
    const { settlement, findings } = await settleTabs(APPRAISAL, '2025-03');
    expect(settlement).toBeUndefined();
    expect(told(findings)).toContain('參數! PERIOD_WITHOUT_STATEMENTS');
  });

  test('its statements are part of what is stored and hashed, as texts', async () => {
    const { settlement } = await settleTabs(APPRAISAL, '2025');
    const { statements } = settlementFigures(settlement!);
    expect(JSON.parse(JSON.stringify(statements))).toEqual(statements);
    expect(statements!.flatMap(({ tables }) => tables).flatMap(({ rows }) => rows).length).toBeGreaterThan(
      10,
    );
  });
});

describe('a code of 機構或醫共體', () => {
  const values = APPRAISAL['考核數據']!;
  const stranger = [...values, [values[1]![0]!, 'X9', values[1]![2]!, '1', '考〔2025〕1號']];

  test('that is in neither tab is told at its cell (PARTY_UNKNOWN)', async () => {
    const { settlement, findings } = await settleTabs({ ...APPRAISAL, 考核數據: stranger }, '2025');
    expect(settlement).toBeUndefined();
    expect(told(findings)).toContain(`考核數據!B${stranger.length} PARTY_UNKNOWN`);
  });

  test('that is in both is told (PARTY_AMBIGUOUS)', async () => {
    const consortia = [...AREA['醫共體']!, ['X9', '第九醫共體', '']];
    const institutions = [...AREA['機構']!, ['X9', '第九醫院', '二級', '', '否', 'B']];
    const tabs = { ...APPRAISAL, 考核數據: stranger, 醫共體: consortia, 機構: institutions };
    const { findings } = await settleTabs(tabs, '2025');
    expect(told(findings)).toContain(`考核數據!B${stranger.length} PARTY_AMBIGUOUS`);
    expect(findings.map(({ code }) => code)).toContain('PARTY_AMBIGUOUS');
  });
});
