import type { Fen } from '../money/fen.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { Flag } from './flag.ts';

/** Columns of 病例 that only the supervision reads; a file may have any of them. */
export const WATCH_COLUMNS = [
  'department', // 科室
  'doctor', // 醫師
  'emergency', // 急診
  'sex', // 性別
  'age', // 年齡
  'ownPaid', // 自費金額
  'drugs', // 藥品費
  'tests', // 檢查檢驗費
  'materials', // 耗材費
  'surgery', // 手術級別
  'referral', // 轉診：上轉、下轉
] as const;

export type WatchColumn = (typeof WATCH_COLUMNS)[number];

/** Sums that the digest of a settlement does not have. Money in fen. */
export interface WatchCell {
  readonly institution: string;
  /** Blank where the file does not name it */
  readonly department: string;
  /** `2025-03`, by discharge */
  readonly month: string;
  readonly fund: Fund;
  readonly cases: number;
  readonly days: number;
  readonly total: Fen;
  readonly ownPaid: Fen;
  readonly drugs: Fen;
  readonly tests: Fen;
  readonly materials: Fen;
  /** Cases of patients younger than `watch.child.age` */
  readonly children: number;
  readonly surgery3: number;
  readonly surgery4: number;
  readonly referredUp: number;
  readonly referredDown: number;
}

/** A case of a doctor whom the ledger 醫師記分 names, with what decides whether its fees may be settled. */
export interface DoctorCase {
  readonly case: string;
  readonly doctor: string;
  readonly institution: string;
  /** Day numbers */
  readonly admission: number;
  readonly discharge: number;
  /** `undefined`: the file does not say which cases are emergencies */
  readonly emergency: boolean | undefined;
  readonly fundPaid: Fen;
  /** The row of 病例, where rows are read */
  readonly row?: number;
}

/** What phase 1 of the supervision makes of the cases: the same for any order of rows and any number of shards. */
export interface CaseWatch {
  /** Which of the columns the files have; a sum of an absent one is zero and means nothing */
  readonly columns: ReadonlySet<WatchColumn>;
  /** In plain string order of institution, department, month, fund */
  readonly cells: readonly WatchCell[];
  /** In plain string order of rule, then case */
  readonly flags: readonly Flag[];
  /**
   * Cases of `namedDoctors` (shared/watch/doctor-points/named-doctors.ts) alone, so that a year of a million cases
   * keeps a handful; in plain string order of their numbers. Absent: the file names no doctors.
   */
  readonly doctorCases?: readonly DoctorCase[];
}

/** Of an input whose cases were digested without being watched. */
export const NOT_WATCHED: CaseWatch = { columns: new Set(), cells: [], flags: [] };
