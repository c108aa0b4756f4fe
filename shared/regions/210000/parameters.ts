import type { DatedValue } from '../../law/dated.ts';
import type { Citation } from '../../law/instrument.ts';
import { placeholders } from '../common/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const CHECKED = '2026-11-23';
const at = valuesFrom('2021-01-01', CHECKED);

const measure = (article: string, quote: string): Citation => ({
  instrument: 'LN',
  article,
  quote,
  grade: '原文',
});

const SUPPLEMENT = measure('（五）', '職工大額醫療費用補助支付比例不低於70%，封頂線不低於40萬元');
const CRITICAL = measure('（五）', '最低支付比例達到60%，不設封頂線');
const TARGET = measure('（五）', '到2025年，職工和居民醫保政策範圍內住院費用報銷比例分別達到80%和70%');

/** 目標到 2025 年才須達到，此前不核查。 */
const target = (value: string): readonly DatedValue<string>[] => [
  {
    value: '',
    from: '2021-01-01',
    to: '2024-12-31',
    cite: TARGET,
    interpretation: '目標年為 2025 年，此前不核查。',
    checkedOn: CHECKED,
  },
  { value, from: '2025-01-01', cite: TARGET, checkedOn: CHECKED },
];

/**
 * 遼寧 2021：若干措施寫明的待遇下限、目標與長期護理保險。支付方式只有方向而沒有數字，點數法與其他支付方式的
 * 各項都是佔位。
 */
export const liaoning2021 = inherit(placeholders, {
  from: '2021-01-01',
  changes: {
    'benefits.supplement.ratioLeast': at('0.7', SUPPLEMENT),
    'benefits.supplement.capLeast': at('400000.00', SUPPLEMENT),
    'benefits.critical.ratioLeast': at('0.6', CRITICAL),
    'benefits.critical.capAllowed': at('否', CRITICAL),
    'benefits.inpatient.employeeTarget': target('0.8'),
    'benefits.inpatient.residentTarget': target('0.7'),
    'benefits.outpatient.employeeLeast': at(
      '0.5',
      measure('（六）', '支付比例達到50%以上並適當向退休人員傾斜'),
    ),

    'longTermCare.employerShare': at(
      '0.5',
      measure('（十）', '單位和個人原則上按同比例分擔'),
      '「同比例」讀作各半。',
    ),
    'longTermCare.employerFromFund': at(
      '是',
      measure('（十）', '起步階段單位繳費從職工基本醫療保險統籌基金中劃出'),
      '限於試點的起步階段；其後由單位繳納時請在參數表改為否。',
    ),
    'longTermCare.fee': at(
      'none',
      { instrument: 'LN', article: '（十）', grade: '推定' },
      '文稿為「探索」按比例或按定額支付，未定；由本地選定。',
    ),
  },
});
