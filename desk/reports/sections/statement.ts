import { consortiumKey } from '../../../shared/explain/book-context.ts';
import { cell } from '../../../shared/report/cells.ts';
import { explained, type Figure, figureCell, sumOf } from '../../../shared/report/figures.ts';
import { countFigures, moneyFigures, payKey } from '../../../shared/report/statement-figures.ts';
import type { InstitutionStatement } from '../../../shared/settle/settlement.ts';
import { html } from '../html.ts';
import { openedAmounts } from '../opened.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import { explanationPath, fundsOf } from '../view.ts';

const UNITS = { count: '（例）', points: '（點）', money: '' } as const;

/** 本醫共體結算：各險種各列一欄，逐項由上而下，到應付、預付或清算的金額。 */
export const statement: Section = {
  id: 'statement',
  title: '本醫共體結算',
  content: (view) => {
    const { settlement, script, consortium } = view;
    const { institutions, period } = settlement;
    if (institutions.length === 0) return undefined;
    const funds = fundsOf(institutions);
    const parts = funds.map((fund) => institutions.filter((line) => line.fund === fund));
    const columns = funds.length > 1 ? [institutions, ...parts] : parts;
    const titles = [...(funds.length > 1 ? ['合計'] : []), ...funds.map((fund) => `${fund}基金`)];
    const figures: readonly Figure<InstitutionStatement>[] = [...countFigures, ...moneyFigures(period)];
    const opened = funds.flatMap((fund) =>
      moneyFigures(period)
        .slice(moneyFigures(period).findIndex(({ key }) => key === 'due'))
        .map(({ key }) => consortiumKey(fund, consortium.code, key)),
    );
    return html`${table({
      id: 'statement-t',
      caption: script('各險種的結算（元）'),
      quiet: true,
      linkOf: (amount) => explanationPath(view, amount),
      headers: [['項目', ...titles].map((title) => cell(script(title), 'header'))],
      rows: figures.map(({ title, kind, of, key }) => {
        const style = key === payKey(period) || key === 'due' ? 'total' : undefined;
        return [
          cell(script(title + UNITS[kind]), style ?? 'text'),
          ...columns.map((lines) => {
            const [fund, other] = fundsOf(lines);
            const opens = kind === 'money' && key && fund && !other;
            const shown = figureCell(kind, sumOf(lines, of), settlement, style);
            return explained(shown, opens ? consortiumKey(fund, consortium.code, key) : undefined);
          }),
        ];
      }),
    })}
${openedAmounts(view, opened)}`;
  },
};
