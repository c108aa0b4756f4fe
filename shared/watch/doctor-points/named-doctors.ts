import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';

/** The doctors whom the ledger names in any year: only their cases can be touched by a suspension. */
export const namedDoctors = ({ doctorEvents }: Pick<Tables, 'doctorEvents'>): ReadonlySet<string> =>
  new Set(doctorEvents.map(({ doctor }) => doctor));
