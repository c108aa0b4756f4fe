import { type CoverageLine, linesOf } from '../region.ts';

const UPWARD = '對上借勢';
const DOWNWARD = '對下整合';
const INWARD = '對內聯動';

export const coverage: readonly CoverageLine[] = [
  ...linesOf('CX', [
    { article: UPWARD, subject: '與省市大醫院的醫聯體、專家工作站、學科建設', status: '不屬結算系統' },
    {
      article: DOWNWARD,
      subject: '兩大醫共體集團，鄉鎮機構法人由集團院長擔任',
      status: '可配置',
      where: ['醫共體', '機構'],
    },
    { article: DOWNWARD, subject: '權責清單、八大中心、財政投入與人才引育', status: '不屬結算系統' },
    {
      article: DOWNWARD,
      subject: '醫共體建設關鍵指標的考核，結果與政府補助、人員待遇掛鉤',
      status: '可配置',
      where: ['appraisal-total', 'appraisal-coefficient', '考核指標', '考核兌現'],
      note: '指標與權重未讀到；補助與待遇的發放不在程序內，只算得分與按得分兌現的金額。',
    },
    { article: DOWNWARD, subject: '分級診療疾病目錄、遠程診療、雙向轉診', status: '不屬結算系統' },
    {
      article: DOWNWARD,
      subject: '基層門急診、出院與手術量的增長',
      status: '可配置',
      where: ['indicator-major-surgery-growth', 'indicator-light', '監測數據', '監測目標'],
      note: '文稿的成效數字；手術量的增長由病例計，門急診與出院的增長設為本地指標，數值由人填入。',
    },
    { article: INWARD, subject: '最多跑一次、信息化平臺、診間結算', status: '不屬結算系統' },
    {
      article: INWARD,
      subject: '藥品耗材聯合採購、平均單價下降',
      status: '可配置',
      where: ['price-pool-balance', '藥耗節約'],
      note: '節約的費用可作為調價空間；採購本身不在程序內。',
    },
    {
      article: INWARD,
      subject: '門急診診查、住院診查、等級護理三項收費上調',
      status: '可配置',
      where: ['price-pool-effect', '服務調價'],
      note: '調價的影響按項目測算；調前調後的價格由本地填寫。',
    },
    {
      article: INWARD,
      subject: '醫共體內總額預算、結餘留用、超支分擔',
      status: '可配置',
      where: ['group-total', 'group-surplus', 'group-overrun', 'groupPayment.retain', '集團總額', '集團支出'],
      note: '文稿沒有基數與比例，方案中為佔位。',
    },
    {
      article: INWARD,
      subject: '133 個病種推行臨床路徑規範管理和按病種支付',
      status: '已實現',
      where: [
        'package-complete',
        'package-by-item',
        'package-clearing',
        'diseasePackage.diseases',
        '單病種標準',
        '單病種病例',
      ],
      note: '133 個病種的名錄與標準未讀到，由本地填入單病種標準表；未完成路徑的付法為佔位。',
    },
  ]),
];
