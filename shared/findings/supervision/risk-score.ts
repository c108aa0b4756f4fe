import { entries } from '../entry.ts';

/** Messages about 風險畫像. */
export const riskScoreFindings = entries({
  WATCH_RISK_RULE_UNKNOWN: {
    severity: 'warn',
    message: '風險權重中的「{text}」不是任何異常或指標的規則編號，沒有用到。',
    remedy: '{hint}',
  },
});
