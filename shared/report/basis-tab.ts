import { valueAt } from '../law/dated.ts';
import type { Citation, Grade } from '../law/instrument.ts';
import { instrumentById, schemeById } from '../regions/index.ts';
import type { SchemeKey } from '../rules/parameters.ts';
import type { ParameterUse } from '../settle/parameter-set.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { headRows, reportSheet } from './layout.ts';

const NAME = '參數與依據';
const TITLES = ['鍵／規則', '名稱', '值／公式', '單位', '來源', '依據', '等級', '解釋', '核對日期'];
const LIMITS = [
  { least: 20, most: 26 },
  { least: 18, most: 22 },
  { least: 16, most: 20 },
  { least: 6 },
  { least: 6 },
  { least: 34, most: 38 },
  { least: 8, most: 10 },
  { least: 36, most: 40 },
  { least: 11 },
];

/** Least certain first. */
const UNSURE: readonly Grade[] = ['待核', '推定', '轉述'];

/** 參數與依據：先列未經原文證實的參數，再列全部參數、規則、程序版本與摘要。 */
export function basisTab(context: ReportContext): SheetModel {
  const { area, script } = context;
  const byGrade = UNSURE.map((grade) => ({
    grade,
    uses: area.uses.filter((use) => use.grade.normalize('NFKC').trim() === grade),
  }));
  const unsure = byGrade.flatMap(({ uses }) => uses);
  const counts = byGrade.map(({ grade, uses }) => `${grade} ${uses.length} 項`);
  const section = (title: string) => [cell(script(title), 'total', TITLES.length - 1)];
  const rows = [
    ...headRows(context, NAME, TITLES.length),
    TITLES.map((title) => cell(script(title), 'header')),
    section(
      unsure.length === 0
        ? '本次所用參數均有原文依據或由本地填寫'
        : `本次所用參數中未經原文證實的 ${unsure.length} 項（${counts.join('、')}），使用前請核對`,
    ),
    ...unsure.map((use) => parameterRow(context, use, true)),
    section(`本次所用全部參數 ${area.uses.length} 項`),
    ...area.uses.map((use) => parameterRow(context, use, false)),
    section(`本方案在 ${area.clocks.lawDate} 有效的規則`),
    ...ruleRows(context),
    section('本次運行'),
    ...runRows(context),
  ];
  return reportSheet(context, { name: NAME, rows, limits: LIMITS, headRows: 4, frozenColumns: 1 });
}

function parameterRow(context: ReportContext, use: ParameterUse, marked: boolean): ModelCell[] {
  const { script } = context;
  const own = use.source === '本地';
  const typed = (text: string) => (own ? text : script(text));
  const style: CellStyle = marked ? 'warn' : 'text';
  const basis = use.cite ? script(citationText(use.cite)) : (use.basis ?? '');
  return [
    use.key,
    script(use.title),
    typed(use.text),
    script(use.unit),
    script(use.source),
    basis,
    typed(use.grade),
    script(use.interpretation ?? ''),
    checkedOn(context, use),
  ].map((text) => cell(text === '' ? null : text, style));
}

/** When the scheme's value was last held against its source. */
function checkedOn({ area }: ReportContext, { key, source }: ParameterUse): string {
  const parameters = schemeById(area.params.scheme)?.parameters;
  if (source === '本地' || !parameters) return '';
  return valueAt(key, parameters[key as SchemeKey], area.clocks).checkedOn;
}

const citationText = ({ instrument, article }: Citation): string => {
  const text = instrumentById(instrument);
  return [text?.title ?? instrument, text?.number, article].filter(Boolean).join(' ');
};

function ruleRows({ area, script }: ReportContext): ModelCell[][] {
  return Object.values(area.programme)
    .flat()
    .map(({ id, title, formula, interpretation, cites }) => {
      const grades = [...new Set((cites as readonly Citation[]).map(({ grade }) => grade))];
      const basis = (cites as readonly Citation[]).map((cite) => `${citationText(cite)}（${cite.grade}）`);
      return [
        cell(id),
        cell(script(title)),
        cell(script(formula), 'text', 2),
        cell(script(basis.join('\n'))),
        cell(script(grades.join('、'))),
        cell(script(interpretation ?? '')),
        cell(null),
      ];
    });
}

function runRows({ area, codeVersion, digests, script }: ReportContext): ModelCell[][] {
  const row = (label: string, value: string) => [
    cell(script(label), 'text', 1),
    cell(value, 'text', TITLES.length - 3),
  ];
  return [
    ...(codeVersion === undefined ? [] : [row('程序版本', codeVersion)]),
    row('適用法規日期', area.clocks.lawDate),
    row('法規知悉日期', area.clocks.knownAt),
    row('輸入摘要', digests.input),
    row('結果摘要', digests.result),
  ];
}
