import { entries } from '../entry.ts';

/** Messages about 用量與人次異常. */
export const volumeFlagFindings = entries({
  VOLUME_CLASS_UNKNOWN: {
    severity: 'warn',
    message: '類別「{text}」不在重點監控類別（參數 watch.volume.classes）中，仍按所填類別比較。',
    remedy: '{hint}確有此類的請把它加入該參數。',
  },
  DRUG_CLASS_NEARLY: {
    severity: 'warn',
    message: '藥品類別「{text}」只出現一次，與「{other}」相近；兩者按不同類別核對。',
    remedy: '如為同一類別，請統一名稱。',
  },
  VOLUME_DATE: {
    severity: 'warn',
    message: '日期 {text} 不在結算年度 {year} 內，此行未核對。',
    remedy: '請核對日期；其他年度的記錄請移除。',
  },
  PERSON_NOT_PSEUDONYM: {
    severity: 'warn',
    message: '「參保人」有 {rows} 行寫法與身份證號相同，此為第一行；監管的結果會照原樣顯示。',
    remedy: '請換成與病例表同一套的假名標識，再行分析。',
  },
  VOLUME_ROW_REPEATED: {
    severity: 'warn',
    message: '「{text}」與第 {other} 行重複，監測時數量相加、限制並用。',
    remedy: '請核對；同一件只保留一行。',
  },
  RESTRICTION_WITHOUT_SEX: {
    severity: 'warn',
    message: '項目「{text}」為「{kind}」，「限性別」為空，性別未核對。',
    remedy: '請按清單填寫男或女。',
  },
  RESTRICTION_AGES: {
    severity: 'warn',
    message: '項目「{text}」的年齡下限 {from} 歲不小於上限 {below} 歲，任何年齡都會提示。',
    remedy: '請核對兩個年齡；兒童類的上限留空時按參數 watch.child.age。',
  },
  RESTRICTIONS_ABSENT: {
    severity: 'warn',
    message: '已有收費明細，項目限制表沒有任何一行，性別與年齡都未核對。',
    remedy: '請按「兩庫」公布的清單填寫項目限制表。',
  },
  CHILDREN_ABOVE_ADMISSIONS: {
    severity: 'warn',
    message: '兒童住院人次 {children} 多於住院人次 {admissions}。',
    remedy: '兒童是住院人次的一部分，請核對兩欄。',
  },
  CHILD_AGES_ABSENT: {
    severity: 'info',
    message: '監測基數表有上年人次，病例沒有「年齡」一欄，未核對兒童住院率。',
    remedy: '需要核對時請在病例表補上「年齡」；由摘要結算的看不到病例。',
  },
});
