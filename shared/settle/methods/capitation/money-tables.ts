import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import type { Area } from '../../area.ts';
import type { StatementTable } from '../statement.ts';
import { type Charge, providerOf } from './charges.ts';
import { MEMBER, memberRow, money } from './member-rows.ts';
import type { MemberMonth } from './month.ts';
import { type Member, type MemberYear, type Stranger, spentOf } from './year.ts';

/** Spending of every 醫共體's members by where they were treated, against the rows of the tab. */
export function spendingTable(
  area: Area,
  spending: readonly { readonly amount: Fen }[],
  members: readonly Member[],
): StatementTable {
  return {
    key: 'spending',
    title: '門診支出歸集',
    columns: [
      ...MEMBER,
      money('own', '本醫共體內'),
      money('others', '其他醫共體'),
      money('unaffiliated', '無醫共體機構'),
      money('outside', '統籌區外'),
      money('spent', '支出合計'),
    ],
    rows: members.map((member) => {
      const { own, others, unaffiliated, outside } = member.care;
      return memberRow(area, member, { own, others, unaffiliated, outside, spent: spentOf(member.care) });
    }),
    totals: { label: '門診支出表合計', cells: { spent: sumFen(spending.map(({ amount }) => amount)) } },
    notes: ['不論在哪裡就醫，支出都計入參保人所屬醫共體。'],
  };
}

/** What each 醫共體 owes the others and is owed by them: nothing is created or lost between them. */
export function betweenTable(
  area: Area,
  charges: readonly Charge[],
  members: readonly Member[],
): StatementTable {
  const crossing = sumFen(
    charges
      .filter(({ home, provider }) => provider.kind === 'consortium' && provider.code !== home)
      .map(({ amount }) => amount),
  );
  return {
    key: 'between',
    title: '醫共體間互結',
    columns: [
      ...MEMBER,
      money('payable', '應付（本參保人在他處）'),
      money('receivable', '應收（他處參保人在此）'),
      money('net', '淨額'),
    ],
    rows: members.map((member) =>
      memberRow(area, member, {
        payable: member.care.others,
        receivable: member.care.earned,
        net: fen(member.care.earned - member.care.others),
      }),
    ),
    totals: { label: '逐筆合計', cells: { payable: crossing, receivable: crossing, net: 0n } },
  };
}

/** From the head budget to what care of the members is settled at. */
export function settlementTable(
  area: Area,
  charges: readonly Charge[],
  members: readonly MemberYear[],
): StatementTable {
  const sum = (of: (member: MemberYear) => Fen) => sumFen(members.map(of));
  const spent = sumFen(charges.map(({ amount }) => amount));
  const available = fen(sum(({ budget }) => budget) - sum(({ held }) => held) + sum(({ earned }) => earned));
  return {
    key: 'settlement',
    title: '預算與結算額',
    columns: [
      ...MEMBER,
      money('budget', '人頭預算'),
      money('held', '績效部分'),
      money('earned', '績效核給'),
      money('available', '可用預算'),
      money('spent', '支出合計'),
      money('difference', '結餘（超支為負）'),
      money('settled', '結算額'),
    ],
    rows: members.map((member) => {
      const { budget, held, earned, available: left, difference, settled } = member;
      const cells = { budget, held, earned, available: left, spent: member.spent, difference, settled };
      return memberRow(area, member, cells);
    }),
    totals: {
      label: '由各表推算',
      cells: { available, spent, difference: fen(available - spent) },
    },
    notes: [
      '可用預算 = 人頭預算 − 績效部分 + 績效核給；支出包括在本醫共體內外的全部門診。',
      '結餘時結算額 = 支出合計 + 結餘 × 留用比例；超支時結算額 = 支出合計 − 超支 × 分擔比例。',
    ],
  };
}

/** From what care is settled at to what is still to be paid. */
export function clearingTable(
  area: Area,
  charges: readonly Charge[],
  members: readonly MemberYear[],
): StatementTable {
  const charged = (of: (charge: Charge) => boolean) => sumFen(charges.filter(of).map(({ amount }) => amount));
  const away = charged(({ provider }) => provider.kind !== 'consortium');
  const outside = charged(({ home, provider }) => provider.kind !== 'consortium' || provider.code !== home);
  const due = fen(sumFen(members.map(({ settled }) => settled)) - away);
  const paid = sumFen(
    area.tables.capitationPayments
      .filter(
        ({ party }) =>
          area.consortia.has(party) || providerOf({ institution: party }, area).kind === 'consortium',
      )
      .map(({ amount }) => amount),
  );
  return {
    key: 'clearing',
    title: '應付與清算',
    columns: [
      ...MEMBER,
      money('settled', '結算額'),
      money('outside', '減：付他處'),
      money('receivable', '加：互診應收'),
      money('due', '應付額'),
      money('paid', '已撥付'),
      money('clearing', '清算額'),
    ],
    rows: members.map((member) => {
      const { settled, outside: left, care, due: owed, paid: had, clearing } = member;
      const cells = { settled, outside: left, receivable: care.earned, due: owed, paid: had, clearing };
      return memberRow(area, member, cells);
    }),
    totals: {
      label: '由各表推算',
      cells: { outside, receivable: fen(outside - away), due, paid, clearing: fen(due - paid) },
    },
    notes: ['應付額 = 結算額 − 付他處 + 互診應收；清算額 = 應付額 − 已撥付，負數為應扣回。'],
  };
}

/** What every 醫共體 is paid in a month. */
export const paymentsTable = (area: Area, members: readonly MemberMonth[]): StatementTable => ({
  key: 'payments',
  title: '月度撥付',
  columns: [
    ...MEMBER,
    money('heads', '年人頭預算'),
    money('basic', '不含績效部分'),
    money('share', '當月份額'),
    money('outside', '付他處'),
    money('receivable', '互診應收'),
    money('payable', '本月撥付'),
  ],
  rows: members.map((member) =>
    memberRow(area, member, {
      heads: member.heads,
      basic: member.basic,
      share: member.share,
      outside: member.outside,
      receivable: member.care.earned,
      payable: member.payable,
    }),
  ),
  notes: [
    area.params['capitation.month.offset']
      ? '本月撥付 = 當月份額 × 撥付比例 − 付他處 + 互診應收；負數為應扣回。'
      : '本月撥付 = 當月份額 × 撥付比例；付他處與互診留待年終清算。',
  ],
});

/** Who else is paid for members' care. */
export const strangersTable = (area: Area, strangers: readonly Stranger[]): StatementTable => ({
  key: 'strangers',
  title: '付給醫共體以外',
  columns: [
    { key: 'where', title: '就診地', kind: 'text' },
    { key: 'code', title: '機構', kind: 'typed' },
    { key: 'name', title: '名稱', kind: 'typed' },
    { key: 'fund', title: '險種', kind: 'text' },
    money('cost', '按項目支出'),
    money('paid', '已撥付'),
    money('due', '待撥付'),
  ],
  rows: strangers.map(({ fund, code, cost, paid }) => ({
    ...(code !== undefined && { owner: { kind: 'institution', code } as const }),
    cells: {
      where: code === undefined ? '統籌區外' : '統籌區內',
      code: code ?? '',
      name: code === undefined ? '' : area.institutions.get(code)!.name,
      fund,
      cost,
      paid,
      due: fen(cost - paid),
    },
  })),
  notes: ['統籌區外的就醫由異地就醫結算逐筆付清，視為已撥付。'],
});
