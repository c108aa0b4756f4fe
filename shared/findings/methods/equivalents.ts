import { entries } from '../entry.ts';

/** Messages about the input of 標化工作當量. */
export const equivalentsFindings = entries({
  EQUIVALENT_ITEM_UNKNOWN: {
    severity: 'block',
    message: '項目「{text}」不在當量項目表中。',
    remedy: '{hint}',
  },
  EQUIVALENT_WEIGHT_ZERO: {
    severity: 'block',
    message: '項目「{text}」的當量為 0。',
    remedy: '請填寫大於 0 的當量；不購買的項目請刪除該行。',
  },
  EQUIVALENT_SAMPLE_COUNT: {
    severity: 'block',
    message: '抽查數 {sampled}、不合格數 {failed} 不成比率。',
    remedy: '抽查數須大於 0，不合格數不得多於抽查數。',
  },
  EQUIVALENT_SAMPLE_IDLE: {
    severity: 'warn',
    message: '機構「{text}」沒有這項抽查所對應的工作量，未作核減。',
    remedy: '請核對機構與項目，或補上當量工作量。',
  },
  EQUIVALENT_CEILING_SCOPE: {
    severity: 'block',
    message: '購買上限填了項目「{text}」，卻沒有機構。',
    remedy: '各機構同一規範量請填在當量項目表的「規範量」；只限一個機構的請補上機構。',
  },
  EQUIVALENT_CEILING_VALUE: {
    severity: 'block',
    message: '購買上限的「上限」與「上年當量」{reason}。',
    remedy: '請擇一填寫；按上年當量計算的，須設參數 equivalents.growth，且不能有項目。',
  },
  EQUIVALENT_MONEY_INSTITUTION: {
    severity: 'block',
    message: '「{kind}」一行{reason}機構。',
    remedy: '分期預付須填機構；風險金屬全縣，不填機構。',
  },
  EQUIVALENT_SCORE_MISSING: {
    severity: 'block',
    message: '機構「{text}」沒有考核得分。',
    remedy: '請填寫「考核得分」，或在考核數據表按方案「{plan}」填寫各項指標。',
  },
  EQUIVALENT_SCORE_TWICE: {
    severity: 'block',
    message: '機構「{text}」既填了考核得分，又有方案「{plan}」的考核數據。',
    remedy: '兩處只留其一。',
  },
  EQUIVALENT_REWARD_ABOVE: {
    severity: 'warn',
    message: '機構「{text}」擬計提 {asked} 元，超過可計提的 {most} 元，按後者列示。',
    remedy: '請核對考核得分、收支結餘與擬計提額。',
  },
  EQUIVALENT_BEYOND_BUDGET: {
    severity: 'warn',
    message: '應付 {due} 元超過年度預算與風險金合計 {budget} 元。',
    remedy: '請以有文號的預算調整補足，或核對購買上限。',
  },
});
