import { entries } from '../entry.ts';

/** Messages about the input of 考核. */
export const appraisalFindings = entries({
  APPRAISAL_PLAN_UNKNOWN: {
    severity: 'block',
    message: '方案「{text}」不在考核方案表中。',
    remedy: '{hint}',
  },
  APPRAISAL_PLAN_EMPTY: {
    severity: 'block',
    message: '考核方案「{text}」沒有任何指標。',
    remedy: '請在考核指標表補上，或刪除該方案。',
  },
  APPRAISAL_WEIGHTS: {
    severity: 'block',
    message: '考核方案「{text}」的權重合計為 {sum}，不等於滿分 {full}。',
    remedy: '請核對各指標的權重與方案的滿分；扣分項不計入合計。',
  },
  APPRAISAL_PASS_ABOVE_FULL: {
    severity: 'block',
    message: '考核方案「{text}」的合格線 {pass} 高於滿分 {full}。',
    remedy: '請在考核方案表填寫該方案的合格線與滿分。',
  },
  APPRAISAL_TARGET_MISSING: {
    severity: 'block',
    message: '指標「{text}」按「{form}」計分，但沒有「{header}」。',
    remedy: '請補上該欄。',
  },
  APPRAISAL_TARGET_DIRECTION: {
    severity: 'block',
    message: '指標「{text}」為{direction}，目標值 {target} 卻不優於零分值 {zero}。',
    remedy: '請核對方向、目標值與零分值。',
  },
  APPRAISAL_STEPS: {
    severity: 'block',
    message: '指標「{text}」的分段「{steps}」不可用：{reason}。',
    remedy: '請由最易達到的一段寫起，界限與得分逐段更優，如 60:5,80:8,90:10。',
  },
  APPRAISAL_VETO_FORM: {
    severity: 'block',
    message: '指標「{text}」按「{form}」計分，不能一票否決。',
    remedy: '一票否決只用於達標與扣分兩種計分方式；請修改其一。',
  },
  APPRAISAL_DEDUCTION_DIRECTION: {
    severity: 'block',
    message: '扣分項「{text}」的方向為越高越好。',
    remedy: '扣分項按發生次數扣分，方向應為越低越好。',
  },
  APPRAISAL_INDICATOR_UNKNOWN: {
    severity: 'block',
    message: '方案「{plan}」沒有指標「{text}」。',
    remedy: '{hint}',
  },
  APPRAISAL_VALUE_MISSING: {
    severity: 'block',
    message: '「{party}」在方案「{plan}」中缺少指標「{indicators}」的數值。',
    remedy: '請在考核數據表補上；扣分項沒有發生填 0。',
  },
  APPRAISAL_OCCURRENCES: {
    severity: 'block',
    message: '扣分項「{text}」的次數為負。',
    remedy: '請填寫發生次數，沒有發生填 0。',
  },
  APPRAISAL_BAND_SLOPE: {
    severity: 'block',
    message: '「起算分」與「每分減」只填了一欄。',
    remedy: '兩欄須同時填寫或同時留空。',
  },
  APPRAISAL_BANDS_FALL: {
    severity: 'warn',
    message: '方案「{text}」得分達到 {from} 的一檔，所得比例低於前一檔。',
    remedy: '得分更高而所得更少，請核對各檔的比例與每分減。',
  },
  APPRAISAL_COLUMN_UNUSED: {
    severity: 'warn',
    message: '「{text}」按「{form}」計，填了的「{header}」用不到。',
    remedy: '請核對計分方式或兌現方式，或清除該格。',
  },
  APPRAISAL_BANDS_UNUSED: {
    severity: 'warn',
    message: '方案「{text}」填了考核分檔，但其兌現方式不用分檔。',
    remedy: '分檔只用於釋放表與係數；請核對兌現方式，或刪除分檔。',
  },
  APPRAISAL_EFFECT_MISSING: {
    severity: 'block',
    message: '方案「{text}」沒有兌現方式，考核兌現表卻有其金額。',
    remedy: '請在考核方案表填寫兌現方式，或刪除該行。',
  },
  APPRAISAL_MONEY_COLUMN: {
    severity: 'block',
    message: '方案「{text}」按「{effect}」兌現，此行缺少「{header}」。',
    remedy: '請補上該欄。',
  },
  APPRAISAL_MONEY_SURPLUS: {
    severity: 'block',
    message: '方案「{text}」按「{effect}」兌現，此行不應有「{header}」。',
    remedy: '請清除該格；獎勵池的基數、計提比例與項目只填在總額一行，規模填在各機構的行。',
  },
  APPRAISAL_RATIO_ABOVE_ONE: {
    severity: 'block',
    message: '「{header}」為 {text}，大於 1。',
    remedy: '百分之五應填 0.05。',
  },
  APPRAISAL_NOT_APPRAISED: {
    severity: 'block',
    message: '「{party}」在方案「{plan}」中沒有考核數據，無法兌現。',
    remedy: '請在考核數據表補上各項指標的數值，或刪除該行。',
  },
  APPRAISAL_POOL_INCOMPLETE: {
    severity: 'block',
    message: '方案「{text}」的{fund}獎勵池{reason}。',
    remedy: '獎勵池須有一行不填機構的總額，並至少有一行填寫機構與規模。',
  },
  APPRAISAL_POOL_UNSHARED: {
    severity: 'warn',
    message: '方案「{text}」的{fund}獎勵池 {amount} 元沒有可分配的對象，全部留在基金。',
    remedy: '請核對考核得分、合格線與規模。',
  },
});
