import { ApiError } from '../api/errors.ts';
import type { Api } from '../api/sheets-api.ts';
import { updateBorders } from './borders.ts';
import { appendCells, repeatCell, updateCells } from './cells.ts';
import {
  addConditionalFormatRule,
  deleteConditionalFormatRule,
  updateConditionalFormatRule,
} from './conditional-formats.ts';
import { copyPaste } from './copy-paste.ts';
import {
  appendDimension,
  autoResizeDimensions,
  deleteDimension,
  insertDimension,
  updateDimensionProperties,
} from './dimensions.ts';
import type { Edit } from './edit.ts';
import { clearBasicFilter, setBasicFilter } from './filter.ts';
import { mergeCells, unmergeCells } from './merges.ts';
import { createDeveloperMetadata, deleteDeveloperMetadata, updateDeveloperMetadata } from './metadata.ts';
import { addNamedRange, deleteNamedRange, updateNamedRange } from './named-ranges.ts';
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from './protections.ts';
import { updateSheetProperties } from './sheet-properties.ts';
import { addSheet, deleteSheet, duplicateSheet } from './sheets.ts';
import { updateSpreadsheetProperties } from './spreadsheet.ts';
import { setDataValidation } from './validation.ts';

type Request = Api<'Request'>;

type Handlers = {
  readonly [Kind in keyof Request as NonNullable<Request[Kind]> extends never ? never : Kind]-?: (
    edit: Edit,
    request: NonNullable<Request[Kind]>,
  ) => unknown;
};

const HANDLERS: Handlers = {
  updateSpreadsheetProperties,
  addSheet,
  deleteSheet,
  duplicateSheet,
  updateSheetProperties,
  updateCells,
  repeatCell,
  appendCells,
  appendDimension,
  insertDimension,
  deleteDimension,
  updateDimensionProperties,
  autoResizeDimensions,
  mergeCells,
  unmergeCells,
  updateBorders,
  setDataValidation,
  copyPaste,
  addProtectedRange,
  updateProtectedRange,
  deleteProtectedRange,
  addNamedRange,
  updateNamedRange,
  deleteNamedRange,
  setBasicFilter,
  clearBasicFilter,
  addConditionalFormatRule,
  updateConditionalFormatRule,
  deleteConditionalFormatRule,
  createDeveloperMetadata,
  updateDeveloperMetadata,
  deleteDeveloperMetadata,
};

/**
 * Applies requests in their order; each sees what those before it did. The first that is refused is named, and the
 * caller throws the whole edit away.
 * @throws ApiError 400
 */
export function applyRequests(edit: Edit, requests: readonly Request[]): object[] {
  return requests.map((request, index) => {
    const kind = Object.keys(request)[0] as keyof Handlers | undefined;
    if (kind === undefined) throw ApiError.invalid('No request set.').at(`requests[${index}]`);
    try {
      const handler = HANDLERS[kind] as (edit: Edit, request: unknown) => object | undefined;
      const reply = handler(edit, request[kind]);
      return reply ? { [kind]: reply } : {};
    } catch (error) {
      throw error instanceof ApiError ? error.at(`requests[${index}].${kind}`) : error;
    }
  });
}
