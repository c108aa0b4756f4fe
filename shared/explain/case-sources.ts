import type { CaseTable } from '../cases/case-table.ts';
import type { Group } from '../rules/case/facts.ts';
import { ANY } from '../rules/coefficient/lookup.ts';
import type { SchemeKey } from '../rules/parameters.ts';
import type { Area } from '../settle/area.ts';
import type { Institution } from '../settle/institutions.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { casesTab } from '../sheets/tabs/case-tabs.ts';
import type { ClassPlaces } from './class-reasons.ts';
import type { Source } from './explanation.ts';
import { fromCell, fromLine, fromParameter, type Names } from './given.ts';
import { sourceText } from './text.ts';

/** Where the cases of an input stand. */
export type CasePlaces = PlaceOf<typeof casesTab>;

/** What every symbol of the case rules is called, and where its number comes from. */
export function caseNames(area: Area, table: CaseTable, index: number, places: CasePlaces): Names {
  const row = table.at(index);
  const place = (column: keyof typeof casesTab.columns) => fromCell(places(table.row(index), column));
  const group = area.groups.get(row.group);
  const institution = area.institutions.get(row.institution)!;
  const decision = area.decisions.get(row.case);
  return {
    C: ['總費用', place('total')],
    D: ['不合理費用', place('unreasonable')],
    c̄: [
      '全部病組次均費用',
      area.params['area.meanCost'] === null ? computed : fromParameter(area, 'area.meanCost'),
    ],
    c̄_g: ['病組次均費用', groupSource(area, row.group, 'meanCost')],
    P: ['基準點數', groupSource(area, row.group, 'basePoints')],
    k: coefficientSource(area, group, institution),
    r: ['倍率', fromLine(`case/${row.case}/ratio`)],
    days: ['住院天數（出院日減入院日，至少 1 天）', place('discharge')],
    a: ['中間倍率加計', fromParameter(area, 'case.mid.add')],
    f: ['未入組折算比例', fromParameter(area, 'case.ungrouped.factor')],
    x: ['核減比例', fromParameter(area, 'adjust.ungroupedDiscount')],
    U: ['高倍率界限', upperSource(area, row.group)],
    m: ['核定倍數', fromCell(area.places.decisions(decision?.row, 'value'))],
    v: ['核定點數', fromCell(area.places.decisions(decision?.row, 'value'))],
  };
}

const computed: Source = { kind: 'rule', rule: 'base-data' };

/** The 病組 tab's own value, or what 歷史病例 gave. */
function groupSource(area: Area, code: string, column: 'meanCost' | 'basePoints'): Source {
  const row = area.tables.groups.find((candidate) => candidate.code === code);
  return row && row[column] !== null ? fromCell(area.places.groups(row.row, column)) : computed;
}

function upperSource(area: Area, code: string): Source {
  const row = area.tables.groups.find((candidate) => candidate.code === code);
  if (row && row.upperMultiple !== null) return fromCell(area.places.groups(row.row, 'upperMultiple'));
  return fromParameter(
    area,
    area.params['case.high.steps'].length > 0 ? 'case.high.steps' : 'case.high.levels',
  );
}

/** Where the things stand that decide upon the class of a case. */
export function classPlaces(area: Area, table: CaseTable, index: number, places: CasePlaces): ClassPlaces {
  const code = table.group(index);
  const row = area.tables.groups.find((candidate) => candidate.code === code);
  const setting = (key: SchemeKey) => sourceText(fromParameter(area, key));
  return {
    kind: sourceText(fromCell(area.places.groups(row?.row, 'kind'))),
    daySurgery: sourceText(fromCell(places(table.row(index), 'daySurgery'))),
    low: setting('case.low.ratio'),
    midOn: setting('case.mid.on'),
    mid: setting('case.mid.upper'),
    upper: sourceText(upperSource(area, code)),
  };
}

/** The line of 差異係數 that was found first, in the order in which they are looked up. */
function coefficientSource(
  area: Area,
  group: Group | undefined,
  institution: Institution,
): readonly [name: string, source: Source] {
  const name = '差異係數';
  if (!group || group.noCoefficient) {
    const row = area.tables.groups.find(({ code }) => code === group?.code);
    return [`${name}（本病組不設，為 1）`, fromCell(area.places.groups(row?.row, 'noCoefficient'))];
  }
  for (const code of [group.code, ANY]) {
    for (const target of [institution.code, institution.level, ANY]) {
      const row = area.tables.coefficients.find((line) => line.group === code && line.target === target);
      if (row) {
        const of = `${code === ANY ? '全部病組' : `病組 ${code}`}，${targetText(target, institution)}`;
        return [`${name}（${of}）`, fromCell(area.places.coefficients(row.row, 'value'))];
      }
    }
  }
  const found = area.base.coefficients.length > 0;
  return found
    ? [`${name}（由歷史病例計算，或為 1）`, { kind: 'rule', rule: 'coefficient' }]
    : [`${name}（表中沒有，為 1）`, { kind: 'choice', because: '差異係數表沒有這一病組與機構的行，按 1 計' }];
}

/** For whom a line of 差異係數 is. */
function targetText(target: string, { code }: Institution): string {
  if (target === ANY) return '全部機構';
  return target === code ? `機構 ${code}` : `${target}機構`;
}
