import { exactDecimal, formatUnits } from '../money/decimal-text.ts';
import { compare, type Fraction } from '../money/fraction.ts';
import { roundTo } from '../money/round.ts';
import { type CaseFacts, costRatio, isGeneral } from '../rules/case/facts.ts';
import { upperMultiple } from '../rules/case/high.ts';
import { belowLowLimit } from '../rules/case/low.ts';

/** Where the things stand that decide upon the class of a case, in words. */
export interface ClassPlaces {
  readonly kind: string;
  readonly daySurgery: string;
  readonly low: string;
  readonly midOn: string;
  readonly mid: string;
  readonly upper: string;
}

type Reason = (facts: CaseFacts, at: ClassPlaces) => string;

/** Why a class applied to a case that it was the first to apply to, and why it did not to another. */
export interface ClassReasons {
  readonly applies: Reason;
  readonly declines: Reason;
}

/** A ratio to six decimals, marked where that is not all of it: a limit is compared exactly. */
export const ratioText = (value: Fraction): string => {
  const exact = exactDecimal(value);
  return exact !== undefined && exact.length < 12 ? exact : `${formatUnits(roundTo(value, 6), 6)}…`;
};

const ownRatio = (facts: CaseFacts): string => `倍率 ${ratioText(costRatio(facts))}`;

const kindText: Reason = ({ group }, { kind }) =>
  group ? `病組 ${group.code} 的類型為「${group.kind}」［${kind}］` : '病組編碼不在病組表內';

const ofKind: ClassReasons = { applies: kindText, declines: kindText };

const notGeneral: Reason = (facts, at) => `${kindText(facts, at)}，只有一般病組才有倍率`;

/** For the classes that only a general group has. */
const ofGeneral =
  (declines: Reason): Reason =>
  (facts, at) =>
    isGeneral(facts) ? declines(facts, at) : notGeneral(facts, at);

const lowLimit: Reason = ({ params }, { low }) =>
  `低倍率界限 ${ratioText(params['case.low.ratio'])}［${low}］`;

const lowReasons: ClassReasons = {
  applies: (facts, at) => {
    const within = facts.params['case.low.inclusive'] ? '不高於' : '低於';
    return `${ownRatio(facts)} ${within}${lowLimit(facts, at)}`;
  },
  declines: ofGeneral((facts, at) => {
    if (belowLowLimit(facts)) return `日間手術病例不作低倍率［${at.daySurgery}］`;
    const beyond = facts.params['case.low.inclusive'] ? '高於' : '不低於';
    return `${ownRatio(facts)} ${beyond}${lowLimit(facts, at)}`;
  }),
};

const band: Reason = ({ params }, { low, mid }) =>
  `${ratioText(params['case.low.ratio'])}［${low}］與 ${ratioText(params['case.mid.upper'])}［${mid}］之間（不含前者，含後者）`;

const midReasons: ClassReasons = {
  applies: (facts, at) => `${ownRatio(facts)} 在 ${band(facts, at)}`,
  declines: (facts, at) => {
    if (!facts.params['case.mid.on']) return `未啟用［${at.midOn}］`;
    return ofGeneral(() => {
      const upper = facts.params['case.mid.upper'];
      return compare(costRatio(facts), upper) > 0
        ? `${ownRatio(facts)} 高於中間倍率上界 ${ratioText(upper)}［${at.mid}］`
        : `${ownRatio(facts)} 不在 ${band(facts, at)}`;
    })(facts, at);
  },
};

const highReasons: ClassReasons = {
  applies: (facts, { upper }) => {
    const beyond = facts.params['case.high.inclusive'] ? '不低於' : '高於';
    return `${ownRatio(facts)} ${beyond}高倍率界限 ${ratioText(upperMultiple(facts)!)}［${upper}］`;
  },
  declines: ofGeneral((facts, { upper }) => {
    const limit = upperMultiple(facts);
    if (!limit) return '這一病組沒有高倍率界限';
    const equal = compare(costRatio(facts), limit) === 0 ? '，而界限本身不算在內' : '';
    return `${ownRatio(facts)} 未到高倍率界限 ${ratioText(limit)}［${upper}］${equal}`;
  }),
};

/** By the id of the class's rule. */
export const CLASS_REASONS: Readonly<Record<string, ClassReasons>> = {
  'case-bed-day': ofKind,
  'case-ungrouped': ofKind,
  'case-unstable': ofKind,
  'case-low': lowReasons,
  'case-mid': midReasons,
  'case-high': highReasons,
  'case-normal': { applies: () => '其他各類均不適用', declines: notGeneral },
};
