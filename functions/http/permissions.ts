import type { Context } from '../context.ts';
import type { Action, Person, Role } from '../gateways/identity.ts';
import { CallProblem } from './problem.ts';

/** Whoever prepares or confirms may look into what was settled; none of it is recorded. */
const LOOKING_INTO: readonly Action[] = [
  'compare',
  'explain',
  'whatif',
  'contrast',
  'forecast',
  'dispute',
  'pack',
  'watch',
];

/** What each role may do in its area. Closing and publishing also want a second person. */
const MAY: Readonly<Record<Role, readonly Action[]>> = {
  經辦: ['setup', 'check', 'settle', 'correct', 'verify', ...LOOKING_INTO, 'read'],
  覆核: ['check', 'settle', 'close', 'publish', 'correct', 'verify', ...LOOKING_INTO, 'read'],
  查看: ['read'],
};

const NAMES: Readonly<Record<Action, string>> = {
  setup: '設定',
  check: '檢查數據',
  settle: '重算點值',
  close: '結算',
  publish: '發布報表',
  correct: '更正',
  verify: '核驗賬冊',
  compare: '比較運算',
  explain: '解釋',
  whatif: '假設測算',
  contrast: '兩次結算對比',
  forecast: '年度預測',
  dispute: '爭議檔',
  pack: '數據包',
  watch: '監管分析',
  read: '查看',
};

/** Whether a line of the allow-list permits it. */
export const mayDo = (
  { grants }: Pick<Context, 'grants'>,
  { email }: Person,
  area: string,
  action: Action,
): boolean =>
  grants.some(
    (grant) => grant.email.toLowerCase() === email && grant.area === area && MAY[grant.role].includes(action),
  );

/** @throws CallProblem NOT_ALLOWED */
export function requirePermission(
  context: Pick<Context, 'grants'>,
  person: Person,
  area: string,
  action: Action,
): void {
  if (mayDo(context, person, area, action)) return;
  throw new CallProblem('NOT_ALLOWED', { who: person.email, area, action: NAMES[action] });
}
