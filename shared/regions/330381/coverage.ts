import { type CoverageLine, linesOf } from '../region.ts';

const SYSTEM = '堅持體系改革先動';
const INSURANCE = '堅持醫保改革驅動';
const PRICES = '堅持藥、價、保聯動';

export const coverage: readonly CoverageLine[] = [
  ...linesOf('RA', [
    { article: SYSTEM, subject: '管理委員會與醫保辦、人員崗位管理、智慧醫療平臺', status: '不屬結算系統' },
    {
      article: SYSTEM,
      subject: '「2+27」：兩家總院與分院組成的兩個醫共體',
      status: '可配置',
      where: ['醫共體', '機構'],
    },
    {
      article: SYSTEM,
      subject: '專項補助與付費購買相結合的基層補償機制',
      status: '可配置',
      where: ['equivalents-payment', '當量項目', '當量資金'],
      note: '文稿沒有項目與單價；可用海鹽一類的工作當量。',
    },
    {
      article: INSURANCE,
      subject: '以上年醫保支出為基數，按職工 10%、居民 8% 增長確定年度總額',
      status: '已實現',
      where: [
        'budget-opening-audited',
        'budget.growth.employee',
        'budget.growth.resident',
        '預算基數',
        '預算分項',
      ],
    },
    {
      article: INSURANCE,
      subject: '總額打包給兩大醫共體，結餘留用、超支分擔',
      status: '可配置',
      where: ['group-total', 'group-surplus', 'group-overrun', 'groupPayment.retain', '集團總額', '集團支出'],
      note: '按集團總額付費結算；文稿沒有打包與分擔的比例，方案中為佔位。',
    },
    {
      article: INSURANCE,
      subject: '醫療管理端的 DRG 評價績效',
      status: '可配置',
      where: ['appraisal-total', '考核指標', '考核數據'],
      note: '指標與分值未讀到，由本地填寫。',
    },
    {
      article: INSURANCE,
      subject: '813 組病種採用相對價值法協議結算',
      status: '已實現',
      where: ['negotiated-base-points', 'negotiated.unit', 'negotiated.groups', '談判結果', '病組'],
      note: '議定值由人填入病組表後按點數結算；813 組的名錄未讀到。',
    },
    {
      article: INSURANCE,
      subject: '開放參與的 DRG 談判協商支付工具',
      status: '已實現',
      where: ['negotiated-group-points', 'negotiated-effect', '談判建議', '談判結果'],
      note: '各機構的建議、測算值、議定值並列，並測算對每家機構的影響；協商本身由人進行。',
    },
    {
      article: INSURANCE,
      subject: '城鄉居民醫保全域按人頭付費，分院有不同的標準與增長率',
      status: '已實現',
      where: ['capitation-standard', 'capitation-budget', 'capitation-due', '人頭標準', '人頭歷史數據'],
      note: '三年數據的權重與結餘超支的比例未讀到，為推定或佔位。',
    },
    {
      article: INSURANCE,
      subject: '首診和轉外病種目錄',
      status: '不屬結算系統',
    },
    {
      article: INSURANCE,
      subject: '差異化報銷',
      status: '可配置',
      where: ['benefit-basic', 'benefit-level-gap', 'benefits.gap', '待遇政策'],
      note: '比例未讀到，按待遇政策表測算。',
    },
    {
      article: PRICES,
      subject: '調價資金池：藥品耗材節約換回醫療技術服務提價空間',
      status: '已實現',
      where: ['price-pool-effect', 'price-pool-balance', 'pricePool.share', '藥耗節約', '服務調價'],
      note: '折算比例未讀到，為佔位。',
    },
    {
      article: PRICES,
      subject: '調價後 13 項監測考核指標',
      status: '已實現',
      where: [
        'price-pool-indicator',
        'indicator-light',
        'pricePool.indicatorCount',
        'pricePool.indicators',
        '調價監測',
      ],
      note: '文稿只點名均次費用一項，其餘由本地填寫。',
    },
  ]),
];
