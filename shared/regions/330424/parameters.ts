import type { Citation, Grade } from '../../law/instrument.ts';
import { zhejiang2019 } from '../330000/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const at = valuesFrom('2016-07-01', '2026-11-23');

const reward = (grade: Grade, quote?: string): Citation => ({
  instrument: 'HY',
  article: '放活是動力',
  ...(quote === undefined ? {} : { quote }),
  grade,
});

const THRESHOLD = '得分在950分以上的，可在本年度收支結餘的50%內計提效益考核獎';

/** 海鹽 2016：標化工作當量的單價、購買與效益考核獎；文稿不涉住院，其餘借用浙江 2019 的數，一律待核。 */
export const haiyan2016 = inherit(zhejiang2019, {
  from: '2016-07-01',
  atMost: { grade: '待核', because: '海鹽的文稿未見此項，借用所引文件的數。' },
  changes: {
    'equivalents.price': at('10.00', {
      instrument: 'HY',
      article: '激勵是核心',
      quote: '海鹽縣確定年度購買服務當量單價(10元)',
      grade: '原文',
    }),
    'equivalents.growth': at(
      '',
      {
        instrument: 'HY',
        article: '保障是根本',
        quote: '對基本醫療服務當量增長幅度進行合理控制',
        grade: '推定',
      },
      '文稿要控制增幅，沒有數字；不設，由本地填寫。',
    ),
    'equivalents.reward.score': at('950', reward('原文', THRESHOLD)),
    'equivalents.reward.inclusive': at(
      '是',
      reward('推定'),
      '「以上」按法律用語含本數；另有解作高於 950 分的。',
    ),
    'equivalents.reward.share': at('0.5', reward('原文', THRESHOLD)),
    'appraisal.full': at('1000', reward('推定'), '界限為 950 分，故滿分讀作 1000 分。'),
  },
});
