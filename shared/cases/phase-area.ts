import type { ProgrammeInForce } from '../rules/programme.ts';
import type { Area } from '../settle/area.ts';

/** What phase 1 needs to know of a pooling area. */
export interface PhaseArea
  extends Pick<Area, 'params' | 'institutions' | 'groups' | 'coefficients' | 'dailyPoints' | 'areaMeanCost'> {
  readonly programme: Pick<ProgrammeInForce, 'class' | 'extra' | 'decision' | 'readmission'>;
}
