import type { Area } from '../../settle/area.ts';
import { partyName } from '../../settle/methods/party.ts';
import type { StatementColumn, StatementTable } from '../../settle/methods/statement.ts';
import { isoDate, yearOf } from '../../sheets/calendar.ts';
import type { WatchSheet } from '../part.ts';
import { type DoctorRow, schemeOn } from './ledger.ts';
import { isExempt, type StoppedCase, stoppedSums } from './stopped-cases.ts';
import { type DoctorTimeline, type StatusTerm, termOn } from './timeline.ts';

/** A doctor of the roster and what the ledger says of him. */
export interface DoctorLine {
  readonly row: DoctorRow;
  readonly timeline: DoctorTimeline;
}

const WHO: readonly StatementColumn[] = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
  { key: 'doctor', title: '醫師', kind: 'typed' },
];
const PERSON: readonly StatementColumn[] = [
  ...WHO,
  { key: 'doctorName', title: '姓名', kind: 'typed' },
  { key: 'department', title: '科室', kind: 'typed' },
];
const FROM_TO: readonly StatementColumn[] = [
  { key: 'from', title: '自', kind: 'text' },
  { key: 'to', title: '至', kind: 'text' },
];
const NOTE: StatementColumn = { key: 'note', title: '事由', kind: 'text' };

const at = (area: Area, institution: string) => {
  const owner = { kind: 'institution', code: institution } as const;
  return { owner, cells: { institution, name: partyName(area, owner) } };
};

const who = (area: Area, { institution, doctor, name, department }: DoctorRow) => {
  const { owner, cells } = at(area, institution);
  return { owner, cells: { ...cells, doctor, doctorName: name, department } };
};

const dates = ({ from, to }: StatusTerm) => ({
  from: isoDate(from),
  to: to === null ? '再備案以前' : isoDate(to),
});

/** The sheet 醫師記分結果, as of the last day of the period. No patient is in it. */
export function doctorSheet(
  area: Area,
  lines: readonly DoctorLine[],
  stopped: readonly StoppedCase[],
  today: number,
): readonly WatchSheet[] {
  const tables = [
    accountTable(area, lines, today),
    termTable(area, lines, today),
    eventTable(area, lines, today),
    sumTable(area, stopped),
    caseTable(stopped),
  ].filter(({ rows }) => rows.length > 0);
  return tables.length > 0
    ? [{ part: 'doctorPoints', title: '醫師記分', sheet: '醫師記分結果', tables }]
    : [];
}

/** Points of the year of a day, up to that day; `start` before the first event. */
function pointsOn(line: DoctorLine, scheme: string, start: number, today: number): number {
  const { posted } = line.timeline;
  const own = posted.filter(
    ({ event }) => event.scheme === scheme && event.date <= today && yearOf(event.date) === yearOf(today),
  );
  return own.at(-1)?.points ?? start;
}

const accountTable = (area: Area, lines: readonly DoctorLine[], today: number): StatementTable => {
  const { params } = area;
  const base = params['watch.doctor.hundred.base'];
  const [national, hundred] = [schemeOn('十二分制', params), schemeOn('百分制', params)];
  return {
    key: 'accounts',
    title: '醫師賬戶與狀態',
    columns: [
      ...PERSON,
      { key: 'filed', title: '備案日期', kind: 'text' },
      ...(national ? [{ key: 'national', title: '十二分制累計', kind: 'count' } as const] : []),
      ...(hundred ? [{ key: 'hundred', title: '百分制餘分', kind: 'count' } as const] : []),
      { key: 'status', title: '狀態', kind: 'text' },
      ...FROM_TO,
      NOTE,
    ],
    rows: lines.map((line) => {
      const { owner, cells } = who(area, line.row);
      const term = termOn(line.timeline, today);
      return {
        owner,
        key: line.row.doctor,
        cells: {
          ...cells,
          filed: isoDate(line.row.filed),
          national: pointsOn(line, '十二分制', 0, today),
          hundred: pointsOn(line, '百分制', base, today),
          status: term?.status ?? '正常',
          ...(term ? { ...dates(term), note: term.note } : {}),
        },
      };
    }),
    notes: [
      `截至 ${isoDate(today)}；分值按自然年度，新年度重新起算。`,
      '禁止：已終止，且在不得再備案的期限內；終止：期限已滿而尚未再備案。',
    ],
  };
};

/** Terms that touch the year so far. */
const termTable = (area: Area, lines: readonly DoctorLine[], today: number): StatementTable => ({
  key: 'terms',
  title: '狀態變動',
  columns: [
    ...PERSON,
    { key: 'scheme', title: '記分辦法', kind: 'text' },
    { key: 'status', title: '狀態', kind: 'text' },
    ...FROM_TO,
    NOTE,
    { key: 'number', title: '記分編號', kind: 'typed' },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: lines.flatMap(({ row, timeline }) =>
    timeline.terms
      .filter(({ from, to }) => from <= today && (to === null || yearOf(to) >= yearOf(today)))
      .map((term) => {
        const { owner, cells } = who(area, row);
        const { number, document } = term.event;
        return {
          owner,
          key: `${row.doctor} ${number} ${term.status}`,
          cells: {
            ...cells,
            scheme: term.scheme,
            status: term.status,
            ...dates(term),
            note: term.note,
            number,
            document,
          },
        };
      }),
  ),
});

/** What a person wrote of an event stays in the input tab: it might name a patient or another institution. */
const eventTable = (area: Area, lines: readonly DoctorLine[], today: number): StatementTable => ({
  key: 'events',
  title: '記分明細',
  columns: [
    ...PERSON,
    { key: 'number', title: '編號', kind: 'typed' },
    { key: 'date', title: '日期', kind: 'text' },
    { key: 'scheme', title: '記分辦法', kind: 'text' },
    { key: 'points', title: '分值', kind: 'count' },
    { key: 'after', title: '其後累計或餘分', kind: 'count' },
    { key: 'responsibility', title: '責任', kind: 'text' },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: lines.flatMap(({ row, timeline }) =>
    timeline.posted
      .filter(({ event }) => event.date <= today && yearOf(event.date) === yearOf(today))
      .map(({ event, points: after }) => {
        const { number, date, scheme, points, responsibility, document } = event;
        const { owner, cells } = who(area, row);
        return {
          owner,
          key: `${row.doctor} ${number}`,
          cells: { ...cells, number, date: isoDate(date), scheme, points, after, responsibility, document },
        };
      }),
  ),
  notes: ['被撤銷的自始不計，不列；原件與撤銷都留在醫師記分表中。'],
});

const sumTable = (area: Area, stopped: readonly StoppedCase[]): StatementTable => ({
  key: 'stopped',
  title: '停止期間的病例（待人決定）',
  columns: [
    ...WHO,
    { key: 'cases', title: '病例數', kind: 'count', sum: true },
    { key: 'fundPaid', title: '基金記賬', kind: 'money', sum: true },
    { key: 'unknown', title: '其中未標明是否急診', kind: 'count', sum: true },
    { key: 'exempt', title: '急診除外', kind: 'count', sum: true },
  ],
  rows: stoppedSums(stopped).map(({ institution, doctor, cases, fundPaid, unknown, exempt }) => {
    const { owner, cells: named } = at(area, institution);
    return {
      owner,
      key: `${institution} ${doctor}`,
      cells: { ...named, doctor, cases, fundPaid, unknown, exempt },
    };
  }),
  totals: {
    label: '按病例逐筆',
    cells: {
      cases: BigInt(stopped.filter((one) => !isExempt(one)).length),
      fundPaid: stopped.reduce((sum, one) => (isExempt(one) ? sum : sum + one.stay.fundPaid), 0n),
      exempt: BigInt(stopped.filter(isExempt).length),
    },
  },
  notes: ['只列示，不自動扣減；不予結算的請在特病單議或清算調整中按文號處理。'],
});

/** Single cases are the bureau's alone: rows without owner. */
const caseTable = (stopped: readonly StoppedCase[]): StatementTable => ({
  key: 'stoppedCases',
  title: '停止期間的病例明細',
  columns: [
    { key: 'institution', title: '機構', kind: 'typed' },
    { key: 'doctor', title: '醫師', kind: 'typed' },
    { key: 'case', title: '病例號', kind: 'typed' },
    { key: 'admission', title: '入院日期', kind: 'text' },
    { key: 'discharge', title: '出院日期', kind: 'text' },
    { key: 'days', title: '住院天數', kind: 'count' },
    { key: 'stopped', title: '停止天數', kind: 'count' },
    { key: 'effect', title: '範圍', kind: 'text' },
    { key: 'emergency', title: '急診', kind: 'text' },
    { key: 'fundPaid', title: '基金記賬', kind: 'money' },
  ],
  rows: stopped.map(({ stay, days, stopped: stoppedDays, effect }) => ({
    key: stay.case,
    cells: {
      institution: stay.institution,
      doctor: stay.doctor,
      case: stay.case,
      admission: isoDate(stay.admission),
      discharge: isoDate(stay.discharge),
      days,
      stopped: stoppedDays,
      effect,
      emergency: stay.emergency === undefined ? '未標明' : stay.emergency ? '是' : '否',
      fundPaid: stay.fundPaid,
    },
  })),
});
