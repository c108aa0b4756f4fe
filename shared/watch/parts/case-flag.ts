import { caseMixFlags } from '../case-flag/case-mix-flags.ts';
import { lowShareFlags } from '../case-flag/low-share-flags.ts';
import { caseFlagSheets } from '../case-flag/sheet.ts';
import type { WatchPart } from '../part.ts';

/** 病例異常：逐例的規則在第一階段已看過，此處再看機構的佔比與 CMI。 */
export const caseFlagPart: WatchPart = {
  step: 'caseFlag',
  title: '病例異常',
  watch: (context) => {
    const flags = [...context.cases.flags, ...lowShareFlags(context), ...caseMixFlags(context)];
    return { flags, sheets: caseFlagSheets(context, flags) };
  },
};
