import { expect } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

/** A cell to spoil: tab, row as the spreadsheet counts, header, and the text to stand there. */
export type Spoiled = readonly [tab: string, row: number, header: string, text: string];

/** Tabs with some cells changed and rows added. */
export function spoil(good: Tabs, cells: readonly Spoiled[], more: Tabs = {}): Tabs {
  const tabs = new Map(Object.entries(good).map(([tab, rows]) => [tab, rows.map((row) => [...row])]));
  for (const [tab, row, header, text] of cells) {
    const rows = tabs.get(tab)!;
    rows[row - 1]![rows[0]!.indexOf(header)] = text;
  }
  for (const [tab, rows] of Object.entries(more)) {
    tabs.set(tab, [...(tabs.get(tab) ?? []), ...rows.map((row) => [...row])]);
  }
  return Object.fromEntries(tabs);
}

/** The findings of a year, each by place, code, message and remedy; a blocking one forbids any result. */
export async function toldOf(tabs: Tabs, params: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { findings, settlement } = await settleTabs(tabs, '2025', params);
  const blocked = findings.some(({ severity }) => severity === 'block');
  expect(settlement === undefined).toBe(blocked);
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`);
}
