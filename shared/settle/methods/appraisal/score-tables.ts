import { sumOf } from '../../../money/common-unit.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { type Fraction, minus, ZERO } from '../../../money/fraction.ts';
import type { Indicator } from '../../../rules/appraisal/facts.ts';
import type { Area } from '../../area.ts';
import { partyCode, partyName } from '../party.ts';
import type { StatementTable } from '../statement.ts';
import type { Plan } from './plans.ts';
import type { IndicatorScore, PartyScore } from './score.ts';

const POINTS = { kind: 'decimal', decimals: 4 } as const;

/** Forms without a target have none to show. */
const targetOf = ({ form, target }: Pick<Indicator, 'form' | 'target'>): Fraction | null =>
  form === '線性' || form === '達標' ? target : null;

/** Scores, indicator by indicator, and the plans they were reached under. */
export function scoreTables(
  area: Area,
  plans: readonly Plan[],
  scores: readonly PartyScore[],
): readonly StatementTable[] {
  return [totals(area, scores), details(area, scores), planTable(plans)];
}

const lostOf = ({ indicator, points }: IndicatorScore): Fraction =>
  minus(indicator.form === '扣分' ? ZERO : indicator.weight, points);

const lostBy = (lines: readonly IndicatorScore[]): Fraction => sumOf(lines.map(lostOf));

const totals = (area: Area, scores: readonly PartyScore[]): StatementTable => ({
  key: 'scores',
  title: '考核得分',
  columns: [
    { key: 'plan', title: '方案', kind: 'typed' },
    { key: 'party', title: '機構或醫共體', kind: 'typed' },
    { key: 'name', title: '名稱', kind: 'typed' },
    { key: 'full', title: '滿分', ...POINTS },
    { key: 'lost', title: '指標失分', ...POINTS },
    { key: 'deducted', title: '扣分', ...POINTS },
    { key: 'score', title: '認定得分', ...POINTS },
    { key: 'pass', title: '合格線', ...POINTS },
    { key: 'outcome', title: '結論', kind: 'text' },
    { key: 'vetoes', title: '否決項', kind: 'typed' },
  ],
  rows: scores.map(({ plan, party, lines, score, vetoed, passed }) => ({
    owner: party,
    cells: {
      plan: plan.name,
      party: partyCode(party),
      name: partyName(area, party),
      full: plan.full,
      lost: lostBy(lines.filter(({ indicator }) => indicator.form !== '扣分')),
      deducted: lostBy(lines.filter(({ indicator }) => indicator.form === '扣分')),
      score,
      pass: plan.pass,
      outcome: vetoed ? '一票否決' : passed ? '合格' : '不合格',
      vetoes: lines
        .filter((line) => line.vetoes)
        .map(({ indicator }) => indicator.name)
        .join('、'),
    },
  })),
  notes: [
    '認定得分 = 滿分 − 指標失分 − 扣分，減完為止；一票否決以零分認定。得分不四捨五入，表中列四位小數。',
  ],
});

const details = (area: Area, scores: readonly PartyScore[]): StatementTable => ({
  key: 'indicators',
  title: '指標得分明細',
  columns: [
    { key: 'plan', title: '方案', kind: 'typed' },
    { key: 'party', title: '機構或醫共體', kind: 'typed' },
    { key: 'name', title: '名稱', kind: 'typed' },
    { key: 'indicator', title: '指標', kind: 'typed' },
    { key: 'value', title: '數值', ...POINTS },
    { key: 'target', title: '目標值', ...POINTS },
    { key: 'weight', title: '權重', ...POINTS },
    { key: 'points', title: '得分', ...POINTS },
    { key: 'lost', title: '失分', ...POINTS },
  ],
  rows: scores.flatMap(({ plan, party, lines }) =>
    lines.map((line) => ({
      owner: party,
      cells: {
        plan: plan.name,
        party: partyCode(party),
        name: partyName(area, party),
        indicator: line.indicator.name,
        value: line.value,
        target: targetOf(line.indicator),
        weight: line.indicator.weight,
        points: line.points,
        lost: lostOf(line),
      },
    })),
  ),
});

const planTable = (plans: readonly Plan[]): StatementTable => ({
  key: 'plans',
  title: '指標與計分方式',
  shared: true,
  columns: [
    { key: 'plan', title: '方案', kind: 'typed' },
    { key: 'indicator', title: '指標', kind: 'typed' },
    { key: 'direction', title: '方向', kind: 'text' },
    { key: 'form', title: '計分方式', kind: 'text' },
    { key: 'weight', title: '權重', ...POINTS },
    { key: 'target', title: '目標值', ...POINTS },
    { key: 'zero', title: '零分值', ...POINTS },
    { key: 'steps', title: '分段', kind: 'typed' },
    { key: 'veto', title: '一票否決', kind: 'text' },
  ],
  rows: plans.flatMap((plan) =>
    plan.indicators.map(({ name, direction, form, weight, target, zero, steps, veto }) => ({
      cells: {
        plan: plan.name,
        indicator: name,
        direction,
        form,
        weight,
        target: targetOf({ form, target }),
        zero: form === '線性' ? zero : null,
        steps: steps.map(({ limit, points }) => `${exactDecimal(limit)}:${exactDecimal(points)}`).join('，'),
        veto: veto ? '是' : '',
      },
    })),
  ),
});
