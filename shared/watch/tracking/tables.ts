import { type Fen, formatYuan, sumFen } from '../../money/fen.ts';
import type { Area } from '../../settle/area.ts';
import type { StatementColumn, StatementTable } from '../../settle/methods/statement.ts';
import { isoDate } from '../../sheets/calendar.ts';
import { FLAG_STATUS } from '../../sheets/tabs/early-warning-tabs.ts';
import { ruleNames } from '../rule-names.ts';
import { type Handling, isOpen, type TrackedFlag, type Tracking } from './track.ts';

const STATUSES = FLAG_STATUS.map(({ hant }) => hant);

/** 異常清單的各表；其中有參保人與醫師，只給經辦與覆核看。 */
export function trackingTables(area: Area, { tracked, vanished }: Tracking): readonly StatementTable[] {
  const changed = tracked.filter((one) => one.changed);
  return [
    statusTable(area, tracked),
    flagsTable(area, tracked),
    ...(changed.length > 0 ? [changedTable(area, changed)] : []),
    ...(vanished.length > 0 ? [vanishedTable(area, vanished)] : []),
  ];
}

/** 各規則的異常按狀態計數。 */
export function statusTable(area: Area, tracked: readonly TrackedFlag[]): StatementTable {
  const nameOf = ruleNames(area);
  const byRule = Map.groupBy(tracked, ({ flag }) => flag.rule);
  return {
    key: 'status',
    title: '按規則與狀態',
    columns: [
      { key: 'rule', title: '規則', kind: 'text' },
      { key: 'clauses', title: '條款', kind: 'text' },
      ...STATUSES.map((status) => ({ key: status, title: status, kind: 'count', sum: true }) as const),
      { key: 'all', title: '合計', kind: 'count', sum: true },
      { key: 'amount', title: '涉及金額', kind: 'money', sum: true },
    ],
    rows: [...byRule.keys()].sort().map((rule) => {
      const own = byRule.get(rule)!;
      const { title, clauses } = nameOf(rule);
      const counts = STATUSES.map((status) => [status, own.filter((one) => one.status === status).length]);
      return {
        key: rule,
        cells: {
          rule: title,
          clauses,
          ...Object.fromEntries(counts),
          all: own.length,
          amount: sumFen(own.map(({ flag }) => flag.amount)),
        },
      };
    }),
    notes: ['異常只是提示，須由人核查，本身不扣任何款項。同一病例可觸發幾條規則，金額不可跨規則相加。'],
  };
}

const TEXTS: readonly StatementColumn[] = [
  { key: 'status', title: '狀態', kind: 'text' },
  { key: 'rule', title: '規則', kind: 'text' },
  { key: 'flag', title: '異常編號', kind: 'typed' },
  { key: 'institution', title: '機構', kind: 'typed' },
];

/** Open ones first, then by rule; within a rule the largest amount first. */
function flagsTable(area: Area, tracked: readonly TrackedFlag[]): StatementTable {
  const nameOf = ruleNames(area);
  return {
    key: 'flags',
    title: '異常',
    columns: [
      ...TEXTS,
      { key: 'department', title: '科室', kind: 'typed' },
      { key: 'doctor', title: '醫師', kind: 'typed' },
      { key: 'person', title: '參保人', kind: 'typed' },
      { key: 'month', title: '期間', kind: 'text' },
      { key: 'value', title: '數值', kind: 'text' },
      { key: 'threshold', title: '界限', kind: 'text' },
      { key: 'amount', title: '金額', kind: 'money' },
      { key: 'other', title: '相關病例', kind: 'typed' },
      { key: 'handled', title: '處理', kind: 'typed' },
    ],
    rows: inOrder(tracked).map(({ id, flag, status, handling, changed }) => ({
      key: id,
      cells: {
        status: changed ? `${status}（數值已變）` : status,
        rule: nameOf(flag.rule).title,
        flag: id,
        institution: partyText(area, flag.institution),
        department: flag.department ?? null,
        doctor: flag.doctor ?? null,
        person: flag.person ?? null,
        month: flag.month,
        value: flag.value,
        threshold: flag.threshold,
        amount: flag.amount,
        other: flag.other ?? null,
        handled: handling ? handledText(handling) : null,
      },
    })),
    notes: ['狀態、處理人與說明填在「異常處理」表；編號為規則與病例號，病例還在，編號不變。'],
  };
}

function changedTable(area: Area, changed: readonly TrackedFlag[]): StatementTable {
  const nameOf = ruleNames(area);
  return {
    key: 'changed',
    title: '已變化：登記之後數值、界限或金額不同了，請再看一次',
    columns: [
      ...TEXTS,
      { key: 'before', title: '登記時', kind: 'text' },
      { key: 'now', title: '現在', kind: 'text' },
      { key: 'handled', title: '處理', kind: 'typed' },
    ],
    rows: changed.map(({ id, flag, status, handling }) => ({
      key: id,
      cells: {
        status,
        rule: nameOf(flag.rule).title,
        flag: id,
        institution: partyText(area, flag.institution),
        before: snapshot(handling!.value, handling!.threshold, handling!.amount),
        now: snapshot(flag.value, flag.threshold, flag.amount),
        handled: handledText(handling!),
      },
    })),
  };
}

const vanishedTable = (area: Area, vanished: readonly Handling[]): StatementTable => ({
  key: 'vanished',
  title: '已消失：登記過而這次沒有出現的異常',
  columns: [
    ...TEXTS,
    { key: 'month', title: '期間', kind: 'text' },
    { key: 'before', title: '登記時', kind: 'text' },
    { key: 'handled', title: '處理', kind: 'typed' },
  ],
  rows: vanished.map((handling) => ({
    key: handling.flag,
    cells: {
      status: handling.status ?? '待核查',
      rule: handling.rule ?? '',
      flag: handling.flag,
      institution: handling.ofInstitution === null ? null : partyText(area, handling.ofInstitution),
      month: handling.ofMonth ?? '',
      before: snapshot(handling.value, handling.threshold, handling.amount),
      handled: handledText(handling),
    },
  })),
  notes: ['病例已改正、刪除，或不再達到界限。原記錄留在「異常處理」表，沒有刪去。'],
});

export const inOrder = (tracked: readonly TrackedFlag[]): readonly TrackedFlag[] =>
  [...tracked].sort(
    (a, b) =>
      (isOpen(a) === isOpen(b) ? 0 : isOpen(a) ? -1 : 1) ||
      textOrder(a.flag.rule, b.flag.rule) ||
      (a.flag.amount < b.flag.amount ? 1 : a.flag.amount > b.flag.amount ? -1 : textOrder(a.id, b.id)),
  );

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const partyText = ({ institutions }: Area, code: string): string =>
  [code, institutions.get(code)?.name].filter(Boolean).join(' ');

const snapshot = (value: string | null, threshold: string | null, amount: Fen | null): string =>
  [value, threshold && `界限 ${threshold}`, amount === null ? '' : `${formatYuan(amount)} 元`]
    .filter(Boolean)
    .join('，');

const handledText = ({ handler, handledOn, note }: Handling): string =>
  [handler, handledOn === null ? '' : isoDate(handledOn), note].filter(Boolean).join(' ');
