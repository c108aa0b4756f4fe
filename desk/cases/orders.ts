import type { PackedBasis } from '../../functions/cases/basis.ts';
import type { DoneShard } from '../../functions/cases/case-work.ts';
import type { Plan } from '../../functions/cases/plan.ts';
import type { ReferencePlan } from '../../functions/cases/reference-work.ts';
import type { ReferenceColumns } from '../../shared/cases/reference/reference-columns.ts';
import type { Unfit } from '../../shared/cases/stream/unfit.ts';

/** A piece of work for a thread; one is under way at a time. */
export type Order =
  | {
      readonly kind: 'open';
      readonly plan: Plan;
      readonly basis: PackedBasis;
      /** Folders of the case files and of what shards leave */
      readonly files: string;
      readonly store: string;
    }
  | { readonly kind: 'shard'; readonly index: number }
  | { readonly kind: 'texts'; readonly shards: readonly DoneShard[] }
  | {
      readonly kind: 'stays';
      readonly parts: readonly number[];
      readonly shards: readonly DoneShard[];
      readonly groups: readonly string[];
    };

/** A piece of the first pass over reference cases. */
export type ReferenceOrder =
  | { readonly kind: 'open'; readonly plan: ReferencePlan }
  | { readonly kind: 'shard'; readonly index: number }
  | { readonly kind: 'digest'; readonly columns: ReferenceColumns };

export type Answer = { readonly result: unknown } | { readonly unfit: Unfit } | { readonly error: string };
