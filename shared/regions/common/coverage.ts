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
    {
      article: '第十二條',
      subject: '預留調劑金',
      status: '已實現',
      where: ['budget-reserve', 'budget.reserve.ratio'],
      note: '比例沒有數字，為佔位。',
    },
    {
      article: '第十三條',
      subject: '因政策、公共衛生事件等調整總額',
      status: '已實現',
      where: ['budget-current', '預算調整', '預算'],
    },
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
  ...linesOf('FJ01', [
    {
      article: '保證金',
      subject: '扣留 5%，按考核得分釋放、逐分扣減或獎勵',
      status: '已實現',
      where: ['appraisal-deposit-release', 'appraisal.deposit', 'appraisal.release'],
    },
  ]),
  ...linesOf('CQ25', [
    {
      article: '結算管理',
      subject: '質量保證金 3%，按考核兌現',
      status: '可配置',
      where: ['appraisal.deposit', '考核分檔'],
      note: '釋放表與 CMI 激勵的數字未讀到。',
    },
  ]),
  ...linesOf('NPRE', [
    {
      article: '全文',
      subject: '醫保基金預付金：結餘月數、規模、申請、撥付與年底收回',
      status: '已實現',
      where: [
        'working-capital-eligibility',
        'working-capital-amount',
        'working-capital-balance',
        'workingCapital.months.employee',
        'workingCapital.months.resident',
        'workingCapital.size',
        '預付金資格',
        '預付金基數',
        '預付金收付',
      ],
      note: '只見報道；用途的監管不在程序內。',
    },
  ]),
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
  ...linesOf('DY', [
    {
      article: '全文',
      subject: '精神類疾病住院按等級 130、160、260 元床日定額，撥付不超過合理墊付的 102%',
      status: '已實現',
      where: ['bed-day-amount', 'bed-day-limit', 'bedDayStandard.limit', '床日標準', '床日住院'],
    },
  ]),
  ...linesOf('HZb', [
    {
      article: '全文',
      subject: '精神類每床日點數，保留八位小數',
      status: '已實現',
      where: ['case-bed-day', 'base.bedDay.decimals', '床日標準'],
    },
  ]),
  ...linesOf('GDm', [
    {
      article: '總額預算',
      subject: '首年按前三年基金支付的均值乘以（1 + 增長率）',
      status: '已實現',
      where: ['budget-opening-mean', 'budget.mean.years', '預算基數'],
      note: '增長率的上限一句不完整，未實現。',
    },
  ]),
  ...linesOf('CAP', [
    {
      article: '總額',
      subject: '前三年支出按 20%、30%、50% 加權並合理增長',
      status: '已實現',
      where: ['budget-opening-weighted', 'budget.year.weights', '預算基數'],
      note: '讀作由遠及近的年度權重。',
    },
    {
      article: '包干額',
      subject: '先扣大病保險劃轉、責任醫生簽約服務費與農民健康體檢經費',
      status: '可配置',
      where: ['budget-items', '預算分項'],
      note: '在預算分項表各列一行定額，先於比例項目取出。',
    },
    {
      article: '結算',
      subject: '按月撥付、年終清算，超支分擔、結餘留用',
      status: '已實現',
      where: ['capitation-month', 'capitation-sharing', 'capitation-due', '門診撥付'],
      note: '月度撥付的算式與分擔比例未讀到，為佔位。',
    },
  ]),
];

/** 演講稿沒有發文機關：其中的數字不屬任何地區，最多作待核的例子。 */
const lecture: readonly CoverageLine[] = [
  ...linesOf('FG', [
    {
      article: '一（一）',
      subject: '安全、效率、公平的三維評價',
      status: '可配置',
      where: ['appraisal-total', '考核指標', '考核數據'],
      note: '設為考核指標，數值由人填入；程序不自動計算各率。',
    },
    { article: '一（二）', subject: '多元共治、醫保醫師積分制', status: '未實現' },
    {
      article: '一（三）',
      subject: '過程指標與結果指標雙軌評價',
      status: '可配置',
      where: ['appraisal-total', '考核指標', '考核數據'],
      note: '設為考核指標，數值由人填入。',
    },
    {
      article: '二（一）',
      subject: '零基預算：各類別按基數與調整係數測算',
      status: '已實現',
      where: ['budget-opening-zero-based', 'budget-category', '零基預算'],
      note: '文中的 +15%、−8% 只是例子，由本地填寫。',
    },
    { article: '二（一）', subject: '月度快報、季度分析、年度評估', status: '未實現' },
    {
      article: '二（一）',
      subject: '年度調劑與應急預算池',
      status: '已實現',
      where: ['budget-current', 'budget-reserve', 'budget.emergency.ratio', '預算調整'],
      note: '比例沒有數字；動用以有文號的行記。',
    },
    {
      article: '二（一）',
      subject: '預算的 30% 與健康管理率、慢病控制率掛鉤',
      status: '可配置',
      where: [
        'capitation-performance-rates',
        'capitation.performance.by',
        'capitation.performance.share',
        '人頭績效',
      ],
      note: '30% 為待核的例子，預設不掛鉤。',
    },
    {
      article: '二（一）',
      subject: '控制率 72% 加 15%、50% 減 10% 的預算調整',
      status: '可配置',
      where: ['capitation-control', 'capitation.control.steps', '人頭績效'],
      note: '兩例之間的分界未寫，預設不調整。',
    },
    {
      article: '二（二）',
      subject: 'DRG／DIP 付費與支付標準動態調整',
      status: '已實現',
      where: ['base-data', 'case-normal', '病組'],
    },
    { article: '二（二）', subject: '低於組均 70% 的病例核查、高編核查', status: '未實現' },
    {
      article: '二（二）',
      subject: '簽約居民年人均 800 元包干',
      status: '可配置',
      where: ['capitation-budget', '人頭標準', '參保人頭數'],
      note: '800 元為待核的例子，標準由本地填寫。',
    },
    {
      article: '二（二）',
      subject: '門診共濟的差異化支付比例（70、60、50）',
      status: '可配置',
      where: ['benefit-level-gap', '待遇政策'],
      note: '只核查各級比例的差距；門診費用的逐筆測算未實現。',
    },
    {
      article: '二（二）',
      subject: '基層門診結餘的 30% 用於獎勵',
      status: '可配置',
      where: ['capitation-sharing', 'capitation.retain'],
      note: '30% 為待核的例子；留用比例可設為此數。',
    },
    {
      article: '二（三）',
      subject: '機構信用分類：A 類預付提高 10%、C 類降低 5%',
      status: '可配置',
      where: [
        'working-capital-eligibility',
        'working-capital-amount',
        'workingCapital.credit',
        '預付金資格',
        '預付金基數',
        '預付金收付',
      ],
      note: '兩個數為待核的例子。',
    },
    { article: '二（三）', subject: '醫保醫師百分制積分', status: '未實現' },
    { article: '二（三）', subject: '藥品耗材準入與退出', status: '不屬結算系統' },
    { article: '二（三）', subject: '智能審核與用量異常監測', status: '未實現' },
    { article: '二（三）', subject: '區塊鏈追溯', status: '不屬結算系統' },
    { article: '三（一）', subject: '疾病譜、費用結構分析與風險評分', status: '未實現' },
    { article: '三（二）', subject: '人工智能審核、客服與慢病助手', status: '不屬結算系統' },
    { article: '三（三）', subject: '區塊鏈處方流轉與跨區域結算', status: '不屬結算系統' },
    { article: '三（四）', subject: '掌上辦理與物聯網監控', status: '不屬結算系統' },
    { article: '四（一）', subject: '部門協同、三醫聯動', status: '不屬結算系統' },
    {
      article: '四（二）',
      subject: '機構內部醫保管理與臨床路徑',
      status: '不屬結算系統',
      note: '文本讀到此處為止。',
    },
  ]),
];

export const coverage: readonly CoverageLine[] = [...national, ...lecture];
