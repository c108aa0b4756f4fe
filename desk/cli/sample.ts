import { mkdir } from 'node:fs/promises';
import { METHOD_STEPS } from '../../shared/law/rule.ts';
import { writeCsvFile } from '../files/write-csv.ts';
import { PLANTS } from '../sample/plants/plants.ts';
import { type SampleOptions, sampleArea } from '../sample/sample.ts';

/** Writes a synthetic pooling area as a CSV folder; the exit code of the command. */
export async function sampleCommand(folder: string, options: SampleOptions): Promise<number> {
  await mkdir(folder, { recursive: true });
  for (const { name, rows } of sampleArea(options)) {
    await writeCsvFile(folder, name, rows, { bom: false });
  }
  const others = options.methods ? `，${METHOD_STEPS.length} 種其他支付方式` : '';
  const planted = PLANTS.filter(({ name }) => options.plants?.includes(name)).map(
    ({ title, institution }) => `\n植入：${title}（${institution}）`,
  );
  console.log(
    `虛構統籌區：${options.cases} 例，種子 ${options.seed}${others}${planted.join('')}\n已寫入\n  ${folder}`,
  );
  return 0;
}
