import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx } from '../../../desk/files/write-workbook.ts';
import type { ModelCell, SheetModel } from '../../../shared/sheets/sheet-model.ts';

const sheet = (name: string, rows: ModelCell[][]): SheetModel => ({
  name,
  columns: [{ width: 12 }, { width: 12 }],
  rows,
  frozenRows: 0,
  protected: true,
  print: { orientation: 'landscape', footer: '' },
});

test('a cell opens a sheet of the same workbook, whatever its name, and still holds its text', async () => {
  const bytes = await writeXlsx(
    [
      sheet('總表', [
        [
          { value: '機構結算', style: 'text', link: '機構結算' },
          { value: '無', style: 'text' },
        ],
        [{ value: '其他', style: 'text', link: "醫院's 表" }],
      ]),
      sheet('機構結算', [[{ value: 'x', style: 'text' }]]),
      sheet("醫院's 表", [[{ value: 'y', style: 'text' }]]),
    ],
    { title: '結算報告', madeAt: new Date('2025-04-08T00:00:00Z') },
  );
  const cells = XLSX.read(bytes).Sheets['總表']!;
  expect(cells['A1']).toMatchObject({ v: '機構結算', l: { Target: "#'機構結算'!A1" } });
  expect(cells['A2']).toMatchObject({ v: '其他', l: { Target: "#'醫院''s 表'!A1" } });
  expect(cells['B1'].l).toBeUndefined();
});
