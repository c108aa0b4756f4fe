import { subtractFen } from '../../../shared/money/fen.ts';
import { cell, moneyCell } from '../../../shared/report/cells.ts';
import { shortDigest } from '../../../shared/report/context.ts';
import { moneyFigures, payKey } from '../../../shared/report/statement-figures.ts';
import type { ModelCell } from '../../../shared/sheets/sheet-model.ts';
import { html } from '../html.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import { beijingTime } from '../times.ts';
import type { Past, View } from '../view.ts';

const KINDS = { closed: '月度結算', cleared: '年終清算', correction: '更正', published: '發布' } as const;

/** 結算、更正與發布：本期每次發布的內容，及與上一次之差。更正的原因是統籌區的文字，可能提及別家，不在此列出。 */
export const history: Section = {
  id: 'history',
  title: '結算、更正與發布',
  content: (view) => {
    const { script, settlement, pending } = view;
    const pay = moneyFigures(settlement.period).find(({ key }) => key === payKey(settlement.period))!;
    const hasMoney = settlement.consortia.length > 0;
    const money = hasMoney ? ['應付額', pay.title, `${pay.title}比上次`] : [];
    const titles = ['發布', '發布人', '所據', ...money, '結果摘要'];
    return html`${
      pending &&
      html`<p class="notice">${script(
        `本期已於 ${beijingTime(pending.at)} 更正（賬冊第 ${pending.seq} 筆），尚未發布；發布之後，本頁隨之更新。`,
      )}</p>`
    }${table({
      id: 'history-t',
      caption: script('本期歷次發布（金額為本醫共體各險種合計，元；時間為北京時間）'),
      headers: [titles.map((title) => cell(script(title), 'header'))],
      rows: view.history.map((past, index) => [
        ...pastCells(view, past),
        ...(hasMoney ? moneyCells(past, view.history[index - 1]) : []),
        cell(shortDigest(past.publication.source.resultDigest)),
      ]),
    })}`;
  },
};

function pastCells({ script }: View, { publication: { published, source } }: Past): ModelCell[] {
  return [
    cell(script(`${beijingTime(published.at)}（賬冊第 ${published.seq} 筆）`)),
    cell(published.by),
    cell(`${script(`${KINDS[source.kind]}，${beijingTime(source.at)}（第 ${source.seq} 筆）`)} ${source.by}`),
  ];
}

const moneyCells = ({ own }: Past, before: Past | undefined): ModelCell[] => [
  moneyCell(own.due),
  moneyCell(own.pay),
  before ? moneyCell(subtractFen(own.pay, before.own.pay)) : cell('—'),
];
