/** In-pool sums of a fund and institution: cases, points in units, ΣF and Σ(C − F) in fen; what runners are held to. */
export type Figure = readonly [
  fund: string,
  institution: string,
  cases: string,
  points: string,
  fundPaid: string,
  rest: string,
];

/** What a runner's process says on its last line. */
export interface Report<F = Figure> {
  readonly seconds: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly figures: readonly F[];
}

export const figureText = (figures: readonly (readonly string[])[]): string =>
  figures
    .map((figure) => figure.join(' '))
    .sort()
    .join('\n');

/** Tells what a runner did, on the last line of its output. */
export function tell<F>(report: Report<F>): void {
  process.stdout.write(`\n${JSON.stringify(report)}\n`);
}

/** Times the stages of a run, one after the other. */
export function stopwatch(): { lap(name: string): void; readonly stages: Record<string, number> } {
  const stages: Record<string, number> = {};
  let last = performance.now();
  return {
    stages,
    lap: (name) => {
      const now = performance.now();
      stages[name] = (now - last) / 1000;
      last = now;
    },
  };
}
