import type { SampleGroup } from '../area.ts';
import type { Random } from '../random.ts';
import type { SampleStay } from '../watched-stay.ts';

/** What a plant may look at while the year goes by. */
export interface Soil {
  readonly year: number;
  readonly groups: readonly SampleGroup[];
  /** Its own numbers, so that the stays beside it are those of a county without plants */
  readonly random: Random;
}

/** One kind of misbehaviour of one institution. */
export interface Plant {
  readonly name: string;
  /** In Chinese, for the one who asks for it */
  readonly title: string;
  readonly institution: string;
  /** The institution whose stays it begins with, where it is not its own */
  readonly from?: string;
  /** The rule that has to find it */
  readonly rule: string;
  /** What becomes of a stay: itself where nothing is planted; a new stay has a blank case number. */
  readonly touch?: (stay: SampleStay, soil: Soil) => readonly SampleStay[];
}

/** The first day of the second half of a year. */
export const summer = (year: number): number => Date.UTC(year, 6, 1) / 86_400_000;
