import { zhejiang2019 } from '../330000/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const at = valuesFrom('2019-01-01', '2026-11-23');

/**
 * 長興 2019：文稿說明醫共體內總額預算、結餘留用、超支分擔與按病種支付，除病種數外沒有比例與標準的數字；
 * 其餘各項借用所引文件的數，一律待核，病種的標準填在單病種標準表。
 */
export const changxing2019 = inherit(zhejiang2019, {
  from: '2019-01-01',
  atMost: { grade: '待核', because: '長興的文稿未見此項，借用所引文件的數。' },
  changes: {
    'diseasePackage.diseases': at('133', {
      instrument: 'CX',
      article: '對內聯動',
      quote: '對133個病種推行臨床路徑規範管理和按病種支付改革',
      grade: '原文',
    }),
  },
});
