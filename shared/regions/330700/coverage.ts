import { type CoverageLine, linesOf } from '../region.ts';

export const coverage: readonly CoverageLine[] = [
  // 計費簡明示意
  ...linesOf('JH17', [
    {
      article: '基準點數',
      subject: '病組次均費用 ÷ 全部病組次均費用 × 100，取前兩年並逐年重定',
      status: '已實現',
      where: ['base-data', 'base.yearWeights'],
    },
    {
      article: '成本係數',
      subject: '醫院次均費用 ÷ 全市次均費用，當年新增病組為 1',
      status: '可配置',
      where: ['coefficient-hospital', 'coefficient.method', '差異係數'],
    },
    {
      article: '病例點數',
      subject: '正常病例：基準點數 × 成本係數',
      status: '已實現',
      where: ['case-normal'],
    },
    {
      article: '病例點數',
      subject: '費用不足的住院：按倍率計點，不乘係數，不超過基準點數',
      status: '已實現',
      where: ['case-low', 'case.low.coefficient'],
      note: '界限 0.4 為借用。',
    },
    {
      article: '床日病例',
      subject: '按機構現行床日價折算，逐日相加',
      status: '已實現',
      where: ['case-bed-day', '床日標準', '病組'],
      note: '各機構的床日標準由本地填寫。',
    },
    {
      article: '特病單議',
      subject: '費用過高或過低而合理的病例由專家定點數',
      status: '已實現',
      where: ['special-review', 'high-extra', '特病單議'],
    },
    {
      article: '再入院',
      subject: '10 天內同一病組再入院，前次點數減半',
      status: '已實現',
      where: ['readmission', 'readmission.days'],
    },
    {
      article: '結餘',
      subject: '結餘留用',
      status: '可配置',
      where: ['sharing-interpolate', 'sharing.retain', 'sharing.bear'],
      note: '比例未讀到。',
    },
  ]),

  // 評估
  ...linesOf('JH18', [
    {
      article: '2016',
      subject: '基金支出增長目標 7.5%',
      status: '已實現',
      where: ['budget-opening-audited', 'budget.growth.employee', 'budget.growth.resident'],
      note: '只有 2016 年的目標；其後各年由本地填寫。',
    },
  ]),

  // 金醫保發〔2019〕64號
  ...linesOf('JH19', [
    { article: '第一至三條、第五條', subject: '內容未摘錄', status: '未實現' },
    {
      article: '第四條',
      subject: '職工與居民基金分開核算',
      status: '已實現',
      where: ['value-gross', 'value-net', '預算', '病例'],
    },
    {
      article: '第六條起',
      subject: '2019 年細則的點數與結算',
      status: '未實現',
      note: '條文未讀到；2020 年起請按細則在參數表填寫，或用 zhejiang-2019。',
    },
  ]),

  // 門診
  ...linesOf('JHop', [
    {
      article: '第一至六條',
      subject: '門診總額預算',
      status: '可配置',
      where: ['budget-items', 'budget-package', '預算分項', '門診打包'],
    },
    {
      article: '第一至六條',
      subject: '人頭包干，按參保檔次與簽約',
      status: '可配置',
      where: ['capitation-budget', 'capitation-due', 'capitation.retain', '參保人頭數', '人頭標準'],
      note: '各檔設為不同人群；結餘超支的比例未讀到，為佔位。',
    },
    { article: '第一至六條', subject: '門診病例分組（APG）點數', status: '未實現' },
  ]),
  ...linesOf('APG', [{ article: '全文', subject: '門診病例分組（APG）點數法', status: '未實現' }]),
];
