import type { FUniver } from '@univerjs/core/facade';

/** Commands that change a sheet in ways that go into the file. */
const KEPT = new Set([
  'sheet.command.set-range-values',
  'sheet.command.clear-selection-content',
  'sheet.command.auto-fill',
  'sheet.command.copy-down',
  'sheet.command.copy-right',
  'sheet.command.auto-clear-content',
  'sheet.command.refill',
  'sheet.command.insert-row',
  'sheet.command.insert-row-before',
  'sheet.command.insert-row-after',
  'sheet.command.insert-multi-rows-above',
  'sheet.command.insert-multi-rows-after',
  'sheet.command.insert-row-by-range',
  'sheet.command.append-row',
  'sheet.command.remove-row',
  'sheet.command.remove-row-by-range',
  'sheet.command.remove-row-confirm',
  'sheet.command.set-worksheet-col-width',
  'sheet.command.delta-column-width',
  'sheet.command.set-worksheet-row-height',
  'sheet.command.delta-row-height',
]);

/** Of the rest, those that change a sheet at all. */
const CHANGES =
  /^sheet\.command\.(set-|add-|remove-|delete-|insert-|move-(?!selection)|copy-(sheet|worksheet)|reorder|clear|split|text-to|toggle|reset-|apply-format|numfmt|hide-|delta-)/;
const HARMLESS =
  /^sheet\.command\.set-(worksheet-activate|zoom|scroll|activate|cell-edit|once-format|infinite)/;

const PROTECTED = '本表由程序寫入，不能修改。';
const NOT_KEPT = '這裏只保存內容：格式、列與工作表由範本決定。';

/** What is in the way of changing this sheet. */
export type Objection = (sheet: string) => string | undefined;

export const objectionOf =
  (isProtected: (sheet: string) => boolean, readOnly: boolean): Objection =>
  (sheet) =>
    readOnly || isProtected(sheet) ? PROTECTED : undefined;

/** Refuses, with a word, what the file would refuse or not keep. The service refuses it in any case. */
export function guard(api: FUniver, objection: Objection, tell: (message: string) => void): void {
  const active = () => api.getActiveWorkbook()?.getActiveSheet().getSheetId() ?? '';
  api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
    const refused = objection(active());
    if (!refused) return;
    event.cancel = true;
    tell(refused);
  });
  api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    if (!CHANGES.test(event.id) && !KEPT.has(event.id)) return;
    if (HARMLESS.test(event.id)) return;
    const { subUnitId } = (event.params ?? {}) as { readonly subUnitId?: string };
    const refused = KEPT.has(event.id) ? objection(subUnitId ?? active()) : NOT_KEPT;
    if (!refused) return;
    event.cancel = true;
    tell(refused);
  });
}
