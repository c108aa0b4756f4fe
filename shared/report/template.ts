import type { Parameter } from '../law/parameter.ts';
import type { MethodStep } from '../law/rule.ts';
import type { Scheme } from '../regions/index.ts';
import { SCHEME_IDS } from '../regions/index.ts';
import { AREA_PARAMETERS, type AreaKey } from '../rules/parameters.ts';
import type { Column, ColumnType } from '../sheets/column.ts';
import {
  type CellStyle,
  fittingWidth,
  type ModelCell,
  rangeName,
  type SheetModel,
  type Validation,
} from '../sheets/sheet-model.ts';
import type { Tab } from '../sheets/tab.ts';
import { proposalsTab } from '../sheets/tabs/proposals-tab.ts';
import { TABS, type TabKey, tabsFor } from '../sheets/tabs/settlement-tabs.ts';
import { YES_NO } from '../sheets/tabs/values.ts';
import { cell } from './cells.ts';
import { asWritten, type Script } from './context.ts';
import { Guide } from './template-guide.ts';

export interface TemplateOptions {
  readonly script?: Script;
  /** The payment methods besides points that the workbook is for */
  readonly methods?: readonly MethodStep[];
  /** With the tabs of the supervision, all of them as one part */
  readonly supervision?: boolean;
}

/** An empty workbook to fill in: 說明, then one tab for every definition, with drop-downs and help. */
export function templateSheets(
  scheme: Scheme,
  { script = asWritten, methods = [], supervision = false }: TemplateOptions = {},
): readonly SheetModel[] {
  const guide = new Guide(scheme, { methods, supervision }, script);
  return [
    guide.sheet(),
    ...tabsFor(methods, supervision).map(([key, tab]) => tabSheet(key, tab, scheme, guide.keyRange, script)),
    tabSheet('proposals', proposalsTab, scheme, guide.keyRange, script),
  ];
}

/** A tab of the workbook: what a settlement reads, or what is tried out beside it. */
type TemplateKey = TabKey | 'proposals';

/** Prepared rows, and how far drop-downs and help reach below them. */
const ROWS: Partial<Readonly<Record<TemplateKey, number>>> = {
  cases: 2000,
  referenceCases: 2000,
  monthWeights: 12,
};
const USUAL_ROWS = 300;
const REACH: Partial<Readonly<Record<TemplateKey, number>>> = { cases: 20_000, referenceCases: 20_000 };
const USUAL_REACH = 2000;

function tabSheet(
  key: TemplateKey,
  tab: Tab,
  scheme: Scheme,
  keys: Guide['keyRange'],
  script: Script,
): SheetModel {
  const columns = Object.entries(tab.columns);
  const filled = key === 'parameters' ? parameterRows(scheme, script) : [];
  const name = script(tab.name.hant);
  return {
    name,
    title: script(`${tab.name.hant}　${tab.help}`),
    columns: columns.map(([columnKey, column]) => ({
      width: fittingWidth(
        [script(column.header.hant), ...textsAt(filled, columns, columnKey)],
        widthOf(column),
      ),
      style: styleOf(columnKey, column.type),
    })),
    rows: [columns.map(([, { header }]) => cell(script(header.hant), 'header')), ...filled],
    blankRows: (ROWS[key] ?? USUAL_ROWS) - filled.length,
    frozenRows: 1,
    validations: columns.flatMap(([columnKey, column], index) =>
      validations(key, columnKey, column, index, keys, script),
    ),
    protected: false,
    print: { orientation: 'landscape', repeatRows: [1, 1], footer: name },
  };
}

const textsAt = (
  rows: readonly (readonly ModelCell[])[],
  columns: readonly (readonly [string, Column])[],
  key: string,
): string[] => {
  const index = columns.findIndex(([name]) => name === key);
  return rows.flatMap((row) => (typeof row[index]?.value === 'string' ? [row[index].value] : []));
};

const STYLES: Readonly<Record<ColumnType, CellStyle>> = {
  text: 'text',
  identifier: 'text',
  money: 'money',
  signedMoney: 'money',
  decimal: 'value',
  signedDecimal: 'value',
  count: 'count',
  date: 'date',
  month: 'text',
  monthOfYear: 'text',
  yesNo: 'text',
  listed: 'text',
};

/** A year is no quantity: its thousands are not set apart. */
const styleOf = (key: string, type: ColumnType): CellStyle => (/year$/i.test(key) ? 'value' : STYLES[type]);

const WIDTHS: Readonly<Record<ColumnType, number>> = {
  text: 22,
  identifier: 16,
  money: 18,
  signedMoney: 18,
  decimal: 14,
  signedDecimal: 14,
  count: 12,
  date: 14,
  month: 12,
  monthOfYear: 10,
  yesNo: 10,
  listed: 12,
};

const widthOf = ({ type }: Column): number => WIDTHS[type];

/** Columns that hold the code of a row of another tab. A coefficient may also stand for any group or level. */
function referenceOf(key: TemplateKey, column: string): 'institutions' | 'groups' | 'consortia' | undefined {
  if (column === 'institution' || column === 'lead') return 'institutions';
  if (column === 'consortium') return 'consortia';
  return column === 'group' && key !== 'coefficients' ? 'groups' : undefined;
}

function validations(
  key: TemplateKey,
  columnKey: string,
  column: Column,
  index: number,
  keys: Guide['keyRange'],
  script: Script,
): Validation[] {
  const last = 1 + (REACH[key] ?? USUAL_REACH);
  const about = { title: script(column.header.hant), help: script(helpOf(column)) };
  const whole = { ...about, range: rangeName(index, 2, index, last) };
  const reference = referenceOf(key, columnKey);
  if (key === 'parameters' && columnKey === 'key') return [{ ...whole, values: keys }];
  if (key === 'parameters' && columnKey === 'value') return valueValidations(about, index, last, script);
  if (reference) {
    const range = rangeName(0, 2, 0, 1 + USUAL_REACH);
    return [{ ...whole, values: { tab: script(TABS[reference].name.hant), range } }];
  }
  const listed = column.type === 'yesNo' ? YES_NO : column.values;
  return [listed ? { ...whole, values: listed.map(({ hant }) => script(hant)) } : whole];
}

const helpOf = ({ help, required, unit }: Column): string =>
  [required ? '必填。' : '', help, unit ? `單位：${unit}。` : ''].join('');

/** The settings every workbook states itself, in the order of the tab. */
const AREA_KEYS = Object.keys(AREA_PARAMETERS) as AreaKey[];

const CHOICES: Partial<Readonly<Record<AreaKey, readonly string[]>>> = {
  scheme: SCHEME_IDS,
  locale: ['zh-Hant', 'zh-Hans'],
};

/** One list per value that has one; the cells between get the help alone. */
function valueValidations(
  about: Pick<Validation, 'title' | 'help'>,
  column: number,
  last: number,
  script: Script,
): Validation[] {
  const own = AREA_KEYS.map((key, index) => {
    const { title, expects } = AREA_PARAMETERS[key] as Parameter<unknown>;
    const values = CHOICES[key];
    const row = index + 2;
    return {
      title: about.title,
      help: script(`${title}：${values ? '請從列表選擇' : expects}`),
      range: rangeName(column, row, column, row),
      ...(values && { values }),
    };
  });
  return [...own, { ...about, range: rangeName(column, AREA_KEYS.length + 2, column, last) }];
}

function parameterRows(scheme: Scheme, script: Script): ModelCell[][] {
  const simplified = script(TABS.parameters.name.hant) === TABS.parameters.name.hans;
  const values: Partial<Record<AreaKey, string>> = {
    scheme: scheme.programme.scheme,
    locale: simplified ? 'zh-Hans' : 'zh-Hant',
  };
  return AREA_KEYS.map((key) => {
    const { title, unit } = AREA_PARAMETERS[key] as Parameter<unknown>;
    const texts = [key, script(title), values[key] ?? '', script(unit), '', ''];
    return texts.map((text) => cell(text === '' ? null : text));
  });
}
