import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { absoluteRange } from '../../../shared/sheets/range.ts';
import type { SheetModel, Validation } from '../../../shared/sheets/sheet-model.ts';
import { gridRange } from './grid.ts';

type Request = sheets_v4.Schema$Request;

/** What may name other tabs, or keeps others from writing: only when every tab has its place. */
export const ruleRequests = (model: SheetModel, sheetId: number, editor: string): Request[] => [
  ...(model.validations ?? []).map((validation) => ({
    setDataValidation: { range: gridRange(sheetId, validation.range), rule: ruleOf(validation) },
  })),
  ...(model.autoFilter === undefined
    ? []
    : [{ setBasicFilter: { filter: { range: gridRange(sheetId, model.autoFilter) } } }]),
  ...(model.protected ? [protection(model, sheetId, editor)] : []),
];

/** The owner of the file can always edit, too: Sheets keeps no owner out. */
const protection = ({ unlocked = [] }: SheetModel, sheetId: number, editor: string): Request => ({
  addProtectedRange: {
    protectedRange: {
      range: { sheetId },
      description: '本表由程序寫入',
      warningOnly: false,
      editors: { users: [editor], domainUsersCanEdit: false },
      ...(unlocked.length > 0 && { unprotectedRanges: unlocked.map((range) => gridRange(sheetId, range)) }),
    },
  },
});

/** Sheets shows help only with a condition: where any value may stand, one that is always true. */
function ruleOf({ values, title, help }: Validation): sheets_v4.Schema$DataValidationRule {
  const inputMessage = `${title}\n${help}`;
  if (values === undefined) {
    const condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=TRUE' }] };
    return { condition, inputMessage, strict: false };
  }
  const condition =
    'tab' in values
      ? { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: `=${absoluteRange(values)}` }] }
      : { type: 'ONE_OF_LIST', values: values.map((value) => ({ userEnteredValue: value })) };
  return { condition, inputMessage, strict: true, showCustomUi: true };
}
