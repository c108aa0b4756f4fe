import { DuckDBInstance } from '@duckdb/node-api';
import { type Figure, stopwatch, tell } from './figures.ts';
import { CHECK_SQL, FIGURES_SQL, loadSql, POINTS_SQL, SUMS_SQL } from './sql.ts';

/** The same work in DuckDB, in a process of its own. */
const [folder = '', threads = '2'] = process.argv.slice(2);
const start = performance.now();
const watch = stopwatch();
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(loadSql(folder));
watch.lap('read');
const [checked] = (await connection.runAndReadAll(CHECK_SQL)).getRowsJson();
if (String(checked) !== '0,0,0') throw new Error(`the cases are not clean: ${checked}`);
watch.lap('check');
await connection.run(POINTS_SQL);
watch.lap('class, points, readmission');
await connection.run(SUMS_SQL);
const figures = (await connection.runAndReadAll(FIGURES_SQL)).getRowsJson() as unknown as Figure[];
watch.lap('sums');
tell({ seconds: (performance.now() - start) / 1000, stages: watch.stages, figures });
