import type { Locale } from '../../functions/script.ts';
import { inScript } from '../../functions/script.ts';
import { periodTitle } from '../../shared/report/context.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import { Html, html } from './html.ts';
import { stepsHtml } from './opened.ts';
import type { Publication } from './publications.ts';
import { type Section, sectionHtml } from './section.ts';
import { basis } from './sections/basis.ts';
import { budget } from './sections/budget.ts';
import { findings } from './sections/findings.ts';
import { groups } from './sections/groups.ts';
import { headline } from './sections/headline.ts';
import { history } from './sections/history.ts';
import { institutions } from './sections/institutions.ts';
import { methods } from './sections/methods.ts';
import { parameters } from './sections/parameters.ts';
import { pointValue } from './sections/point-value.ts';
import { statement } from './sections/statement.ts';
import { supervision } from './sections/supervision.ts';
import { supervisionIndicators } from './sections/supervision-indicators.ts';
import { supervisionTrend } from './sections/supervision-trend.ts';
import { tabs } from './sections/tabs.ts';
import { STYLE } from './style.ts';
import { beijingTime } from './times.ts';
import type { View } from './view.ts';

/** The pages of a period, by the last part of their address. */
export const PAGES = {
  overview: {
    title: '總覽',
    path: '',
    sections: [
      headline,
      statement,
      institutions,
      pointValue,
      budget,
      groups,
      methods,
      findings,
      history,
      basis,
    ],
  },
  details: { title: '明細', path: '/details', sections: [tabs, parameters] },
  supervision: {
    title: '監管',
    path: '/supervision',
    sections: [supervisionTrend, supervisionIndicators, supervision],
  },
} as const satisfies Record<string, { title: string; path: string; sections: readonly Section[] }>;

export type PageKey = keyof typeof PAGES;

const SOURCE =
  '本頁只讀，內容取自已發布的結算，與發給本醫共體的報表文件同出一次計算；與書面結算文件不一致時，以書面文件為準。';

/** A page of one 醫共體. @param base the address of its pages, without a slash at the end */
export const reportPage = (view: View, key: PageKey, base: string, published: readonly Publication[]): Html =>
  pageOf(view, key, view.script(PAGES[key].title), base, published, [
    ...PAGES[key].sections.map((section) => sectionHtml(section, view)),
  ]);

/** An amount opened; `undefined` when there is none, or it is somebody else's. */
export function explanationPage(
  view: View,
  amount: string,
  base: string,
  published: readonly Publication[],
): Html | undefined {
  const found = view.explain(amount);
  if (!found) return undefined;
  const title = view.script(`解釋：${found.title}`);
  return pageOf(view, 'overview', title, base, published, [
    html`<section id="explanation" class="opened" aria-labelledby="explanation-h"><h2 id="explanation-h">${title}</h2>
<p><strong>${view.script(found.text.split('\n', 1)[0]!)}</strong></p>
${stepsHtml(found, view)}
<p><a href="${base}/${view.publication.period}">${view.script('返回總覽')}</a></p></section>`,
  ]);
}

function pageOf(
  view: View,
  key: PageKey,
  title: string,
  base: string,
  published: readonly Publication[],
  main: readonly (Html | undefined)[],
): Html {
  const { script, locale, areaName, consortium, publication } = view;
  const { source } = publication;
  const period = script(periodTitle(view.period));
  return document(locale, `${consortium.name} ${period} ${title}`, [
    html`<header><p>${areaName} ${script('醫保基金結算')}</p>
<h1>${consortium.name} <span>${period}</span></h1>
<p>${[
      `已發布 ${beijingTime(publication.published.at)}`,
      `${source.kind === 'correction' ? '更正' : '結算'} ${beijingTime(source.at)}（賬冊第 ${source.seq} 筆）`,
      '金額單位：元',
    ].map((fact) => html`<span>${script(fact)}</span>`)}</p></header>`,
    navigation(view, key, base, published),
    html`<main id="main">${main}</main>`,
    html`<footer><p>${script(SOURCE)}</p>
<p>${script(
      `發布人 ${publication.published.by}　結算人 ${source.preparedBy}　確認人 ${source.by}`,
    )}</p></footer>`,
  ]);
}

/** A page that only says something. */
export function plainPage(locale: Locale, title: string, text: string): Html {
  const script = (words: string) => inScript(words, locale);
  return document(locale, script(title), [
    html`<main id="main"><header><h1>${script(title)}</h1></header><p>${script(text)}</p></main>`,
  ]);
}

const document = (locale: Locale, title: string, body: readonly Html[]): Html => html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${inScript('跳到正文', locale)}</a>
<div class="frame">
${body}
</div>
</body>
</html>
`;

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** The months of every year that has a publication, and the year; what is not published is there as a word alone. */
function navigation(
  { script, publication }: View,
  key: PageKey,
  base: string,
  published: readonly Publication[],
): Html {
  const periods = new Set(published.map(({ period }) => period));
  const years = [...new Set(published.map(({ period }) => period.slice(0, 4)))].sort();
  const item = (period: string, text: string) => {
    if (!periods.has(period)) {
      return html`<li><span class="off">${script(text)}<span class="quiet">${script('（未發布）')}</span></span></li>`;
    }
    const current = period === publication.period ? html` aria-current="page"` : undefined;
    const title = script(periodTitle(periodOf(period)));
    return html`<li><a href="${base}/${period}${PAGES[key].path}" title="${title}"${current}>${script(text)}</a></li>`;
  };
  const kinds = (Object.keys(PAGES) as PageKey[]).map((kind) => {
    const current = kind === key ? html` aria-current="page"` : undefined;
    const { path, title } = PAGES[kind];
    return html`<li><a href="${base}/${publication.period}${path}"${current}>${script(title)}</a></li>`;
  });
  return html`<nav aria-label="${script('期間與頁面')}">${years.map(
    (year) =>
      html`<ol><li class="year">${script(`${year}年`)}</li>${MONTHS.map((month) =>
        item(`${year}-${month}`, `${month.replace(/^0/, '')}月`),
      )}${item(year, '全年')}</ol>`,
  )}
<ol class="kinds"><li class="year">${script('頁面')}</li>${kinds}</ol></nav>`;
}
