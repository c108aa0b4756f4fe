import { type Finding, placeText, SEVERITY_TEXT, type Severity } from '../findings/finding.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import type { ReportContext, Script } from './context.ts';
import { fitColumns, headRows, reportSheet } from './layout.ts';

const NAME = '數據檢查';
const TITLES = ['程度', '代碼', '位置', '問題', '處理'];
const LIMITS = [
  { least: 8 },
  { least: 20, most: 40 },
  { least: 16, most: 30 },
  { least: 60, most: 80 },
  { least: 50, most: 70 },
];

const SEVERITY_STYLE: Readonly<Record<Severity, CellStyle>> = { block: 'warn', warn: 'warn', info: 'text' };

/** The table of findings with its header; one line says so when there are none. */
function findingRows(findings: readonly Finding[], script: Script): ModelCell[][] {
  const found = findings.map(({ code, severity, where, message, remedy }) => [
    cell(script(SEVERITY_TEXT[severity]), SEVERITY_STYLE[severity]),
    cell(code),
    cell(script(placeText(where).replace(/!-$/, ''))),
    cell(script(message)),
    cell(script(remedy)),
  ]);
  return [
    TITLES.map((title) => cell(script(title), 'header')),
    ...(found.length > 0 ? found : [[cell(script('未發現問題'), 'good', TITLES.length - 1)]]),
  ];
}

/** 數據檢查：本次結算對輸入的全部提示；沒有時也寫明。 */
export function findingsTab(context: ReportContext): SheetModel {
  const { findings, script } = context;
  const rows = [...headRows(context, NAME, TITLES.length), ...findingRows(findings, script)];
  return reportSheet(context, {
    name: NAME,
    rows,
    limits: LIMITS,
    headRows: 4,
    filteredRows: findings.length,
  });
}

/** The same table for an input that is only checked: there is no period, and nothing was settled. */
export function findingsSheet(findings: readonly Finding[], areaName: string, script: Script): SheetModel {
  const name = script(NAME);
  const title = [areaName, name].filter(Boolean).join(' ');
  const rows = [[cell(title, 'title', TITLES.length - 1)], ...findingRows(findings, script)];
  return {
    name,
    columns: fitColumns(rows, LIMITS),
    rows,
    frozenRows: 2,
    protected: true,
    print: { orientation: 'landscape', repeatRows: [1, 2], footer: title },
  };
}
