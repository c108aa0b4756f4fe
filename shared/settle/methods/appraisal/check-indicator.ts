import type { FindingCode } from '../../../findings/catalogue.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { compare, ZERO } from '../../../money/fraction.ts';
import { better } from '../../../rules/appraisal/facts.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { MethodInput } from '../method.ts';
import { readSteps, stepOutOfOrder } from './plans.ts';

type IndicatorRow = Tables['appraisalIndicators'][number];

const HEADERS = { target: '目標值', zero: '零分值', steps: '分段', strict: '不含本數' } as const;
type OfForm = keyof typeof HEADERS;

/** The columns that each form looks at. */
const USED: Readonly<Record<IndicatorRow['form'], readonly OfForm[]>> = {
  線性: ['target', 'zero'],
  分段: ['steps'],
  達標: ['target', 'strict'],
  扣分: [],
};

/** Filled and not looked at: whoever filled them meant another form. */
const unusedBy = (row: IndicatorRow): readonly OfForm[] =>
  (['target', 'zero', 'steps', 'strict'] as const).filter(
    (column) => row[column] !== null && row[column] !== false && !USED[row.form].includes(column),
  );

/** What is wrong with one indicator by itself. */
export function checkIndicator({ places }: MethodInput, row: IndicatorRow, report: Report): void {
  const { indicator: text, form, direction } = row;
  const tell = (
    code: FindingCode,
    column: 'target' | 'zero' | 'steps' | 'strict' | 'veto' | 'direction',
    values: Record<string, string> = {},
  ) => report(finding(code, places.appraisalIndicators(row.row, column), { text, ...values }));

  if ((form === '線性' || form === '達標') && row.target === null) {
    tell('APPRAISAL_TARGET_MISSING', 'target', { form, header: '目標值' });
  }
  if (form === '線性') checkZero(row, tell);
  if (form === '分段') {
    const reason = stepsFault(row);
    if (reason) tell('APPRAISAL_STEPS', 'steps', { steps: row.steps ?? '', reason });
  }
  for (const column of unusedBy(row))
    tell('APPRAISAL_COLUMN_UNUSED', column, { form, header: HEADERS[column] });
  if (row.veto && form !== '達標' && form !== '扣分') tell('APPRAISAL_VETO_FORM', 'veto', { form });
  if (form === '扣分' && direction === '越高越好') tell('APPRAISAL_DEDUCTION_DIRECTION', 'direction');
}

function checkZero(
  { form, direction, target, zero }: IndicatorRow,
  tell: (code: FindingCode, column: 'target' | 'zero', values: Record<string, string>) => void,
): void {
  if (direction === '越低越好' && zero === null) {
    tell('APPRAISAL_TARGET_MISSING', 'zero', { form, header: '零分值' });
  } else if (target !== null && better(direction, target, zero ?? ZERO) <= 0) {
    tell('APPRAISAL_TARGET_DIRECTION', 'target', {
      direction,
      target: exactDecimal(target)!,
      zero: exactDecimal(zero ?? ZERO)!,
    });
  }
}

function stepsFault({ steps: text, direction, weight }: IndicatorRow): string | undefined {
  if (text === null) return '沒有填寫';
  const steps = readSteps(text);
  if (!steps?.length) return '不是以冒號相連的界限與得分';
  const wrong = stepOutOfOrder(direction, steps);
  if (wrong) return `界限 ${exactDecimal(wrong.limit)} 一段與前一段重疊或次序顛倒`;
  if (steps.some(({ points }) => compare(points, ZERO) < 0)) return '得分為負';
  if (compare(steps.at(-1)!.points, weight) !== 0) return `最優一段的得分不等於權重 ${exactDecimal(weight)}`;
  return undefined;
}
