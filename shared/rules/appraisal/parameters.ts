import * as kind from '../../law/parameter.ts';
import { scoreBands } from './release-bands.ts';

/** Settings of 考核, by their dotted keys. */
export const appraisalParameters = {
  'appraisal.full': kind.ratio('考核滿分', '分', '1', '10000'),
  'appraisal.pass': kind.ratio('考核合格線', '分', '0', '10000'),
  'appraisal.deposit': kind.ratio('質量保證金計提比例', '', '0', '1'),
  'appraisal.release': scoreBands('質量保證金釋放表'),
  'appraisal.reward.from': kind.ratio('獎勵起點得分', '分', '0', '10000'),
  'appraisal.reward.ratio': kind.ratio('達到獎勵起點時按扣留額獎勵的比例', '', '0', '1'),
  'appraisal.pool': kind.ratio('獎勵池計提比例', '', '0', '1'),
  'appraisal.pool.passedOnly': kind.yesNo('獎勵池只分給考核合格者'),
} as const;
