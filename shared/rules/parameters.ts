import * as kind from '../law/parameter.ts';
import type { MethodStep, SupervisionStep } from '../law/rule.ts';
import type { Fen } from '../money/fen.ts';
import { compare, type Fraction, ONE } from '../money/fraction.ts';
import { closedValue } from '../sheets/read-cell.ts';
import { LEVELS } from '../sheets/tabs/values.ts';
import { appraisalParameters } from './appraisal/parameters.ts';
import { bedDayStandardParameters } from './bed-day/parameters.ts';
import { benefitsParameters } from './benefits/parameters.ts';
import { capitationParameters } from './capitation/parameters.ts';
import { diseasePackageParameters } from './disease-package/parameters.ts';
import { equivalentsParameters } from './equivalents/parameters.ts';
import { fundBudgetParameters } from './fund-budget/parameters.ts';
import { groupPaymentParameters } from './group-payment/parameters.ts';
import { longTermCareParameters } from './long-term-care/parameters.ts';
import { negotiatedValueParameters } from './negotiated-value/parameters.ts';
import { pricePoolParameters } from './price-pool/parameters.ts';
import { procurementParameters } from './procurement/parameters.ts';
import { caseFlagParameters } from './supervision/case-flag/parameters.ts';
import { doctorPointsParameters } from './supervision/doctor-points/parameters.ts';
import { earlyWarningParameters } from './supervision/early-warning/parameters.ts';
import { indicatorParameters } from './supervision/indicator/parameters.ts';
import { riskScoreParameters } from './supervision/risk-score/parameters.ts';
import { volumeFlagParameters } from './supervision/volume-flag/parameters.ts';
import { workingCapitalParameters } from './working-capital/parameters.ts';

/** Ratios of at most 1, none above the one before. */
const declining = (parameter: kind.Parameter<readonly Fraction[]>): kind.Parameter<readonly Fraction[]> => ({
  ...parameter,
  expects: '以冒號分隔、逐年不增、不大於 1 的數，如 1:0.7:0.4；0 表示不加計',
  read: (text) => {
    const ratios = parameter.read(text);
    return ratios?.every((ratio, index) => compare(ratio, ratios[index - 1] ?? ONE) <= 0)
      ? ratios
      : undefined;
  },
});

/** Names are levels, in either script. */
const levels = (
  parameter: kind.Parameter<ReadonlyMap<string, Fraction>>,
): kind.Parameter<ReadonlyMap<string, Fraction>> => ({
  ...parameter,
  read: (text) => {
    const pairs = [...(parameter.read(text) ?? [['', ONE] as const])].map(
      ([name, value]) => [closedValue(name, LEVELS), value] as const,
    );
    return pairs.every((pair): pair is [string, Fraction] => pair[0] !== undefined)
      ? new Map(pairs)
      : undefined;
  },
});

const positive = (parameter: kind.Parameter<Fen>): kind.Parameter<Fen> => ({
  ...parameter,
  read: (text) => parameter.read(text) || undefined,
});

/** The settings of the settlement of points. */
export const POINTS_PARAMETERS = {
  'points.decimals': kind.count('病例點數小數位', '位', 0, 8),

  'case.low.ratio': kind.ratio('低倍率界限', '倍', '0', '1'),
  'case.low.inclusive': kind.yesNo('低倍率含界限本身'),
  'case.low.coefficient': kind.yesNo('低倍率乘差異係數'),
  'case.mid.on': kind.yesNo('啟用中間倍率分段'),
  'case.mid.upper': kind.ratio('中間倍率上界', '倍', '0', '1'),
  'case.mid.add': kind.ratio('中間倍率加計', '倍', '0', '1'),
  'case.mid.coefficient': kind.choice('中間倍率的差異係數', ['all', 'ratio', 'none']),
  'case.high.steps': kind.stepTable('高倍率界限（按基準點數分段）'),
  'case.high.levels': levels(kind.byName('高倍率界限（按機構等級）')),
  'case.high.inclusive': kind.yesNo('高倍率含界限本身'),
  'case.high.extra': kind.choice('高倍率追加點數', ['reviewed', 'automatic', 'none']),
  'case.high.extraCoefficient': kind.yesNo('追加點數乘差異係數'),
  'case.ungrouped.factor': kind.ratio('未入組與歧義組折算比例', '', '0', '1'),
  'case.unknownGroup': kind.choice('病組編碼不在表內時', ['finding', 'ungrouped']),
  'bedDay.coefficient': kind.yesNo('床日點數乘差異係數'),
  'readmission.days': kind.count('再入院天數', '天', 0, 365),
  'readmission.factor': kind.ratio('再入院前次住院點數比例', '', '0', '1'),
  'readmission.exempt': kind.list('再入院豁免病組'),
  'review.cap': kind.ratio('特病單議例數佔比上限', '', '0', '1'),

  'value.mode': kind.choice('點值口徑', ['gross', 'net']),
  'value.decimals': kind.count('點值小數位', '位', 0, 8),
  'value.allocation': kind.choice('應付額分配', ['exact', 'rounded']),
  'prepay.ratio': kind.ratio('月度預付比例', '', '0', '1'),
  'sharing.mode': kind.choice('結餘超支分擔方式', ['interpolate', 'budget', 'bands']),
  'sharing.retain': kind.ratio('結餘留用比例', '', '0', '1'),
  'sharing.bear': kind.ratio('超支由機構分擔比例', '', '0', '1'),
  'sharing.reserve': kind.optional(kind.money('調劑金上限')),
  'sharing.bands': kind.stepTable('分擔分段（支出÷預算:機構留用或分擔比例）'),

  'base.yearWeights': kind.weights('基準年度權重（由遠及近）'),
  'base.yearWeightMode': kind.choice('年度權重作用於', ['means', 'sums']),
  'base.trim': kind.choice('裁剪方法', ['none', 'iqr', 'ratio']),
  'base.trim.k': kind.ratio('四分位距倍數', '倍'),
  'base.trim.lower': kind.ratio('裁剪下限（對組均倍數）', '倍'),
  'base.trim.upper': kind.ratio('裁剪上限（對組均倍數）', '倍'),
  'base.minCases': kind.count('穩定病組例數須大於', '例', 0, 1_000_000),
  'base.cvMax': kind.ratio('穩定病組變異係數上限'),
  'base.deviation': kind.choice('標準差口徑', ['population', 'sample']),
  'base.bedDay.decimals': kind.count('床日基準點數小數位', '位', 2, 8),

  'coefficient.method': kind.choice('差異係數計算方法', ['none', 'hospital', 'level', 'weighted']),
  'coefficient.weight.level': kind.ratio('等級係數權重', '', '0', '1'),
  'coefficient.weight.history': kind.ratio('歷史費用係數權重', '', '0', '1'),
  'coefficient.weight.cmi': kind.ratio('CMI 係數權重', '', '0', '1'),
  'coefficient.weight.visits': kind.ratio('人次人頭比係數權重', '', '0', '1'),
  'coefficient.weight.burden': kind.ratio('個人負擔係數權重', '', '0', '1'),
  'coefficient.bound.levelLeast': kind.optional(kind.ratio('等級係數權重下限', '', '0', '1')),
  'coefficient.bound.historyMost': kind.optional(kind.ratio('歷史費用係數權重上限', '', '0', '1')),
  'coefficient.bound.cmiLeast': kind.optional(kind.ratio('CMI 係數權重下限', '', '0', '1')),
  'coefficient.floor': kind.optional(kind.ratio('差異係數下限')),
  'coefficient.cap': kind.optional(kind.ratio('差異係數上限')),

  'adjust.ungroupedDiscount': kind.ratio('QY 與 0000 組核減比例', '', '0', '1'),
  'adjust.negotiatedDrug': kind.ratio('國談藥加計比例', '', '0', '0.1'),
  'adjust.innovation': declining(kind.weights('創新項目各年加計比例（由首年起）')),
  'adjust.incentive.tcm': kind.ratio('中醫激勵斜率', '', '0', '1'),
  'adjust.incentive.children': kind.ratio('兒童激勵斜率', '', '0', '1'),
  'adjust.incentive.elderly': kind.ratio('高齡激勵斜率', '', '0', '1'),
  'adjust.incentive.deliveries': kind.ratio('分娩激勵斜率', '', '0', '1'),
  'adjust.incentive.specialty': kind.yesNo('啟用重點專科係數'),
  'adjust.incentive.cap': kind.ratio('各項激勵點數上限（佔機構點數）', '', '0', '1'),
  'adjust.growth.cut': kind.ratio('增長超同級均值核減比例', '', '0', '0.3'),
  'adjust.growth.reward': kind.ratio('增長低於同級均值獎勵比例', '', '0', '0.2'),
  'adjust.growth.excess': kind.choice('超增點數口徑', ['pointsAboveMean', 'pointsTimesDifference']),
  'adjust.growth.always': kind.yesNo('未超支時也做增長調控'),
} as const;

/** The settings of the other payment methods. */
export const METHOD_PARAMETERS = {
  appraisal: appraisalParameters,
  fundBudget: fundBudgetParameters,
  capitation: capitationParameters,
  bedDayStandard: bedDayStandardParameters,
  diseasePackage: diseasePackageParameters,
  negotiatedValue: negotiatedValueParameters,
  equivalents: equivalentsParameters,
  procurement: procurementParameters,
  pricePool: pricePoolParameters,
  groupPayment: groupPaymentParameters,
  workingCapital: workingCapitalParameters,
  benefits: benefitsParameters,
  longTermCare: longTermCareParameters,
} as const satisfies Record<MethodStep, Readonly<Record<string, unknown>>>;

/** The thresholds and weights of the supervision. */
export const SUPERVISION_PARAMETERS = {
  caseFlag: caseFlagParameters,
  volumeFlag: volumeFlagParameters,
  doctorPoints: doctorPointsParameters,
  indicator: indicatorParameters,
  riskScore: riskScoreParameters,
  earlyWarning: earlyWarningParameters,
} as const satisfies Record<SupervisionStep, Readonly<Record<string, unknown>>>;

/**
 * Every setting a programme of rules reads, by the dotted key of the 參數 tab (contract.md). A scheme gives each
 * a dated, cited value (shared/regions); the 參數 tab overrides it for one pooling area.
 */
export const SCHEME_PARAMETERS = {
  ...POINTS_PARAMETERS,
  ...appraisalParameters,
  ...fundBudgetParameters,
  ...capitationParameters,
  ...bedDayStandardParameters,
  ...diseasePackageParameters,
  ...negotiatedValueParameters,
  ...equivalentsParameters,
  ...procurementParameters,
  ...pricePoolParameters,
  ...groupPaymentParameters,
  ...workingCapitalParameters,
  ...benefitsParameters,
  ...longTermCareParameters,
  ...caseFlagParameters,
  ...volumeFlagParameters,
  ...doctorPointsParameters,
  ...indicatorParameters,
  ...riskScoreParameters,
  ...earlyWarningParameters,
} as const;

/** What the workbook alone can say. */
export const AREA_PARAMETERS = {
  'region.code': kind.optional(kind.verbatim('統籌區行政區劃代碼')),
  'region.name': kind.optional(kind.verbatim('統籌區名稱')),
  year: kind.count('結算年度', '年', 2000, 2099),
  scheme: kind.text('方案'),
  'area.meanCost': {
    ...kind.optional(positive(kind.money('全部病組次均費用 c̄'))),
    expects: '大於 0 的金額，最多兩位小數；有歷史病例時可以留空',
  },
  locale: kind.optional(kind.choice('工作簿文字', ['zh-Hant', 'zh-Hans'])),
} as const;

type Values<D> = { readonly [K in keyof D]: kind.ParameterValue<D[K]> };

export type SchemeKey = keyof typeof SCHEME_PARAMETERS;
export type AreaKey = keyof typeof AREA_PARAMETERS;

/** The values a programme runs on. */
export type SchemeParameters = Values<typeof SCHEME_PARAMETERS>;
export type AreaParameters = Values<typeof AREA_PARAMETERS>;
export type Parameters = SchemeParameters & AreaParameters;

/** Settings that decide the class or the points of a case: a digest is only good for the values it was made with. */
export const decidesCases = (key: string): boolean =>
  /^(points|case|bedDay|readmission)\.|^area\.meanCost$|^adjust\.ungroupedDiscount$/.test(key);
