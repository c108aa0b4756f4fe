import { type CoverageLine, linesOf } from '../region.ts';

const GUARANTEE = '保障是根本';
const INCENTIVE = '激勵是核心';
const QUALITY = '管好是關鍵';
const FREEDOM = '放活是動力';

export const coverage: readonly CoverageLine[] = [
  ...linesOf('HY', [
    {
      article: GUARANTEE,
      subject: '基本建設、設備、信息化、培訓與基本人員經費的財政專項補助',
      status: '不屬結算系統',
    },
    {
      article: GUARANTEE,
      subject: '重大公衛、突發事件、對口支援按定項定額購買',
      status: '可配置',
      where: ['equivalents-payment', '當量項目', '當量工作量'],
      note: '可各設一個項目，以定額折合當量；文稿沒有定額的數字。',
    },
    {
      article: GUARANTEE,
      subject: '購買上限：控制基本醫療服務當量的增幅',
      status: '可配置',
      where: ['equivalents-growth', 'equivalents-ceiling', 'equivalents.growth', '當量購買上限'],
      note: '增幅的數字未讀到。',
    },
    {
      article: GUARANTEE,
      subject: '基本公共衛生服務超過規範要求的不予購買',
      status: '已實現',
      where: ['equivalents-item', '當量項目', '當量購買上限'],
      note: '各項目的規範量由本地填寫。',
    },
    {
      article: GUARANTEE,
      subject: '500 萬元改革風險金',
      status: '可配置',
      where: ['equivalents-settlement', '當量資金'],
      note: '金額填在當量資金表的「風險金」。',
    },
    { article: GUARANTEE, subject: '財政補助總投入的增長', status: '不屬結算系統' },
    { article: INCENTIVE, subject: '基本醫療服務由醫保基金和個人付費購買', status: '不屬結算系統' },
    {
      article: INCENTIVE,
      subject: '標化工作當量法：15 分鐘普通門診為一個當量，逐項定當量、規格與取數標準',
      status: '已實現',
      where: ['equivalents-item', 'equivalents-payment', '當量項目', '當量工作量'],
      note: '53 個項目中只讀到一個：規範管理一個高血壓患者為 10 個當量。',
    },
    {
      article: INCENTIVE,
      subject: '單位當量價格 10 元',
      status: '已實現',
      where: ['equivalents-payment', 'equivalents.price'],
    },
    {
      article: INCENTIVE,
      subject: '年度預算、分期預付、次年結算',
      status: '已實現',
      where: ['equivalents-settlement', '當量資金'],
    },
    { article: QUALITY, subject: '衛生信息平臺與自動取數', status: '不屬結算系統' },
    {
      article: QUALITY,
      subject: '不規範的服務量按核查比例核減',
      status: '已實現',
      where: ['equivalents-item', '當量抽查'],
    },
    { article: QUALITY, subject: '不真實服務追溯到人', status: '未實現', note: '程序只核減數量，不記人員。' },
    { article: FREEDOM, subject: '基礎性與獎勵性績效工資 4:6', status: '不屬結算系統' },
    {
      article: FREEDOM,
      subject: '得分 950 分以上可在收支結餘的 50% 內計提效益考核獎',
      status: '已實現',
      where: [
        'equivalents-reward',
        'equivalents.reward.score',
        'equivalents.reward.inclusive',
        'equivalents.reward.share',
        '效益考核獎',
      ],
    },
    { article: FREEDOM, subject: '效益考核獎與簽約服務經費不納入績效工資總額', status: '不屬結算系統' },
  ]),
];
