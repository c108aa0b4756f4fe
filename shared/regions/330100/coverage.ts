import { type CoverageLine, linesOf } from '../region.ts';

export const coverage: readonly CoverageLine[] = [
  ...linesOf('HZ20', [
    {
      article: '解讀',
      subject: '省級與杭州兩個統籌區，分開核算',
      status: '可配置',
      where: ['region.code', 'region.name', '預算'],
      note: '兩個統籌區各用一份工作簿。',
    },
    {
      article: '解讀',
      subject: '病組管理、點數、係數、結算規則統一',
      status: '已實現',
      where: ['base-data', 'case-normal', 'value-gross', 'annual-clearing'],
      note: '兩份工作簿用同一方案與同一張病組表；細則正文未讀到，規則取自省辦法。',
    },
    {
      article: '解讀',
      subject: '預算編製統一',
      status: '可配置',
      where: ['budget-opening-audited', 'budget.form.employee', '預算基數'],
      note: '細則的算式未讀到，按省辦法第七條。',
    },
    {
      article: '解讀',
      subject: '考核統一',
      status: '可配置',
      where: ['appraisal-total', '考核方案', '考核指標'],
      note: '指標與分值未讀到，由本地填寫。',
    },
    {
      article: '報道',
      subject: '結餘留用 85%、超支分擔 85%',
      status: '已實現',
      where: ['sharing-interpolate', 'sharing.retain', 'sharing.bear'],
    },
    {
      article: '正文',
      subject: '細則的界限、係數與預付比例',
      status: '未實現',
      note: '條文未讀到；現行數取自省辦法，等級至多為推定。',
    },
  ]),
];
