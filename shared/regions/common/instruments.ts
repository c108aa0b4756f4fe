import type { Instrument } from '../../law/instrument.ts';

/** National texts, texts of other areas that a placeholder is taken from, and what no text confirms. */
export const instruments: readonly Instrument[] = [
  {
    id: 'N24',
    title: '《按病組和病種分值付費2.0版分組方案並深入推進相關工作的通知》（國家醫保局）',
    issued: '2024-07-23',
    seen: '二手',
    note: '只見新聞發布會與報道。',
  },
  {
    id: 'N25r',
    title: '《按病種付費醫療保障經辦管理規程（2025版）》',
    issued: '2025-01-26',
    seen: '部分',
    note: '讀到第一至四條。',
  },
  {
    id: 'N25m',
    title: '《醫療保障按病種付費管理暫行辦法》',
    issued: '2025-08-11',
    seen: '部分',
    note: '讀到第一至三條、第十一至十五條；第十九至二十二條見於引述。',
  },
  {
    id: 'NPRE',
    title: '《關於做好醫保基金預付工作的通知》（國家醫保局辦公室、財政部辦公廳）',
    number: '醫保辦函〔2024〕101號',
    issued: '2024-11-11',
    seen: '二手',
  },
  {
    id: 'NQ',
    title: '《關於建立定點醫藥機構相關人員醫保支付資格管理制度的指導意見》',
    seen: '二手',
    note: '2024年9月，只見報道。',
  },
  {
    id: 'LIB',
    title: '國家醫保局第一批智能監管「兩庫」規則',
    issued: '2025-05-23',
    seen: '二手',
  },
  {
    id: 'LN',
    title: '遼寧省貫徹落實《中共中央、國務院關於深化醫療保障制度改革的意見》若干措施',
    seen: '部分',
    note: '見報日期 2021-05-17，讀到第（四）項末段至第（三十）項。',
  },
  {
    id: 'FG',
    title: '《醫保基金精細化管理實踐路徑》',
    seen: '部分',
    note: '文檔分享網站的演講稿，沒有發文機關；其中數字一律不作為規定。',
  },
  {
    id: 'CHSx',
    title: '《DRG付費下…異常病例費用如何結算》（醫有數）',
    issued: '2023-02-21',
    seen: '二手',
    note: '轉述 CHS-DRG 技術規範。',
  },
  {
    id: 'SC',
    title: '《按疾病診斷相關分組(DRG)結合點數法付費關鍵技術指標釋義》',
    issued: '2021-12-31',
    seen: '二手',
    note: '四川一類方案。',
  },
  {
    id: 'ZG',
    title: '自貢規則，見《高倍率病例費用怎麼支付》（金豆數據）',
    issued: '2023-08-25',
    seen: '二手',
  },
  {
    id: 'practice',
    title: '行業通行做法（未見文本）',
    seen: '二手',
    note: '各地常見而未經任何文本證實；凡以此為據的數字都是佔位，不稱為當地規定。',
  },
];
