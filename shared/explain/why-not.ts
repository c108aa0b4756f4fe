import { exactDecimal, formatUnits } from '../money/decimal-text.ts';
import { compare, type Fraction } from '../money/fraction.ts';
import { roundTo } from '../money/round.ts';
import { type CaseFacts, costRatio, isGeneral } from '../rules/case/facts.ts';
import { upperMultiple } from '../rules/case/high.ts';
import { belowLowLimit } from '../rules/case/low.ts';

type Reason = (facts: CaseFacts) => string;

/** A ratio to six decimals, marked where that is not all of it: a limit is compared exactly. */
export const ratioText = (value: Fraction): string => {
  const exact = exactDecimal(value);
  return exact !== undefined && exact.length < 12 ? exact : `${formatUnits(roundTo(value, 6), 6)}…`;
};

const kindText: Reason = ({ group }) =>
  group ? `病組 ${group.code} 的類型為「${group.kind}」` : '病組編碼不在病組表內';

const notGeneral: Reason = (facts) => `${kindText(facts)}，不是一般病組，沒有倍率`;

/** Why a class that was tried did not apply, by the id of its rule. */
export const WHY_NOT: Readonly<Record<string, Reason>> = {
  'case-bed-day': (facts) => `${kindText(facts)}，不是床日`,
  'case-ungrouped': (facts) => `${kindText(facts)}，不是未入組或歧義`,
  'case-unstable': (facts) => `${kindText(facts)}，不是非穩定`,
  'case-low': (facts) => {
    if (!isGeneral(facts)) return notGeneral(facts);
    const { params } = facts;
    const limit = ratioText(params['case.low.ratio']);
    if (belowLowLimit(facts)) return `倍率在低倍率界限 ${limit} 之內，但日間手術病例不作低倍率`;
    const beyond = params['case.low.inclusive'] ? '高於' : '不低於';
    return `倍率 ${ratioText(costRatio(facts))} ${beyond}低倍率界限 ${limit}`;
  },
  'case-mid': (facts) => {
    const { params } = facts;
    if (!params['case.mid.on']) return '本次未啟用中間倍率分段';
    if (!isGeneral(facts)) return notGeneral(facts);
    const [from, to] = [params['case.low.ratio'], params['case.mid.upper']];
    return `倍率 ${ratioText(costRatio(facts))} 不在 ${ratioText(from)} 與 ${ratioText(to)} 之間（不含前者，含後者）`;
  },
  'case-high': (facts) => {
    if (!isGeneral(facts)) return notGeneral(facts);
    const limit = upperMultiple(facts);
    if (!limit) return '這一病組沒有高倍率界限';
    const r = costRatio(facts);
    const equal = compare(r, limit) === 0 ? '，而界限本身不算在內' : '';
    return `倍率 ${ratioText(r)} 未到高倍率界限 ${ratioText(limit)}${equal}`;
  },
  'case-normal': notGeneral,
};
