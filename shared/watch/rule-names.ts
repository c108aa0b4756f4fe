import { citeText } from '../explain/text.ts';
import type { Citation } from '../law/instrument.ts';
import type { Area } from '../settle/area.ts';

/** Its clauses with their grades. */
export const clausesText = (cites: readonly Citation[]): string => cites.map(citeText).join('；');

/** How the rule that raised a flag is called, and on which clauses it rests. */
export interface RuleName {
  readonly title: string;
  readonly clauses: string;
}

/** Rules of the supervision by their ids; one that is not in force is called by its id. */
export function ruleNames({ programme }: Pick<Area, 'programme'>): (id: string) => RuleName {
  const steps = [programme.caseFlag, programme.volumeFlag, programme.doctorPoints];
  const names = new Map(
    steps.flat().map(({ id, title, cites }) => [id, { title, clauses: clausesText(cites) }] as const),
  );
  return (id) => names.get(id) ?? { title: id, clauses: '' };
}
