import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Digest, DigestCell } from '../shared/cases/digest.ts';
import { type Finding, finding, type Report } from '../shared/findings/finding.ts';
import { fen } from '../shared/money/fen.ts';
import type { Area } from '../shared/settle/area.ts';
import type { TabDigests } from '../shared/settle/input-digest.ts';
import type { RawTab } from '../shared/sheets/raw.ts';
import { TABS, type TabKey, type Tables } from '../shared/sheets/tabs/settlement-tabs.ts';
import { toRawTab } from '../shared/sheets/write-cell.ts';

/** A digest and what it needs to be settled elsewhere: every tab but 病例. */
export interface DigestFile extends DigestContent {
  readonly path: string;
  readonly tabs: readonly RawTab[];
}

export interface DigestContent {
  readonly digest: Digest;
  /** Digests of all tabs the cases came with, 病例 among them */
  readonly tabDigests: TabDigests;
  /** What the points of the cases depend on, tab by tab */
  readonly basis: TabDigests;
  /** What phase 1 found, for whoever settles */
  readonly findings: readonly Finding[];
}

const integer = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const amount = integer.transform(fen);
const place = z.object({ tab: z.string(), row: z.int().optional(), column: z.string().optional() });

const CELL = z.object({
  fund: z.enum(['職工', '居民']),
  month: z.string().regex(/^(0[1-9]|1[0-2])$/),
  institution: z.string(),
  group: z.string(),
  class: z.enum(['normal', 'low', 'mid', 'high', 'unstable', 'ambiguous', 'ungrouped', 'bed-day']),
  place: z.enum(['in', 'byItem', 'unpaid']),
  cases: z.int(),
  monthPoints: integer,
  yearPoints: integer,
  monthHalved: z.int(),
  yearHalved: z.int(),
  decisions: z.int(),
  total: amount,
  unreasonable: amount,
  fundPaid: amount,
  otherPaid: amount,
  patientPaid: amount,
  days: z.int(),
  squares: integer,
});

const FILE = z.object({
  contract: z.literal(1),
  kind: z.literal('dianzhi-digest'),
  tabDigests: z.record(z.string(), z.string()),
  basis: z.record(z.string(), z.string()),
  decimals: z.int().min(0).max(8),
  cases: z.int(),
  cells: z.array(CELL),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['warn', 'info']),
      where: place,
      message: z.string(),
      remedy: z.string(),
    }),
  ),
  tabs: z.record(z.string(), z.array(z.array(z.string().nullable()))),
});

/** The JSON text of a digest file: integers as decimal strings, no case row and no person. */
export function digestText(file: DigestContent, tables: Tables): string {
  const tabs = Object.fromEntries(
    (Object.keys(tables) as Exclude<TabKey, 'cases'>[])
      .filter((key) => tables[key].length > 0)
      .map((key) => {
        const { name, rows } = toRawTab(TABS[key], tables[key]);
        return [name, [...(rows as Iterable<{ cells: unknown }>)].map(({ cells }) => cells)];
      }),
  );
  const { digest, tabDigests, basis, findings } = file;
  const document = { contract: 1, kind: 'dianzhi-digest', tabDigests, basis, ...digest, findings, tabs };
  return `${JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? String(value) : value), 1)}\n`;
}

const reportBroken = (path: string, reason: string, report: Report): void =>
  report(finding('DIGEST_BROKEN', { tab: basename(path) }, { path, reason }));

/** Whether the sums agree with each other and with the area they are to be settled in. */
export function digestFits({ path, digest }: DigestFile, area: Area, report: Report): boolean {
  const cases = digest.cells.reduce((sum, cell) => sum + cell.cases, 0);
  const stranger = digest.cells.find(({ institution }) => !area.institutions.has(institution));
  if (cases !== digest.cases) {
    reportBroken(path, `共 ${digest.cases} 例，而各組合計 ${cases} 例`, report);
  }
  if (stranger) reportBroken(path, `機構「${stranger.institution}」不在機構表中`, report);
  return cases === digest.cases && !stranger;
}

/** Reads a digest file; anything that is not one is a finding. */
export async function readDigestFile(path: string, report: Report): Promise<DigestFile | undefined> {
  const tab = basename(path);
  const broken = (reason: string) => {
    reportBroken(path, reason, report);
    return undefined;
  };
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    report(finding('FILE_NOT_FOUND', { tab }, { path }));
    return undefined;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return broken('不是完整的 JSON 文件');
  }
  const read = FILE.safeParse(json);
  if (!read.success) {
    const { path: where = [] } = read.error.issues[0] ?? {};
    return broken(where.length > 0 ? `「${where.join('.')}」不符合摘要格式` : '內容不是摘要');
  }
  const { decimals, cases, cells, tabDigests, basis, findings, tabs } = read.data;
  return {
    path,
    digest: { decimals, cases, cells: cells as readonly DigestCell[] },
    tabDigests,
    basis,
    findings: findings as unknown as readonly Finding[],
    tabs: Object.entries(tabs).map(([name, rows]) => ({
      name,
      rows: rows.map((cellsOfRow, index) => ({ row: index + 1, cells: cellsOfRow })),
    })),
  };
}
