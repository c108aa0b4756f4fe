import fc from 'fast-check';
import { it } from 'vitest';
import { counties, monthOf } from './county.ts';
import { monthPeriod, settleCounty, yearOf } from './harness.ts';
it('smoke', async () => {
  const stats: Record<string, number> = {};
  const bump = (k: string, n = 1) => { stats[k] = (stats[k] ?? 0) + n; };
  const t = Date.now();
  await fc.assert(fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
    bump('runs'); bump('cases', county.tabs['病例'].length);
    const y = await settleCounty(county, yearOf(county));
    const m = await settleCounty(county, monthPeriod(county, monthOf(county, pick)));
    if (!y.figures) bump('year-zero'); if (!m.figures) bump('month-zero');
    for (const l of y.lines.trim().split('\n')) { const j = JSON.parse(l); bump(j.class); if (j.halved) bump('halved'); if (j.decision) bump(j.decision); }
    for (const l of m.lines.trim().split('\n')) { const j = JSON.parse(l); if (j.halved) bump('month-halved'); }
    if (y.figures?.institutions.some((i) => i.due.startsWith('-'))) bump('negdue');
    if (y.figures?.pools.some((i) => i.distributable.startsWith('-'))) bump('negD');
    if (y.figures?.pools.some((i) => i.gross.startsWith('-'))) bump('negG');
    if ((y.figures?.pools.length ?? 0) > 1) bump('2pools');
  }), { numRuns: 500 });
  console.log(stats, Date.now() - t);
});
