import * as kind from '../../law/parameter.ts';

const share = (title: string) => kind.ratio(title, '', '0', '1');

/** The settings of 待遇與轉診. Requirements left blank are not checked. */
export const benefitsParameters = {
  'benefits.referral': kind.choice('醫共體內轉診的起付線', ['oneStay', 'accumulate', 'separate']),
  'benefits.unreferred.add': share('區外未轉診提高的自付比例'),
  'benefits.unreferred.least': kind.optional(share('區外未轉診自付比例提高的下限')),
  'benefits.gap': kind.optional(share('相鄰等級支付比例差距的下限')),
  'benefits.supplement.ratioLeast': kind.optional(share('大額補助支付比例下限')),
  'benefits.supplement.capLeast': kind.optional(kind.money('大額補助封頂線下限')),
  'benefits.critical.ratioLeast': kind.optional(share('大病保險支付比例下限')),
  'benefits.critical.capAllowed': kind.yesNo('大病保險可設封頂線'),
  'benefits.inpatient.employeeTarget': kind.optional(share('職工政策範圍內住院支付比例目標')),
  'benefits.inpatient.residentTarget': kind.optional(share('居民政策範圍內住院支付比例目標')),
  'benefits.outpatient.employeeLeast': kind.optional(share('職工普通門診支付比例下限')),
} as const;
