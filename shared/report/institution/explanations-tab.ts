import type { Digest } from '../../cases/digest.ts';
import { pointsBookOf } from '../../explain/book.ts';
import { explainCase } from '../../explain/case.ts';
import type { Explanation } from '../../explain/explanation.ts';
import { type AmountName, explainAmount } from '../../explain/subject.ts';
import { explanationText } from '../../explain/text.ts';
import type { Area } from '../../settle/area.ts';
import type { Settlement } from '../../settle/settlement.ts';
import type { SheetModel } from '../../sheets/sheet-model.ts';
import { cell } from '../cells.ts';
import type { ReportContext } from '../context.ts';
import { headRows, reportSheet } from '../layout.ts';
import { payKey } from '../statement-figures.ts';
import type { OwnCase, OwnCases } from './own-cases.ts';

const WIDTH = 2;

/** 病例解釋：每一例由倍率到點數的每一步，所依條款，以及未適用的類別。 */
export function caseExplanationsTab(
  context: ReportContext,
  own: OwnCases,
  contested: readonly OwnCase[],
): SheetModel {
  const { area, settlement } = context;
  const explanations = contested.map(({ index }) =>
    explainCase(area, own.table, index, settlement.period, own.places),
  );
  return explanationSheet(context, '病例解釋', explanations, '本期沒有這樣的病例。');
}

/** 金額解釋：本機構應付與本期撥付的金額，由病例、預算到分；其他機構只以合計數出現。 */
export function amountExplanationsTab(
  context: ReportContext,
  code: string,
  {
    area,
    digest,
    settlement,
  }: { readonly area: Area; readonly digest: Digest; readonly settlement: Settlement },
): SheetModel {
  const book = pointsBookOf(area, digest, settlement);
  const amount = payKey(settlement.period) as AmountName;
  const explanations = explainAmount(book, area, { of: 'institution', code }, amount);
  return explanationSheet(context, '金額解釋', explanations, '本期沒有本機構的金額。');
}

function explanationSheet(
  context: ReportContext,
  name: string,
  explanations: readonly Explanation[],
  none: string,
): SheetModel {
  const { script } = context;
  const rows = [
    ...headRows(context, name, WIDTH),
    ...(explanations.length === 0 ? [[cell(script(none), 'text', WIDTH - 1)]] : []),
    ...explanations.flatMap((explanation) => {
      const [subject = '', ...lines] = explanationText(explanation).split('\n');
      return [
        [cell(script(subject), 'total', WIDTH - 1)],
        ...lines.map((line) => {
          const step = /^(\d+)\. (.*)$/.exec(line);
          return [
            cell(step?.[1] ?? null, step ? 'text' : 'note'),
            cell(script((step?.[2] ?? line).trim()), step ? 'text' : 'note'),
          ];
        }),
      ];
    }),
  ];
  const limits = [
    { least: 6, most: 6 },
    { least: 110, most: 120 },
  ];
  return reportSheet(context, { name, rows, limits, headRows: 3 });
}
