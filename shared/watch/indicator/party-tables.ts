import type { Area } from '../../settle/area.ts';
import { type Party, partyCode, partyName } from '../../settle/methods/party.ts';
import type { StatementColumn, StatementRow, StatementTable } from '../../settle/methods/statement.ts';
import { monthCells, monthColumns, names } from './area-tables.ts';
import type { Measured } from './measured.ts';
import { isRatio, LEVEL, light, name, RATIO, text, valueText } from './texts.ts';

/** All indicators of one 醫共體 or institution. */
export interface PartyMeasured {
  readonly party: Party;
  readonly measured: readonly Measured[];
}

const PARTY = [name('party', '編碼'), name('name', '名稱')];

const partyCells = (area: Area, party: Party) => ({ party: partyCode(party), name: partyName(area, party) });

/** One row for each party, one column for each indicator that anybody has; shares apart from the others. */
export const partyTables = (
  area: Area,
  kind: 'consortia' | 'institutions',
  title: string,
  parties: readonly PartyMeasured[],
): readonly StatementTable[] => {
  const shown = (parties[0]?.measured ?? []).filter((_, index) =>
    parties.some(({ measured }) => measured[index]!.value !== undefined),
  );
  const ratios = shown.filter(isRatio).map((one) => one.indicator);
  const levels = shown.filter((one) => !isRatio(one)).map((one) => one.indicator);
  return [
    {
      key: `${kind}Ratios`,
      title: `${title}：比率`,
      columns: [
        ...PARTY,
        { key: 'red', title: '紅燈', kind: 'count' },
        { key: 'yellow', title: '黃燈', kind: 'count' },
        ...ratios.map((one): StatementColumn => ({ key: one.title, title: one.title, ...RATIO })),
      ],
      rows: parties.map((party) => partyRow(area, party)),
    },
    {
      key: `${kind}Levels`,
      title: `${title}：水平與數量`,
      columns: [...PARTY, ...levels.map(levelColumn)],
      rows: levels.length > 0 ? parties.map((party) => partyRow(area, party)) : [],
    },
  ];
};

const levelColumn = ({ title, unit }: Measured['indicator']): StatementColumn => ({
  key: title,
  title: unit === '' ? title : `${title}（${unit}）`,
  ...LEVEL,
});

const partyRow = (area: Area, { party, measured }: PartyMeasured): StatementRow => ({
  owner: party,
  cells: {
    ...partyCells(area, party),
    red: measured.filter((one) => one.light === '紅').length,
    yellow: measured.filter((one) => one.light === '黃').length,
    ...Object.fromEntries(measured.map((one) => [one.indicator.title, one.value ?? null])),
  },
});

/** The indicators of the parties that miss their targets, the red ones first. */
export const shortTable = (area: Area, parties: readonly PartyMeasured[]): StatementTable => ({
  key: 'short',
  title: '未達標的指標',
  columns: [
    ...PARTY,
    light('light', '燈'),
    text('dimension', '維度'),
    name('indicator', '指標'),
    text('value', '本期'),
    text('target', '目標'),
    text('before', '上年同期'),
    name('basis', '目標依據'),
  ],
  rows: (['紅', '黃'] as const).flatMap((wanted) =>
    parties.flatMap(({ party, measured }) =>
      measured.filter((one) => one.light === wanted).map((one) => shortRow(area, party, one)),
    ),
  ),
});

function shortRow(area: Area, party: Party, one: Measured): StatementRow {
  const { unit, title, dimension } = one.indicator;
  const shown = (value: Measured['value']) => (value ? valueText(value, unit) : '');
  return {
    key: `${partyCode(party)} ${title}`,
    owner: party,
    cells: {
      light: one.light!,
      ...partyCells(area, party),
      dimension,
      indicator: title,
      value: shown(one.value),
      target: shown(one.target?.target),
      before: shown(one.before),
      basis: one.target?.basis ?? '',
    },
  };
}

/** The months of the 醫共體. */
export const partyMonths = (area: Area, parties: readonly PartyMeasured[]): readonly StatementTable[] =>
  [
    { key: 'ratioMonths', title: '逐月：比率', value: RATIO, ratio: true },
    { key: 'levelMonths', title: '逐月：水平與數量', value: LEVEL, ratio: false },
  ].map(({ key, title, value, ratio }) => ({
    key,
    title,
    columns: [...PARTY, name('indicator', '指標'), ...monthColumns(value as typeof RATIO | typeof LEVEL)],
    rows: parties.flatMap(({ party, measured }) =>
      measured
        .filter((one) => isRatio(one) === ratio && one.months.some((month) => month !== undefined))
        .map((one) => ({
          key: `${partyCode(party)} ${one.indicator.title}`,
          owner: party,
          cells: { ...partyCells(area, party), indicator: names(one).indicator, ...monthCells(one) },
        })),
    ),
  }));
