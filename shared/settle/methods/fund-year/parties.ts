import { fen } from '../../../money/fen.ts';
import type { MethodContext } from '../method.ts';
import { type Party, partyKey } from '../party.ts';
import type { Account, StatementRow, StatementTable } from '../statement.ts';
import { accountMoney, type Cost, type PaidBy, sumOf } from './costs.ts';

/** Who is paid what by one account: institutions under their 醫共體, one column per method. */
export function partiesTable(
  account: Account,
  key: string,
  costs: readonly Cost[],
  methods: readonly PaidBy[],
  context: MethodContext,
): StatementTable {
  const used = methods.filter((method) => costs.some((cost) => cost.method === method.key));
  const money = accountMoney(account, context);
  return {
    key: `parties-${key}`,
    title: `${account}：機構與醫共體`,
    columns: [
      { key: 'group', title: '醫共體', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'code', title: '編碼', kind: 'typed' },
      { key: 'kind', title: '類別', kind: 'text' },
      ...used.map((method) => ({ key: method.key, title: method.title, kind: 'money', sum: true }) as const),
      { key: 'cost', title: '支出合計', kind: 'money', sum: true },
      { key: 'paid', title: '已付', kind: 'money', sum: true },
      { key: 'toPay', title: '待付', kind: 'money', sum: true },
    ],
    rows: rowsOf(costs, used, context),
    totals: {
      label: '預算與支出表',
      cells: {
        ...Object.fromEntries(
          used.map((method) => [method.key, sumOf(costs.filter((cost) => cost.method === method.key)).cost]),
        ),
        ...money,
        toPay: money.cost - money.paid,
      },
    },
    notes: ['小計為醫共體成員與醫共體本級之和，不重複計入合計。'],
  };
}

function rowsOf(
  costs: readonly Cost[],
  methods: readonly PaidBy[],
  { area }: MethodContext,
): readonly StatementRow[] {
  const byGroup = Map.groupBy(costs, ({ party }) => groupOf(party, area));
  const groups = [...area.consortia.keys()].filter((code) => byGroup.has(code)).sort();
  return [
    ...groups.flatMap((code): StatementRow[] => {
      const own = byGroup.get(code)!;
      const { name } = area.consortia.get(code)!;
      const owner: Party = { kind: 'consortium', code };
      return [
        ...byParty(own).map((part) => rowOf(part, methods, area)),
        {
          owner,
          subtotal: true,
          cells: { group: name, name: '', code: '', kind: '小計', ...amounts(own, methods) },
        },
      ];
    }),
    ...byParty(byGroup.get(undefined) ?? []).map((part) => rowOf(part, methods, area)),
  ];
}

const groupOf = (party: Party, { institutions }: MethodContext['area']): string | undefined => {
  if (party.kind === 'consortium') return party.code;
  return party.kind === 'institution' ? institutions.get(party.code)?.consortium : undefined;
};

const RANK: Readonly<Record<Party['kind'], number>> = { institution: 0, consortium: 1, other: 2 };

/** Institutions by code, then the 醫共體 itself, then everybody else by name. */
function byParty(costs: readonly Cost[]): readonly (readonly Cost[])[] {
  const parts = [...Map.groupBy(costs, ({ party }) => partyKey(party))];
  return parts
    .sort(([a, [first]], [b, [second]]) => {
      const rank = RANK[first!.party.kind] - RANK[second!.party.kind];
      return rank || (a < b ? -1 : 1);
    })
    .map(([, part]) => part);
}

function rowOf(
  costs: readonly Cost[],
  methods: readonly PaidBy[],
  { institutions, consortia }: MethodContext['area'],
): StatementRow {
  const { party } = costs[0]!;
  if (party.kind === 'other') {
    return { cells: { group: '', name: party.name, code: '', kind: '其他', ...amounts(costs, methods) } };
  }
  const { code } = party;
  const group = party.kind === 'consortium' ? code : institutions.get(code)?.consortium;
  const name = (party.kind === 'consortium' ? consortia : institutions).get(code)?.name ?? '';
  return {
    owner: party,
    cells: {
      group: (group !== undefined && consortia.get(group)?.name) || '',
      name,
      code,
      kind: party.kind === 'consortium' ? '醫共體本級' : group === undefined ? '獨立機構' : '成員機構',
      ...amounts(costs, methods),
    },
  };
}

function amounts(costs: readonly Cost[], methods: readonly PaidBy[]): StatementRow['cells'] {
  const whole = sumOf(costs);
  return {
    ...Object.fromEntries(
      methods.map(({ key }) => [key, sumOf(costs.filter(({ method }) => method === key)).cost]),
    ),
    ...whole,
    toPay: fen(whole.cost - whole.paid),
  };
}
