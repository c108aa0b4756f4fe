import type { CasePoints } from '../cases/case-points.ts';
import type { CaseTable } from '../cases/case-table.ts';
import type { CaseFacts } from '../rules/case/facts.ts';
import type { Area } from '../settle/area.ts';
import { type Period, periodText } from '../settle/settlement.ts';
import { isoDate, monthOf } from '../sheets/calendar.ts';
import type { CasePlaces } from './case-sources.ts';
import { fromCell, fromParameter, yuanOf } from './given.ts';
import { amountText, sourceText } from './text.ts';

export interface CaseNoted {
  readonly area: Area;
  readonly table: CaseTable;
  readonly index: number;
  readonly facts: CaseFacts;
  readonly outcome: CasePoints;
  readonly places: CasePlaces;
  /** The row of the next stay, whether it halves this one or not */
  readonly again: number | undefined;
  readonly halved: boolean;
  readonly period: Period;
}

/** What was decided on a case, where its money goes, and why what one might expect did not happen. */
export const caseNotes = (noted: CaseNoted): readonly string[] => [
  ...decisionNotes(noted),
  ...placeNotes(noted),
  ...extraNotes(noted),
  ...returnNotes(noted),
  ...periodNotes(noted),
  ...(noted.facts.total === 0n ? ['總費用為 0。'] : []),
];

/** The document behind a special review, and when it changes nothing. */
function decisionNotes({ area, table, index, outcome }: CaseNoted): readonly string[] {
  const number = table.caseNumber(index);
  const row = area.tables.decisions.find((line) => line.case === number);
  if (!row) return [];
  const where = sourceText(fromCell(area.places.decisions(row.row, 'kind')));
  const document = row.document ? `，文號 ${row.document}` : '';
  const idle = row.kind === '追加點數' && outcome.class !== 'high';
  const effect = idle ? '；本例不是高倍率病例，不影響點數' : '';
  return [`特病單議結論為「${row.kind}」${document}［${where}］${effect}。`];
}

function placeNotes({ table, index, outcome, places }: CaseNoted): readonly string[] {
  if (outcome.place === 'unpaid') return ['不予支付：退出點數池，不計點數，基金不付。'];
  if (outcome.place !== 'byItem') return [];
  const amount = amountText(yuanOf(table.amount('fundPaid', index)));
  const where = sourceText(fromCell(places(table.row(index), 'fundPaid')));
  return [`按項目支付：退出點數池，不計點數，基金記賬 ${amount} 元［${where}］如數另付給機構。`];
}

/** A dear case that gets nothing besides its points. */
function extraNotes({ area, outcome }: CaseNoted): readonly string[] {
  if (outcome.class !== 'high' || outcome.place !== 'in' || outcome.extra) return [];
  const setting = sourceText(fromParameter(area, 'case.high.extra'));
  const why = area.params['case.high.extra'] === 'none' ? '本方案不追加' : '沒有特病單議「追加點數」的結論';
  return [`不追加點數：${why}［${setting}］。`];
}

/** A case that was discharged in another month than the one settled. */
function periodNotes({ table, index, period }: CaseNoted): readonly string[] {
  const month = monthOf(table.discharge(index));
  return period.kind === 'year' || month === periodText(period)
    ? []
    : [`本例於 ${month} 出院，不在本次結算的 ${periodText(period)}。`];
}

/** A return within the days that halves nothing. */
function returnNotes({ area, table, index, outcome, again, halved }: CaseNoted): readonly string[] {
  if (again === undefined || halved) return [];
  const gap = table.admission(again) - table.discharge(index);
  if (gap > area.params['readmission.days']) return [];
  const what = `病例 ${table.caseNumber(again)} 於 ${isoDate(table.admission(again))} 再次入院`;
  return [`${what}，不減計：${reasonOf({ area, table, again, outcome, gap })}。`];
}

function reasonOf({
  area,
  table,
  again,
  outcome,
  gap,
}: Pick<CaseNoted, 'area' | 'table' | 'outcome'> & { readonly again: number; readonly gap: number }): string {
  if (area.programme.readmission.length === 0) return '本方案沒有再入院的規定';
  if (outcome.place !== 'in') return '本例已退出點數池';
  if (outcome.fixed) return '核定點數不因再入院減計';
  if (gap < 0) return '兩次住院時間重疊';
  if (table.plannedReturn(again)) return '已標為合理再入院';
  return `病組 ${table.group(again)} 為豁免病組［${sourceText(fromParameter(area, 'readmission.exempt'))}］`;
}
