import { traced } from '../../law/trace.ts';
import { type Fen, fen, portion } from '../../money/fen.ts';
import { type CapitationRule, type Settings, yuanOf } from './facts.ts';

/** One 醫共體's year in one fund, in fen. */
export interface HeadSharingFacts {
  /** A: the head budget after performance */
  readonly available: Fen;
  /** T: what its members cost the fund, inside and outside of it */
  readonly spent: Fen;
  readonly params: Settings<'capitation.retain' | 'capitation.bear'>;
}

/** 結餘留用、超支分擔：可用預算減本醫共體內外的全部支出，結餘按比例留給醫共體，超支按比例由其分擔。 */
export const capitationSharing: CapitationRule<HeadSharingFacts, Fen> = {
  id: 'capitation-sharing',
  title: '門診人頭結餘留用與超支分擔',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（二）7',
          quote: '參保人員在所屬醫共體外就醫發生的門診費用，統計在其所屬醫共體的預算內',
          grade: '原文',
        },
        { instrument: 'Z12', article: '二（一）3', quote: '結餘留用、超支分擔', grade: '原文' },
      ],
      interpretation: '比例由各統籌區設定；按各醫共體各險種的差額分別計算，先扣績效未核給的部分。',
      formula: 'A ≥ T：T + (A − T) × 留用；A < T：A + (T − A) × (1 − 分擔)',
      apply: ({ available, spent, params }, trace) => {
        const surplus = available >= spent;
        const ratio = params[surplus ? 'capitation.retain' : 'capitation.bear'];
        const shared = portion(fen(available - spent), ratio);
        const result = fen(spent + shared);
        trace?.({
          rule: 'capitation-sharing',
          formula: 'T + round((A − T) × s)',
          inputs: {
            A: yuanOf(available, '可用預算'),
            T: yuanOf(spent, '支出合計'),
            s: traced(ratio, '', '留用或分擔比例', surplus ? 'capitation.retain' : 'capitation.bear'),
          },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
