import { finding, type Report } from '../../../findings/finding.ts';
import { type Fen, sumFen } from '../../../money/fen.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { CapitationInput } from './input.ts';
import type { Span } from './roster.ts';

type SpendingRow = Tables['capitationSpending'][number];

/** Who treated: a 醫共體, an institution of none, or somebody outside the pooling area. */
export type Provider =
  | { readonly kind: 'consortium' | 'institution'; readonly code: string }
  | { readonly kind: 'outside' };

/** Fund spending charged to the 醫共體 that a person belongs to. */
export interface Charge {
  readonly row: number;
  /** YYYY-MM */
  readonly month: string;
  readonly fund: Fund;
  readonly home: string;
  readonly provider: Provider;
  readonly amount: Fen;
}

/** Every row of 門診支出 at its 醫共體; what belongs to nobody is told and charged to nobody. */
export function readCharges(
  input: CapitationInput,
  roster: ReadonlyMap<string, readonly Span[]>,
  report: Report,
): readonly Charge[] {
  return input.tables.capitationSpending.flatMap((row) => {
    const home = homeOf(row, input, roster, report);
    if (home === undefined || !input.consortia.has(home)) return [];
    const { row: number, month, fund, amount } = row;
    return [{ row: number, month, fund, home, provider: providerOf(row, input), amount }];
  });
}

function homeOf(
  { row, month, fund, consortium, person }: SpendingRow,
  { places }: CapitationInput,
  roster: ReadonlyMap<string, readonly Span[]>,
  report: Report,
): string | undefined {
  const at = (column: 'consortium' | 'person') => places.capitationSpending(row, column);
  if (person === null) {
    if (consortium === null) report(finding('CAPITATION_SPENDING_NOBODY', at('consortium')));
    return consortium ?? undefined;
  }
  const inYear = month.slice(5);
  const span = roster.get(person)?.find((one) => one.fund === fund && one.from <= inYear && inYear <= one.to);
  if (!span) {
    report(finding('CAPITATION_SPENDING_PERSON', at('person'), { text: person, month, fund }));
    return undefined;
  }
  if (consortium !== null && consortium !== span.consortium) {
    const values = { text: consortium, consortium: span.consortium };
    report(finding('CAPITATION_SPENDING_ELSEWHERE', at('consortium'), values));
    return undefined;
  }
  return span.consortium;
}

export function providerOf(
  { institution }: Pick<SpendingRow, 'institution'>,
  { institutions }: Pick<CapitationInput, 'institutions'>,
): Provider {
  if (institution === null) return { kind: 'outside' };
  const consortium = institutions.get(institution)?.consortium;
  return consortium === undefined
    ? { kind: 'institution', code: institution }
    : { kind: 'consortium', code: consortium };
}

/** What a 醫共體's members cost in one fund, by where they were treated, and what it earned by others' members. */
export interface Care {
  readonly own: Fen;
  readonly others: Fen;
  readonly unaffiliated: Fen;
  readonly outside: Fen;
  /** Care of other 醫共體's members */
  readonly earned: Fen;
}

export function careOf(charges: readonly Charge[], fund: Fund, consortium: string): Care {
  const sum = (of: (charge: Charge) => boolean) =>
    sumFen(charges.filter((charge) => charge.fund === fund && of(charge)).map(({ amount }) => amount));
  const mine = ({ home }: Charge) => home === consortium;
  const here = ({ provider }: Charge) => provider.kind === 'consortium' && provider.code === consortium;
  return {
    own: sum((charge) => mine(charge) && here(charge)),
    others: sum((charge) => mine(charge) && charge.provider.kind === 'consortium' && !here(charge)),
    unaffiliated: sum((charge) => mine(charge) && charge.provider.kind === 'institution'),
    outside: sum((charge) => mine(charge) && charge.provider.kind === 'outside'),
    earned: sum((charge) => !mine(charge) && here(charge)),
  };
}
