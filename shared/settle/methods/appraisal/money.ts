import { finding } from '../../../findings/finding.ts';
import { type Fen, formatYuan, NO_MONEY, portion } from '../../../money/fen.ts';
import { compare, type Fraction, ONE, ZERO } from '../../../money/fraction.ts';
import { appraisalCoefficient, type CoefficientMoney } from '../../../rules/appraisal/coefficient.ts';
import { depositRelease, type Release } from '../../../rules/appraisal/deposit-release.ts';
import { bandAt } from '../../../rules/appraisal/release-bands.ts';
import { rewardPool } from '../../../rules/appraisal/reward-pool.ts';
import { normalise } from '../../../sheets/raw.ts';
import { INPATIENT } from '../../../sheets/read-tables.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { FUND_ORDER } from '../../settlement.ts';
import type { MethodContext } from '../method.ts';
import { partyKey, partyOf } from '../party.ts';
import { inOrder, type Plan } from './plans.ts';
import { type PartyScore, rowKey } from './score.ts';

type MoneyRow = Tables['appraisalMoney'][number];

interface MoneyLine {
  readonly scored: PartyScore;
  readonly fund: MoneyRow['fund'];
  /** The 項目 of the 預算 tab */
  readonly item: string;
}

export interface DepositLine extends MoneyLine, Release {
  readonly held: Fen;
  /** What else the score leads to, as the plan has it */
  readonly measure: string | null;
}

export interface CoefficientLine extends MoneyLine, CoefficientMoney {
  readonly base: Fen;
}

export interface PoolLine extends MoneyLine {
  readonly size: Fraction;
  readonly amount: Fen;
}

/** What the scores are worth. */
export interface AppraisalMoney {
  readonly deposits: readonly DepositLine[];
  readonly coefficients: readonly CoefficientLine[];
  readonly pools: readonly PoolLine[];
  /** Of the pools shared out, from their own rows */
  readonly pooled: Fen;
}

/** Where the money of a pool is budgeted when its row says nothing. */
const REWARDS = '考核獎勵';

export function appraisalMoney(context: MethodContext, scores: readonly PartyScore[]): AppraisalMoney {
  const rows = inOrder(context.area.tables.appraisalMoney, ({ plan, fund, party, item }) =>
    rowKey(normalise(plan), fund, party ?? '', item ?? ''),
  );
  const scoreOfRow = ({ plan, party }: MoneyRow) => {
    const key = party !== null && partyKey(partyOf(context.area, party));
    return scores.find((one) => normalise(one.plan.name) === normalise(plan) && partyKey(one.party) === key);
  };
  const lines = rows.flatMap((row) => {
    const scored = scoreOfRow(row);
    return scored ? [{ row, scored }] : [];
  });
  const by = (effect: Plan['effect']) => lines.filter(({ scored }) => scored.plan.effect === effect);
  const shared = poolsOf(context).map((pool) => sharedPool(context, pool, by('獎勵池')));
  return {
    deposits: by('釋放表').map(({ row, scored }) => deposit(context, row, scored)),
    coefficients: by('係數').map(({ row, scored }) => coefficient(context, row, scored)),
    pools: shared.flatMap(({ members }) => members),
    pooled: shared.reduce<Fen>((sum, { pooled }) => (sum + pooled) as Fen, NO_MONEY),
  };
}

const placeOf = (
  table: string,
  { row, scored, column }: { row: MoneyRow; scored: PartyScore; column: string },
) => ({
  table,
  row: rowKey(scored.plan.name, row.fund, row.party ?? '', row.item ?? INPATIENT),
  column,
});

function deposit({ area, use, trace }: MethodContext, row: MoneyRow, scored: PartyScore): DepositLine {
  const { score, plan } = scored;
  const held = portion(row.amount!, row.ratio ?? area.params['appraisal.deposit']);
  const facts = { held, score, bands: plan.bands };
  const place = placeOf('deposits', { row, scored, column: 'lost' });
  return {
    scored,
    fund: row.fund,
    item: row.item ?? INPATIENT,
    held,
    measure: bandAt(plan.bands, score)?.measure ?? null,
    ...use(depositRelease).apply(facts, trace?.(place)),
  };
}

function coefficient({ use, trace }: MethodContext, row: MoneyRow, scored: PartyScore): CoefficientLine {
  const { score, plan } = scored;
  const base = portion(row.amount!, row.ratio ?? ONE);
  const facts = { base, score, full: plan.full, bands: plan.bands };
  const place = placeOf('coefficients', { row, scored, column: 'amount' });
  return {
    scored,
    fund: row.fund,
    item: row.item ?? INPATIENT,
    base,
    ...use(appraisalCoefficient).apply(facts, trace?.(place)),
  };
}

interface PoolRow {
  readonly row: MoneyRow;
  readonly amount: Fen;
}

const poolsOf = ({ area }: MethodContext): readonly PoolRow[] =>
  FUND_ORDER.flatMap((fund) =>
    inOrder(area.tables.appraisalMoney, ({ plan }) => plan)
      .filter((row) => row.fund === fund && row.party === null)
      .map((row) => ({ row, amount: portion(row.amount!, row.ratio ?? area.params['appraisal.pool']) })),
  );

/** Only who passed has a part, if the setting says so; a pool nobody may share stays in the fund. */
function sharedPool(
  { area, use, report, trace }: MethodContext,
  { row: pool, amount }: PoolRow,
  lines: readonly { readonly row: MoneyRow; readonly scored: PartyScore }[],
): { readonly members: readonly PoolLine[]; readonly pooled: Fen } {
  const own = lines.filter(
    ({ row }) => row.fund === pool.fund && normalise(row.plan) === normalise(pool.plan),
  );
  const mayShare = ({ passed, score }: PartyScore) =>
    compare(score, ZERO) > 0 && (passed || !area.params['appraisal.pool.passedOnly']);
  const members = own
    .filter(({ row, scored }) => mayShare(scored) && compare(row.size!, ZERO) > 0)
    .map(({ row, scored }) => ({ key: row.party!, score: scored.score, size: row.size! }));
  if (members.length === 0) {
    const values = { text: pool.plan, fund: pool.fund, amount: formatYuan(amount) };
    report(finding('APPRAISAL_POOL_UNSHARED', area.places.appraisalMoney(pool.row, 'amount'), values));
  }
  const name = own[0]?.scored.plan.name ?? pool.plan;
  const place = { table: 'pools', row: rowKey(name, pool.fund), column: 'amount' };
  const shares =
    members.length > 0
      ? use(rewardPool).apply({ pool: amount, members }, trace?.(place))
      : new Map<string, Fen>();
  return {
    members: own.map(({ row, scored }) => ({
      scored,
      fund: row.fund,
      item: pool.item ?? REWARDS,
      size: row.size!,
      amount: shares.get(row.party!) ?? NO_MONEY,
    })),
    pooled: members.length > 0 ? amount : NO_MONEY,
  };
}
