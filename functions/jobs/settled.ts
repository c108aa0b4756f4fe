import type { Digest } from '../../shared/cases/digest.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { formatUnits } from '../../shared/money/decimal-text.ts';
import { formatYuan, sumFen } from '../../shared/money/fen.ts';
import type { Area } from '../../shared/settle/area.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { methodSums } from '../../shared/settle/methods/method-sums.ts';
import type { ReadCases } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import { periodOf, type Settlement, settlementFigures } from '../../shared/settle/settlement.ts';
import type { CaseWatch } from '../../shared/watch/case-watch.ts';
import { reportWarnings } from '../../shared/watch/early-warning/warnings.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Run } from '../runs/run.ts';
import { checkStored } from '../runs/stored-input.ts';
import type { JobInput } from './job.ts';

/** A run settled from its stored input: the same function for a preview, a closing and a check years later. */
export type SettledInput =
  | {
      readonly ok: true;
      readonly area: Area;
      readonly digest: Digest;
      readonly settlement: Settlement;
      readonly resultDigest: string;
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export async function settleStored(
  context: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
  progress?: JobInput['progress'],
): Promise<SettledInput> {
  const settled = await settleWithCases(context, run, progress);
  if (!settled.ok) return settled;
  const { cases: _, ...rest } = settled;
  return rest;
}

type SettledWithCases =
  | (Extract<SettledInput, { ok: true }> & {
      readonly cases?: ReadCases;
      /** Where it was asked for */
      readonly caseWatch?: CaseWatch;
    })
  | Extract<SettledInput, { ok: false }>;

/** The same, with its case rows where they were read: they are many. */
export async function settleWithCases(
  context: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
  progress?: JobInput['progress'],
  { watch }: { readonly watch?: true } = {},
): Promise<SettledWithCases> {
  const period = periodOf(run.period);
  const input = await checkStored(context, run, { period, progress, ...(watch && { watch }) });
  if (!input.ok) return { ok: false, findings: input.findings };
  const list = new FindingList();
  for (const finding of input.findings) list.report(finding);
  const settlement = settle(input.area, input.digest, period, list.report);
  if (!settlement) return { ok: false, findings: list.all };
  reportWarnings(input.area, input.digest, period, list.report);
  const resultDigest = hashOf(sha256, canonicalJson(settlementFigures(settlement)));
  const { area, digest, cases, caseWatch } = input;
  return {
    ok: true,
    area,
    digest,
    ...(cases && { cases }),
    ...(caseWatch && { caseWatch }),
    settlement,
    resultDigest,
    findings: list.all,
  };
}

/** What a person reads first: a line per fund, then one per other payment method. */
export const summaryOf = (settlement: Settlement): string[] => [
  ...poolLines(settlement),
  ...methodLines(settlement),
];

const poolLines = ({ pools, institutions, pointsDecimals, valueDecimals, period }: Settlement): string[] =>
  pools.map((pool) => {
    const lines = institutions.filter(({ fund }) => fund === pool.fund);
    const due = formatYuan(sumFen(lines.map((line) => line.due)));
    const paid =
      period.kind === 'month'
        ? `本月預付 ${formatYuan(sumFen(lines.map((line) => line.prepayment)))} 元`
        : `清算 ${formatYuan(sumFen(lines.map((line) => line.clearing)))} 元`;
    const value = formatUnits(pool.pointValue, valueDecimals);
    const points = formatUnits(pool.points, pointsDecimals);
    return `${pool.fund}：點值 ${value} 元，${pool.cases} 例 ${points} 點，應付 ${due} 元，${paid}`;
  });

const methodLines = ({ statements }: Settlement): string[] =>
  [...Map.groupBy(methodSums(statements), ({ method }) => method)].map(([method, sums]) => {
    const byAccount = sums.map(
      ({ account, cost, toPay }) => `${account}應付 ${formatYuan(cost)} 元，待付 ${formatYuan(toPay)} 元`,
    );
    return `${method}：${byAccount.join('；')}`;
  });
