import type { Citation } from '../../law/instrument.ts';
import { provincialMethods, zhejiang2019 } from '../330000/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const at = valuesFrom('2020-01-01', '2026-11-23');
const reported: Citation = { instrument: 'HZ20', grade: '轉述' };
const unconfirmed: Citation = { instrument: 'HZ20', grade: '待核' };

/** 省級及杭州 2020：省辦法的實施細則。細則正文未讀到，省辦法的數在此至多為推定。 */
export const hangzhou2020 = inherit(zhejiang2019, {
  from: '2020-01-01',
  atMost: { grade: '推定', because: '細則正文未讀到，推定與所引文件一致。' },
  changes: {
    'case.low.ratio': at('0.4', unconfirmed, '細則的界限未讀到。'),
    'sharing.mode': at(
      'interpolate',
      { instrument: 'HZ20', grade: '推定' },
      '報道只寫 85%；作用於點數池的預算與按項目支出之差，先於點值。',
    ),
    'sharing.retain': at('0.85', reported),
    'sharing.bear': at('0.85', reported),

    ...provincialMethods(at),
  },
});
