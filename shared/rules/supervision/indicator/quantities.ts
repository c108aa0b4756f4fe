/** Where a quantity comes from when nobody types it. */
export type QuantitySource =
  | { readonly kind: 'digest' }
  /** A column of 病例 that not every file has */
  | { readonly kind: 'column'; readonly column: string; readonly header: string }
  | { readonly kind: 'pool' }
  | { readonly kind: 'typed' };

export interface QuantityDefinition {
  /** Its name in 監測數據 and in formulas */
  readonly title: string;
  readonly unit: '人次' | '例' | '天' | '元' | '人' | '件' | '家' | '張';
  readonly source: QuantitySource;
  /** Of a day, not of a period: months do not add up */
  readonly stock?: true;
  /** May be negative */
  readonly signed?: true;
}

type Unit = QuantityDefinition['unit'];

const ofDigest = (title: string, unit: Unit): QuantityDefinition => ({
  title,
  unit,
  source: { kind: 'digest' },
});
const ofColumn = (title: string, unit: Unit, column: string, header: string): QuantityDefinition => ({
  title,
  unit,
  source: { kind: 'column', column, header },
});
const typed = (title: string, unit: Unit): QuantityDefinition => ({ title, unit, source: { kind: 'typed' } });
const stock = (title: string, unit: Unit): QuantityDefinition => ({ ...typed(title, unit), stock: true });
const ofPool = (title: string): QuantityDefinition => ({ title, unit: '元', source: { kind: 'pool' } });

const DIGEST = {
  cases: ofDigest('住院人次', '人次'),
  days: ofDigest('住院床日', '天'),
  total: ofDigest('住院總費用', '元'),
  fundPaid: ofDigest('住院基金支付', '元'),
  otherPaid: ofDigest('住院其他基金支付', '元'),
  patientPaid: ofDigest('住院個人負擔', '元'),
  readmitted: ofDigest('再入院減點例數', '例'),
  leadCases: ofDigest('牽頭機構住院人次', '人次'),
  /** Of the groups that have a published mean */
  comparableCost: ofDigest('可比住院費用', '元'),
  standardCost: ofDigest('標準住院費用', '元'),
} as const;

const COLUMNS = {
  ownPaid: ofColumn('自費金額', '元', 'ownPaid', '自費金額'),
  drugs: ofColumn('藥品費', '元', 'drugs', '藥品費'),
  tests: ofColumn('檢查檢驗費', '元', 'tests', '檢查檢驗費'),
  materials: ofColumn('耗材費', '元', 'materials', '耗材費'),
  surgery3: ofColumn('三級手術例數', '例', 'surgery', '手術級別'),
  surgery4: ofColumn('四級手術例數', '例', 'surgery', '手術級別'),
  referredUp: ofColumn('上轉人次', '人次', 'referral', '轉診'),
  referredDown: ofColumn('下轉人次', '人次', 'referral', '轉診'),
  children: ofColumn('兒童住院人次', '人次', 'age', '年齡'),
} as const;

const POOL = {
  budget: ofPool('住院預算額'),
  billed: ofPool('住院按項目基金支出'),
} as const;

const TYPED = {
  income: typed('基金收入', '元'),
  spending: typed('基金支出', '元'),
  balance: { ...stock('基金累計結餘', '元'), signed: true },
  fraud: typed('查實騙保件數', '件'),
  insured: stock('參保人數', '人'),
  signed: stock('簽約人數', '人'),
  beds: stock('開放床位', '張'),
  visits: typed('門急診人次', '人次'),
  primaryVisits: typed('基層門急診人次', '人次'),
  allVisits: typed('參保人就診人次', '人次'),
  countyVisits: typed('縣域內就診人次', '人次'),
  signedVisits: typed('簽約居民就診人次', '人次'),
  signedPrimaryVisits: typed('簽約居民基層就診人次', '人次'),
  signedStays: typed('簽約參保人住院人次', '人次'),
  signedLocalStays: typed('簽約參保人區域內住院人次', '人次'),
  transfersOut: typed('外轉人次', '人次'),
  specialistDays: typed('下沉專家天數', '天'),
  checks: typed('檢查檢驗人次', '人次'),
  repeatedChecks: typed('重複檢查人次', '人次'),
  prescriptions: typed('處方數', '張'),
  offLabel: typed('超適應癥用藥處方數', '張'),
  primaryUnits: stock('基層機構數', '家'),
  primaryOpen: stock('開通醫保的基層機構數', '家'),
  filings: typed('異地備案申請數', '件'),
  filingsDone: typed('異地備案成功數', '件'),
  chronic: stock('慢病患者數', '人'),
  chronicManaged: stock('慢病規範管理人數', '人'),
  hypertension: stock('高血壓管理人數', '人'),
  hypertensionControlled: stock('高血壓控制人數', '人'),
  diabetes: stock('糖尿病管理人數', '人'),
  complications: typed('糖尿病併發症人數', '人'),
  surveyed: typed('滿意度調查人數', '人'),
  satisfied: typed('滿意人數', '人'),
  irregularReferrals: typed('不規範轉診人次', '人次'),
  earlyDischarges: typed('未達標準出院件數', '件'),
  incomeSeeking: typed('逐利行為認定件數', '件'),
  refusals: typed('推諉拒收件數', '件'),
  otherViolations: typed('其他違規件數', '件'),
} as const;

/** Everything an indicator may be computed from. */
export const QUANTITIES = { ...DIGEST, ...COLUMNS, ...POOL, ...TYPED } as const satisfies Readonly<
  Record<string, QuantityDefinition>
>;

export type Quantity = keyof typeof QUANTITIES;
export type DigestQuantity = keyof typeof DIGEST;
export type ColumnQuantity = keyof typeof COLUMNS;

export const definitionOf = (quantity: Quantity): QuantityDefinition => QUANTITIES[quantity];

/** Where a person finds or fills it; the year before is always typed. */
export function placeOfQuantity(quantity: Quantity, year: 'now' | 'before' = 'now'): string {
  const { title, source } = definitionOf(quantity);
  if (year === 'before') return `監測數據「${title}」上年同期`;
  if (source.kind === 'digest') return '病例';
  if (source.kind === 'column') return `病例「${source.header}」`;
  return source.kind === 'pool' ? '預算、病例' : `監測數據「${title}」`;
}
