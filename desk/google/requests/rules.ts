import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import type { ValidationRule } from '../model/cell.ts';

type Condition = Api<'BooleanCondition'>;
type ConditionType = NonNullable<Condition['type']>;

const count = (least: number, most = least) => ({ least, most });

/** How many values a condition takes, where it is not one. */
const VALUES: Partial<Readonly<Record<ConditionType, { readonly least: number; readonly most: number }>>> = {
  NUMBER_BETWEEN: count(2),
  NUMBER_NOT_BETWEEN: count(2),
  DATE_BETWEEN: count(2),
  DATE_NOT_BETWEEN: count(2),
  TEXT_IS_EMAIL: count(0),
  TEXT_IS_URL: count(0),
  DATE_IS_VALID: count(0),
  BLANK: count(0),
  NOT_BLANK: count(0),
  BOOLEAN: count(0, 2),
  ONE_OF_LIST: count(1, 500),
};

/** Only these make sense for what may be entered; the rest is for conditional formats and filters. */
const NOT_FOR_VALIDATION: readonly ConditionType[] = [
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'BLANK',
  'NOT_BLANK',
  'TEXT_NOT_EQ',
  'DATE_NOT_EQ',
];

/** A rule that Google would accept. Whether a value keeps to it is not looked at: neither does Google's API. */
export function checkRule(rule: ValidationRule): ValidationRule {
  const { condition } = rule;
  const type = condition?.type;
  if (!condition || type === undefined) throw ApiError.invalid('DataValidationRule must have a condition.');
  if (NOT_FOR_VALIDATION.includes(type)) {
    throw ApiError.invalid(`ConditionType '${type}' is not supported for data validation.`);
  }
  checkCondition(condition);
  return rule;
}

export function checkCondition({ type, values = [] }: Condition): void {
  if (type === undefined) throw ApiError.invalid('BooleanCondition must have a type.');
  const { least, most } = VALUES[type] ?? count(1);
  if (values.length < least || values.length > most) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    throw ApiError.invalid(
      `ConditionType '${type}' takes ${wanted} ConditionValues, but got ${values.length}.`,
    );
  }
  const first = values[0]?.userEnteredValue ?? '';
  if (['ONE_OF_RANGE', 'CUSTOM_FORMULA'].includes(type) && !first.startsWith('=')) {
    throw ApiError.invalid(`ConditionType '${type}' takes a formula, which begins with "=".`);
  }
}
