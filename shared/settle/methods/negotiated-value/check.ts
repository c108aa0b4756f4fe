import { codeHint } from '../../../cases/check-case.ts';
import { finding, type Place, type Report } from '../../../findings/finding.ts';
import type { GroupKind } from '../../../sheets/tabs/values.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';

/** Kinds of groups whose cases are paid by the group's points. */
const WITH_POINTS: readonly GroupKind[] = ['一般', '床日'];

type GroupKinds = ReadonlyMap<string, { readonly kind: GroupKind }>;

/** Every row must name a group that has points, once, with a value above zero. */
export function checkNegotiation({ tables, places, params }: MethodInput, report: Report): void {
  const groups: GroupKinds = new Map(tables.groups.map((row) => [row.code, row]));
  const { negotiationProposals: proposals, negotiationAgreements: agreements } = tables;
  reportRepeated(
    proposals,
    ({ group, institution }) => [group, institution],
    ({ group, institution, row }, other) => {
      const values = { header: '病組＋機構', text: `${group}＋${institution}`, other };
      report(finding('CODE_DUPLICATE', places.negotiationProposals(row, 'group'), values));
    },
  );
  reportRepeated(
    agreements,
    ({ group }) => [group],
    ({ group, row }, other) => {
      const values = { header: '病組', text: group, other };
      report(finding('CODE_DUPLICATE', places.negotiationAgreements(row, 'group'), values));
    },
  );
  for (const { group, value, row } of proposals) {
    const place = (column: 'group' | 'value') => places.negotiationProposals(row, column);
    checkRow({ group, zero: value.n === 0n, header: '建議值', place }, groups, report);
  }
  for (const { group, value, row } of agreements) {
    const place = (column: 'group' | 'value') => places.negotiationAgreements(row, column);
    checkRow({ group, zero: value.n === 0n, header: '議定值', place }, groups, report);
  }
  const expected = params['negotiated.groups'];
  const count = [...groups.values()].filter(({ kind }) => WITH_POINTS.includes(kind)).length;
  if (expected !== null && count !== expected) {
    report(finding('NEGOTIATED_GROUP_COUNT', places.groups(), { count, expected }));
  }
}

interface Row {
  readonly group: string;
  readonly zero: boolean;
  readonly header: string;
  readonly place: (column: 'group' | 'value') => Place;
}

function checkRow({ group, zero, header, place }: Row, groups: GroupKinds, report: Report): void {
  const kind = groups.get(group)?.kind;
  if (kind === undefined) {
    report(finding('GROUP_UNKNOWN', place('group'), { text: group, hint: codeHint(group, groups) }));
  } else if (!WITH_POINTS.includes(kind)) {
    report(finding('NEGOTIATED_WITHOUT_POINTS', place('group'), { group, kind }));
  }
  if (zero) report(finding('NEGOTIATED_VALUE_ZERO', place('value'), { group, header }));
}
