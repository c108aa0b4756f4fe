import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen, portion } from '../../money/fen.ts';
import { compare, type Fraction, fraction, minus, ONE, ZERO } from '../../money/fraction.ts';
import { bandAt, bandRatio, type ScoreBand } from './release-bands.ts';

/** A band that may also grant a reward, as a share of what was held. */
export interface ReleaseBand extends ScoreBand {
  readonly reward: Fraction;
}

export interface ReleaseFacts {
  readonly held: Fen;
  readonly score: Fraction;
  /** Rising */
  readonly bands: readonly ReleaseBand[];
}

export interface Release {
  /** Of what was held; 1 is all of it */
  readonly ratio: Fraction;
  readonly lost: Fen;
  readonly released: Fen;
  readonly reward: Fen;
}

/** 質量保證金：平時扣留，按考核得分釋放；得分高的另有獎勵，得分低的逐分扣減，不及最低一檔的全不釋放。 */
export const depositRelease: Rule<ReleaseFacts, Release, 'appraisal'> = {
  id: 'appraisal-deposit-release',
  title: '保證金釋放',
  step: 'appraisal',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FJ01', grade: '原文' },
        { instrument: 'CQ25', grade: '原文' },
      ],
      interpretation:
        '不足一分的按比例計；扣減額四捨五入到分，其餘釋放，兩者恆等於扣留額。重慶 2025 只說按考核釋放，未讀到釋放表。',
      formula: '扣減 = 扣留 × (1 − 釋放比例)；釋放 = 扣留 − 扣減；獎勵 = 扣留 × 獎勵比例',
      apply: ({ held, score, bands }, trace) => {
        const band = bandAt(bands, score);
        const ratio = bandRatio(bands, score);
        const lost = compare(ratio, ONE) >= 0 ? fen(0n) : portion(held, minus(ONE, ratio));
        const released = fen(held - lost);
        const slope = band?.slope && compare(score, band.slope.below) < 0 ? band.slope : undefined;
        trace?.({
          rule: 'appraisal-deposit-release',
          formula: slope ? 'min(H, max(0, H × (1 − r + (a − s) × q)))' : 'max(0, H × (1 − r))',
          inputs: {
            H: traced(fraction(held, 100n), '元', '扣留額'),
            s: traced(score, '', '認定得分'),
            r: traced(band?.ratio ?? ZERO, '', '所在檔的釋放比例'),
            ...(slope && { a: traced(slope.below, '', '起算分'), q: traced(slope.perPoint, '', '每分減') }),
          },
          result: traced(fraction(lost, 100n), '元'),
        });
        return { ratio, lost, released, reward: band ? portion(held, band.reward) : fen(0n) };
      },
    },
  ],
};
