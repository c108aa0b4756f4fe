import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

const unchecked = '本地文本未見此項，不核查。';

/** What no text of a region settles for 待遇與轉診. */
export const benefitsPlaceholders: MethodValues<'benefits'> = {
  'benefits.referral': at('separate', unconfirmed, '未讀到轉診的起付線政策，每次住院各計。'),
  'benefits.unreferred.add': at('0', borrowed('Z12', '二（三）9'), '未讀到本地的比例，不提高。'),
  'benefits.unreferred.least': at('', unconfirmed, unchecked),
  'benefits.gap': at('', unconfirmed, unchecked),
  'benefits.supplement.ratioLeast': at('', unconfirmed, unchecked),
  'benefits.supplement.capLeast': at('', unconfirmed, unchecked),
  'benefits.critical.ratioLeast': at('', unconfirmed, unchecked),
  'benefits.critical.capAllowed': at('是', unconfirmed, unchecked),
  'benefits.inpatient.employeeTarget': at('', unconfirmed, unchecked),
  'benefits.inpatient.residentTarget': at('', unconfirmed, unchecked),
  'benefits.outpatient.employeeLeast': at('', unconfirmed, unchecked),
};
