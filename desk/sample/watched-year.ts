import { isoDate } from '../../shared/sheets/calendar.ts';
import type { TabKey } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { watchColumns } from '../../shared/sheets/tabs/watch-columns.ts';
import { INSTITUTIONS, type SampleGroup } from './area.ts';
import { drugUse } from './plants/drug-use.ts';
import { planted } from './plants/plants.ts';
import { type Random, seeded } from './random.ts';
import { watchedStays } from './watched-cases.ts';
import { type SampleStay, stayRow } from './watched-stay.ts';

/** The headers of the columns beside 病例. */
export const BESIDE_HEADERS: readonly string[] = Object.values(watchColumns).map(({ header }) => header.hant);

interface WatchedYearOptions {
  readonly cases: number;
  readonly seed: number;
  readonly year: number;
  readonly groups: readonly SampleGroup[];
  readonly plants: readonly string[];
  /** Told of every stay that was planted */
  readonly onPlant?: (name: string, stay: SampleStay) => void;
}

/** The year of a county that is watched: its cases first, then the tabs that follow from them. */
export class WatchedYear {
  readonly #options: WatchedYearOptions;
  /** Stays and children among them, by institution and month, of a year without plants */
  readonly #stays = new Map<string, { cases: number; children: number }>();

  constructor(options: WatchedYearOptions) {
    this.#options = options;
  }

  *rows(random: Random): Generator<readonly string[]> {
    const { cases, seed, year, groups, plants, onPlant } = this.#options;
    const stays = this.#counted(watchedStays(cases, year, groups, random));
    for (const stay of planted(stays, plants, seed, { year, groups }, onPlant)) yield stayRow(stay);
  }

  tabs(): Partial<Record<TabKey, readonly (readonly string[])[]>> {
    const { seed, plants } = this.#options;
    const random = seeded(seed ^ LAST_YEAR);
    return {
      bedDayStandards: BANDS,
      volumeUse: drugUse(
        this.#options.year,
        plants.includes('drugs'),
        (institution, month) => this.#of(institution, month).cases,
      ),
      volumeBase: INSTITUTIONS.flatMap(([institution]) =>
        MONTHS.map((month) => {
          const { cases, children } = this.#of(institution, month);
          const more = random.between(0, Math.ceil(cases / 20));
          return [institution, month, String(cases + more), String(children)];
        }),
      ),
    };
  }

  #of = (institution: string, month: string) =>
    this.#stays.get(`${institution} ${month}`) ?? { cases: 0, children: 0 };

  *#counted(stays: Iterable<SampleStay>): Generator<SampleStay> {
    for (const stay of stays) {
      const place = `${stay.institution} ${isoDate(stay.discharge).slice(5, 7)}`;
      const counted = this.#stays.get(place) ?? { cases: 0, children: 0 };
      counted.cases += 1;
      counted.children += stay.age < 14 ? 1 : 0;
      this.#stays.set(place, counted);
      yield stay;
    }
  }
}

const LAST_YEAR = 0x1a57;
export const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** 床日標準: daily points fall after the thirtieth day. */
const BANDS: readonly (readonly string[])[] = [
  ['DB01', '*', '', '30', '', '2.60', ''],
  ['DB01', '*', '31', '', '', '2.20', ''],
  ['DB02', '*', '', '30', '', '4.80', ''],
  ['DB02', '*', '31', '', '', '4.10', ''],
];
