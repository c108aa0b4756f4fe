import { entries } from '../entry.ts';

/** Messages about the input of 單病種付費. */
export const diseasePackageFindings = entries({
  PACKAGE_TARGET_UNKNOWN: {
    severity: 'block',
    message: '單病種標準的「機構或等級」為「{text}」，既不是機構也不是等級。',
    remedy: '請填機構編碼、三級／二級／一級／社區，或 *。{hint}',
  },
  PACKAGE_PRICE_MISSING: {
    severity: 'block',
    message: '病種「{disease}」在機構「{institution}」沒有付費標準。',
    remedy: '請在單病種標準表補上；不屬單病種的病例應移到病例表。',
  },
  PACKAGE_RATIO_MISSING: {
    severity: 'block',
    message: '病種「{disease}」有{fund}病例，而「{header}」為空。',
    remedy: '請填支付比例，如 0.8；按標準減個人負擔支付的，把參數 diseasePackage.fundPart 設為 lessPatient。',
  },
  PACKAGE_RATIO: {
    severity: 'block',
    message: '「{header}」為 {text}，大於 1。',
    remedy: '請填比例，如 80% 填 0.8。',
  },
  PACKAGE_CASE_MONEY: {
    severity: 'block',
    message: '基金記賬 {fund} 與個人負擔 {patient} 合計大於總費用 {total}。',
    remedy: '請按結算清單核對三項金額。',
  },
  PACKAGE_DISEASE_COUNT: {
    severity: 'info',
    message: '單病種標準有 {count} 個病種，文件所載按病種付費的病種為 {expected} 個。',
    remedy: '請核對單病種標準是否齊全，或修改參數 diseasePackage.diseases。',
  },
});
