import { type CoverageLine, linesOf } from '../region.ts';

const national: readonly CoverageLine[] = [
  ...linesOf('N24', [
    {
      article: '發布會',
      subject: '特例單議：DRG 不超過出院病例的 5%，DIP 不超過 5‰',
      status: '可配置',
      where: ['review.cap'],
      note: '超過時提示，不阻斷。',
    },
    { article: '發布會', subject: '申報與通過例數每半年公布', status: '未實現' },
    { article: '發布會', subject: '2.0 版分組', status: '不屬結算系統' },
    {
      article: '發布會',
      subject: '新藥、新技術初期除外支付：按項目或加計點數',
      status: '可配置',
      where: ['special-review', 'innovation', 'adjust.innovation'],
    },
  ]),
  ...linesOf('N25r', [{ article: '第一至四條', subject: '經辦流程', status: '不屬結算系統' }]),
  ...linesOf('N25m', [
    { article: '第十二條', subject: '預留調劑金', status: '未實現' },
    { article: '第十三條', subject: '因政策、公共衛生事件等調整總額', status: '可配置', where: ['預算'] },
    { article: '第十四條', subject: '國家分組方案與地方細分組', status: '不屬結算系統' },
    {
      article: '第十五條',
      subject: '權重＝病組均費 ÷ 全部均費',
      status: '已實現',
      where: ['base-data'],
      note: '以 100 為基數的點數；基準病種法與定額法未實現。',
    },
    {
      article: '第二十至二十二條',
      subject: '特例單議的條件、申報、評審與結果',
      status: '已實現',
      where: ['special-review', 'review.cap', '特病單議'],
      note: '申報與評審由人進行，程序讀取結論。',
    },
  ]),
  ...linesOf('NPRE', [{ article: '全文', subject: '醫保基金預付金', status: '未實現' }]),
  ...linesOf('NQ', [{ article: '全文', subject: '相關人員支付資格記分', status: '未實現' }]),
  ...linesOf('LIB', [{ article: '第一批', subject: '藥品與服務項目的性別、年齡限制規則', status: '未實現' }]),
  ...linesOf('CHSx', [
    {
      article: '高倍率',
      subject: '三級 3 倍、二級 2 倍的高倍率界限',
      status: '可配置',
      where: ['case.high.levels'],
    },
    { article: '費率法', subject: '費率法的支付標準', status: '未實現' },
  ]),
  ...linesOf('SC', [
    {
      article: '係數',
      subject: '調整係數：醫院均費 ÷ 區域均費',
      status: '可配置',
      where: ['coefficient-hospital', 'coefficient.method'],
    },
  ]),
  ...linesOf('ZG', [
    {
      article: '係數',
      subject: '等級係數，缺值取上一等級 90% 或下一等級 110%',
      status: '可配置',
      where: ['coefficient-level', 'coefficient.method'],
    },
  ]),
];

const liaoning: readonly CoverageLine[] = [
  ...linesOf('LN', [
    { article: '（五）（六）', subject: '大額補助、大病、住院與門診的支付比例下限', status: '未實現' },
    { article: '（七）', subject: '醫療救助', status: '不屬結算系統' },
    { article: '（八）', subject: '重大疫情預撥周轉金', status: '未實現' },
    { article: '（九）', subject: '多層次醫療保障', status: '不屬結算系統' },
    { article: '（十）', subject: '長期護理保險基金單獨建賬', status: '未實現' },
    {
      article: '（十一）',
      subject: '以區域總額代替機構總額',
      status: '已實現',
      where: ['value-gross', 'value-net', '預算'],
    },
    { article: '（十一）', subject: '結合信用等級預付周轉金', status: '未實現' },
    {
      article: '（十二）',
      subject: '區域點數法總額預算與按病種付費',
      status: '已實現',
      where: ['case-normal', 'value-gross', 'annual-clearing'],
    },
    { article: '（十二）', subject: '長期住院按床日付費', status: '已實現', where: ['case-bed-day', '病組'] },
    { article: '（十二）', subject: '按人頭付費與門診支付方式', status: '未實現' },
    { article: '（十三）', subject: '緊密型醫療聯合體總額付費', status: '未實現' },
    {
      article: '（十三）',
      subject: '結餘留用、合理超支分擔',
      status: '可配置',
      where: ['sharing-interpolate', 'sharing.retain', 'sharing.bear'],
      note: '作用於住院點數池；聯合體總額未實現。',
    },
    { article: '（十四）（十五）', subject: '協議與目錄管理', status: '不屬結算系統' },
    { article: '（十六）（十七）', subject: '監管能力與綜合監管', status: '不屬結算系統' },
    { article: '（十八）', subject: '智能監控', status: '未實現' },
    { article: '（十九）', subject: '信用評價與預算管理掛鉤', status: '未實現' },
    { article: '（二十）', subject: '集中採購醫保資金結餘留用', status: '未實現' },
    { article: '（二十一）至（二十三）', subject: '價格監測與招標採購', status: '不屬結算系統' },
    { article: '（二十四）至（二十七）', subject: '經辦服務與信息化', status: '不屬結算系統' },
    { article: '（二十八）至（三十）', subject: '組織保障', status: '不屬結算系統' },
  ]),
];

const lecture: readonly CoverageLine[] = [
  ...linesOf('FG', [
    { article: '一', subject: '安全、效率、公平三維評價與雙軌指標', status: '未實現' },
    { article: '二（一）', subject: '零基預算測算', status: '未實現' },
    { article: '二（一）', subject: '月度快報、季度分析、年度評估', status: '未實現' },
    {
      article: '二（一）',
      subject: '應急預算池與年中調整',
      status: '可配置',
      where: ['預算'],
      note: '以有文號的預算行加減；應急預算池的餘額不另記賬。',
    },
    { article: '二（一）', subject: '預算的 30% 與健康管理指標掛鉤', status: '未實現' },
    {
      article: '二（二）',
      subject: 'DRG／DIP 付費與支付標準動態調整',
      status: '已實現',
      where: ['base-data', 'case-normal', '病組'],
    },
    { article: '二（二）', subject: '低於組均 70% 的病例核查', status: '未實現' },
    { article: '二（二）', subject: '按人頭付費與門診共濟', status: '未實現' },
    { article: '二（三）', subject: '機構信用分類與預付比例增減', status: '未實現' },
    { article: '二（三）', subject: '醫保醫師百分制積分', status: '未實現' },
    { article: '二（三）', subject: '智能審核與用量異常監測', status: '未實現' },
    { article: '二（三）', subject: '區塊鏈追溯', status: '不屬結算系統' },
    { article: '三', subject: '風險評分與疾病譜、費用結構分析', status: '未實現' },
    { article: '三', subject: '掌上辦理、物聯網、慢病管理助手', status: '不屬結算系統' },
    { article: '四', subject: '部門、機構、患者與社會協同', status: '不屬結算系統' },
  ]),
];

export const coverage: readonly CoverageLine[] = [...national, ...liaoning, ...lecture];
