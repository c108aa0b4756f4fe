import { traced } from '../../../law/trace.ts';
import { fraction } from '../../../money/fraction.ts';
import type { VolumeRule, VolumeSettings } from './facts.ts';

export interface DrugRepeatFacts extends VolumeSettings<'watch.drug.institutions'> {
  /** That gave one person drugs of one class in one month, each once, in the order they first did */
  readonly institutions: readonly string[];
}

/** 重複開藥：同一參保人同月在多家機構開同類藥品，自達到家數的一家起逐家提示。 */
export const drugRepeat: VolumeRule<DrugRepeatFacts, readonly string[]> = {
  id: 'volume-drug-repeat',
  title: '多家機構重複開藥',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '三（一）', quote: '1個月內在不同醫院重復開藥', grade: '待核' }],
      interpretation:
        '「1 個月內」按自然月；同類由「藥品類別」認定。先開的機構無從得知後來的，故不提示；同日開的按機構編碼的先後。',
      formula: '家數 ≥ 界限；提示第「界限」家及其後各家',
      apply: ({ institutions, params }, trace) => {
        const limit = params['watch.drug.institutions'];
        const repeats = institutions.slice(limit - 1);
        trace?.({
          rule: 'volume-drug-repeat',
          formula: 'max(n − t + 1, 0)',
          inputs: {
            n: traced(fraction(BigInt(institutions.length)), '', '同月開同類藥品的機構數'),
            t: traced(fraction(BigInt(limit)), '', '界限', 'watch.drug.institutions'),
          },
          result: traced(fraction(BigInt(repeats.length)), '', '重複的機構數'),
        });
        return repeats;
      },
    },
  ],
};
