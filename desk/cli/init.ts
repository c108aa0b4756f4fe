import { stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { inScript, type Locale } from '../../functions/script.ts';
import { schemeById } from '../../shared/regions/index.ts';
import { type TemplateOptions, templateSheets } from '../../shared/report/template.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { UsageError } from './usage.ts';

/** Writes an empty workbook with drop-downs and help; the exit code of the command. */
export async function initCommand(
  file: string,
  scheme: string,
  locale: Locale,
  parts: Pick<TemplateOptions, 'methods' | 'supervision'> = {},
): Promise<number> {
  if (extname(file).toLowerCase() !== '.xlsx') {
    throw new UsageError(`文件名應以 .xlsx 結尾 / the file must end in .xlsx: ${file}`);
  }
  if (await stat(file).catch(() => undefined)) {
    throw new UsageError(`文件已存在，不覆蓋 / the file exists and is not overwritten: ${file}`);
  }
  const script = (text: string) => inScript(text, locale);
  const title = script('點值 DRG 點數結算　輸入工作簿');
  const sheets = templateSheets(schemeById(scheme)!, { script, ...parts });
  const content = await writeXlsx(sheets, { title, madeAt: new Date() });
  await writeAllOrNothing(dirname(resolve(file)), [{ name: basename(file), content }]);
  console.log(`${script('空白模板已寫入')}\n  ${file}`);
  return 0;
}
