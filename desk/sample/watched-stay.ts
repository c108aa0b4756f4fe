import { isoDate } from '../../shared/sheets/calendar.ts';
import type { SampleGroup } from './area.ts';
import { yuanText } from './yuan-text.ts';

/** A stay with everything that the supervision asks of it. Money in fen, days since 1970-01-01. */
export interface SampleStay {
  readonly case: string;
  readonly institution: string;
  readonly person: string;
  readonly fund: string;
  readonly home: string;
  readonly admission: number;
  readonly discharge: number;
  readonly group: SampleGroup;
  readonly total: number;
  /** Parts of a thousand of the total */
  readonly shares: {
    readonly fund: number;
    readonly ownPaid: number;
    readonly drugs: number;
    readonly tests: number;
    readonly materials: number;
  };
  readonly department: string;
  readonly doctor: string;
  readonly emergency: boolean;
  readonly sex: string;
  readonly age: number;
  readonly surgery: string;
  readonly referral: string;
}

const part = (total: number, thousandths: number): number => Math.floor((total * thousandths) / 1000);

/** The row of 病例, with the columns beside it. */
export function stayRow(stay: SampleStay): readonly string[] {
  const { total, shares } = stay;
  const fundPaid = part(total, shares.fund);
  return [
    stay.case,
    stay.institution,
    stay.person,
    stay.fund,
    stay.home,
    isoDate(stay.admission),
    isoDate(stay.discharge),
    stay.group.code,
    yuanText(total),
    '',
    yuanText(fundPaid),
    '',
    yuanText(total - fundPaid),
    '',
    '',
    stay.department,
    stay.doctor,
    stay.emergency ? '是' : '',
    stay.sex,
    String(stay.age),
    yuanText(part(total, shares.ownPaid)),
    yuanText(part(total, shares.drugs)),
    yuanText(part(total, shares.tests)),
    yuanText(part(total, shares.materials)),
    stay.surgery,
    stay.referral,
  ];
}
