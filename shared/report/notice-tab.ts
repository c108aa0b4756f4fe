import type { Area } from '../settle/area.ts';
import type { Change, ChangedField, CorrectionNotice } from '../settle/correction-notice.ts';
import { FUND_ORDER, fundName, type Settlement } from '../settle/settlement.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import { institutionName, type ReportContext, type Script } from './context.ts';
import { headRows, noteRow, reportSheet } from './layout.ts';
import { foreignFinder, type Owner } from './owner.ts';

export const NOTICE_TAB = '更正通知';
const TITLES = ['險種', '編碼', '名稱', '項目', '更正前', '更正後', '差額'];

const FIELDS: Readonly<Record<ChangedField, readonly [title: string, style: CellStyle]>> = {
  cases: ['病例數', 'count'],
  points: ['點數', 'points'],
  byItemFund: ['基金記賬', 'money'],
  gross: ['按點數分配額', 'money'],
  patientAndOther: ['個人與其他基金', 'money'],
  due: ['應付額', 'money'],
  prepayment: ['本月預付額', 'money'],
  prepaid: ['已預付額', 'money'],
  adjustments: ['清算調整', 'money'],
  clearing: ['清算額', 'money'],
};

/** What a document number looks like, such as 醫保更〔2025〕3號: anything else in its place is free text. */
const DOCUMENT_NUMBER = /^\p{Script=Han}{1,12}〔\d{4}〕\d{1,5}[號号]$/u;
const AT_THE_BUREAU = '（文號見經辦機構）';

/** The notice for one reader: their own institutions, no reason, and of the document no more than its number. */
export function ownNotice(notice: CorrectionNotice, area: Area, owner: Owner): CorrectionNotice {
  const find = foreignFinder(area, owner);
  const told = (document: string): string =>
    document === '' || (DOCUMENT_NUMBER.test(document) && !find(document)) ? document : AT_THE_BUREAU;
  const own = (changes: readonly Change[]) => changes.filter(({ code }) => owner.members.has(code));
  return {
    ...notice,
    corrections: notice.corrections.map(({ entry, changes }) => ({
      entry: { ...entry, reason: '', document: told(entry.document) },
      changes: own(changes),
    })),
    altogether: own(notice.altogether),
  };
}

/** 更正通知：自上次發布以來的每次更正，逐家逐項列明更正前後與差額；各次差額相加等於現數與上次所發之差。 */
export function noticeTab(context: ReportContext, notice: CorrectionNotice): SheetModel {
  const { script } = context;
  const width = TITLES.length;
  const header = TITLES.map((title) => cell(script(title), 'header'));
  const section = (text: string) => [cell(text, 'total', width - 1)];
  const rows = [
    ...headRows(context, NOTICE_TAB, width),
    ...notice.corrections.flatMap(({ entry, changes }) => [
      section(
        `${script(`更正（賬冊第 ${entry.seq} 筆，${inChina(entry.at)}）　文號：`)}${entry.document || script('無')}`,
      ),
      ...(entry.reason === '' ? [] : [[cell(`${script('原因：')}${entry.reason}`, 'text', width - 1)]]),
      ...changeRows(context, header, changes),
    ]),
    section(script(`合計：自上次發布（賬冊第 ${notice.since.seq} 筆，${inChina(notice.since.at)}）以來`)),
    ...(notice.corrections.length === 1
      ? [[cell(script('只有一次更正，合計即上表。'), 'text', width - 1)]]
      : changeRows(context, header, notice.altogether)),
    checkRow(context, notice),
    [],
    noteRow(script('未列出的機構與項目沒有變動。時間為北京時間。'), width),
  ];
  const limits = [
    { least: 8 },
    { most: 16 },
    { least: 24, most: 36 },
    { least: 18 },
    { least: 18 },
    { least: 18 },
    { least: 18 },
  ];
  return reportSheet(context, { name: NOTICE_TAB, rows, limits, headRows: 3 });
}

/** The bureau's own: all institutions, with the reasons. */
export const noticeSheet = (
  area: Area,
  settlement: Settlement,
  digests: ReportContext['digests'],
  notice: CorrectionNotice,
  script: Script,
): SheetModel =>
  noticeTab({ area, cells: [], settlement, digests, findings: [], script, codeVersion: undefined }, notice);

const EIGHT_HOURS = 8 * 60 * 60 * 1000;

/** `2026-11-23 16:05`, Beijing time, of an ISO time. */
export const inChina = (iso: string): string =>
  new Date(Date.parse(iso) + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ');

function changeRows(
  context: ReportContext,
  header: readonly ModelCell[],
  changes: readonly Change[],
): ModelCell[][] {
  const { script } = context;
  if (changes.length === 0) return [[cell(script('本次更正沒有改變本報表所列機構的數字。'), 'text', 6)]];
  return [
    [...header],
    ...changes.map(({ code, fund, field, decimals, before, after }) => {
      const [title, style] = FIELDS[field];
      return [
        cell(script(FUND_ORDER.find((each) => fundName(each) === fund) ?? fund)),
        cell(code),
        cell(institutionName(context, code)),
        cell(script(title)),
        ...[before, after, after - before].map((units) => cell({ units, decimals }, style)),
      ];
    }),
  ];
}

/** The differences of the corrections, money alone, beside those of all of them together. */
function checkRow({ script }: ReportContext, { corrections, altogether }: CorrectionNotice): ModelCell[] {
  const money = (changes: readonly Change[]) =>
    changes
      .filter(({ field }) => FIELDS[field][1] === 'money')
      .reduce((sum, { before, after }) => sum + after - before, 0n);
  const parts = corrections.reduce((sum, { changes }) => sum + money(changes), 0n);
  const gap = parts - money(altogether);
  return [
    cell(script('核對：各次更正的金額差額之和 − 合計的金額差額'), gap === 0n ? 'good' : 'warn', 5),
    cell({ units: gap, decimals: 2 }, 'money'),
  ];
}
