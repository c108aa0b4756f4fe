import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Figure, Report } from './figures.ts';

export interface Measured<F = Figure> extends Report<F> {
  /** From start to exit of the process, loading included */
  readonly wholeSeconds: number;
  /** Most memory that the process and its children held at once */
  readonly peakMb: number;
}

const EVERY_MS = 15;

/** Runs a command in a process of its own and watches its memory. */
export function measure<F = Figure>(command: string, args: readonly string[]): Promise<Measured<F>> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let peakKb = 0;
    const watch = setInterval(() => {
      peakKb = Math.max(peakKb, treeKb(child.pid!));
    }, EVERY_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const last = output.trim().split('\n').at(-1) ?? '';
      if (code !== 0) reject(new Error(`${command} ${args.join(' ')} ended with ${code}`));
      else {
        const report = JSON.parse(last) as Report<F>;
        const wholeSeconds = (performance.now() - start) / 1000;
        resolve({ ...report, wholeSeconds, peakMb: peakKb / 1024 });
      }
    });
  });
}

const status = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

const field = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);

/** Resident memory of a process and its descendants; of the process itself the most it ever had. */
function treeKb(root: number): number {
  const parents = new Map<number, { readonly parent: number; readonly kb: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const text = status(Number(name));
    parents.set(Number(name), { parent: field(text, 'PPid'), kb: field(text, 'VmRSS') });
  }
  const below = (pid: number): number =>
    [...parents].reduce(
      (sum, [child, { parent, kb }]) => (parent === pid ? sum + kb + below(child) : sum),
      0,
    );
  return field(status(root), 'VmHWM') + below(root);
}
