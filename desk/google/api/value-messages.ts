const RENDER = 'enum FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA';
const DATES = 'enum SERIAL_NUMBER|FORMATTED_STRING';

/** Bodies of the `values`, `sheets` and `developerMetadata` methods, and what they answer. */
export const VALUE_MESSAGES = {
  ValueRange: { range: 'string', majorDimension: 'enum ROWS|COLUMNS', values: 'json' },
  BatchUpdateValuesRequest: {
    valueInputOption: 'enum INPUT_VALUE_OPTION_UNSPECIFIED|RAW|USER_ENTERED',
    data: 'ValueRange[]',
    includeValuesInResponse: 'boolean',
    responseValueRenderOption: RENDER,
    responseDateTimeRenderOption: DATES,
  },
  ClearValuesRequest: {},
  BatchClearValuesRequest: { ranges: 'string[]' },
  UpdateValuesResponse: {
    spreadsheetId: 'string',
    updatedRange: 'string',
    updatedRows: 'int',
    updatedColumns: 'int',
    updatedCells: 'int',
    updatedData: 'ValueRange',
  },
  AppendValuesResponse: { spreadsheetId: 'string', tableRange: 'string', updates: 'UpdateValuesResponse' },
  BatchUpdateValuesResponse: {
    spreadsheetId: 'string',
    totalUpdatedRows: 'int',
    totalUpdatedColumns: 'int',
    totalUpdatedCells: 'int',
    totalUpdatedSheets: 'int',
    responses: 'UpdateValuesResponse[]',
  },
  BatchGetValuesResponse: { spreadsheetId: 'string', valueRanges: 'ValueRange[]' },
  ClearValuesResponse: { spreadsheetId: 'string', clearedRange: 'string' },
  BatchClearValuesResponse: { spreadsheetId: 'string', clearedRanges: 'string[]' },
  BatchUpdateSpreadsheetResponse: {
    spreadsheetId: 'string',
    replies: 'json',
    updatedSpreadsheet: 'Spreadsheet',
    commentUpdateState: 'unkept',
  },
  SearchDeveloperMetadataRequest: { dataFilters: 'DataFilter[]' },
  SearchDeveloperMetadataResponse: { matchedDeveloperMetadata: 'MatchedDeveloperMetadata[]' },
  MatchedDeveloperMetadata: { developerMetadata: 'DeveloperMetadata', dataFilters: 'DataFilter[]' },
  CopySheetToAnotherSpreadsheetRequest: { destinationSpreadsheetId: 'string' },
} as const;
