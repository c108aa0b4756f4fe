import type { Citation } from '../../../../law/instrument.ts';

// Where the indicators stand in the documents. The lecture (FG) has no issuing authority: never above 待核.

export const lecture = (article: string): Citation => ({ instrument: 'FG', article, grade: '待核' });

export const opinion = (quote: string): Citation => ({
  instrument: 'Z12',
  article: '一（三）',
  quote,
  grade: '原文',
});

export const positive = (item: number, quote: string): Citation => ({
  instrument: 'SW',
  article: `三（三）1（${item}）`,
  quote,
  grade: '原文',
});

export const negative = (item: number, quote: string): Citation => ({
  instrument: 'SW',
  article: `三（三）2（${item}）`,
  quote,
  grade: '原文',
});

export const sinking = (quote: string): Citation => ({
  instrument: 'ZE2',
  article: '優質資源下沉',
  quote,
  grade: '原文',
});

export const practice: Citation = { instrument: 'practice', grade: '待核' };

/** A formula that the text, which only names the indicator, does not give. */
export const UNWRITTEN = '文本只列指標名稱，未寫算式；算式為推定。';
