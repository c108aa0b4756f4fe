import { formatUnits } from '../../money/decimal-text.ts';
import { formatYuan, sumFen } from '../../money/fen.ts';
import { fraction, times } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import { inForce } from '../../rules/programme.ts';
import { talkList } from '../../rules/supervision/early-warning/talk-list.ts';
import type { StatementRow, StatementTable } from '../../settle/methods/statement.ts';
import type { Flag } from '../../watch/flag.ts';
import { ruleNames } from '../../watch/rule-names.ts';
import type { WatchReportContext } from '../watch-context.ts';
import type { WatchDocument } from '../watch-tab.ts';
import { figuresOf } from './figures.ts';
import { redRows } from './indicator-tables.ts';
import type { Span } from './months.ts';

export const TALKS_SHEET = '年中約談清單';

interface Reason {
  readonly reason: string;
  /** The figures to discuss */
  readonly figures: string;
}

/** 年中重點約談：哪些機構、為什麼、談哪些數字。 */
export function talks(context: WatchReportContext, span: Span): WatchDocument {
  const { area } = context;
  const called = [...area.institutions.keys()]
    .sort()
    .map((code) => ({ code, reasons: reasonsOf(context, code, span) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length);
  const rows = called.flatMap(({ code, reasons }, place) =>
    reasons.map((reason, index) => row(context, code, reason, place + 1, index)),
  );
  return {
    sheet: TALKS_SHEET,
    title: '重點約談清單',
    about: span.title,
    opening: [
      '列入的理由：異常集中、離群月份、紅燈指標、列入現場核查；理由多的在前。約談是了解情況，不是結論，本身不扣任何款項。',
    ],
    tables: [talksTable(rows, called.length)],
    closing: ['約談時間：＿＿＿＿＿＿＿＿　　　約談人：＿＿＿＿＿＿＿＿　　　被約談機構：＿＿＿＿＿＿＿＿'],
  };
}

const talksTable = (rows: readonly StatementRow[], called: number): StatementTable => ({
  key: 'talks',
  title: `約談對象（${called} 家）`,
  columns: [
    { key: 'place', title: '次序', kind: 'text' },
    { key: 'institution', title: '機構', kind: 'typed' },
    { key: 'name', title: '名稱', kind: 'typed' },
    { key: 'consortium', title: '醫共體', kind: 'typed' },
    { key: 'reason', title: '理由', kind: 'text' },
    { key: 'figures', title: '要談的數字', kind: 'text' },
    { key: 'said', title: '說明與承諾（約談時填）', kind: 'text' },
  ],
  rows,
});

const row = (
  { area }: WatchReportContext,
  code: string,
  { reason, figures }: Reason,
  place: number,
  index: number,
): StatementRow => {
  const { name, consortium } = area.institutions.get(code)!;
  return {
    owner: { kind: 'institution', code },
    key: `${code} ${index}`,
    cells: {
      place: String(place),
      institution: code,
      name,
      consortium: consortium ?? '',
      reason,
      figures,
      said: '',
    },
  };
};

const reasonsOf = (context: WatchReportContext, code: string, span: Span): readonly Reason[] => [
  ...flagged(context, code, span),
  ...outliers(context, code),
  ...redIndicators(context, code),
  ...onSite(context, code),
];

/** 異常集中 */
function flagged(context: WatchReportContext, code: string, { months }: Span): readonly Reason[] {
  const { area, watched } = context;
  const own = watched.flags.filter(({ institution }) => institution === code);
  const { cases } = figuresOf(context, months, ({ institution }) => institution === code);
  const { cases: allCases } = figuresOf(context, months);
  if (own.length === 0 || cases === 0) return [];
  const rule = inForce(area.programme, talkList);
  const found = rule.apply({
    cases,
    flags: own.length,
    allCases,
    allFlags: watched.flags.length,
    times: area.params['watch.talk.times'],
  });
  if (!found.beyond) return [];
  const perHundred = (value: typeof found.value) => formatUnits(roundTo(times(value, fraction(100n)), 1), 1);
  const { title } = rule;
  const amount = formatYuan(sumFen(own.map((flag) => flag.amount)));
  const rates = `每百例 ${perHundred(found.value)} 條，界限 ${perHundred(found.limit)}`;
  return [
    { reason: title, figures: `${own.length} 條，${rates}，涉及 ${amount} 元；${byRule(context, own)}` },
  ];
}

function byRule({ area }: WatchReportContext, flags: readonly Flag[]): string {
  const nameOf = ruleNames(area);
  return [...Map.groupBy(flags, ({ rule }) => rule)]
    .sort(([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1))
    .map(([rule, of]) => `${nameOf(rule).title} ${of.length} 條`)
    .join('、');
}

/** 離群月份 */
const outliers = ({ watched }: WatchReportContext, code: string): readonly Reason[] =>
  ownRows(watched.sheets, 'earlyWarning', code).map(({ cells }) => ({
    reason: `${cells['rule']}（${cells['period']}）`,
    figures: `${cells['basis']}；偏離 ${cells['value']}，界限 ${cells['limit']}`,
  }));

const redIndicators = (context: WatchReportContext, code: string): readonly Reason[] =>
  redRows(context, code).map(({ cells }) => ({
    reason: `紅燈指標：${cells['indicator']}`,
    figures: `本期 ${cells['value']}，目標 ${cells['target']}${cells['before'] ? `，上年同期 ${cells['before']}` : ''}`,
  }));

/** 現場核查清單 of the risk picture */
const onSite = ({ watched }: WatchReportContext, code: string): readonly Reason[] =>
  watched.sheets
    .filter(({ part }) => part === 'riskScore')
    .flatMap(({ tables }) => tables.filter(({ key }) => key === 'inspection').flatMap(({ rows }) => rows))
    .filter(({ cells }) => cells['code'] === code)
    .map(({ cells }) => ({ reason: '列入現場核查', figures: String(cells['reasons'] ?? '') }));

const ownRows = (
  sheets: WatchReportContext['watched']['sheets'],
  part: string,
  code: string,
): readonly StatementRow[] =>
  sheets
    .filter((sheet) => sheet.part === part)
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
    .filter(({ owner }) => owner?.kind === 'institution' && owner.code === code);
