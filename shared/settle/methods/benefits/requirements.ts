import type { Place } from '../../../findings/finding.ts';
import { type Fen, fenFraction, formatYuan, sumFen } from '../../../money/fen.ts';
import { type Fraction, fraction, over } from '../../../money/fraction.ts';
import { parameterPlace } from '../../parameter-set.ts';
import type { MethodContext } from '../method.ts';
import type { PolicyRow } from './check.ts';
import { nameOf, percent, policiesOf } from './policies.ts';
import type { StayBenefit } from './stays.ts';

/** What a text requires at least, and what stands against it. */
export interface Requirement {
  readonly subject: string;
  readonly value: Fraction;
  readonly least: Fraction;
  readonly text: (value: Fraction) => string;
  readonly where: Place;
}

/** Every requirement that the settings state; a setting left blank states none. */
export function requirementsOf(
  context: MethodContext,
  stays: readonly StayBenefit[],
): readonly Requirement[] {
  const { params, tables, places } = context.area;
  const ratioLeast = (
    subject: string,
    least: Fraction | null,
    covers: (policy: PolicyRow) => boolean,
  ): Requirement[] =>
    least === null
      ? []
      : policiesOf(context)
          .filter(covers)
          .map((policy) => ({
            subject: `${nameOf(policy)}${subject}`,
            value: policy.ratio,
            least,
            text: percent,
            where: places.benefitPolicies(policy.row, 'ratio'),
          }));
  const unreferred = params['benefits.unreferred.least'];
  return [
    ...ratioLeast('支付比例', params['benefits.supplement.ratioLeast'], ({ cover }) => cover === '大額補助'),
    ...supplementCaps(context),
    ...ratioLeast('支付比例', params['benefits.critical.ratioLeast'], ({ cover }) => cover === '大病保險'),
    ...ratioLeast(
      '支付比例',
      params['benefits.outpatient.employeeLeast'],
      ({ cover, fund }) => cover === '門診' && fund === '職工',
    ),
    ...sampleTarget(context, '職工', params['benefits.inpatient.employeeTarget'], stays),
    ...sampleTarget(context, '居民', params['benefits.inpatient.residentTarget'], stays),
    ...(unreferred === null
      ? []
      : [
          {
            subject: '區外未轉診提高的自付比例',
            value: params['benefits.unreferred.add'],
            least: unreferred,
            text: percent,
            where: parameterPlace('benefits.unreferred.add', tables.parameters, places.parameters),
          },
        ]),
  ];
}

/** No cap at all is allowed everywhere. */
function supplementCaps(context: MethodContext): Requirement[] {
  const { params, places } = context.area;
  const least = params['benefits.supplement.capLeast'];
  if (least === null) return [];
  const text = ({ n }: Fraction) => `${formatYuan(n as Fen)} 元`;
  return policiesOf(context).flatMap(({ cover, fund, cap, row }) =>
    cover === '大額補助' && cap !== null
      ? [
          {
            subject: `${fund}大額補助封頂線`,
            value: fenFraction(cap),
            least: fenFraction(least),
            text,
            where: places.benefitPolicies(row, 'cap'),
          },
        ]
      : [],
  );
}

function sampleTarget(
  { area }: MethodContext,
  fund: PolicyRow['fund'],
  least: Fraction | null,
  stays: readonly StayBenefit[],
): Requirement[] {
  const own = stays.filter(({ row }) => row.fund === fund);
  const eligible = sumFen(own.map(({ row }) => row.eligible));
  if (least === null || eligible === 0n) return [];
  const value = over(fenFraction(sumFen(own.map(({ basic }) => basic))), fraction(eligible));
  const where = area.places.benefitStays();
  return [{ subject: `${fund}政策範圍內住院支付比例（樣本）`, value, least, text: percent, where }];
}
