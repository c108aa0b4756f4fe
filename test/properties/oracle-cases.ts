import type { County, Row } from './county.ts';
import { least, NIL, Rational, whole } from './rational.ts';

/**
 * Rulebook §3 and §4 a second time, naively: every rule reads the typed rows again, in the words of the rulebook
 * and contract.md, and shares no line with shared/.
 */

/** What contract.md says `zhejiang-2019` means, and what the rulebook calls the default. */
const ZHEJIANG_2019: Readonly<Record<string, string>> = {
  'points.decimals': '4',
  'case.low.ratio': '0.4',
  'case.low.inclusive': '否',
  'case.low.coefficient': '是',
  'case.mid.on': '否',
  'case.mid.upper': '0.8',
  'case.mid.add': '0.2',
  'case.mid.coefficient': 'all',
  'case.high.steps': '100:3,300:2,*:1.5',
  'case.high.levels': '',
  'case.high.inclusive': '是',
  'case.high.extra': 'reviewed',
  'case.high.extraCoefficient': '否',
  'case.ungrouped.factor': '1',
  'bedDay.coefficient': '否',
  'readmission.days': '15',
  'readmission.factor': '0.5',
  'readmission.exempt': '',
  'adjust.ungroupedDiscount': '0',
  'value.mode': 'gross',
  'value.decimals': '4',
  'value.allocation': 'exact',
  'prepay.ratio': '0.85',
  'sharing.mode': 'interpolate',
  'sharing.retain': '0.85',
  'sharing.bear': '0.85',
  'sharing.reserve': '',
};

const SCHEMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'zhejiang-2019': {},
  'hangzhou-2020': {},
  'zhejiang-2025': { 'case.low.inclusive': '是', 'case.mid.on': '是' },
  'jinhua-2017': { 'case.low.coefficient': '否', 'readmission.days': '10' },
};

export type Settings = (key: string) => string;

export function settingsOf({ tabs }: County): Settings {
  const own = Object.fromEntries(tabs['參數'].map((row) => [row['鍵'], row['值']]));
  const values: Record<string, string | undefined> = { ...ZHEJIANG_2019, ...SCHEMES[own['scheme']!], ...own };
  return (key) => values[key]!;
}

export const amount = (text: string | undefined): Rational => (text ? Rational.of(text) : NIL);
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const yes = (text: string | undefined): boolean => text === '是';

/** One case of the period: what it came to. */
export interface OracleCase {
  readonly row: Row;
  readonly class: string;
  /** Rounded */
  readonly points: Rational;
  readonly halved: boolean;
  readonly decision: string | null;
}

function coefficientOf({ tabs }: County, row: Row, group: Row | undefined): Rational {
  if (!group || yes(group['不設差異係數'])) return whole(1);
  const institution = tabs['機構'].find((line) => line['編碼'] === row['機構'])!;
  for (const code of [group['編碼'], '*']) {
    for (const target of [institution['編碼'], institution['等級'], '*']) {
      const line = tabs['差異係數'].find((c) => c['病組'] === code && c['機構或等級'] === target);
      if (line) return Rational.of(line['係數']!);
    }
  }
  return whole(1);
}

/** U: the group's own, else by base points, else by the institution's level. */
function upperOf(county: County, row: Row, group: Row, settings: Settings): Rational | undefined {
  if (group['上限倍率']) return Rational.of(group['上限倍率']);
  const points = Rational.of(group['基準點數']!);
  for (const step of settings('case.high.steps').split(',').filter(Boolean)) {
    const [limit, multiple] = step.split(':') as [string, string];
    if (limit === '*' || !Rational.of(limit).less(points)) return Rational.of(multiple);
  }
  const level = county.tabs['機構'].find((line) => line['編碼'] === row['機構'])!['等級']!;
  const byLevel = settings('case.high.levels')
    .replace('社区', '社區')
    .split(',')
    .map((part) => part.split(':'));
  const found = byLevel.find(([name]) => name === level);
  return found && Rational.of(found[1]!);
}

/** Class and points before the case rounding, without decision or readmission. */
function classed(county: County, row: Row, decision: Row | undefined): readonly [string, Rational] {
  const settings = settingsOf(county);
  const group = county.tabs['病組'].find((line) => line['編碼'] === row['病組']);
  const kind = group ? group['類型']! : '未入組';
  const k = coefficientOf(county, row, group);
  const c = amount(row['總費用']);
  const reasonable = c.subtract(amount(row['不合理費用']));
  const asPoints = reasonable.divide(Rational.of(settings('area.meanCost'))).multiply(whole(100));

  if (kind === '床日') {
    const days = whole(Math.max(1, dayOf(row['出院日期']!) - dayOf(row['入院日期']!)));
    const points = Rational.of(group!['基準點數']!).multiply(days);
    return ['bed-day', yes(settings('bedDay.coefficient')) ? points.multiply(k) : points];
  }
  if (kind === '未入組' || kind === '歧義') {
    const kept = whole(1).subtract(Rational.of(settings('adjust.ungroupedDiscount')));
    const points = asPoints.multiply(Rational.of(settings('case.ungrouped.factor'))).multiply(kept);
    return [kind === '歧義' ? 'ambiguous' : 'ungrouped', points];
  }
  if (kind === '非穩定') return ['unstable', asPoints];

  const p = Rational.of(group!['基準點數']!);
  const mean = Rational.of(group!['次均費用']!);
  const r = c.divide(mean);
  const low = Rational.of(settings('case.low.ratio'));
  if ((r.less(low) || (yes(settings('case.low.inclusive')) && r.equals(low))) && !yes(row['日間手術'])) {
    const points = p.multiply(r);
    return ['low', least(yes(settings('case.low.coefficient')) ? points.multiply(k) : points, p)];
  }
  if (yes(settings('case.mid.on')) && low.less(r) && !Rational.of(settings('case.mid.upper')).less(r)) {
    const add = Rational.of(settings('case.mid.add'));
    const where = settings('case.mid.coefficient');
    const ofRatio = where === 'none' ? p.multiply(r) : p.multiply(k).multiply(r);
    const ofAdd = where === 'all' ? p.multiply(k).multiply(add) : p.multiply(add);
    return ['mid', ofRatio.add(ofAdd)];
  }
  const upper = upperOf(county, row, group!, settings);
  if (!upper || r.less(upper) || (r.equals(upper) && !yes(settings('case.high.inclusive')))) {
    return ['normal', p.multiply(k)];
  }
  return ['high', p.multiply(k).add(extraOf(settings, decision, p, k, reasonable.divide(mean), upper))];
}

function extraOf(
  settings: Settings,
  decision: Row | undefined,
  p: Rational,
  k: Rational,
  reasonableRatio: Rational,
  upper: Rational,
): Rational {
  const reviewed = decision?.['結論'] === '追加點數';
  const mode = settings('case.high.extra');
  if (mode === 'none' || (mode === 'reviewed' && !reviewed)) return NIL;
  const beyond = reasonableRatio.subtract(upper);
  const byFormula = beyond.less(NIL) ? NIL : beyond;
  const multiple = reviewed && decision['數值'] ? Rational.of(decision['數值']) : byFormula;
  const points = multiple.multiply(p);
  return yes(settings('case.high.extraCoefficient')) ? points.multiply(k) : points;
}

/** The stay right after this one among the same person's, in the same institution and group. */
function nextStay(row: Row, cases: readonly Row[]): Row | undefined {
  const order = (a: Row, b: Row) =>
    a['入院日期'] === b['入院日期']
      ? a['病例號']! < b['病例號']!
        ? -1
        : 1
      : a['入院日期']! < b['入院日期']!
        ? -1
        : 1;
  return cases
    .filter((other) => ['參保人', '機構', '病組'].every((header) => other[header] === row[header]))
    .filter((other) => other !== row && order(row, other) < 0)
    .sort(order)[0];
}

function isHalved(row: Row, cases: readonly Row[], settings: Settings): boolean {
  const next = nextStay(row, cases);
  if (!next || yes(next['合理再入院'])) return false;
  if (settings('readmission.exempt').split(',').includes(row['病組']!)) return false;
  const days = dayOf(next['入院日期']!) - dayOf(row['出院日期']!);
  return days >= 0 && days <= Number(settings('readmission.days'));
}

/** The cases discharged in a period (`2025` or `2025-03`), by case number. */
export function oracleCases(county: County, period: string): OracleCase[] {
  const settings = settingsOf(county);
  const cases = county.tabs['病例'].filter((row) => row['出院日期']!.startsWith(`${period}-`));
  return [...cases]
    .sort((a, b) => (a['病例號']! < b['病例號']! ? -1 : 1))
    .map((row) => {
      const decision = county.tabs['特病單議'].find((line) => line['病例號'] === row['病例號']);
      const kind = decision?.['結論'] ?? null;
      const [name, computed] = classed(county, row, decision);
      const halved = isHalved(row, cases, settings) && kind !== '核定點數';
      const reviewed =
        kind === '核定點數'
          ? Rational.of(decision!['數值']!)
          : kind === '按項目' || kind === '不予支付'
            ? NIL
            : computed;
      const points = halved ? reviewed.multiply(Rational.of(settings('readmission.factor'))) : reviewed;
      return {
        row,
        class: name,
        points: points.round(Number(settings('points.decimals'))),
        halved,
        decision: kind,
      };
    });
}
