import { sumOf } from '../../money/common-unit.ts';
import { formatUnits } from '../../money/decimal-text.ts';
import { compare, type Fraction } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import type { IndicatorUnit } from '../../rules/supervision/indicator/facts.ts';
import { isIndicator } from '../../rules/supervision/risk-score/facts.ts';
import type { StatementColumn, StatementRow, StatementTable } from '../../settle/methods/statement.ts';
import { name, text, valueText } from '../indicator/texts.ts';
import type { WatchContext } from '../part.ts';
import type { PersonScore } from './persons.ts';
import type { ScoredSubject, ScoreLine } from './score.ts';
import type { RiskSubject } from './subjects.ts';

export type Risk = ScoredSubject<RiskSubject>;

const SCORE = { kind: 'decimal', decimals: 4 } as const;

const decimals = (value: Fraction, places: number): string => formatUnits(roundTo(value, places), places);

const isFlag = ({ kind }: ScoreLine): boolean => !isIndicator(kind);

const textOf = ({ kind, unit }: ScoreLine, value: Fraction): string =>
  isIndicator(kind) ? valueText(value, unit as IndicatorUnit) : `${decimals(value, 2)} ${unit}`;

const partOf = (lines: readonly ScoreLine[], wanted: boolean): Fraction =>
  sumOf(lines.filter((line) => isFlag(line) === wanted).map(({ contribution }) => contribution));

const WHO: readonly StatementColumn[] = [name('code', '編碼'), name('name', '名稱'), text('level', '等級')];
const DEPARTMENT = name('department', '科室');

const whoCells = ({ subject: { institution, department } }: Risk) => ({
  code: institution.code,
  name: institution.name,
  level: institution.level,
  department,
});

const keyOf = ({ subject: { institution, department } }: Risk): string =>
  [institution.code, department].filter(Boolean).join(' ');

const HOW_SCORED =
  '得分為各項貢獻之和，貢獻為權重乘以對同級其餘的穩健偏離；得分只是排查的次序，不是結論，也不扣減任何金額。';

/** Scores of institutions or departments. A leader sees their own, without rank and without what others have. */
export function scoreTable(
  key: 'institutions' | 'departments',
  title: string,
  risks: readonly Risk[],
): StatementTable {
  return {
    key,
    title,
    columns: [
      ...WHO,
      ...(key === 'departments' ? [DEPARTMENT] : []),
      { key: 'score', title: '得分', ...SCORE },
      { key: 'indicators', title: '其中指標', ...SCORE },
      { key: 'flagged', title: '其中異常', ...SCORE },
      { key: 'flags', title: '異常件數', kind: 'count' },
    ],
    rows: risks.map((risk) => ({
      key: keyOf(risk),
      owner: { kind: 'institution', code: risk.subject.institution.code },
      cells: {
        ...whoCells(risk),
        score: risk.score,
        indicators: partOf(risk.lines, false),
        flagged: partOf(risk.lines, true),
        flags: risk.subject.flags,
      },
    })),
    notes: [HOW_SCORED],
  };
}

/** What each score is made of, line by line; with the peers' medians, so for the bureau alone. */
export function lineTable(
  key: 'institutionLines' | 'departmentLines',
  title: string,
  risks: readonly Risk[],
): StatementTable {
  return {
    key,
    title,
    columns: [
      ...WHO,
      ...(key === 'departmentLines' ? [DEPARTMENT] : []),
      text('item', '項目'),
      text('value', '數值'),
      text('median', '同級中位數'),
      { key: 'peers', title: '可比數目', kind: 'count' },
      { key: 'deviation', title: '偏離（倍）', kind: 'decimal', decimals: 2 },
      { key: 'weight', title: '權重', kind: 'decimal', decimals: 2 },
      { key: 'contribution', title: '貢獻', ...SCORE },
    ],
    rows: risks.flatMap((risk) => [
      ...risk.lines
        .filter(({ contribution }) => contribution.n > 0n)
        .map(
          (line): StatementRow => ({
            key: `${keyOf(risk)} ${line.rule} ${line.kind}`,
            cells: { ...whoCells(risk), ...lineCells(line) },
          }),
        ),
      {
        key: `${keyOf(risk)} 得分`,
        subtotal: true,
        cells: { ...whoCells(risk), item: '得分', contribution: risk.score },
      },
    ]),
    notes: ['只列有貢獻的項目；同級可比的不足時，異常與零相比，指標不計。'],
  };
}

const lineCells = (line: ScoreLine) => ({
  item: line.title,
  value: textOf(line, line.value),
  median: line.median ? textOf(line, line.median) : '可比的不足',
  peers: line.peers,
  deviation: line.deviation,
  weight: line.weight,
  contribution: line.contribution,
});

/** Persons by pseudonym, for 經辦 and 覆核 only. */
export function personTable(
  { area }: Pick<WatchContext, 'area'>,
  persons: readonly PersonScore[],
): StatementTable {
  const shown = persons.slice(0, area.params['watch.risk.persons']);
  return {
    key: 'persons',
    title: '參保人',
    columns: [
      name('person', '參保人'),
      { key: 'score', title: '得分', ...SCORE },
      { key: 'flags', title: '異常件數', kind: 'count' },
      name('institutions', '機構'),
      text('reasons', '異常'),
    ],
    rows: shown.map(({ code, score, institutions, lines }) => ({
      key: code,
      cells: {
        person: code,
        score,
        flags: lines.reduce((sum, { flags }) => sum + flags, 0),
        institutions: institutions.join('、'),
        reasons: lines
          .map(({ title, flags, contribution }) => `${title} ${flags} 件（${decimals(contribution, 4)}）`)
          .join('；'),
      },
    })),
    notes: [`參保人為假名，只供經辦與覆核。共 ${persons.length} 人有計分的異常，列出 ${shown.length} 人。`],
  };
}

/** 現場核查清單：名次、得分與三項主要緣由。 */
export const inspectionTable = (risks: readonly Risk[], all: number, least: Fraction): StatementTable => ({
  key: 'inspection',
  title: '現場核查清單',
  columns: [
    { key: 'rank', title: '名次', kind: 'count' },
    ...WHO,
    { key: 'score', title: '得分', ...SCORE },
    { key: 'flags', title: '異常件數', kind: 'count' },
    text('reasons', '主要緣由'),
  ],
  rows: risks.map((risk, index) => ({
    key: keyOf(risk),
    cells: {
      rank: index + 1,
      ...whoCells(risk),
      score: risk.score,
      flags: risk.subject.flags,
      reasons: risk.lines
        .filter(({ contribution }) => contribution.n > 0n)
        .slice(0, 3)
        .map(reason)
        .join('；'),
    },
  })),
  notes: [
    `共 ${all} 家機構得分達到 ${decimals(least, 2)}，列出 ${risks.length} 家；同分按編碼排列。${HOW_SCORED}`,
  ],
});

/** 「藥品佔比 45.00%，同級中位數 35.00%，偏離 3.20 倍」 */
function reason(line: ScoreLine): string {
  const value = `${line.title} ${textOf(line, line.value)}`;
  if (!line.median) return `${value}，同級可比的不足`;
  const way = compare(line.value, line.median) > 0 ? '高於' : '低於';
  return `${value}，${way}同級中位數 ${textOf(line, line.median)}，偏離 ${decimals(line.deviation, 2)} 倍`;
}
