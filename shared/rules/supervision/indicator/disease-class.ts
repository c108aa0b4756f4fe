import type { Rule } from '../../../law/rule.ts';
import type { SchemeParameters } from '../../parameters.ts';

export interface DiseaseClassFacts {
  /** As typed in 病組 */
  readonly group: string;
  readonly params: Pick<SchemeParameters, 'watch.spectrum.prefix'>;
}

/** 疾病大類：病組編碼開頭的若干字符。 */
export const diseaseClass: Rule<DiseaseClassFacts, string, 'indicator'> = {
  id: 'indicator-disease-class',
  title: '疾病大類',
  step: 'indicator',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '三（一）', grade: '待核' }],
      interpretation: '演講稿按近五年住院患者的疾病構成分析；大類取病組編碼的開頭，CHS-DRG 為首字母。',
      formula: '病組編碼的前 n 個字符',
      apply: ({ group, params }) =>
        [...group].slice(0, params['watch.spectrum.prefix']).join('').toUpperCase(),
    },
  ],
};
