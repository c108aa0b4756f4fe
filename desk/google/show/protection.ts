import type { Api } from '../api/sheets-api.ts';
import { type Editor, mayEdit } from '../model/protection.ts';
import type { ProtectedRange } from '../model/workbook.ts';

/** Who may edit is told only to those who may. */
export function protectedRangeShown(protection: ProtectedRange, editor: Editor): Api<'ProtectedRange'> {
  const { editors, ...shown } = protection;
  if (!mayEdit(protection, editor)) return shown;
  return { ...shown, requestingUserCanEdit: true, ...(editors && { editors }) };
}
