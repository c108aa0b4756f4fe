import type { Digest, DigestCell } from '../../cases/digest.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import {
  type ColumnQuantity,
  type DigestQuantity,
  definitionOf,
  QUANTITIES,
} from '../../rules/supervision/indicator/quantities.ts';
import type { Area } from '../../settle/area.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { CaseWatch, WatchCell, WatchColumn } from '../case-watch.ts';

export type CaseQuantity = DigestQuantity | ColumnQuantity;

/** An institution, or one of its departments; blank: the whole institution. */
export const unitKey = (institution: string, department = ''): string => `${institution}\u0000${department}`;

/** Which cases are added up. */
export interface CaseScope {
  readonly units: readonly string[];
  readonly fund: Fund | undefined;
  /** `undefined`: the whole year */
  readonly month: string | undefined;
}

type Summed = Exclude<CaseQuantity, 'leadCases' | 'readmitted'> | 'monthHalved' | 'yearHalved';
type Sums = Record<Summed, bigint>;

const NOTHING: Sums = {
  cases: 0n,
  days: 0n,
  total: 0n,
  fundPaid: 0n,
  otherPaid: 0n,
  patientPaid: 0n,
  comparableCost: 0n,
  standardCost: 0n,
  monthHalved: 0n,
  yearHalved: 0n,
  ownPaid: 0n,
  drugs: 0n,
  tests: 0n,
  materials: 0n,
  surgery3: 0n,
  surgery4: 0n,
  referredUp: 0n,
  referredDown: 0n,
  children: 0n,
};

/** The sums of the year's cases by institution and department, month and fund. */
export interface CaseSums {
  /** `undefined`: no case in the month, or a column that the files do not have */
  readonly sum: (quantity: Exclude<CaseQuantity, 'leadCases'>, scope: CaseScope) => Fraction | undefined;
}

export function caseSums(area: Pick<Area, 'groups'>, digest: Digest, cases: CaseWatch): CaseSums {
  const units = new Map<string, Map<string, Sums>>();
  const months = new Set<string>();
  const sumsAt = (unit: string, fund: Fund, month: string): Sums => {
    months.add(month);
    const cells = units.get(unit) ?? new Map<string, Sums>();
    units.set(unit, cells);
    const key = `${month} ${fund}`;
    const sums = cells.get(key) ?? { ...NOTHING };
    cells.set(key, sums);
    return sums;
  };
  for (const cell of digest.cells) {
    const mean = area.groups.get(cell.group)?.meanCost;
    addCases(sumsAt(unitKey(cell.institution), cell.fund, cell.month), cell, mean);
  }
  for (const cell of cases.cells) {
    const month = cell.month.slice(5);
    addColumns(sumsAt(unitKey(cell.institution), cell.fund, month), cell);
    if (cell.department === '') continue;
    const sums = sumsAt(unitKey(cell.institution, cell.department), cell.fund, month);
    addColumns(sums, cell);
    sums.cases += BigInt(cell.cases);
    sums.days += BigInt(cell.days);
    sums.total += cell.total;
  }
  const known = (quantity: string): boolean => {
    const { source } = definitionOf(quantity as CaseQuantity);
    return source.kind !== 'column' || cases.columns.has(source.column as WatchColumn);
  };
  return {
    sum: (quantity, { units: wanted, fund, month }) => {
      if (!known(quantity) || (month === undefined ? months.size === 0 : !months.has(month)))
        return undefined;
      const name = summedBy(quantity, month);
      let sum = 0n;
      for (const unit of wanted) {
        for (const [key, sums] of units.get(unit) ?? []) {
          const ours = month === undefined || key.startsWith(month);
          if (ours && (fund === undefined || key.endsWith(fund))) sum += sums[name];
        }
      }
      return fraction(sum, QUANTITIES[quantity].unit === '元' ? 100n : 1n);
    },
  };
}

/** A month looks for readmissions among its own discharges, the year among all. */
const summedBy = (quantity: Exclude<CaseQuantity, 'leadCases'>, month: string | undefined): Summed => {
  if (quantity !== 'readmitted') return quantity;
  return month === undefined ? 'yearHalved' : 'monthHalved';
};

function addCases(sums: Sums, cell: DigestCell, mean: Fen | undefined): void {
  sums.cases += BigInt(cell.cases);
  sums.days += BigInt(cell.days);
  sums.total += cell.total;
  sums.fundPaid += cell.fundPaid;
  sums.otherPaid += cell.otherPaid;
  sums.patientPaid += cell.patientPaid;
  sums.monthHalved += BigInt(cell.monthHalved);
  sums.yearHalved += BigInt(cell.yearHalved);
  if (mean === undefined) return;
  sums.comparableCost += cell.total;
  sums.standardCost += BigInt(cell.cases) * mean;
}

function addColumns(sums: Sums, cell: WatchCell): void {
  sums.ownPaid += cell.ownPaid;
  sums.drugs += cell.drugs;
  sums.tests += cell.tests;
  sums.materials += cell.materials;
  sums.surgery3 += BigInt(cell.surgery3);
  sums.surgery4 += BigInt(cell.surgery4);
  sums.referredUp += BigInt(cell.referredUp);
  sums.referredDown += BigInt(cell.referredDown);
  sums.children += BigInt(cell.children);
}
