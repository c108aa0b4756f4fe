import { ApiError } from '../api/errors.ts';
import { MOST_TITLE } from '../model/limits.ts';
import { type Sheet, sheetByTitle, type Workbook } from '../model/workbook.ts';

/** @throws ApiError 400 for a title that no sheet but `own` may have */
export function checkTitle(book: Workbook, title: string, own?: Sheet): string {
  if (title === '') throw ApiError.invalid('The sheet name cannot be empty.');
  if (title.length > MOST_TITLE) {
    throw ApiError.invalid(`The sheet name cannot be greater than ${MOST_TITLE} characters.`);
  }
  const other = sheetByTitle(book, title);
  if (other && other !== own) {
    throw ApiError.invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
  return title;
}
