import { describe, expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

const VOLUMES = [
  '批次',
  '險種',
  '機構',
  '品種',
  '約定採購量',
  '集採前加權均價',
  '基金佔比',
  '實際基金支出',
  '文號',
];
const APPRAISALS = ['批次', '機構', '考核係數', '文號'];
const volume = (text: string) => text.split(',');

const settled = async (
  volumes: readonly string[],
  appraisals: readonly string[],
  params: Record<string, string> = {},
  more: Tabs = {},
) => {
  const tabs = {
    集採用量: [VOLUMES, ...volumes.map(volume)],
    集採考核: [APPRAISALS, ...appraisals.map(volume)],
    ...more,
  };
  const { findings, settlement } = await settleTabs(tabs, '2025', params);
  expect(settlement).toBeUndefined();
  return findings
    .filter(({ severity }) => severity === 'block')
    .map(({ code, where, message, remedy }) => `${code} ${placeText(where)} ${message}${remedy}`);
};

const GOOD = '第七批,職工,H1,甲藥,100,2.5,0.6,10,示';

describe('集採結餘留用 refuses', () => {
  it('shares and coefficients above one', async () => {
    expect(await settled(['第七批,職工,H1,甲藥,100,2.5,60,10,示'], ['第七批,H1,95,示'])).toEqual([
      'PROCUREMENT_SHARE 集採用量!G2 基金佔比為 60，大於 1。請填 0 至 1 之間的數，如 60% 填 0.6。',
      'PROCUREMENT_COEFFICIENT 集採考核!C2 考核係數為 95，大於 1。請填 0 至 1 之間的數；合格得滿分的為 1。',
    ]);
  });

  it('a product or a coefficient twice, however its batch is typed', async () => {
    const twice = ['第七批,H1,1,示', '第 七批,H1,0.9,示'];
    expect(await settled([GOOD, '第七批 ,職工,H1,甲藥,1,1,0.5,1,示'], twice)).toEqual([
      'PROCUREMENT_ITEM_TWICE 集採用量!D3 品種「甲藥」在同一批次、機構、險種出現兩次，另一處在第 2 行。請合併為一行。',
      'CODE_DUPLICATE 集採考核!B3 「機構」H1 重複，另一處在第 2 行。請只保留一行。',
    ]);
  });

  it('a batch without a coefficient, told once for each institution', async () => {
    const volumes = [GOOD, '第七批,職工,H1,乙藥,1,1,0.5,1,示', '第八批,居民,H1,甲藥,1,1,0.5,1,示'];
    expect(await settled(volumes, ['第八批,H1,1,示'])).toEqual([
      'PROCUREMENT_APPRAISAL_MISSING 集採用量!C2 機構「H1」在批次「第七批」沒有考核係數。請在集採考核表補上，或修改參數 procurement.appraisal.by。',
    ]);
  });

  it('a score without a plan, and an institution that the plan did not appraise', async () => {
    const by = { 'procurement.appraisal.by': 'score' };
    expect(await settled([GOOD], [], by)).toEqual([
      expect.stringContaining('PARAMETER_NOT_TOGETHER 參數!- 參數「procurement.appraisal.plan」'),
    ]);
    const plan = { ...by, 'procurement.appraisal.plan': '集採' };
    expect(await settled([GOOD], [], plan)).toEqual([
      expect.stringContaining('PARAMETER_NOT_TOGETHER 參數!B5'),
    ]);
    const appraised: Tabs = {
      考核方案: [['方案', '滿分', '合格線', '兌現方式', '文號'], volume('集採,100,60,,示9')],
      考核指標: [
        volume('方案,指標,方向,計分方式,權重,目標值,零分值,分段,不含本數,一票否決'),
        volume('集採,完成率,越高越好,線性,100,100,,,,'),
      ],
      考核數據: [volume('方案,機構或醫共體,指標,數值,文號'), volume('集採,H2,完成率,95,示9')],
    };
    expect(await settled([GOOD, '第七批,職工,H2,甲藥,1,1,0.5,1,示'], [], plan, appraised)).toEqual([
      'PROCUREMENT_SCORE_MISSING 集採用量!C2 機構「H1」在考核方案「集採」沒有得分。請在考核數據表補上該機構的數值。',
    ]);
  });

  it('a ratio above 50 %', async () => {
    const [found] = await settled([GOOD], ['第七批,H1,1,示'], { 'procurement.retain': '0.6' });
    expect(found).toMatch(/^PARAMETER_VALUE 參數!B4 .*集採結餘留用比例.*「0\.6」無效.*0 至 0\.5 之間的數/);
  });

  it('an institution that is not there', async () => {
    expect(await settled(['第七批,職工,H9,甲藥,100,2.5,0.6,10,示'], [])).toEqual([
      expect.stringContaining('INSTITUTION_UNKNOWN 集採用量!C2'),
    ]);
  });
});
