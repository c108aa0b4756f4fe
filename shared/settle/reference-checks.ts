import type { ReferenceChecks } from '../cases/check-reference.ts';
import type { AskedClocks } from '../law/dated.ts';
import type { Workbook } from '../sheets/read-tables.ts';
import { referenceWindow } from './base-data.ts';
import { readInstitutions } from './institutions.ts';
import { readParameters } from './parameter-set.ts';
import { byUniqueCode } from './unique.ts';

/**
 * What reference cases are held against, where they are read before the area is prepared. What is wrong with the tabs
 * themselves is told when that is done.
 */
export function referenceChecks({ tables, places }: Workbook, clocks: AskedClocks): ReferenceChecks {
  const silent = () => {};
  const { set } = readParameters(tables.parameters, places.parameters, clocks, silent);
  return {
    institutions: readInstitutions(tables, places, silent).institutions,
    groups: byUniqueCode(tables.groups, places.groups, silent),
    window: set && referenceWindow(set.params),
  };
}
