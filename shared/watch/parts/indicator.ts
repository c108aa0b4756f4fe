import type { Party } from '../../settle/methods/party.ts';
import { areaTables } from '../indicator/area-tables.ts';
import { checkIndicators } from '../indicator/check.ts';
import { definitionTable, quantityTable } from '../indicator/definition-tables.ts';
import { reportIdle } from '../indicator/idle.ts';
import { type Measuring, measuredFor } from '../indicator/measured.ts';
import { type PartyMeasured, partyMonths, partyTables, shortTable } from '../indicator/party-tables.ts';
import { priceChangeTable } from '../indicator/price-change-table.ts';
import { spectrumTables } from '../indicator/spectrum-tables.ts';
import { structureTables } from '../indicator/structure-tables.ts';
import { sourcesOf } from '../indicator/terms.ts';
import type { WatchPart, WatchSheet } from '../part.ts';

const sheetOf = (sheet: string, tables: WatchSheet['tables']): readonly WatchSheet[] => {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  return filled.length > 0 ? [{ part: 'indicator', title: sheet, sheet, tables: filled }] : [];
};

export const indicatorPart: WatchPart = {
  step: 'indicator',
  title: '監測指標',
  check: checkIndicators,
  watch: (context) => {
    const { area, period, digest } = context;
    const sources = sourcesOf(context);
    const measuring: Measuring = { context, sources, months: true };
    const whole = measuredFor(measuring, undefined);
    const consortia = partiesOf('consortium', area.consortia.keys(), measuring);
    const institutions = partiesOf('institution', area.institutions.keys(), { ...measuring, months: false });
    reportIdle(context, sources);
    const parties = [...consortia, ...institutions];
    const cells = digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month);
    return {
      flags: [],
      sheets: [
        ...sheetOf('監測指標', [...areaTables(whole), priceChangeTable(area)]),
        ...sheetOf('機構監測', [
          ...partyTables(area, 'consortia', '各醫共體', consortia),
          ...partyTables(area, 'institutions', '各機構', institutions),
          shortTable(area, parties),
          ...partyMonths(area, consortia),
        ]),
        ...sheetOf('病種結構', spectrumTables(context, cells)),
        ...sheetOf('費用結構', structureTables(context, sources, whole, parties)),
        ...sheetOf('指標說明', [definitionTable(context), quantityTable()]),
      ],
    };
  },
};

/** In the order of their codes; whoever has no value at all is left out. */
const partiesOf = (
  kind: 'consortium' | 'institution',
  codes: Iterable<string>,
  measuring: Measuring,
): readonly PartyMeasured[] =>
  [...codes].sort().flatMap((code) => {
    const party: Party = { kind, code };
    const measured = measuredFor(measuring, party);
    return measured.some(({ value }) => value !== undefined) ? [{ party, measured }] : [];
  });
