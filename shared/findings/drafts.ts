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
  PROPOSALS_NONE: {
    severity: 'block',
    message: '「測算提案」沒有一行可測算的提案。',
    remedy: '請逐行填寫提案名稱、類別、對象與新值；沒有這張表時請先用設定或 dianzhi init 取得。',
  },
  PROPOSAL_TWICE: {
    severity: 'block',
    message: '同一份提案兩次改「{kind}」的「{text}」，另一處在第 {row} 行。',
    remedy: '請只留一行；要測算兩種方案請用不同的提案名稱。',
  },
  PROPOSAL_SUBJECT_UNKNOWN: {
    severity: 'block',
    message: '「{text}」不在「{tab}」表中。',
    remedy: '最接近的是「{known}」；提案只能改已有的，不能新增。',
  },
  PROPOSAL_CELL_UNUSED: {
    severity: 'warn',
    message: '「{kind}」用不到「{header}」，這一格未採用。',
    remedy: '請核對類別，或清空這一格。',
  },
  PROPOSAL_NEW_ROW: {
    severity: 'warn',
    message: '「{tab}」表原沒有「{text}」，按新增測算。',
    remedy: '若是要改原有的一項，請按「{tab}」表的寫法填寫對象與險種。',
  },
});
