import type { FileAccess } from '../gateways/workbooks.ts';
import { CallProblem } from '../http/problem.ts';

export const sharedWrongly = (reason: string): CallProblem =>
  new CallProblem('FILE_SHARED_WRONGLY', { reason });

/**
 * Nobody gets at the file by its link alone, nor by belonging to a domain.
 * @throws CallProblem FILE_SHARED_WRONGLY
 */
export function requireSinglePeople(file: string, access: readonly FileAccess[]): void {
  const open = access.some(({ email }) => email === '' || email.startsWith('*'));
  if (open) throw sharedWrongly(`文件 ${file} 對所有人開放，請改為只共享給具體的人。`);
}
