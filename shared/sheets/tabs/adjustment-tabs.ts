import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';
import { INDICATORS } from './values.ts';

// What the rules that adjust an institution's points at the clearing look at.

export const lastYearPointsTab = defineTab({
  name: { hant: '上年點數', hans: '上年点数' },
  optional: true,
  edits: '經辦',
  help: '各險種各機構的上年清算點數，一家機構一行，用於增長調控；首年新增的機構不填。',
  columns: {
    fund,
    institution,
    points: {
      header: { hant: '點數', hans: '点数' },
      type: 'decimal',
      unit: '點',
      required: true,
      help: '上年清算總點數。',
    },
  },
});

export const incentivesTab = defineTab({
  name: { hant: '激勵指標', hans: '激励指标' },
  optional: true,
  edits: '經辦',
  help: '清算年度的激勵指標，各險種各機構每項指標一行；兒童、高齡、分娩未填的機構按 0 人次計。',
  columns: {
    fund,
    institution,
    indicator: {
      header: { hant: '指標', hans: '指标' },
      type: 'listed',
      values: INDICATORS,
      required: true,
      help: '中醫、兒童、高齡、分娩或重點專科。',
    },
    value: {
      header: { hant: '數值', hans: '数值' },
      type: 'decimal',
      required: true,
      help: '兒童（6 歲及以下）、高齡（80 歲及以上）、分娩：人次；中醫：本年飲片帖均費用；重點專科：不小於 1 的係數，如 1.02。',
    },
    before: {
      header: { hant: '上年數值', hans: '上年数值' },
      type: 'decimal',
      help: '中醫：上年飲片帖均費用；其餘指標留空。',
    },
    document,
  },
});

export const negotiatedDrugsTab = defineTab({
  name: { hant: '國談藥', hans: '国谈药' },
  optional: true,
  edits: '經辦',
  help: '清算年度各機構住院使用國家談判藥品的金額，不含已列入創新清單的品種；多行相加。',
  columns: {
    fund,
    institution,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'money',
      unit: '元',
      required: true,
      help: '全年使用金額。',
    },
    document,
  },
});

export const innovationTab = defineTab({
  name: { hant: '創新項目', hans: '创新项目' },
  optional: true,
  edits: '經辦',
  help: '列入創新清單的藥品、服務項目與耗材的使用例數；多行相加。',
  columns: {
    fund,
    institution,
    item: { header: { hant: '項目', hans: '项目' }, type: 'text', required: true, help: '清單中的名稱。' },
    listedYear: {
      header: { hant: '列入年度', hans: '列入年度' },
      type: 'count',
      required: true,
      help: '首次列入清單的年度。',
    },
    points: {
      header: { hant: '每例點數', hans: '每例点数' },
      type: 'decimal',
      unit: '點',
      required: true,
      help: '首年每例加計的點數。',
    },
    cases: {
      header: { hant: '例數', hans: '例数' },
      type: 'count',
      required: true,
      help: '清算年度使用例數。',
    },
    document,
  },
});
