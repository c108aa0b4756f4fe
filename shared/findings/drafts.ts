import { entries } from './entry.ts';

/** What can be wrong with a draft that is set beside an input before it counts. */
export const draftFindings = entries({
  DRAFT_CASES: {
    severity: 'block',
    message: '測算草案不能帶病例。',
    remedy: '請刪去草案中的「病例」表；要換病例請另備一份輸入，用 dianzhi compare 比較。',
  },
  DRAFT_TAB_UNKNOWN: {
    severity: 'block',
    message: '測算草案中的「{name}」不是輸入表。',
    remedy: '最接近的是「{tab}」；請改名，或刪去這張表。',
  },
  DRAFT_ROW_ABSENT: {
    severity: 'warn',
    message: '測算草案要刪除的行，原表中沒有。',
    remedy: '請核對鍵欄；此行沒有作用。',
  },
});
