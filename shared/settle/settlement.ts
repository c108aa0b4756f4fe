import type { Finding } from '../findings/finding.ts';
import type { Clocks } from '../law/dated.ts';
import { formatUnits } from '../money/decimal-text.ts';
import { type Fen, formatYuan } from '../money/fen.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { Statement } from './methods/statement.ts';
import { statementFigures } from './methods/statement-figures.ts';

/** One fund's pool in a period. Money in fen; points in units of 10^-decimals. */
export interface Pool {
  readonly fund: Fund;
  readonly cases: number;
  readonly points: bigint;
  /** The period's share of the budget, before money paid 按項目 is taken out */
  readonly budget: Fen;
  /** E = ΣF of the cases in the pool */
  readonly byItemFund: Fen;
  /** Money paid 按項目 to cases that left the pool */
  readonly leftPool: Fen;
  /** D */
  readonly distributable: Fen;
  /** ΣX */
  readonly patientAndOther: Fen;
  /** G */
  readonly gross: Fen;
  /** V in units of 10^-`value.decimals` */
  readonly pointValue: bigint;
  /** 尾差, zero when the amount itself is shared */
  readonly residual: Fen;
}

/** The money of one institution, or of one consortium, in one fund. */
export interface StatementMoney {
  readonly gross: Fen;
  readonly byItemFund: Fen;
  readonly patientAndOther: Fen;
  /** Money paid 按項目, part of `due` */
  readonly leftPool: Fen;
  readonly due: Fen;
  /** Month: what is to be paid now */
  readonly prepayment: Fen;
  /** Year: what was paid in its months */
  readonly prepaid: Fen;
  readonly adjustments: Fen;
  readonly clearing: Fen;
}

export interface InstitutionStatement extends StatementMoney {
  readonly code: string;
  readonly fund: Fund;
  /** Cases in the pool */
  readonly cases: number;
  readonly points: bigint;
  /** Points gained and lost at the clearing, rule by rule, part of `points` */
  readonly pointChanges: readonly {
    readonly rule: string;
    readonly title: string;
    readonly change: bigint;
  }[];
}

export interface ConsortiumStatement extends StatementMoney {
  readonly code: string;
  readonly fund: Fund;
}

export type Period =
  | { readonly kind: 'month'; readonly year: number; readonly month: string }
  | { readonly kind: 'year'; readonly year: number };

export const periodText = (period: Period): string =>
  period.kind === 'month' ? `${period.year}-${period.month}` : String(period.year);

/** The period of `2025-03` or `2025`. */
export const periodOf = (text: string): Period =>
  text.length === 4
    ? { kind: 'year', year: Number(text) }
    : { kind: 'month', year: Number(text.slice(0, 4)), month: text.slice(5) };

/** What DRG points come to in a period; all empty where points are not settled. */
export interface PointsSettlement {
  readonly pools: readonly Pool[];
  readonly institutions: readonly InstitutionStatement[];
  readonly consortia: readonly ConsortiumStatement[];
}

export interface Settlement extends PointsSettlement {
  readonly period: Period;
  readonly scheme: string;
  readonly pointsDecimals: number;
  readonly valueDecimals: number;
  /** Of the other payment methods */
  readonly statements: readonly Statement[];
}

const FUND_NAMES: Readonly<Record<Fund, string>> = { 職工: 'employee', 居民: 'resident' };

/** The fund's name in contract.md. */
export const fundName = (fund: Fund): string => FUND_NAMES[fund];

/** Funds by their contract names, in that order. */
export const FUND_ORDER: readonly Fund[] = ['職工', '居民'];

/** The money of a line as decimal strings: a month has `prepayment`, a year the other three. */
export interface MoneyFigures {
  readonly gross: string;
  readonly byItemFund: string;
  readonly patientAndOther: string;
  readonly due: string;
  readonly prepayment?: string;
  readonly prepaid?: string;
  readonly adjustments?: string;
  readonly clearing?: string;
}

/** The parts of settlement.json that the result digest covers, as decimal strings (contract.md). */
export function settlementFigures(settlement: Settlement) {
  const { period, pointsDecimals, valueDecimals } = settlement;
  const points = (units: bigint) => formatUnits(units, pointsDecimals);
  const money = (line: StatementMoney): MoneyFigures => ({
    gross: formatYuan(line.gross),
    byItemFund: formatYuan(line.byItemFund),
    patientAndOther: formatYuan(line.patientAndOther),
    due: formatYuan(line.due),
    ...(period.kind === 'month'
      ? { prepayment: formatYuan(line.prepayment) }
      : {
          prepaid: formatYuan(line.prepaid),
          adjustments: formatYuan(line.adjustments),
          clearing: formatYuan(line.clearing),
        }),
  });
  return {
    pools: settlement.pools.map((pool) => ({
      fund: fundName(pool.fund),
      cases: pool.cases,
      points: points(pool.points),
      budget: formatYuan(pool.budget),
      byItemFund: formatYuan(pool.byItemFund),
      distributable: formatYuan(pool.distributable),
      patientAndOther: formatYuan(pool.patientAndOther),
      gross: formatYuan(pool.gross),
      pointValue: formatUnits(pool.pointValue, valueDecimals),
      ...(pool.residual === 0n ? {} : { residual: formatYuan(pool.residual) }),
    })),
    institutions: settlement.institutions.map((line) => ({
      code: line.code,
      fund: fundName(line.fund),
      cases: line.cases,
      points: points(line.points),
      ...money(line),
    })),
    consortia: settlement.consortia.map((line) => ({
      code: line.code,
      fund: fundName(line.fund),
      ...money(line),
    })),
    ...(settlement.statements.length > 0 && {
      statements: settlement.statements.map((statement) => statementFigures(statement)),
    }),
  };
}

/** settlement.json (contract.md). */
export function settlementDocument(
  settlement: Settlement,
  digests: { readonly input: string; readonly result: string },
  findings: readonly Finding[],
  clocks: Clocks,
) {
  return {
    contract: 1,
    period: periodText(settlement.period),
    scheme: settlement.scheme,
    lawDate: clocks.lawDate,
    knownAt: clocks.knownAt,
    inputDigest: digests.input,
    resultDigest: digests.result,
    ...settlementFigures(settlement),
    findings: findings.map(({ code, severity, where, message, remedy }) => ({
      code,
      severity,
      where,
      message,
      remedy,
    })),
  };
}
