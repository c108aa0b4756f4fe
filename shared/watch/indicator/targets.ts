import { valueAt } from '../../law/dated.ts';
import type { Fraction } from '../../money/fraction.ts';
import { schemeById } from '../../regions/index.ts';
import { INDICATORS } from '../../rules/supervision/indicator/definitions/all.ts';
import type { IndicatorRule } from '../../rules/supervision/indicator/facts.ts';
import { yellowLine } from '../../rules/supervision/indicator/light.ts';
import type { TargetKey } from '../../rules/supervision/indicator/parameters.ts';
import type { Area } from '../../settle/area.ts';
import { normalise } from '../../sheets/raw.ts';
import type { Direction } from '../../sheets/tabs/appraisal-tabs.ts';
import type { Dimension } from '../../sheets/tabs/indicator-tabs.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../sheets/tabs/values.ts';

/** An indicator that the area defines in 監測目標; its values are typed. */
export interface OwnIndicator {
  readonly title: string;
  readonly dimension: Dimension;
  readonly lists: readonly never[];
  readonly unit: '';
  readonly direction: Direction | null;
}

/** What an indicator is held against. */
export interface Target {
  readonly target: Fraction;
  /** The worst value that is still yellow */
  readonly yellow: Fraction;
  readonly direction: Direction | null;
  /** The target itself does not count as reached. */
  readonly strict: boolean;
  /** Where it stands */
  readonly basis: string;
}

type Settled = Pick<Area, 'tables' | 'params' | 'uses' | 'clocks'>;

type TargetRow = Tables['watchTargets'][number];

/** The house's indicator of a name. */
export const houseIndicator = (title: string): IndicatorRule | undefined => BY_TITLE.get(normalise(title));

const BY_TITLE: ReadonlyMap<string, IndicatorRule> = new Map(INDICATORS.map((rule) => [rule.title, rule]));

const ofYear = ({ tables, params }: Pick<Area, 'tables' | 'params'>): readonly TargetRow[] =>
  tables.watchTargets.filter(({ year }) => year === params.year);

/** The indicators that are not the house's, by their names. */
export const ownIndicators = (area: Pick<Area, 'tables' | 'params'>): readonly OwnIndicator[] =>
  ofYear(area)
    .filter(({ indicator }) => !houseIndicator(indicator))
    .map(({ indicator, dimension, direction }) => ({
      title: indicator,
      dimension: dimension ?? ('結果' as const),
      lists: [],
      unit: '' as const,
      direction,
    }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));

/** The target of the year: the area's own, or the scheme's, or last year's value. */
export function targetFor(
  area: Settled,
  indicator: IndicatorRule | OwnIndicator,
  fund: Fund | undefined,
  before: Fraction | undefined,
): Target | undefined {
  const band = area.params['watch.light.band'];
  const given = (
    target: Fraction,
    direction: Direction | null,
    basis: string,
    { yellow, strict = false }: { readonly yellow?: Fraction; readonly strict?: boolean } = {},
  ): Target => ({
    target,
    direction,
    basis,
    strict,
    yellow: direction === null ? target : yellowLine({ target, yellow, direction, band }),
  });
  const row = ofYear(area).find((one) => normalise(one.indicator) === normalise(indicator.title));
  if (row) {
    const direction = row.direction ?? indicator.direction;
    const yellow = row.yellow === null || yellowIsBetter(row, direction) ? {} : { yellow: row.yellow };
    return given(row.target, direction, `監測目標 ${row.document ?? ''}`.trimEnd(), yellow);
  }
  if (!('step' in indicator)) return undefined;
  const { target, direction, lastYear } = indicator;
  const key = typeof target === 'object' ? fund && target[fund] : target;
  const value = key && area.params[key];
  if (value) return given(value, direction, basisOf(area, key));
  return lastYear && before
    ? given(before, direction, '上年同期', lastYear === 'better' ? { yellow: before, strict: true } : {})
    : undefined;
}

/** A yellow line that is better than the target: told by the check, and not used. */
export function yellowIsBetter({ target, yellow }: TargetRow, direction: Direction | null): boolean {
  if (yellow === null || direction === null) return false;
  const order = yellow.n * target.d - target.n * yellow.d;
  return direction === '越高越好' ? order > 0n : order < 0n;
}

/** Where a setting stands: the area's own tab, or what the scheme's value was taken from. */
function basisOf({ uses, params, clocks }: Settled, key: TargetKey): string {
  const own = uses.find((use) => use.key === key && use.source === '本地');
  if (own) return `參數 ${own.basis ?? key}`;
  const { instrument, article, grade } = valueAt(
    key,
    schemeById(params.scheme)!.parameters[key],
    clocks,
  ).cite;
  return [instrument, article, grade].filter(Boolean).join(' ');
}
