import { count, type Parameter } from '../../../law/parameter.ts';

/** From `points` on a suspension lasts at least `least` and at most `most` months. */
export interface SuspensionStep {
  readonly points: number;
  readonly least: number;
  readonly most: number;
}

const number = count('', '', 0, 1000);

function readStep(text: string): SuspensionStep | undefined {
  const parts = text.split(':').map(number.read);
  const [points, least, most] = parts;
  if (parts.length !== 3 || points === undefined || least === undefined || most === undefined)
    return undefined;
  return least >= 1 && least <= most ? { points, least, most } : undefined;
}

/** Steps such as `9:1:2,10:2:4,11:4:6`: at 9 points one to two months. Points rise. */
export function suspensionSteps(title: string): Parameter<readonly SuspensionStep[]> {
  return {
    title,
    unit: '月',
    expects: '分值、最少月數與最多月數以冒號相連，由小到大，如 9:1:2,10:2:4,11:4:6',
    read: (text) => {
      const steps = text.split(',').map(readStep);
      if (!steps.every((step) => step !== undefined)) return undefined;
      return steps.every(({ points }, index) => index === 0 || points > steps[index - 1]!.points)
        ? steps
        : undefined;
    },
    write: (steps) => steps.map(({ points, least, most }) => `${points}:${least}:${most}`).join(','),
  };
}
