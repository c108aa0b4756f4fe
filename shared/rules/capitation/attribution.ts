import type { CapitationRule } from './facts.ts';

/** What decides to which 醫共體 an insured person belongs. */
export interface AttributionFacts {
  /** As the roster has it; 簽約 whatever the insurance */
  readonly category: '簽約' | '居民' | '靈活就業' | '職工';
  readonly signed: string | null;
  readonly household: string | null;
  readonly workplace: string | null;
}

/** By what a person is attributed, and the 醫共體 (簽約) or the area that it names; `null`: left blank. */
export interface Attribution {
  readonly by: '簽約醫共體' | '戶籍地' | '單位所在地';
  readonly name: string | null;
}

/** 參保人歸屬：簽約的歸家庭醫生所屬醫共體；未簽約的居民與靈活就業人員按戶籍地，職工按單位所在地。 */
export const capitationAttribution: CapitationRule<AttributionFacts, Attribution> = {
  id: 'capitation-attribution',
  title: '參保人歸屬',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（二）7',
          quote: '城鄉居民和靈活就業人員可按參保人員戶籍所在地進行劃分，單位職工可按單位所在地進行劃分',
          grade: '原文',
        },
      ],
      formula: '簽約 → 簽約醫共體；居民、靈活就業 → 戶籍地；職工 → 單位所在地',
      apply: ({ category, signed, household, workplace }) => {
        if (category === '簽約') return { by: '簽約醫共體', name: signed };
        if (category === '職工') return { by: '單位所在地', name: workplace };
        return { by: '戶籍地', name: household };
      },
    },
  ],
};
