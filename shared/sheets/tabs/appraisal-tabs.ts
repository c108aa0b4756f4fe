import { defineTab } from '../tab.ts';
import { document, fund, party } from './common-columns.ts';

// What 考核 is settled from.

export const DIRECTIONS = [
  { hant: '越高越好', hans: '越高越好' },
  { hant: '越低越好', hans: '越低越好' },
] as const;

export const SCORING_FORMS = [
  { hant: '線性', hans: '线性' },
  { hant: '分段', hans: '分段' },
  { hant: '達標', hans: '达标' },
  { hant: '扣分', hans: '扣分' },
] as const;

export const APPRAISAL_EFFECTS = [
  { hant: '釋放表', hans: '释放表' },
  { hant: '係數', hans: '系数' },
  { hant: '獎勵池', hans: '奖励池' },
] as const;

export type Direction = (typeof DIRECTIONS)[number]['hant'];
export type ScoringForm = (typeof SCORING_FORMS)[number]['hant'];
export type AppraisalEffect = (typeof APPRAISAL_EFFECTS)[number]['hant'];

const plan = {
  header: { hant: '方案', hans: '方案' },
  type: 'text',
  required: true,
  help: '考核方案表中的方案名稱。',
} as const;

const indicator = {
  header: { hant: '指標', hans: '指标' },
  type: 'text',
  required: true,
  help: '考核指標表中的指標名稱。',
} as const;

export const appraisalPlansTab = defineTab({
  name: { hant: '考核方案', hans: '考核方案' },
  optional: true,
  edits: '覆核',
  help: '一個方案一行。其他付費方式按方案名稱取用得分。',
  columns: {
    plan: { ...plan, help: '方案名稱，不重複。' },
    full: { header: { hant: '滿分', hans: '满分' }, type: 'decimal', unit: '分', help: '留空按參數。' },
    pass: {
      header: { hant: '合格線', hans: '合格线' },
      type: 'decimal',
      unit: '分',
      help: '得分不低於此為合格；留空按參數。',
    },
    effect: {
      header: { hant: '兌現方式', hans: '兑现方式' },
      type: 'listed',
      values: APPRAISAL_EFFECTS,
      help: '釋放表：按得分釋放扣留的保證金；係數：基數乘以係數；獎勵池：按得分與規模分配。留空則只計得分。',
    },
    document,
  },
});

export const appraisalIndicatorsTab = defineTab({
  name: { hant: '考核指標', hans: '考核指标' },
  optional: true,
  edits: '覆核',
  help: '各方案的指標與計分方式；除扣分項外，權重合計應等於滿分。',
  columns: {
    plan,
    indicator: { ...indicator, help: '指標名稱，同一方案內不重複。' },
    direction: {
      header: { hant: '方向', hans: '方向' },
      type: 'listed',
      values: DIRECTIONS,
      required: true,
      help: '越高越好或越低越好；扣分項為越低越好。',
    },
    form: {
      header: { hant: '計分方式', hans: '计分方式' },
      type: 'listed',
      values: SCORING_FORMS,
      required: true,
      help: '線性：零分值到目標值之間按比例；分段：按分段表；達標：達到目標值得滿權重；扣分：每發生一次扣去權重。',
    },
    weight: {
      header: { hant: '權重', hans: '权重' },
      type: 'decimal',
      unit: '分',
      required: true,
      help: '本指標的滿分；扣分項為每次扣去的分數，不計入滿分。',
    },
    target: {
      header: { hant: '目標值', hans: '目标值' },
      type: 'signedDecimal',
      help: '線性與達標必填。',
    },
    zero: {
      header: { hant: '零分值', hans: '零分值' },
      type: 'signedDecimal',
      help: '線性：得零分的數值；越高越好時留空為 0，越低越好時必填。',
    },
    steps: {
      header: { hant: '分段', hans: '分段' },
      type: 'text',
      help: '界限與得分以冒號相連，由最易達到的一段寫起：越高越好如 60:5,80:8,90:10（不低於 60 得 5 分），越低越好如 15:5,10:10（不高於 15 得 5 分）。',
    },
    strict: {
      header: { hant: '不含本數', hans: '不含本数' },
      type: 'yesNo',
      help: '達標須高於（或低於）目標值本身時填「是」，如逐年提升。',
    },
    veto: {
      header: { hant: '一票否決', hans: '一票否决' },
      type: 'yesNo',
      help: '達標項未達標、扣分項一經發生，即以零分認定時填「是」。',
    },
  },
});

export const appraisalValuesTab = defineTab({
  name: { hant: '考核數據', hans: '考核数据' },
  optional: true,
  edits: '經辦',
  help: '各機構或醫共體各指標的實際數值；被考核者每項指標都須有一行，扣分項沒有發生填 0。',
  columns: {
    plan,
    party,
    indicator,
    value: {
      header: { hant: '數值', hans: '数值' },
      type: 'signedDecimal',
      required: true,
      help: '與目標值同一單位，如百分數一律填 92.5 或一律填 0.925；扣分項為發生次數。',
    },
    document,
  },
});

export const appraisalBandsTab = defineTab({
  name: { hant: '考核分檔', hans: '考核分档' },
  optional: true,
  edits: '覆核',
  help: '方案自己的釋放表或係數表，每檔一行；沒有時釋放表按參數，係數為得分除以滿分。',
  columns: {
    plan,
    from: {
      header: { hant: '得分下限', hans: '得分下限' },
      type: 'decimal',
      unit: '分',
      required: true,
      help: '得分不低於此、低於上一檔下限的歸入本檔；低於最低一檔的為 0。',
    },
    ratio: {
      header: { hant: '比例', hans: '比例' },
      type: 'decimal',
      required: true,
      help: '釋放比例或係數，1 為全額。',
    },
    below: {
      header: { hant: '起算分', hans: '起算分' },
      type: 'decimal',
      unit: '分',
      help: '每低於此一分再減，與「每分減」同填；不減則兩欄都留空。',
    },
    perPoint: { header: { hant: '每分減', hans: '每分减' }, type: 'decimal', help: '每低一分減去的比例。' },
    reward: {
      header: { hant: '獎勵比例', hans: '奖励比例' },
      type: 'decimal',
      help: '另按扣留額的此比例獎勵；留空為 0。',
    },
    measure: {
      header: { hant: '處理', hans: '处理' },
      type: 'text',
      help: '如限期整改、暫停協議；只列示，不參與計算。',
    },
  },
});

export const appraisalMoneyTab = defineTab({
  name: { hant: '考核兌現', hans: '考核兑现' },
  optional: true,
  edits: '經辦',
  help: '得分兌現成金額。保證金與係數的基數已計入別的付費方式的應付額，這裡只算增減；獎勵池另行支付。',
  columns: {
    plan,
    fund,
    party: {
      header: party.header,
      type: party.type,
      help: '機構表或醫共體表中的編碼；獎勵池的總額一行留空。',
    },
    amount: {
      header: { hant: '基數', hans: '基数' },
      type: 'money',
      unit: '元',
      help: '釋放表與係數：該機構的應付額；獎勵池：總額一行填上年基金使用額等基數，其餘各行留空。',
    },
    ratio: {
      header: { hant: '計提比例', hans: '计提比例' },
      type: 'decimal',
      help: '扣留額或獎勵池 = 基數 × 計提比例；基數本身就是扣留額時填 1，留空按參數，係數為 1。',
    },
    size: {
      header: { hant: '規模', hans: '规模' },
      type: 'decimal',
      help: '獎勵池按得分 × 規模分配：服務人口、基金使用額等，各行同一單位。',
    },
    item: {
      header: { hant: '項目', hans: '项目' },
      type: 'text',
      help: '增減歸入預算表的哪個項目；留空時獎勵池為「考核獎勵」，其餘為「住院」。',
    },
    document,
  },
});

export const appraisalTabs = {
  appraisalPlans: appraisalPlansTab,
  appraisalIndicators: appraisalIndicatorsTab,
  appraisalValues: appraisalValuesTab,
  appraisalBands: appraisalBandsTab,
  appraisalMoney: appraisalMoneyTab,
} as const;
