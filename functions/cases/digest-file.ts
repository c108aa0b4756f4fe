import { z } from 'zod';
import type { Digest, DigestCell } from '../../shared/cases/digest.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { fen } from '../../shared/money/fen.ts';
import type { TabDigests } from '../../shared/settle/input-digest.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { TABS, type TabKey, type Tables } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { toRawTab } from '../../shared/sheets/write-cell.ts';

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

/** A digest file as read: the sums, and every tab but 病例. */
export interface ReadDigest extends DigestContent {
  readonly tabs: readonly RawTab[];
}

/** What a text is as a digest file, or in words why it is none. */
export function readDigestText(text: string): ReadDigest | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return '不是完整的 JSON 文件';
  }
  const read = FILE.safeParse(json);
  if (!read.success) {
    const { path: where = [] } = read.error.issues[0] ?? {};
    return where.length > 0 ? `「${where.join('.')}」不符合摘要格式` : '內容不是摘要';
  }
  const { decimals, cases, cells, tabDigests, basis, findings, tabs } = read.data;
  return {
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

/** What points depended on there and not here, tab by tab. */
export function otherBasis(there: TabDigests, here: TabDigests): readonly string[] {
  const tabs = new Set([...Object.keys(here), ...Object.keys(there)]);
  return [...tabs].filter((tab) => here[tab] !== there[tab]);
}
