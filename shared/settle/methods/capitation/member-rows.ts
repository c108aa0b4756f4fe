import type { Area } from '../../area.ts';
import type { StatementColumn, StatementRow } from '../statement.ts';
import type { Member } from './year.ts';

export const money = (key: string, title: string): StatementColumn => ({
  key,
  title,
  kind: 'money',
  sum: true,
});

export const MEMBER: readonly StatementColumn[] = [
  { key: 'consortium', title: '醫共體', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
  { key: 'fund', title: '險種', kind: 'text' },
];

const memberCells = ({ consortia }: Area, { consortium, fund }: Pick<Member, 'consortium' | 'fund'>) => ({
  consortium,
  name: consortia.get(consortium)!.name,
  fund,
});

/** A row that the leader of the 醫共體 may see. */
export const memberRow = (
  area: Area,
  member: Pick<Member, 'consortium' | 'fund'>,
  cells: StatementRow['cells'],
): StatementRow => ({
  owner: { kind: 'consortium', code: member.consortium },
  cells: { ...memberCells(area, member), ...cells },
});
