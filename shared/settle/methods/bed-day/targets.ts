import { fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { bedDayPoints } from '../../../rules/base/base-points.ts';
import { type AppraisalFacts, bedDayAppraisal } from '../../../rules/bed-day/appraisal.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { scoreOf } from '../appraisal/score.ts';
import type { MethodContext } from '../method.ts';
import { sortedBy } from '../sorted.ts';
import type { StatementColumn, StatementTable } from '../statement.ts';
import { staysIn, staysOf } from './stays.ts';
import { areaMean } from './tables.ts';

type TargetRow = Tables['bedDayTargets'][number];

/** Mean stay, mean daily cost and outcome of the year against their targets, before a pilot is put into points. */
export function targetsTable(context: MethodContext): StatementTable {
  const { area } = context;
  const plan = area.params['bedDayStandard.plan'];
  return {
    key: 'targets',
    title: '床日考核',
    columns: [...COLUMNS, ...(plan === null ? [] : [SCORE])],
    rows: sortedBy(area.tables.bedDayTargets, targetKey).map((target) => {
      const owner = { kind: 'institution', code: target.institution } as const;
      const score = plan === null ? undefined : scoreOf(context, plan, owner);
      return { owner, cells: { ...cellsOf(context, target), score: score ?? null } };
    }),
    notes: [
      '平均住院天數＝床日 ÷ 人次，日均費用＝總費用 ÷ 床日，取全年的床日病例與床日住院；天數與費用不高於上限、療效不低於下限為達標。',
      '折算點數＝日均費用 ÷ c̄ × 100，供試點確定每日點數時參考；沒有 c̄ 或有住院未填總費用的不列。',
    ],
  };
}

const targetKey = ({ institution, group }: TargetRow): string => `${institution} ${group ?? ''}`.trim();

const COLUMNS: readonly StatementColumn[] = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'institutionName', title: '機構名稱', kind: 'typed' },
  { key: 'group', title: '病組', kind: 'typed' },
  { key: 'stays', title: '人次', kind: 'count' },
  { key: 'days', title: '床日', kind: 'count' },
  { key: 'meanStay', title: '平均住院天數', kind: 'decimal', decimals: 2 },
  { key: 'stayMost', title: '天數上限', kind: 'decimal', decimals: 2 },
  { key: 'meanDaily', title: '日均費用', kind: 'money' },
  { key: 'dailyMost', title: '費用上限', kind: 'money' },
  { key: 'outcome', title: '療效指標', kind: 'typed' },
  { key: 'outcomeActual', title: '療效實際', kind: 'decimal', decimals: 4 },
  { key: 'outcomeLeast', title: '療效下限', kind: 'decimal', decimals: 4 },
  { key: 'result', title: '結論', kind: 'text' },
  { key: 'points', title: '日均折算點數', kind: 'decimal', decimals: 8 },
];

const SCORE: StatementColumn = { key: 'score', title: '考核得分', kind: 'decimal', decimals: 2 };

function cellsOf(context: MethodContext, target: TargetRow) {
  const { area, use, trace } = context;
  const { institution, group, stayMost, dailyMost, outcome, outcomeLeast, outcomeActual } = target;
  const facts = { ...careOf(context, target), stayMost, dailyMost, outcomeLeast, outcomeActual };
  const row = targetKey(target);
  const result = use(bedDayAppraisal).apply(facts, trace?.({ table: 'targets', row, column: 'meanStay' }));
  const { meanStay, meanDaily } = result;
  const mean = areaMean(context);
  return {
    institution,
    institutionName: area.institutions.get(institution)?.name ?? '',
    group,
    stays: facts.stays,
    days: facts.days,
    meanStay,
    stayMost,
    meanDaily,
    dailyMost,
    outcome,
    outcomeActual,
    outcomeLeast,
    result: resultText([
      ['平均住院天數', result.stayMet],
      ['日均費用', result.dailyMet],
      ['療效', result.outcomeMet],
    ]),
    points: meanDaily !== null && mean ? bedDayPoints(meanDaily, mean, area.params) : null,
  };
}

function resultText(met: readonly (readonly [string, boolean | null])[]): string {
  const held = met.filter(([, value]) => value !== null);
  const missed = held.filter(([, value]) => value === false).map(([name]) => name);
  if (held.length === 0) return '未考核';
  return missed.length === 0 ? '達標' : `${missed.join('、')}未達標`;
}

/** All bed-day care of an institution, or of one group: cases paid by points and stays paid by the day. */
function careOf(
  context: MethodContext,
  { institution, group }: TargetRow,
): Pick<AppraisalFacts, 'stays' | 'days' | 'total'> {
  const ofTarget = (line: { readonly institution: string; readonly group: string | null }) =>
    line.institution === institution && (group === null || line.group === group);
  const cells = context.cells.filter((cell) => cell.class === 'bed-day' && ofTarget(cell));
  const stays = staysIn(context).filter(ofTarget);
  const charged = stays.every(({ total }) => total !== null);
  return {
    stays:
      cells.reduce((sum, line) => sum + line.cases, 0) + stays.reduce((sum, row) => sum + staysOf(row), 0),
    days: cells.reduce((sum, line) => sum + line.days, 0) + stays.reduce((sum, { days }) => sum + days, 0),
    total: charged
      ? fen(sumFen(cells.map(({ total }) => total)) + sumFen(stays.map(({ total }) => total ?? NO_MONEY)))
      : null,
  };
}
