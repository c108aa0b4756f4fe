import { traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY, portion } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { PackageRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string) => traced(fraction(amount, 100n), '元', name);

/** 單病種付費：完成臨床路徑的病例按病種標準付，實際費用高低由機構自負盈虧。 */
export const packageComplete: PackageRule = {
  id: 'package-complete',
  title: '單病種付費（完成臨床路徑）',
  step: 'diseasePackage',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'CX',
          quote: '對133個病種推行臨床路徑規範管理和按病種支付改革',
          grade: '推定',
        },
      ],
      interpretation: '文字把臨床路徑與按病種支付並列；以完成路徑為按病種付費的條件是推定。',
      formula: '標準的基金部分',
      when: ({ completed, params }) => completed || params['diseasePackage.incomplete'] === 'package',
      apply: ({ fundPart }, trace) => {
        trace?.({
          rule: 'package-complete',
          formula: 'A',
          inputs: { A: yuanOf(fundPart, '標準的基金部分') },
          result: yuanOf(fundPart),
        });
        return fundPart;
      },
    },
  ],
};

/** 單病種付費：未完成臨床路徑的病例按項目付，以病種標準的若干倍為限；不設上限的照項目付。 */
export const packageByItem: PackageRule = {
  id: 'package-by-item',
  title: '單病種付費（未完成路徑，按項目）',
  step: 'diseasePackage',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '未讀到未完成路徑的病例如何付；上限取標準的基金部分，避免退出路徑反得更多。',
      formula: 'min(基金記賬, 上限倍數 × 標準的基金部分)',
      when: ({ completed, params }) => !completed && params['diseasePackage.incomplete'] === 'item',
      apply: ({ fundPart, fundPaid, params }, trace) => {
        const limit = params['diseasePackage.incompleteMost'];
        const most = limit === null ? fundPaid : portion(fundPart, limit);
        const result = fen(fundPaid < most ? fundPaid : most);
        trace?.({
          rule: 'package-by-item',
          formula: limit === null ? 'F' : 'min(F, m × A)',
          inputs: {
            F: yuanOf(fundPaid, '基金記賬'),
            ...(limit && {
              m: traced(limit, '倍', '上限倍數', 'diseasePackage.incompleteMost'),
              A: yuanOf(fundPart, '標準的基金部分'),
            }),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};

/** 單病種付費：未完成臨床路徑的病例不付。 */
export const packageUnpaid: PackageRule = {
  id: 'package-unpaid',
  title: '單病種付費（未完成路徑，不付）',
  step: 'diseasePackage',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      formula: '0',
      when: ({ completed, params }) => !completed && params['diseasePackage.incomplete'] === 'unpaid',
      apply: (_, trace) => {
        trace?.({ rule: 'package-unpaid', formula: '0', inputs: {}, result: yuanOf(NO_MONEY) });
        return NO_MONEY;
      },
    },
  ],
};
