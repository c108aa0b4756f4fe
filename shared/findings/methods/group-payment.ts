import { entries } from '../entry.ts';

/** Messages about the input of 集團總額付費. */
export const groupPaymentFindings = entries({
  GROUP_TOTAL_MISSING: {
    severity: 'block',
    message: '集團「{group}」的{fund}在集團總額表沒有一行。',
    remedy: '請在集團總額表補上該集團與險種；不以總額結算的，請刪除本行。',
  },
  GROUP_BASE_MISSING: {
    severity: 'block',
    message: '集團「{group}」的{fund}缺少 {year} 年的基數。',
    remedy: '請在集團基數表補上該年；基期為結算年度之前的 {years} 年，由參數 groupPayment.yearWeights 定。',
  },
  GROUP_BASE_YEAR: {
    severity: 'block',
    message: '基數的年度 {year} 不在基期（{first} 至 {last}）之內。',
    remedy: '請核對年度；多餘的年度請刪除。',
  },
  GROUP_CONTRIBUTION_DOUBTFUL: {
    severity: 'warn',
    message: '「當年徵繳」{now} 與「上年徵繳」{before} 相差一倍以上，年度總額隨之增減。',
    remedy: '兩年應為同一口徑，都填總額或都填人均，請核對。',
  },
  GROUP_CONTRIBUTION_ZERO: {
    severity: 'block',
    message: '「上年徵繳」為 0，無法計算徵繳增長。',
    remedy: '請填寫上年徵繳，與當年徵繳同一口徑。',
  },
  GROUP_TOTAL_NOT_POSITIVE: {
    severity: 'block',
    message: '集團「{group}」的{fund}年度總額為 {total} 元，不大於 0。',
    remedy: '請核對集團基數、徵繳與協商調整。',
  },
  GROUP_DISALLOWED_EXCEEDS: {
    severity: 'block',
    message: '核減金額 {disallowed} 大於申報金額 {claimed}。',
    remedy: '請核對兩項金額。',
  },
  GROUP_SPENDING_OUTSIDE: {
    severity: 'block',
    message: '{who}不是集團「{group}」的成員，而本行要在此撥付給集團。',
    remedy: '集團外就醫的費用請在「由其他方法結算」填「是」；成員機構請在機構表填所屬醫共體。',
  },
  GROUP_REWARD_OUTSIDE: {
    severity: 'block',
    message: '機構「{institution}」不屬於任何有年度總額的集團，不能參與獎勵分配。',
    remedy: '請核對機構表的醫共體與集團總額表，或刪除本行。',
  },
  GROUP_REWARD_SCORE_MISSING: {
    severity: 'block',
    message: '機構「{institution}」達標而沒有得分。',
    remedy: '請填得分，或用參數 groupPayment.rewardPlan 指定考核方案並填其考核數據。',
  },
  GROUP_PLAN_UNKNOWN: {
    severity: 'block',
    message: '參數 {key} 的考核方案「{plan}」不在考核方案表。',
    remedy: '請核對方案名稱，或把該參數的值留空。',
  },
  GROUP_NOT_APPRAISED: {
    severity: 'block',
    message: '集團「{group}」在考核方案「{plan}」中沒有考核數據，年終結餘與超支無法確定。',
    remedy: '請在考核數據表填寫該集團的各項指標。',
  },
  GROUP_SPENDING_AHEAD: {
    severity: 'warn',
    message: '集團「{group}」的{fund}累計支出 {spent} 元，已超過年度總額 {total} 元。',
    remedy: '請核對支出；超支將在年終按方案年次分擔。',
  },
});
