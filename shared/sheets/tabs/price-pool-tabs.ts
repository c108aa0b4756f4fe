import { defineTab } from '../tab.ts';
import { document, party } from './common-columns.ts';

// What 調價資金池 is settled from.

export const POOL_ENTRIES = [
  { hant: '上期結轉', hans: '上期结转' },
  { hant: '其他增減', hans: '其他增减' },
] as const;
export const SAVING_KINDS = [
  { hant: '藥品', hans: '药品' },
  { hant: '耗材', hans: '耗材' },
] as const;
export const DIRECTIONS = [
  { hant: '不升', hans: '不升' },
  { hant: '不降', hans: '不降' },
] as const;

const entriesTab = defineTab({
  name: { hant: '調價池結轉', hans: '调价池结转' },
  optional: true,
  edits: '覆核',
  help: '調價資金池的上期結轉與有文號的其他增減。',
  columns: {
    kind: {
      header: { hant: '類別', hans: '类别' },
      type: 'listed',
      values: POOL_ENTRIES,
      required: true,
      help: '上期結轉或其他增減；上期結轉只填一行。',
    },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '減少為負。',
    },
    document,
  },
});

const savingsTab = defineTab({
  name: { hant: '藥耗節約', hans: '药耗节约' },
  optional: true,
  edits: '經辦',
  help: '藥品與耗材費用比基準少用的部分，即騰出的調價空間；多用的照減。',
  columns: {
    party,
    kind: {
      header: { hant: '類別', hans: '类别' },
      type: 'listed',
      values: SAVING_KINDS,
      required: true,
      help: '藥品或耗材。',
    },
    base: {
      header: { hant: '基準費用', hans: '基准费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '按調價前的使用水平，本期服務量應有的費用。',
    },
    actual: {
      header: { hant: '實際費用', hans: '实际费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '本期實際費用。',
    },
    document,
  },
});

const pricesTab = defineTab({
  name: { hant: '服務調價', hans: '服务调价' },
  optional: true,
  edits: '覆核',
  help: '調整價格的醫療服務項目，每項一行；提價用去資金池，降價回到資金池。',
  columns: {
    code: {
      header: { hant: '項目編碼', hans: '项目编码' },
      type: 'identifier',
      required: true,
      help: '醫療服務價格項目編碼，不重複。',
    },
    name: {
      header: { hant: '項目名稱', hans: '项目名称' },
      type: 'text',
      required: true,
      help: '醫療服務價格項目名稱。',
    },
    before: {
      header: { hant: '原價', hans: '原价' },
      type: 'money',
      unit: '元',
      required: true,
      help: '調整前的價格。',
    },
    after: {
      header: { hant: '新價', hans: '新价' },
      type: 'money',
      unit: '元',
      required: true,
      help: '調整後的價格。',
    },
    volume: {
      header: { hant: '服務量', hans: '服务量' },
      type: 'count',
      required: true,
      help: '測算所用的本年服務量；年中調價的只計調價後的月份。',
    },
    document,
  },
});

const indicatorsTab = defineTab({
  name: { hant: '調價監測', hans: '调价监测' },
  optional: true,
  edits: '經辦',
  help: '調價前後的監測考核指標，每個機構或醫共體每項一行。',
  columns: {
    indicator: {
      header: { hant: '指標', hans: '指标' },
      type: 'text',
      required: true,
      help: '本地監測方案中的名稱，如「均次費用」。',
    },
    party: { header: party.header, type: party.type, help: '全統籌區的指標留空。' },
    before: {
      header: { hant: '調價前', hans: '调价前' },
      type: 'decimal',
      required: true,
      help: '調價前的數值。',
    },
    after: {
      header: { hant: '調價後', hans: '调价后' },
      type: 'decimal',
      required: true,
      help: '調價後的數值。',
    },
    direction: {
      header: { hant: '方向', hans: '方向' },
      type: 'listed',
      values: DIRECTIONS,
      required: true,
      help: '不升：不得高於目標值；不降：不得低於目標值。',
    },
    target: {
      header: { hant: '目標值', hans: '目标值' },
      type: 'decimal',
      help: '留空為調價前的數值。',
    },
  },
});

export const pricePoolTabs = {
  pricePoolEntries: entriesTab,
  priceSavings: savingsTab,
  servicePrices: pricesTab,
  priceIndicators: indicatorsTab,
} as const;
