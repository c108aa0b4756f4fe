import { sampleArea } from '../../../desk/sample/sample.ts';
import type { Tabs } from './bureau.ts';

/** A synthetic county with every payment method; the month that is to be closed is not yet paid. */
export const allMethods = (period: string): Tabs => ({
  tabs: () =>
    Array.from(
      sampleArea({ cases: 200, seed: 5, year: 2025, methods: true }),
      ({ name, rows }) =>
        [
          name,
          Array.from(rows, (row) => [...row]).filter(([first]) => name !== '月度預付' || first !== period),
        ] as const,
    ),
});
