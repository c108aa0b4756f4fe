import type { Parameter } from '../law/parameter.ts';
import type { MethodStep } from '../law/rule.ts';
import type { Scheme } from '../regions/index.ts';
import {
  AREA_PARAMETERS,
  METHOD_PARAMETERS,
  POINTS_PARAMETERS,
  SCHEME_PARAMETERS,
  type SchemeKey,
  SUPERVISION_PARAMETERS,
} from '../rules/parameters.ts';
import { type ModelCell, rangeName, type SheetModel } from '../sheets/sheet-model.ts';
import type { Tab } from '../sheets/tab.ts';
import { proposalsTab } from '../sheets/tabs/proposals-tab.ts';
import { tabsFor } from '../sheets/tabs/settlement-tabs.ts';
import { cell } from './cells.ts';
import type { Script } from './context.ts';
import { fitColumns } from './layout.ts';

const NAME = '說明';
const COLUMNS = 5;
const LIMITS = [
  { least: 26, most: 30 },
  { least: 48, most: 56 },
  { least: 48, most: 56 },
  { least: 24, most: 30 },
  { least: 10, most: 12 },
];

const STEPS = [
  '一、先填「參數」（統籌區、年度、方案）與「機構」「病組」，再填「病例」與「預算」；其餘各表有則填，沒有就留空。',
  '二、表名與表頭請勿改動；欄的先後、行的先後不限，空行不計。可另加備註欄，程序會提示並略過。',
  '三、金額以元為單位，最多兩位小數，不寫萬、億；編碼與病例號按文字填寫；日期如 2025-01-31。',
  '四、只填數值，不填公式；不要合併單元格。參保人填假名標識，不填身份證號與姓名。',
  '五、病例較多時，可把病例表另存為 CSV（病例.csv），與其他各表的 CSV 放在同一文件夾。',
  '六、選中單元格會出現填寫說明；帶下拉箭頭的請從中選擇。',
];

/** 說明：每張表的用途、填寫人與欄目，以及全部參數鍵和方案現值。 */
export class Guide {
  /** Where the keys of all parameters stand, for the drop-down of 參數. */
  readonly keyRange: { readonly tab: string; readonly range: string };
  readonly #scheme: Scheme;
  readonly #script: Script;
  readonly #tabs: readonly Tab[];
  readonly #keys: readonly (readonly [string, Parameter<unknown>])[];

  constructor(
    scheme: Scheme,
    { methods, supervision }: { readonly methods: readonly MethodStep[]; readonly supervision: boolean },
    script: Script,
  ) {
    this.#scheme = scheme;
    this.#script = script;
    this.#tabs = [...tabsFor(methods).map(([, tab]) => tab), proposalsTab];
    const settings = [
      AREA_PARAMETERS,
      POINTS_PARAMETERS,
      ...methods.map((step) => METHOD_PARAMETERS[step]),
      ...(supervision ? Object.values(SUPERVISION_PARAMETERS) : []),
    ];
    this.#keys = settings.flatMap((part) => Object.entries(part as Record<string, Parameter<unknown>>));
    const header = STEPS.length + 4 + this.#tabs.length + 3;
    this.keyRange = { tab: script(NAME), range: rangeName(0, header + 1, 0, header + this.#keys.length) };
  }

  sheet(): SheetModel {
    const script = this.#script;
    const across = (text: string, style: ModelCell['style']) => [cell(script(text), style, COLUMNS - 1)];
    const header = (titles: readonly string[]) => titles.map((title) => cell(script(title), 'header'));
    const { title, scheme: id } = this.#scheme.programme;
    const rows = [
      across('點值 DRG 點數結算　輸入工作簿', 'title'),
      across(`方案：${title}（${id}）`, 'subtitle'),
      ...STEPS.map((step) => across(step, 'text')),
      across('各工作表', 'total'),
      header(['工作表', '用途', '欄目（＊必填）', '由誰填寫', '可否省略']),
      ...this.#tabs.map((tab) => tabRow(tab, script)),
      [],
      across('可在「參數」填寫的鍵；未填的取自方案', 'total'),
      header(['鍵', '名稱', '可填', '方案現值', '等級']),
      ...this.#keys.map(([key, parameter]) => keyRow(key, parameter, this.#scheme, script)),
    ];
    return {
      name: script(NAME),
      columns: fitColumns(rows, LIMITS),
      rows,
      frozenRows: 2,
      protected: false,
      print: { orientation: 'landscape', repeatRows: [1, 2], footer: script(`點值 ${NAME}`) },
    };
  }
}

const EDITORS: Readonly<Record<Tab['edits'], string>> = {
  經辦: '經辦',
  覆核: '覆核',
  程序: '程序續寫，經辦可改',
};

function tabRow(tab: Tab, script: Script): ModelCell[] {
  const columns = Object.values(tab.columns).map(
    ({ header, required }) => `${header.hant}${required ? '＊' : ''}`,
  );
  return [
    tab.name.hant,
    tab.help,
    columns.join('、'),
    EDITORS[tab.edits],
    tab.optional ? '可省略' : '必須有',
  ].map((text) => cell(script(text)));
}

/** With the value the scheme has today: the last of its history. */
function keyRow(
  key: string,
  { title, expects }: Parameter<unknown>,
  scheme: Scheme,
  script: Script,
): ModelCell[] {
  const latest = key in SCHEME_PARAMETERS ? scheme.parameters[key as SchemeKey].at(-1) : undefined;
  const texts = [title, expects, latest?.value ?? '', latest?.cite.grade ?? ''];
  return [cell(key), ...texts.map((text) => cell(text === '' ? null : script(text)))];
}
