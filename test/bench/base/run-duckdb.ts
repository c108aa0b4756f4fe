import { DuckDBInstance } from '@duckdb/node-api';
import { stopwatch, tell } from '../cases/figures.ts';
import { CHECK_SQL, FIGURES_SQL, loadSql, SUMS_SQL, TRIM_SQL } from './sql.ts';

/** The same sums in DuckDB, in a process of its own. */
const [folder = '', threads = '2'] = process.argv.slice(2);
const start = performance.now();
const watch = stopwatch();
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(loadSql(folder));
const [checked] = (await connection.runAndReadAll(CHECK_SQL)).getRowsJson();
if (String(checked) !== '0,0,0') throw new Error(`the reference cases are not clean: ${checked}`);
watch.lap('read, check');
await connection.run(TRIM_SQL);
watch.lap('trim');
await connection.run(SUMS_SQL);
const figures = (await connection.runAndReadAll(FIGURES_SQL)).getRowsJson() as unknown as string[][];
watch.lap('sums');
tell({ seconds: (performance.now() - start) / 1000, stages: watch.stages, figures });
