import type { Document, Store } from '../gateways/store.ts';
import { CallProblem } from '../http/problem.ts';
import { paths } from './paths.ts';

/** A pooling area as set up: its files and how it works. */
export interface AreaConfig {
  readonly area: string;
  readonly name: string;
  readonly bureauFile: string;
  /** The report file of each 醫共體, by its code */
  readonly reportFiles: Readonly<Record<string, string>>;
  readonly scheme: string;
  readonly locale: 'zh-Hant' | 'zh-Hans';
  /** control.twoPerson: closing and publishing need another person than the one who settled */
  readonly twoPerson: boolean;
}

/** @throws CallProblem AREA_UNKNOWN */
export async function areaConfig(store: Store, area: string): Promise<AreaConfig> {
  const stored = await store.get(paths.area(area));
  if (!stored) throw new CallProblem('AREA_UNKNOWN', { area });
  return stored.data as unknown as AreaConfig;
}

/** Sets an area up, or changes how it is set up. */
export async function saveAreaConfig(store: Store, config: AreaConfig): Promise<void> {
  const path = paths.area(config.area);
  const data = config as unknown as Document;
  for (;;) {
    const stored = await store.get(path);
    const done = await store.commit([
      stored ? { kind: 'update', path, data, ifVersion: stored.version } : { kind: 'create', path, data },
    ]);
    if (done) return;
  }
}
