import { type CoverageLine, linesOf } from '../region.ts';

type Item = readonly [subject: string, rule: string, by: '程序' | '填入'];

/** 醫療保障監管正面清單，與看它的指標。 */
const POSITIVE: readonly Item[] = [
  ['簽約參保人在區域內住院佔比逐年提升', 'indicator-signed-local-stays', '填入'],
  ['區域內醫療費用增長控制在 10% 以下', 'indicator-cost-growth', '程序'],
  ['自費率不超過 10%', 'indicator-own-paid', '程序'],
  ['合理設立重複住院率', 'indicator-readmission', '程序'],
  ['家庭醫生簽約率達到國家和省的要求', 'indicator-signed', '填入'],
  ['群眾滿意度', 'indicator-satisfaction', '填入'],
];

/** 醫療保障監管負面清單，與看它的指標。 */
const NEGATIVE: readonly Item[] = [
  ['牽頭醫院出現虹吸現象', 'indicator-lead-share', '程序'],
  ['病人僅向上流動', 'indicator-downward', '程序'],
  ['雙向轉診不嚴格、不規範', 'indicator-referral-irregular', '填入'],
  ['以增加收入為追求目標', 'indicator-income-seeking', '填入'],
  ['未達出院標準、待遇得不到保障', 'indicator-early-discharge', '填入'],
  ['個人醫療費用加重', 'indicator-patient-share-change', '程序'],
  ['發生醫保騙保事件', 'indicator-fraud-found', '填入'],
  ['推諉或拒收病人', 'indicator-refusal', '填入'],
  ['其他違法、違規的情況', 'indicator-other-violation', '填入'],
];

/** The lines of a list: its indicators, which an appraisal may score too. */
const listed = (
  list: string,
  items: readonly Item[],
  form: string,
): readonly Omit<CoverageLine, 'instrument'>[] =>
  items.map(([subject, rule, by], index) => ({
    article: `三（三）${list}（${index + 1}）`,
    subject,
    status: by === '程序' ? '已實現' : '可配置',
    where: [rule, form, '監測數據', '監測目標', '考核指標'],
    note:
      by === '程序'
        ? '由病例計算，上年同期的數填入監測數據；也可設為考核指標計分。'
        : '由人統計或認定後填入監測數據；也可設為考核指標計分。',
  }));

export const coverage: readonly CoverageLine[] = [
  // 工作方案（徵求意見稿）
  ...linesOf('SW', [
    { article: '一', subject: '總體原則', status: '不屬結算系統' },
    { article: '二', subject: '主要目標', status: '不屬結算系統' },
    { article: '二', subject: '以醫療集團為一體，八家成員機構', status: '可配置', where: ['醫共體', '機構'] },
    {
      article: '三（一）1（1）',
      subject: '集團預付總額：前三年門診與住院支出，結合徵繳增長',
      status: '已實現',
      where: ['group-total', 'groupPayment.yearWeights', '集團基數', '集團總額'],
      note: '三年等權與徵繳增長的算法為推定。',
    },
    {
      article: '三（一）1（2）',
      subject: '年初預付一個月的醫保基金，逐月核銷',
      status: '已實現',
      where: [
        'group-advance',
        'group-offset-even',
        'group-offset-first',
        'group-offset-year-end',
        'groupPayment.advanceMonths',
        'groupPayment.offset',
      ],
    },
    {
      article: '三（一）1（2）',
      subject: '審核後按月結算，分類核算、統一撥付牽頭醫院',
      status: '已實現',
      where: ['group-month', '集團支出', '集團撥付', '醫共體'],
    },
    {
      article: '三（一）1（3）',
      subject: '政策調整、突發事件時總額的增長空間，另行約定',
      status: '可配置',
      where: ['集團總額', '預算'],
      note: '約定的總額由人填寫。',
    },
    {
      article: '三（一）2（1）',
      subject: '住院以病種分值（DIP）或 DRG 付費為主',
      status: '可配置',
      where: ['case-normal', 'value-gross', '病組', '差異係數'],
      note: '分值填作基準點數，機構係數填作差異係數；文稿沒有界限與係數的數字，方案中均為佔位。',
    },
    {
      article: '三（一）2（1）',
      subject: '門診按人頭付費',
      status: '可配置',
      where: ['capitation-budget', 'capitation-due', '參保人頭數', '人頭標準'],
      note: '人頭標準與比例文稿未寫。',
    },
    {
      article: '三（一）2（1）',
      subject: '日間手術、門診術前檢查與門診特定病種納入付費範圍',
      status: '已實現',
      where: ['group-month', '集團支出'],
      note: '在集團支出表按類別列入總額；在點數池內的日間手術病例標「日間手術」，不作低倍率。',
    },
    {
      article: '三（一）2（1）',
      subject: '提高創新技術的病種分值與權重係數',
      status: '可配置',
      where: ['病組', '差異係數'],
    },
    {
      article: '三（一）2（1）',
      subject: '疑難病例與創新技術可按項目付費',
      status: '已實現',
      where: ['special-review', 'group-month', '特病單議', '集團支出'],
      note: '點數池內按特病單議，集團總額按集團支出表的「總額外」；不佔總額。',
    },
    {
      article: '三（一）2（1）',
      subject: '低於核定總額且考核合格，結餘留用',
      status: '已實現',
      where: ['group-surplus', 'groupPayment.retain', 'groupPayment.retainFailed', '集團總額'],
    },
    {
      article: '三（一）2（2）',
      subject: '超支由集團、財政、醫保分擔：首年 5/22/73，第二年 7/21/72，第三年起 10/20/70',
      status: '已實現',
      where: [
        'group-overrun',
        'group-overrun-failed',
        'groupPayment.firstYear',
        'groupPayment.overrun.first',
        'groupPayment.overrun.second',
        'groupPayment.overrun.later',
      ],
      note: '以 2021 年為首年為推定。',
    },
    {
      article: '三（一）2（3）',
      subject: '預留上年基金使用額的 2% 作獎勵，按年度考核結果分配',
      status: '已實現',
      where: ['group-reward-pool', 'group-reward', 'groupPayment.reward', '集團獎勵'],
      note: '考核辦法另行制定，未讀到；按得分分配為佔位。',
    },
    {
      article: '三（二）1',
      subject: '高血壓、糖尿病按人頭付費',
      status: '可配置',
      where: ['capitation-budget', 'capitation-control', '人頭標準'],
      note: '設為單獨的人群；標準由本地填寫。',
    },
    { article: '三（二）1', subject: '慢病健康教育與全流程管理', status: '不屬結算系統' },
    {
      article: '三（二）2',
      subject: '家庭醫生服務包中基本醫療服務納入支付範圍',
      status: '可配置',
      where: ['集團支出', '門診支出'],
      note: '作為支出列入總額或人頭預算；服務包的價格不在程序內。',
    },
    {
      article: '三（二）3',
      subject: '上轉累計起付線、下轉不另設起付線',
      status: '已實現',
      where: ['benefit-accumulate', 'benefits.referral', '待遇測算'],
    },
    { article: '三（二）3', subject: '轉診標準與綠色通道', status: '不屬結算系統' },
    {
      article: '三（二）4',
      subject: '基層病種各級機構同分值同支付',
      status: '可配置',
      where: ['病組'],
      note: '基層病種填「不設差異係數」。',
    },
    {
      article: '三（三）',
      subject: '考核結果與基金支付掛鉤',
      status: '已實現',
      where: ['appraisal-total', 'group-surplus', 'group-reward', '考核方案'],
      note: '集團總額與獎勵引用考核方案的得分；評分標準由本地填寫。',
    },
    {
      article: '三（三）',
      subject: '智能監控與全面審核',
      status: '可配置',
      where: ['watch-long-stay', 'watch-own-paid', 'volume-rise', '異常處理'],
      note: '全部病例都過規則，按月提示；不接實時的事前、事中審核。',
    },
    ...listed('1', POSITIVE, 'appraisal-total'),
    ...listed('2', NEGATIVE, 'appraisal-indicator-deduction'),
    { article: '四', subject: '組織保障', status: '不屬結算系統' },
  ]),

  // 汕尾 2020 年結算辦法（徵求意見稿）
  ...linesOf('SW20', [
    {
      article: '第一至四條',
      subject: '以按病種分值為主，另有按床日與按項目',
      status: '可配置',
      where: ['case-normal', 'case-bed-day', 'special-review', '病組', '特病單議'],
    },
  ]),

  // 廣東基層病種
  ...linesOf('GDb', [
    {
      article: '名錄',
      subject: '916 種基層病種各級機構同分值',
      status: '可配置',
      where: ['病組'],
      note: '名錄未收入程序。',
    },
  ]),
];
