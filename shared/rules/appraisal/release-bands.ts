import type { Parameter } from '../../law/parameter.ts';
import { decimal, exactDecimal } from '../../money/decimal-text.ts';
import { compare, type Fraction, larger, minus, times, ZERO } from '../../money/fraction.ts';

/** One band of a table from score to share: it begins at `from` and ends below the next band's. */
export interface ScoreBand {
  readonly from: Fraction;
  /** What is released, or the coefficient, before `slope` takes from it */
  readonly ratio: Fraction;
  /** Every point below `below` takes `perPoint` away. */
  readonly slope?: { readonly below: Fraction; readonly perPoint: Fraction };
}

/** The band a score falls into, of bands that rise; `undefined` below the lowest. */
export const bandAt = <B extends ScoreBand>(bands: readonly B[], score: Fraction): B | undefined =>
  bands.findLast(({ from }) => compare(score, from) >= 0);

/** The share a score earns: nothing below the lowest band, and never less than nothing. */
export function bandRatio(bands: readonly ScoreBand[], score: Fraction): Fraction {
  const band = bandAt(bands, score);
  if (!band) return ZERO;
  const short = band.slope ? larger(minus(band.slope.below, score), ZERO) : ZERO;
  return larger(minus(band.ratio, times(short, band.slope?.perPoint ?? ZERO)), ZERO);
}

const BAND = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?):(\d+(?:\.\d+)?))?$/;

function readBand(text: string): ScoreBand | undefined {
  const match = BAND.exec(text);
  if (!match) return undefined;
  const [, from = '', ratio = '', below, perPoint] = match;
  const band = { from: decimal(from), ratio: decimal(ratio) };
  return below === undefined || perPoint === undefined
    ? band
    : { ...band, slope: { below: decimal(below), perPoint: decimal(perPoint) } };
}

const writeBand = ({ from, ratio, slope }: ScoreBand): string =>
  [from, ratio, ...(slope ? [slope.below, slope.perPoint] : [])]
    .map((value) => exactDecimal(value))
    .join(':');

/** Bands as `60:1:80:0.03,80:1`: from 60 all, less 0.03 for every point below 80; from 80 all. */
export function scoreBands(title: string): Parameter<readonly ScoreBand[]> {
  return {
    title,
    unit: '',
    expects: '由低到高的「得分下限:比例」或「得分下限:比例:起算分:每分減」，以逗號分隔，如 60:1:80:0.03,80:1',
    read: (value) => {
      const bands = value.split(',').filter(Boolean).map(readBand);
      const read = bands.flatMap((band) => band ?? []);
      const rises = read.every(({ from }, index) => {
        const before = read[index - 1];
        return !before || compare(before.from, from) < 0;
      });
      return read.length === bands.length && rises ? read : undefined;
    },
    write: (bands) => bands.map(writeBand).join(','),
  };
}
