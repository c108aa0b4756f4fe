/** 原文 read in the instrument itself · 轉述 from an explanation, the press or a paper · 推定 inferred · 待核 not confirmed by any text. */
export type Grade = '原文' | '轉述' | '推定' | '待核';

/** A date as `YYYY-MM-DD`; compares correctly as plain text. */
export type IsoDate = string;

/** Half-open on neither side: both ends are in the window; no end means still in force. */
export interface Window {
  readonly from: IsoDate;
  readonly to?: IsoDate;
}

/** A published text that rules and parameters rest on. */
export interface Instrument {
  readonly id: string;
  readonly title: string;
  /** Document number, such as 浙醫保聯發〔2019〕21號. */
  readonly number?: string;
  readonly issued?: IsoDate;
  readonly inForce?: Window;
  /** How this program knows the text. */
  readonly seen: '全文' | '部分' | '解讀' | '二手';
  readonly note?: string;
}

/** A place in an instrument. */
export interface Citation {
  readonly instrument: string;
  readonly article?: string;
  /** The words of the text, where they were read. */
  readonly quote?: string;
  readonly grade: Grade;
}

export const covers = (window: Window, date: IsoDate): boolean =>
  window.from <= date && (window.to === undefined || date <= window.to);
