import { sumFen } from '../../money/fen.ts';
import type { StatementColumn, StatementTable } from '../../settle/methods/statement.ts';
import type { WatchReportContext } from '../watch-context.ts';
import { change, figuresOf, knownParts, meanCost, meanDays, partShare } from './figures.ts';
import type { Span } from './months.ts';

/** 各機構的病例、次均費用、住院日、記賬與變化、費用結構、異常。 */
export function institutionTable(context: WatchReportContext, span: Span): StatementTable {
  const { area, watched } = context;
  const parts = knownParts(context);
  const compared = span.before.length > 0;
  const against = (key: string, title: string): readonly StatementColumn[] =>
    compared ? [{ key, title: `${title}比${span.beforeTitle}`, kind: 'ratio' }] : [];
  const codes = [...area.institutions.keys()].sort();
  return {
    key: 'institutions',
    title: '機構',
    columns: [
      { key: 'institution', title: '機構', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'cases', title: '病例數', kind: 'count', sum: true },
      ...against('casesChange', '病例數'),
      { key: 'mean', title: '次均費用', kind: 'money' },
      ...against('meanChange', '次均費用'),
      { key: 'days', title: '平均住院日', kind: 'decimal', decimals: 2 },
      { key: 'fundPaid', title: '基金記賬', kind: 'money', sum: true },
      ...against('fundChange', '基金記賬'),
      ...parts.map(({ key, title }) => ({ key, title: `${title}占比`, kind: 'ratio' }) as const),
      { key: 'flags', title: '異常（條）', kind: 'count', sum: true },
      { key: 'flagged', title: '異常涉及金額', kind: 'money' },
    ],
    rows: codes.flatMap((code) => {
      const of = (months: readonly string[]) =>
        figuresOf(context, months, ({ institution }) => institution === code);
      const [now, before] = [of(span.months), of(span.before)];
      const flags = watched.flags.filter(({ institution }) => institution === code);
      if (now.cases === 0 && before.cases === 0 && flags.length === 0) return [];
      const shares = parts.map(({ key }) => [key, partShare(context, key, span.year, span.months, code)]);
      return [
        {
          owner: { kind: 'institution', code } as const,
          cells: {
            institution: code,
            name: area.institutions.get(code)!.name,
            cases: now.cases,
            casesChange: change(BigInt(now.cases), BigInt(before.cases)),
            mean: meanCost(now),
            meanChange: change(meanCost(now), meanCost(before)),
            days: meanDays(now),
            fundPaid: now.fundPaid,
            fundChange: change(now.fundPaid, before.fundPaid),
            ...Object.fromEntries(shares),
            flags: flags.length,
            flagged: sumFen(flags.map(({ amount }) => amount)),
          },
        },
      ];
    }),
    notes: [
      '病例、費用與記賬含按項目支付的病例；次均費用為總費用除以病例數。',
      ...(parts.length === 0 ? ['病例表沒有藥品費、檢查檢驗費、耗材費與自費金額各欄，費用結構從缺。'] : []),
    ],
  };
}
