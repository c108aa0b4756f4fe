import { stepAt } from '../../law/parameter.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, portion } from '../../money/fen.ts';
import { type Fraction, ONE } from '../../money/fraction.ts';
import { type CapitationRule, type Settings, yuanOf } from './facts.ts';

export interface ControlFacts {
  /** Σ of a 醫共體's head budgets in one fund, in fen */
  readonly budget: Fen;
  /** 慢病控制率; `undefined` where no steps are set */
  readonly controlRate: Fraction | undefined;
  readonly params: Settings<'capitation.control.steps'>;
}

/** 慢病控制率調整：人頭預算乘控制率所在分段的係數；不設分段、或在各段之外的不調整。 */
export const capitationControl: CapitationRule<ControlFacts, Fen> = {
  id: 'capitation-control',
  title: '慢病控制率調整預算',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '二（一）', grade: '待核' }],
      interpretation:
        '演講稿只舉兩例：控制率升至 72% 的中心預算增 15%，50% 的減 10%；此處以分段表設定，作用於當年人頭預算。',
      formula: 'B × f(c)',
      apply: ({ budget, controlRate, params }, trace) => {
        const factor = (controlRate && stepAt(params['capitation.control.steps'], controlRate)) ?? ONE;
        const result = portion(budget, factor);
        if (controlRate) {
          trace?.({
            rule: 'capitation-control',
            formula: 'B × f',
            inputs: {
              B: yuanOf(budget, '人頭預算'),
              c: traced(controlRate, '', '慢病控制率'),
              f: traced(factor, '', '該控制率的係數', 'capitation.control.steps'),
            },
            result: yuanOf(result),
          });
        }
        return result;
      },
    },
  ],
};
