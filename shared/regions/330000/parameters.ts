import type { Citation, Grade } from '../../law/instrument.ts';
import { placeholders } from '../common/parameters.ts';
import { inherit, type SchemeValues, valuesFrom } from '../region.ts';

const CHECKED = '2026-11-23';

const explained: Citation = { instrument: 'Z21i', grade: '轉述' };
const inferred: Citation = { instrument: 'Z21i', grade: '推定' };
const notice = (article: string, grade: Grade): Citation => ({ instrument: 'ZJ25', article, grade });

const at2020 = valuesFrom('2020-01-01', CHECKED);
const absent = '2019 年辦法的解讀未見此項，不啟用。';

const opinion = (article: string, grade: Grade, quote?: string): Citation => ({
  instrument: 'Z12',
  article,
  ...(quote === undefined ? {} : { quote }),
  grade,
});

const AUDITED: Citation = { instrument: 'Z21', article: '第七條', grade: '原文' };
const GAP = '相鄰等級之間的報銷比例差距原則上不低於10%';
const UNREFERRED = '自行到統籌區域外醫療機構就診的，應提高個人自付比例，原則上不低於10%';
const BY_2022 = '文本為到 2022 年達到；此前各年未寫分年目標，此後沿用。';

/** 點數以外、省的意見與辦法寫明的各項：總額的算式與增速、轉診與報銷比例。全省適用。 */
export const provincialMethods = (at: ReturnType<typeof valuesFrom>): Partial<SchemeValues> => ({
  'budget.form.employee': at('audited', AUDITED),
  'budget.form.resident': at('audited', AUDITED),
  'budget.growth.cap': at('0.1', opinion('一（三）', '原文'), '原則上的上限；超過只作提示。'),
  'benefits.referral': at(
    'oneStay',
    opinion('二（三）9', '原文', '視為一次住院，不再重複計算起付線，起付線按較高等級醫療機構標準確定'),
  ),
  'benefits.gap': at('0.1', opinion('二（三）9', '原文', GAP)),
  'benefits.unreferred.least': at('0.1', opinion('二（三）9', '原文', UNREFERRED)),
  'benefits.unreferred.add': at('0.1', opinion('二（三）9', '推定'), '原則上不低於 10%，取下限。'),
  'watch.target.spendingGrowth': at(
    '0.1',
    opinion('一（三）', '原文', '醫保基金支出年增速原則上不超過10%'),
    '「不超過」含本數。',
  ),
  'watch.target.primaryVisits': at('0.65', opinion('一（三）', '原文', '基層就診率達到65%以上'), BY_2022),
  'watch.target.countyVisits': at('0.9', opinion('一（三）', '原文', '縣域就診率達到90%以上'), BY_2022),
});

/** 浙江 2019：浙醫保聯發〔2019〕21號及其解讀；解讀未寫的取通行的佔位數。 */
export const zhejiang2019 = inherit(placeholders, {
  from: '2020-01-01',
  changes: {
    'points.decimals': at2020('4', inferred, '解讀只寫基準點數保留 4 位小數；病例點數取同一位數。'),

    'case.low.ratio': at2020(
      '0.4',
      notice('第五項', '推定'),
      '2019 年的界限未讀到；2025 年通知以 0.4 為新分段的下界而其餘情形不變，故推定為 0.4。',
    ),
    'case.low.coefficient': at2020('是', explained),
    'case.mid.on': at2020('否', inferred, '此分段始於 2025 年通知。'),
    'case.high.extra': at2020('reviewed', explained, '費用過高而合理的病例由特病單議定點數，不自動追加。'),
    'bedDay.coefficient': at2020('否', explained, '床日點數的算式沒有差異係數。'),
    'readmission.days': at2020('15', explained),
    'readmission.factor': at2020('0.5', explained),
    'readmission.exempt': at2020('', inferred, '解讀豁免惡性腫瘤放化療等；病組編碼各市不同，由統籌區填入。'),

    'value.mode': at2020(
      'gross',
      { instrument: 'Z12', article: '二（二）6（2）', grade: '推定' },
      '點數以治療產生的全部費用為依據，點數乘點值即為總費用口徑，故減去個人與其他基金所付。',
    ),
    'prepay.ratio': at2020('0.85', explained, '原則上的下限，取下限；具體比例由各市定。'),
    'sharing.mode': at2020(
      'interpolate',
      { instrument: 'Z21', article: '第六條', grade: '推定' },
      '條文只寫按比例留用或分擔；比例作用於點數池的預算與按項目支出之差，先於點值。',
    ),
    'sharing.retain': at2020(
      '0.85',
      { instrument: 'HZ20', grade: '待核' },
      '比例由統籌區設定（Z12 二（一）3），省文件沒有數字；取省級及杭州的數作佔位。',
    ),
    'sharing.bear': at2020(
      '0.85',
      { instrument: 'HZ20', grade: '待核' },
      '比例由統籌區設定（Z12 二（一）3），省文件沒有數字；取省級及杭州的數作佔位。',
    ),

    'base.minCases': at2020(
      '5',
      { instrument: 'Z21i', grade: '待核' },
      '解讀只說例數過少（原則上不足 5 例）的病組走特病單議；大於 5 例才穩定是通行說法。',
    ),
    'base.bedDay.decimals': at2020('4', explained),
    'coefficient.method': at2020(
      'none',
      { instrument: 'LS68', grade: '推定' },
      '差異係數由設區市經辦機構測算公布，填入差異係數表；程序預設不代算。',
    ),

    'adjust.ungroupedDiscount': at2020('0', inferred, absent),
    'adjust.negotiatedDrug': at2020('0', inferred, absent),
    'adjust.innovation': at2020('0', inferred, absent),
    'adjust.growth.cut': at2020('0', inferred, absent),
    'adjust.growth.reward': at2020('0', inferred, absent),

    ...provincialMethods(at2020),
  },
});

const at2025 = valuesFrom('2025-01-01', CHECKED);
const localRatio = '比例由統籌區定，通知沒有數字；預設不啟用。';
const incentives = '第十一、十三、十四項';

/** 浙江 2025：2025 年通知改動的部分；通知寫明其餘情形不變。 */
export const zhejiang2025 = inherit(zhejiang2019, {
  from: '2025-01-01',
  changes: {
    'case.low.ratio': at2025('0.4', notice('第五項', '原文')),
    'case.low.inclusive': at2025(
      '是',
      notice('第五項', '推定'),
      '中間分段自高於 0.4 起，恰為 0.4 的仍屬低倍率。',
    ),
    'case.mid.on': at2025('是', notice('第五項', '原文')),
    'case.mid.upper': at2025('0.8', notice('第五項', '原文')),
    'case.mid.add': at2025('0.2', notice('第五項', '原文')),
    'case.mid.coefficient': at2025(
      'all',
      notice('第五項', '推定'),
      '通知未寫差異係數的位置；只有乘於全部才在 0.8 處與正常病例相接。',
    ),
    'bedDay.coefficient': at2025(
      '否',
      inferred,
      '通知另提高精神專科的床日係數，文字不全，未納入；各組可另填基準點數。',
    ),

    'base.yearWeights': at2025('2:3:5', notice('第三項', '原文'), '前三年；由遠及近的次序為推定。'),
    'base.yearWeightMode': at2025(
      'means',
      notice('第三項', '推定'),
      '通知未寫權重作用於年度均值還是年度合計，取均值。',
    ),
    'base.trim': at2025('iqr', notice('第三項', '原文'), '通知未寫倍數，見 base.trim.k。'),

    'coefficient.method': at2025(
      'none',
      notice('第四項', '推定'),
      '通知列出要素與權重界限；係數由設區市公布時填表，要由程序計算時設為 weighted。',
    ),
    'coefficient.bound.levelLeast': at2025('0.5', notice('第四項', '原文')),
    'coefficient.bound.historyMost': at2025('0.3', notice('第四項', '原文')),
    'coefficient.bound.cmiLeast': at2025('0.03', notice('第四項', '原文')),
    'coefficient.weight.level': at2025('0.5', notice('第四項', '推定'), '通知為不低於 50%，取下限。'),
    'coefficient.weight.history': at2025('0.3', notice('第四項', '推定'), '通知為不高於 30%，取上限。'),
    'coefficient.weight.cmi': at2025('0.03', notice('第四項', '推定'), '通知為不低於 3%，取下限。'),
    'coefficient.weight.visits': at2025('0.085', notice('第四項', '待核'), '通知未定；其餘兩項平分。'),
    'coefficient.weight.burden': at2025('0.085', notice('第四項', '待核'), '通知未定；其餘兩項平分。'),

    'adjust.ungroupedDiscount': at2025('0', notice('第三項', '待核'), localRatio),
    'adjust.negotiatedDrug': at2025(
      '0',
      notice('第十二項', '待核'),
      '通知定上限為使用金額的 10%，具體比例由統籌區定；預設不啟用。',
    ),
    'adjust.innovation': at2025(
      '0',
      { instrument: 'ZJinn', grade: '待核' },
      '三年遞減，各年比例未讀到；預設不啟用。',
    ),
    'adjust.incentive.tcm': at2025('0', notice(incentives, '待核'), localRatio),
    'adjust.incentive.children': at2025('0', notice(incentives, '待核'), localRatio),
    'adjust.incentive.elderly': at2025('0', notice(incentives, '待核'), localRatio),
    'adjust.incentive.deliveries': at2025('0', notice(incentives, '待核'), localRatio),
    'adjust.incentive.specialty': at2025('否', notice(incentives, '待核'), localRatio),
    'adjust.growth.cut': at2025(
      '0',
      notice('第十項', '待核'),
      '通知定上限 30%，具體比例由統籌區定；預設不啟用。',
    ),
    'adjust.growth.reward': at2025(
      '0',
      notice('第十項', '待核'),
      '通知定上限 20%，具體比例由統籌區定；預設不啟用。',
    ),
    'adjust.growth.excess': at2025(
      'pointsAboveMean',
      notice('第十項', '推定'),
      '取超出上年點數按同級均值增長後的點數；通知未寫算法。',
    ),
    'adjust.growth.always': at2025(
      '否',
      notice('第十項', '推定'),
      '通知准許未超支時也做，由統籌區決定；預設只在超支時做。',
    ),
  },
});
