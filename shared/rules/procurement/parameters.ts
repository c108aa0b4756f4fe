import * as kind from '../../law/parameter.ts';

/** Settings of 集採結餘留用, by their dotted keys. */
export const procurementParameters = {
  'procurement.retain': kind.ratio('集採結餘留用比例', '', '0', '0.5'),
  'procurement.floor': kind.yesNo('集採超支不扣回'),
  'procurement.appraisal.by': kind.choice('集採考核係數來源', ['coefficient', 'score', 'none']),
  'procurement.appraisal.plan': kind.optional(kind.verbatim('集採的考核方案')),
} as const;
