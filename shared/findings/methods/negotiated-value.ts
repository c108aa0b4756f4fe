import { entries } from '../entry.ts';

/** Messages about the input of 談判相對價值. */
export const negotiatedValueFindings = entries({
  NEGOTIATED_VALUE_ZERO: {
    severity: 'block',
    message: '病組「{group}」的「{header}」為 0。',
    remedy: '請填寫大於 0 的數；撤回的建議請刪除該行。',
  },
  NEGOTIATED_WITHOUT_POINTS: {
    severity: 'block',
    message: '{kind}病組「{group}」按費用計點，沒有可談判的基準點數。',
    remedy: '請刪除該行，或在病組表把類型改為一般或床日。',
  },
  NEGOTIATED_NOTHING_LEFT: {
    severity: 'block',
    message: '病組「{group}」改為 {points} 點後，{fund}的點數無法分配：{reason}。',
    remedy: '請核對該值是否與 negotiated.unit 的口徑相符。',
  },
  NEGOTIATED_AGREED_DIFFERS: {
    severity: 'warn',
    message: '病組「{group}」議定 {agreed} 點，病組表現行 {inForce} 點，議定值尚未用於結算。',
    remedy: '確認後請把議定的基準點數填入病組表；只作測算時不必處理。',
  },
  NEGOTIATED_UNIT_DOUBTFUL: {
    severity: 'warn',
    message: '病組「{group}」的談判值為 {points} 點，與現行 {inForce} 點相差二十倍以上。',
    remedy: '請核對參數 negotiated.unit：以點數填寫為 points，以相對價值填寫為 relative。',
  },
  NEGOTIATED_GROUP_COUNT: {
    severity: 'info',
    message: '病組表有 {count} 個可談判的病組，文件所載協議結算的病組為 {expected} 個。',
    remedy: '請核對病組表是否齊全，或修改參數 negotiated.groups。',
  },
});
