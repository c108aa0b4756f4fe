import { type Period, periodText } from '../../settle/settlement.ts';
import type { RowOf } from '../../sheets/tab.ts';
import type { FlagStatus, flagHandlingTab } from '../../sheets/tabs/early-warning-tabs.ts';
import { type Flag, flagId } from '../flag.ts';

/** What a person noted about a flag. */
export type Handling = RowOf<typeof flagHandlingTab>;

export interface TrackedFlag {
  readonly id: string;
  readonly flag: Flag;
  readonly status: FlagStatus;
  /** `undefined`: not noted yet */
  readonly handling: Handling | undefined;
  /** Its value, limit or amount is not what it was when it was noted */
  readonly changed: boolean;
}

export interface Tracking {
  /** In the order of their ids */
  readonly tracked: readonly TrackedFlag[];
  /** Noted in the period, and no flag any more */
  readonly vanished: readonly Handling[];
}

export const statusOf = (handling: Handling | undefined): FlagStatus => handling?.status ?? '待核查';

/** Not yet brought to an end. */
export const isOpen = ({ status }: { readonly status: FlagStatus }): boolean =>
  status === '待核查' || status === '已核查';

/**
 * Joins the flags of a period with what people noted about them, by their ids; of several notes on one flag the last
 * counts. A note without a period is missed only in a whole year, for its flag may be of another month.
 */
export function track(flags: readonly Flag[], rows: readonly Handling[], period: Period): Tracking {
  const noted = new Map(rows.map((row) => [row.flag.trim(), row]));
  const text = periodText(period);
  const ids = new Set(flags.map(flagId));
  const ofPeriod = ({ ofMonth }: Handling) =>
    ofMonth === null ? period.kind === 'year' : ofMonth.startsWith(text);
  return {
    tracked: flags
      .map((flag) => {
        const id = flagId(flag);
        const handling = noted.get(id);
        return { id, flag, status: statusOf(handling), handling, changed: isChanged(flag, handling) };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    vanished: [...noted.values()].filter((row) => !ids.has(row.flag.trim()) && ofPeriod(row)),
  };
}

/** What was left blank was not noted. */
function isChanged({ value, threshold, amount }: Flag, handling: Handling | undefined): boolean {
  if (!handling) return false;
  const { value: before, threshold: limit, amount: money } = handling;
  return (
    (before !== null && before !== value) ||
    (limit !== null && limit !== threshold) ||
    (money !== null && money !== amount)
  );
}
