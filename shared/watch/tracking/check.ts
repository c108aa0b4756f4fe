import { finding, type Report } from '../../findings/finding.ts';
import type { MethodInput } from '../../settle/methods/method.ts';
import { reportRepeated } from '../../settle/methods/repeated.ts';
import { TABS } from '../../sheets/tabs/settlement-tabs.ts';
import { statusOf } from './track.ts';

const { columns } = TABS.flagHandling;

/** One row per flag, and who and when where its status was changed. */
export function checkHandling({ tables, places }: MethodInput, report: Report): void {
  const place = places.flagHandling;
  reportRepeated(
    tables.flagHandling,
    ({ flag }) => [flag],
    ({ row, flag }, other) =>
      report(finding('FLAG_HANDLING_REPEATED', place(row, 'flag'), { text: flag, other })),
  );
  for (const handling of tables.flagHandling) {
    const status = statusOf(handling);
    if (status === '待核查') continue;
    for (const column of ['handler', 'handledOn'] as const) {
      if (handling[column] !== null) continue;
      const values = { text: handling.flag, status, header: columns[column].header.hant };
      report(finding('FLAG_HANDLING_UNSIGNED', place(handling.row, column), values));
    }
  }
}
