import { sumFen } from '../../money/fen.ts';
import type { StatementTable } from '../../settle/methods/statement.ts';
import { type Flag, flagId } from '../../watch/flag.ts';
import { ruleNames } from '../../watch/rule-names.ts';
import { inOrder, statusTable } from '../../watch/tracking/tables.ts';
import { isOpen, type TrackedFlag, track } from '../../watch/tracking/track.ts';
import type { WatchReportContext } from '../watch-context.ts';

/** The flags of the period with what people noted about them. */
export const trackedOf = ({ area, watched }: WatchReportContext): readonly TrackedFlag[] =>
  track(watched.flags, area.tables.flagHandling, watched.period).tracked;

/** 各規則的異常按狀態計數。 */
export const flagStatusTable = (context: WatchReportContext): StatementTable => ({
  ...statusTable(context.area, trackedOf(context)),
  title: '異常（按規則與狀態）',
  shared: true,
});

/** 未了結的異常，逐機構逐條；沒有參保人與醫師。 */
export function openFlagsTable(context: WatchReportContext): StatementTable {
  const { area } = context;
  const nameOf = ruleNames(area);
  const open = inOrder(trackedOf(context)).filter(isOpen);
  const byInstitution = [...open].sort((a, b) => order(a.flag.institution, b.flag.institution));
  return {
    key: 'open',
    title: '未了結的異常',
    columns: [
      { key: 'institution', title: '機構', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'rule', title: '規則', kind: 'text' },
      { key: 'subject', title: '病例或項目', kind: 'typed' },
      { key: 'month', title: '期間', kind: 'text' },
      { key: 'value', title: '數值', kind: 'text' },
      { key: 'threshold', title: '界限', kind: 'text' },
      { key: 'amount', title: '金額', kind: 'money' },
      { key: 'status', title: '狀態', kind: 'text' },
    ],
    rows: byInstitution.map(({ flag, status }) => ({
      owner: { kind: 'institution', code: flag.institution } as const,
      key: flagId(flag),
      cells: {
        institution: flag.institution,
        name: area.institutions.get(flag.institution)?.name ?? '',
        rule: nameOf(flag.rule).title,
        subject: subjectOf(flag),
        month: flag.month,
        value: flag.value,
        threshold: flag.threshold,
        amount: flag.amount,
        status,
      },
    })),
    notes: ['待核查與已核查的為未了結；已處理與已排除的不再列出。異常只是提示，本身不扣任何款項。'],
  };
}

/** 各機構未了結的條數與金額。 */
export function openCountsTable(context: WatchReportContext): StatementTable {
  const { area } = context;
  const open = trackedOf(context).filter(isOpen);
  const byInstitution = Map.groupBy(open, ({ flag }) => flag.institution);
  return {
    key: 'openCounts',
    title: '各機構未了結的異常',
    columns: [
      { key: 'institution', title: '機構', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'waiting', title: '待核查', kind: 'count', sum: true },
      { key: 'checked', title: '已核查', kind: 'count', sum: true },
      { key: 'since', title: '最早期間', kind: 'text' },
      { key: 'amount', title: '涉及金額', kind: 'money' },
    ],
    rows: [...byInstitution.keys()].sort().map((code) => {
      const own = byInstitution.get(code)!;
      return {
        owner: { kind: 'institution', code } as const,
        cells: {
          institution: code,
          name: area.institutions.get(code)?.name ?? '',
          waiting: own.filter(({ status }) => status === '待核查').length,
          checked: own.filter(({ status }) => status === '已核查').length,
          since: own.map(({ flag }) => flag.month).sort()[0] ?? '',
          amount: sumFen(own.map(({ flag }) => flag.amount)),
        },
      };
    }),
  };
}

const subjectOf = ({ subject }: Flag): string =>
  subject.kind === 'case' ? subject.case : `${subject.item} ${subject.period}`;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
