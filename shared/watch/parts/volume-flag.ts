import type { WatchContext, WatchPart } from '../part.ts';
import { checkVolume } from '../volume-flag/check.ts';
import { childFlags, childLines } from '../volume-flag/children.ts';
import { repeatFlags, repeatLines } from '../volume-flag/drug-repeats.ts';
import { growthFlags, growthLines } from '../volume-flag/growth.ts';
import { itemFlags, itemLines } from '../volume-flag/items.ts';
import { quantityFlags, quantityLines } from '../volume-flag/quantities.ts';
import { volumeSheet } from '../volume-flag/sheet.ts';

/** 用量與人次異常：品目用量、重複開藥、項目限制、兒童住院率與點數增長。 */
export const volumeFlagPart: WatchPart = {
  step: 'volumeFlag',
  title: '用量與人次異常',
  check: checkVolume,
  watch: (context) => {
    const lines = linesOf(context);
    const { period, area } = context;
    const { 'watch.drug.institutions': institutions, 'watch.child.riseMode': mode } = area.params;
    return {
      flags: [
        ...quantityFlags(lines.quantities),
        ...repeatFlags(lines.repeats, institutions),
        ...itemFlags(lines.items),
        ...childFlags(lines.children, period.year, mode === 'relative'),
        ...growthFlags(lines.growth, context),
      ],
      sheets: volumeSheet(area, lines),
    };
  },
};

const linesOf = (context: WatchContext) => ({
  quantities: quantityLines(context),
  repeats: repeatLines(context),
  items: itemLines(context),
  children: childLines(context),
  growth: growthLines(context),
});
