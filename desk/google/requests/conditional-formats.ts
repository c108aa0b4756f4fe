import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { keptFormat } from '../model/format.ts';
import { areaOfRange, gridOf, withoutZeros } from '../model/range.ts';
import type { ConditionalFormatRule, Sheet } from '../model/workbook.ts';
import type { Edit } from './edit.ts';
import { checkCondition } from './rules.ts';

/** Rules are kept in order and shown; effective formats do not follow them. */
export function addConditionalFormatRule(
  edit: Edit,
  { rule = {}, index }: Api<'AddConditionalFormatRuleRequest'>,
): void {
  const { sheet, kept } = check(edit, rule);
  const at = index ?? sheet.conditionalFormats.length;
  if (at > sheet.conditionalFormats.length) throw noRule(sheet, at);
  sheet.conditionalFormats = sheet.conditionalFormats.toSpliced(at, 0, kept);
}

export function updateConditionalFormatRule(
  edit: Edit,
  request: Api<'UpdateConditionalFormatRuleRequest'>,
): { readonly oldRule: ConditionalFormatRule; readonly newRule: ConditionalFormatRule } {
  const { index = 0, newIndex, rule } = request;
  if ((rule === undefined) === (newIndex === undefined)) {
    throw ApiError.invalid('Must specify exactly one of rule and newIndex.');
  }
  const checked = rule && check(edit, rule);
  const sheet = checked?.sheet ?? gridOf(edit.book, request.sheetId);
  edit.guardSheet(sheet);
  const oldRule = ruleAt(sheet, index);
  const newRule = checked?.kept ?? oldRule;
  const rest = sheet.conditionalFormats.toSpliced(index, 1);
  if ((newIndex ?? 0) > rest.length) throw noRule(sheet, newIndex ?? 0);
  sheet.conditionalFormats = rest.toSpliced(newIndex ?? index, 0, newRule);
  return { oldRule, newRule };
}

export function deleteConditionalFormatRule(
  edit: Edit,
  { index = 0, sheetId }: Api<'DeleteConditionalFormatRuleRequest'>,
): { readonly rule: ConditionalFormatRule } {
  const sheet = gridOf(edit.book, sheetId);
  edit.guardSheet(sheet);
  const rule = ruleAt(sheet, index);
  sheet.conditionalFormats = sheet.conditionalFormats.toSpliced(index, 1);
  return { rule };
}

function check(edit: Edit, rule: ConditionalFormatRule): { sheet: Sheet; kept: ConditionalFormatRule } {
  const areas = (rule.ranges ?? []).map((range) => areaOfRange(edit.book, range));
  const sheet = areas[0]?.sheet;
  if (!sheet || areas.some((area) => area.sheet !== sheet)) {
    throw ApiError.invalid('A conditional format rule must have ranges, all of them on the same grid.');
  }
  edit.guardSheet(sheet);
  const { booleanRule, gradientRule, ranges = [] } = rule;
  if ((booleanRule === undefined) === (gradientRule === undefined)) {
    throw ApiError.invalid('Must specify exactly one of booleanRule and gradientRule.');
  }
  if (booleanRule) checkCondition(booleanRule.condition ?? {});
  const format = keptFormat(booleanRule?.format);
  const kept = {
    ranges: ranges.map(withoutZeros),
    ...(booleanRule && { booleanRule: { ...booleanRule, ...(format && { format }) } }),
    ...(gradientRule !== undefined && { gradientRule }),
  };
  return { sheet, kept };
}

function ruleAt(sheet: Sheet, index: number): ConditionalFormatRule {
  const rule = sheet.conditionalFormats[index];
  if (!rule) throw noRule(sheet, index);
  return rule;
}

const noRule = (sheet: Sheet, index: number): ApiError =>
  ApiError.invalid(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
