import { FINDINGS } from '../../shared/findings/catalogue.ts';
import { SEVERITY_TEXT } from '../../shared/findings/finding.ts';
import type { Citation } from '../../shared/law/instrument.ts';
import type { Parameter } from '../../shared/law/parameter.ts';
import { COMMON, instrumentById, REGIONS } from '../../shared/regions/index.ts';
import { AREA_PARAMETERS, SCHEME_PARAMETERS, type SchemeKey } from '../../shared/rules/parameters.ts';
import type { SettlementRule } from '../../shared/rules/programme.ts';
import type { Column } from '../../shared/sheets/column.ts';
import { proposalsTab } from '../../shared/sheets/tabs/proposals-tab.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: '文字',
  identifier: '標識（文字）',
  money: '金額（元，兩位小數，不為負）',
  signedMoney: '金額（元，兩位小數，可為負）',
  decimal: '數',
  signedDecimal: '數，可為負',
  count: '整數',
  date: '日期',
  month: '月份 YYYY-MM',
  monthOfYear: '月份 01–12',
  yesNo: '是／否，空白為否',
  listed: '',
};

function columnRow({ header, type, values, required, informative, blankIsZero, help }: Column): string[] {
  const kind = values ? values.map(({ hant }) => hant).join('、') : TYPES[type];
  const blank = required ? '必填' : informative ? '可無此欄' : blankIsZero ? '空白為 0' : '可空白';
  return [header.hant, header.hans, kind, type === 'yesNo' ? '' : blank, help];
}

const tabs = (): string =>
  [...Object.values(TABS), proposalsTab]
    .map(
      (tab) =>
        `### ${tab.name.hant}\n\n${tab.help}（填寫：${tab.edits}；${'optional' in tab ? '可省略' : '必須有'}）\n\n${table(
          ['欄', '簡體', '內容', '空白', '說明'],
          Object.values(tab.columns).map(columnRow),
        )}`,
    )
    .join('\n\n');

const schemes = REGIONS.flatMap((region) => region.schemes);

/** The value a scheme has today: the last of its history. */
const latest = (key: SchemeKey): string[] =>
  schemes.map(({ parameters }) => {
    const last = parameters[key].at(-1)!;
    return `${last.value === '' ? '—' : last.value}（${last.cite.grade}）`;
  });

function parameters(): string {
  const names = schemes.map(({ programme }) => `\`${programme.scheme}\``);
  const rows = Object.entries(SCHEME_PARAMETERS).map(([key, { title, expects }]) => [
    `\`${key}\``,
    title,
    expects,
    ...latest(key as SchemeKey),
  ]);
  const own = Object.entries(AREA_PARAMETERS as Record<string, Parameter<unknown>>).map(
    ([key, { title, expects }]) => [`\`${key}\``, title, expects],
  );
  return [
    '只在參數表填寫的：',
    table(['鍵', '名稱', '可填'], own),
    '取自方案、可由參數表覆蓋的：',
    table(['鍵', '名稱', '可填', ...names], rows),
  ].join('\n\n');
}

const citeText = ({ instrument, article, grade }: Citation): string =>
  `${instrumentById(instrument)?.title ?? instrument}${article ? ` ${article}` : ''}（${grade}）`;

function rules(): string {
  const unique = new Map<string, SettlementRule>();
  for (const { programme } of schemes) for (const rule of programme.rules) unique.set(rule.id, rule);
  return table(
    ['名稱', '標識', '公式', '解釋', '依據'],
    [...unique.values()].flatMap((rule) =>
      rule.versions.map((version) => [
        rule.title,
        `\`${rule.id}\``,
        version.formula,
        version.interpretation ?? '',
        version.cites.map(citeText).join('；'),
      ]),
    ),
  );
}

const findings = (): string =>
  table(
    ['代碼', '程度', '訊息', '處理'],
    Object.entries(FINDINGS).map(([code, { severity, message, remedy }]) => [
      `\`${code}\``,
      SEVERITY_TEXT[severity],
      message,
      remedy,
    ]),
  );

const coverage = (): string =>
  [COMMON, ...REGIONS]
    .map((part) => {
      const title = 'name' in part ? (part as (typeof REGIONS)[number]).name : '全國與其他地區';
      return `### ${title}\n\n${table(
        ['文件', '條款', '內容', '狀態', '位置', '說明'],
        part.coverage.map((line) => [
          instrumentById(line.instrument)?.title ?? line.instrument,
          line.article,
          line.subject,
          line.status,
          (line.where ?? []).map((where) => `\`${where}\``).join(' '),
          line.note ?? '',
        ]),
      )}`;
    })
    .join('\n\n');

/** The manual's tables, made from the definitions that the program itself runs on. */
export const manual = (): string => `# 點值手冊

本頁由程序的定義生成（\`npm run manual\`），與程序一致；請勿手工修改。

## 工作表

${tabs()}

## 參數

${parameters()}

## 規則

${rules()}

## 數據檢查

${findings()}

## 文件逐條對照

${coverage()}
`;
