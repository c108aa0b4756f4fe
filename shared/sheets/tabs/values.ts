import type { BothScripts } from '../column.ts';

const both = <const T extends string>(hant: T, hans: string = hant): BothScripts & { readonly hant: T } => ({
  hant,
  hans,
});

/** Closed values (contract.md). Data and results carry the Traditional form. */
export const FUNDS = [both('職工', '职工'), both('居民')] as const;
export const LEVELS = [
  both('三級', '三级'),
  both('二級', '二级'),
  both('一級', '一级'),
  both('社區', '社区'),
] as const;
export const CREDIT_CLASSES = [both('A'), both('B'), both('C')] as const;
export const GROUP_KINDS = [
  both('一般'),
  both('非穩定', '非稳定'),
  both('床日'),
  both('歧義', '歧义'),
  both('未入組', '未入组'),
] as const;
export const HOME_AREAS = [both('本地'), both('省內異地', '省内异地'), both('跨省異地', '跨省异地')] as const;
export const DECISIONS = [
  both('追加點數', '追加点数'),
  both('核定點數', '核定点数'),
  both('按項目', '按项目'),
  both('不予支付'),
] as const;
export const YES_NO = [both('是'), both('否')] as const;
export const COMPONENTS = [
  both('CMI'),
  both('人次人頭比', '人次人头比'),
  both('個人負擔', '个人负担'),
] as const;
export const INDICATORS = [
  both('中醫', '中医'),
  both('兒童', '儿童'),
  both('高齡', '高龄'),
  both('分娩'),
  both('重點專科', '重点专科'),
] as const;

type Value<L extends readonly { hant: string }[]> = L[number]['hant'];
export type Fund = Value<typeof FUNDS>;
export type Level = Value<typeof LEVELS>;
export type GroupKind = Value<typeof GROUP_KINDS>;
export type DecisionKind = Value<typeof DECISIONS>;
export type Component = Value<typeof COMPONENTS>;
export type Indicator = Value<typeof INDICATORS>;
