import { memberKey } from '../../../shared/explain/book-context.ts';
import { cell } from '../../../shared/report/cells.ts';
import { explained, figureCell, reconciliation, sumOf } from '../../../shared/report/figures.ts';
import { countFigures, moneyFigures } from '../../../shared/report/statement-figures.ts';
import type { ConsortiumStatement, InstitutionStatement } from '../../../shared/settle/settlement.ts';
import type { ModelCell } from '../../../shared/sheets/sheet-model.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import { explanationPath, fundsOf, type View } from '../view.ts';

/** 成員機構：各險種逐家列出，合計與醫共體結算相對，差額為 0.00。 */
export const institutions: Section = {
  id: 'institutions',
  title: '成員機構',
  content: (view) => {
    const { settlement, script } = view;
    const { institutions: lines, consortia, period } = settlement;
    if (lines.length === 0) return undefined;
    const funds = fundsOf(lines);
    const titles = ['機構', ...[...countFigures, ...moneyFigures(period)].map(({ title }) => title)];
    const partTitle = (title: string) => [cell(script(title), 'total', titles.length - 1)];
    return table({
      id: 'institutions-t',
      caption: script('各成員機構的結算（元）'),
      quiet: true,
      linkOf: (amount) => explanationPath(view, amount),
      headers: [titles.map((title) => cell(script(title), 'header'))],
      rows: [
        ...funds.flatMap((fund) => {
          const ofFund = lines.filter((line) => line.fund === fund);
          const own = consortia.filter((line) => line.fund === fund);
          return [
            partTitle(`${fund}基金`),
            ...ofFund.map((line) => memberRow(view, line)),
            ...sumRows(view, ofFund, own),
          ];
        }),
        ...(funds.length > 1 ? [partTitle('各險種合計'), ...sumRows(view, lines, consortia)] : []),
      ],
    });
  },
};

const memberRow = ({ settlement, institutions }: View, line: InstitutionStatement): ModelCell[] => [
  cell(institutions.get(line.code)?.name ?? line.code),
  ...[...countFigures, ...moneyFigures(settlement.period)].map(({ key, kind, of }) =>
    explained(figureCell(kind, of(line), settlement), key && memberKey(line.fund, line.code, key)),
  ),
];

/** The members' sum, the statement of the 醫共體, and the difference; a 醫共體 has no cases and points of its own. */
function sumRows(
  { settlement, script }: View,
  lines: readonly InstitutionStatement[],
  own: readonly ConsortiumStatement[],
): ModelCell[][] {
  const money = moneyFigures(settlement.period);
  const labels = {
    parts: script('成員機構合計'),
    totals: script('醫共體結算'),
    difference: script('差額'),
  };
  return reconciliation(
    {
      kinds: [...countFigures, ...money],
      parts: [...countFigures, ...money].map(({ of }) => sumOf(lines, of)),
      totals: [...countFigures.map(() => undefined), ...money.map(({ of }) => sumOf(own, of))],
      labels,
      labelSpan: 0,
    },
    settlement,
  );
}
