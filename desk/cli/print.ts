import { type Finding, placeText, SEVERITY_TEXT } from '../../shared/findings/finding.ts';
import { formatUnits } from '../../shared/money/decimal-text.ts';
import { formatYuan, sumFen } from '../../shared/money/fen.ts';
import { methodSums } from '../../shared/settle/methods/method-sums.ts';
import { periodText } from '../../shared/settle/settlement.ts';
import type { SettledRun } from '../settle-input.ts';

/** `CODE 嚴重程度 表!單元格 message` (contract.md). */
export const findingLine = ({ code, severity, where, message, remedy }: Finding): string =>
  oneLine(`${code} ${SEVERITY_TEXT[severity]} ${placeText(where)} ${message}${remedy}`);

/** Cells may hold line breaks and control characters; a terminal must see none of them. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ');

/** How many findings there are of each code, for a summary. */
export function findingCounts(findings: readonly Finding[]): string[] {
  const byCode = Map.groupBy(findings, ({ code }) => code);
  return [...byCode].map(
    ([code, found]) =>
      `  ${SEVERITY_TEXT[found[0]!.severity]} ${code} × ${found.length}：${found[0]!.message}`,
  );
}

const pad = (text: string, width: number): string => {
  const shown = [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
  return ' '.repeat(Math.max(0, width - shown)) + text;
};

/** Columns set right, in lines of their own. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => pad(row[column]!, 0).length + wide(row[column]!))),
  );
  return rows.map((row) => `  ${row.map((cell, column) => pad(cell, widths[column]!)).join('  ')}`);
};

const wide = (text: string): number => [...text].filter((char) => char.codePointAt(0)! > 0x2e7f).length;

/** What a person wants to see first: point values, institutions, and differences that are 0.00. */
export function summary({ settlement, digests }: SettledRun, names: ReadonlyMap<string, string>): string {
  const { period, pools, institutions, consortia, pointsDecimals, valueDecimals } = settlement;
  const month = period.kind === 'month';
  const poolRows = pools.map((pool) => {
    const due = sumFen(institutions.filter(({ fund }) => fund === pool.fund).map((line) => line.due));
    const difference = due - pool.distributable - pool.leftPool + pool.residual;
    return [
      pool.fund,
      String(pool.cases),
      formatUnits(pool.points, pointsDecimals),
      formatYuan(pool.distributable),
      formatUnits(pool.pointValue, valueDecimals),
      formatYuan(due),
      formatUnits(difference, 2),
    ];
  });
  const lines = institutions.map((line) => [
    line.fund,
    line.code,
    names.get(line.code) ?? '',
    String(line.cases),
    formatUnits(line.points, pointsDecimals),
    formatYuan(line.due),
    formatYuan(month ? line.prepayment : line.clearing),
  ]);
  const together = consortia.map((line) => [
    line.fund,
    line.code,
    formatYuan(line.due),
    formatYuan(month ? line.prepayment : line.clearing),
  ]);
  const others = methodSums(settlement.statements).map(({ method, account, cost, paid, toPay }) => [
    method,
    account,
    ...[cost, paid, toPay].map(formatYuan),
  ]);
  const paid = month ? '本月預付' : '清算';
  return [
    `${periodText(period)}　方案 ${settlement.scheme}`,
    '點值',
    ...table([['險種', '病例', '點數', '可分配基金', '點值', '應付合計', '差額'], ...poolRows]),
    '機構結算',
    ...table([['險種', '編碼', '名稱', '病例', '點數', '應付', paid], ...lines]),
    ...(together.length > 0 ? ['醫共體結算', ...table([['險種', '編碼', '應付', paid], ...together])] : []),
    ...(others.length > 0
      ? ['其他支付方式', ...table([['方法', '賬戶', '應付', '已付', '待付'], ...others])]
      : []),
    `結果摘要 ${digests.result}`,
  ].join('\n');
}
