import type { Problem } from './contract.ts';

/** Everything that can be wrong with a call, by its stable code: status, title and what to do, in Chinese. */
const PROBLEMS = {
  NO_TOKEN: [401, '沒有身份', '請重新登入後再試。'],
  TOKEN_REFUSED: [401, '身份未通過核驗', '請重新登入後再試；如仍不行，請聯繫管理員。'],
  NOT_ALLOWED: [403, '沒有權限', '{who} 不能在 {area} 執行「{action}」，請聯繫管理員。'],
  SECOND_PERSON: [403, '須由另一人辦理', '結算由 {by} 完成，須由另一位有覆核權限的人員確認。'],
  REQUEST_INVALID: [400, '請求不合格式', '{reason}'],
  REQUEST_TOO_LARGE: [413, '請求過大', '單次請求不得超過 {limit}。'],
  METHOD_NOT_ALLOWED: [405, '請求方法不對', '請使用 {method}。'],
  AREA_UNKNOWN: [404, '統籌區尚未設定', '請先執行設定，登記統籌區 {area} 的工作簿。'],
  RUN_UNKNOWN: [404, '沒有這次運算', '請重新執行。'],
  RUN_NOT_DONE: [409, '運算尚未完成', '請等運算完成後再結算。'],
  RUN_OTHER_PERIOD: [409, '期間不符', '該次運算結算的是 {period}。'],
  RUN_NOT_REPLAYABLE: [409, '所存輸入現在不能結算', '運算 {runId} 不能按所存輸入重現，請核驗賬冊。'],
  AMOUNT_UNKNOWN: [404, '沒有這一項', '該次運算沒有這個病例、機構或金額，請核對。'],
  CELL_WITHOUT_AMOUNT: [
    404,
    '這一格沒有可解釋的金額',
    '{reason}。請選擇結果表中的一個金額，或「病例」「特病單議」表中的一行。',
  ],
  TAB_OF_OTHER_RUN: [
    409,
    '結果表不是這次運算所寫',
    '此表不是所問的那次「重算點值」所寫，或已被改動；請在其所寫的結果表中選擇，或重新重算點值。',
  ],
  INPUT_CHANGED: [409, '數據已變動', '工作簿在運算之後被修改，請重新重算點值並核對。'],
  ALREADY_CLOSED: [409, '該期間已結', '{period} 已於 {at} 結算；如須改動，請使用「更正」。'],
  ALREADY_PAID: [409, '該月已有預付記錄', '「月度預付」表已有 {period} 的記錄，請核對並刪除後重新重算。'],
  NOT_CLOSED: [409, '該期間尚未結算', '請先完成 {period} 的結算。'],
  CASES_NOT_DIGESTED: [409, '病例檔尚未匯總', '{reason}'],
  CASES_ELSEWHERE: [
    409,
    '病例不在這裏',
    '這次運算的病例以匯總結算，沒有逐例的行；請在本機對病例檔使用命令 explain。',
  ],
  NOT_SETTLED: [409, '該期間還沒有結算結果', '請先對 {period} 執行「重算點值」。'],
  NOTHING_TO_COMPARE: [
    409,
    '沒有可對比的另一次結算',
    '{period} 尚未結算或發布，也只算過一次；請改動後再「重算點值」，或填寫賬冊編號。',
  ],
  RUN_NAME_UNKNOWN: [
    404,
    '找不到這次結算',
    '{period} 沒有「{name}」這次結算；請填賬冊的筆號，或結果表第三行「結果摘要」的前八位以上。',
  ],
  INSTITUTION_UNKNOWN: [
    404,
    '該期間沒有這家機構',
    '{period} 的結算中沒有機構「{code}」，請填「機構」表中的編碼。',
  ],
  FILE_NOT_BLANK: [
    409,
    '文件中已有其他內容',
    '文件 {file} 不是空白文件，也不是該機構同一期間的文件；請換一個空白文件。',
  ],
  BUSY: [503, '正在處理另一項操作', '請稍候片刻。'],
  FILE_UNREACHABLE: [424, '無法打開工作簿', '請把文件 {file} 共享給 {account}（編輯者）。'],
  FILE_SHARED_WRONGLY: [409, '文件的共享範圍不當', '{reason}'],
  QUOTA: [503, '表格服務繁忙', '請一分鐘後再試。'],
  INTERNAL: [500, '程序故障', '請記下時間並聯繫維護人員。'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Thrown by an endpoint to refuse a call; carries what RFC 9457 tells the caller. */
export class CallProblem extends Error {
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, values: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.values = values;
  }
}

export function problemOf({ code, values }: CallProblem): Problem {
  const [status, title, detail] = PROBLEMS[code];
  return {
    type: `urn:dianzhi:problem:${code}`,
    title,
    status,
    code,
    detail: detail.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
  };
}

export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];
