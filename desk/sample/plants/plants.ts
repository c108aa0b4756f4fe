import type { SampleGroup } from '../area.ts';
import { seeded } from '../random.ts';
import type { SampleStay } from '../watched-stay.ts';
import type { Plant, Soil } from './plant.ts';
import { STAY_PLANTS } from './stays.ts';

/** 某類藥品用量突增：記在用量監測表。 */
const drugSurge: Plant = {
  name: 'drugs',
  title: '用藥突增',
  institution: 'Y01',
  rule: 'volume-rise',
};

/** The eight kinds of misbehaviour. */
export const PLANTS: readonly Plant[] = [...STAY_PLANTS, drugSurge];

const SEED = 0x9_1a47;

/** The stays with what was planted among them, told as it happens. */
export function* planted(
  stays: Iterable<SampleStay>,
  names: readonly string[],
  seed: number,
  { year, groups }: { readonly year: number; readonly groups: readonly SampleGroup[] },
  onPlant: (name: string, stay: SampleStay) => void = () => {},
): Generator<SampleStay> {
  const growing = STAY_PLANTS.filter(({ name }) => names.includes(name)).map((plant) => {
    const soil: Soil = { year, groups, random: seeded(seed ^ SEED ^ hashOf(plant.name)) };
    return { ...plant, soil };
  });
  let added = 0;
  for (const stay of stays) {
    const plant = growing.find(({ institution, from = institution }) => from === stay.institution);
    const grown = plant?.touch?.(stay, plant.soil) ?? [stay];
    for (const one of grown) {
      const named = one.case === '' ? { ...one, case: `V${String(++added).padStart(8, '0')}` } : one;
      if (plant && one !== stay) onPlant(plant.name, named);
      yield named;
    }
  }
}

const hashOf = (text: string): number => [...text].reduce((hash, sign) => hash * 31 + sign.charCodeAt(0), 7);
