/** The look of every page. No web font, no picture: what the machine has, and it prints on A4. */
export const STYLE = `
:root { color-scheme: light; --ink: #1d262d; --soft: #52606b; --rule: #d5dbe0; --strong: #8b98a3; --main: #0b4f6c; --loss: #9a3b12; --tint: #f4f7f9; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.6 -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
:lang(zh-Hant) body, body:lang(zh-Hant) { font-family: -apple-system, "Segoe UI", "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC", sans-serif; }
.skip { position: absolute; left: -100vw; background: #fff; padding: .5rem 1rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 3; }
a { color: var(--main); text-underline-offset: .2em; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid #e0a100; outline-offset: 2px; }
.frame { max-width: 1240px; margin: 0 auto; padding: 0 32px; }
header { border-top: 6px solid var(--main); padding-top: 28px; }
header p { margin: 0; color: var(--soft); }
header p span { display: inline-block; margin-right: 1.4em; }
h1 { font-size: 30px; line-height: 1.3; font-weight: 600; margin: 2px 0 6px; letter-spacing: .01em; }
h1 span { font-weight: 400; white-space: nowrap; }
h2 { font-size: 20px; line-height: 1.4; font-weight: 600; margin: 0 0 12px; }
h3 { font-size: 16px; font-weight: 600; margin: 24px 0 8px; }
section { margin: 44px 0 0; }
nav { margin-top: 20px; border-bottom: 1px solid var(--rule); padding-bottom: 10px; }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: 2px; margin: 0; padding: 0; }
nav .year { align-self: center; color: var(--soft); margin-right: 10px; min-width: 4.2em; }
nav li a, nav li .off { display: block; padding: 4px 10px; border-radius: 3px; text-decoration: none; }
nav li .off { color: #6f7c86; }
nav li a:hover { background: var(--tint); text-decoration: underline; }
nav a[aria-current] { background: var(--main); color: #fff; }
nav .kinds { margin-top: 8px; }
.keys { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 20px 40px; margin: 0; }
.keys div { border-top: 2px solid var(--main); padding-top: 8px; }
.keys dt { color: var(--soft); font-size: 14px; }
.keys dd { margin: 0; }
.keys b { font-size: 24px; line-height: 1.35; font-weight: 600; white-space: nowrap; }
.keys span { color: var(--soft); font-size: 14px; white-space: nowrap; }
.keys small { display: block; color: var(--soft); font-size: 14px; }
.keys b, td, .n { font-variant-numeric: tabular-nums lining-nums; }
.scroll { overflow-x: auto; background: linear-gradient(to right, #fff, #fff) local 0 / 28px 100% no-repeat, linear-gradient(to left, #fff, #fff) local 100% / 28px 100% no-repeat, linear-gradient(to right, #d5dbe0, #fff) scroll 0 / 10px 100% no-repeat, linear-gradient(to left, #d5dbe0, #fff) scroll 100% / 10px 100% no-repeat; }
table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.45; }
caption { text-align: left; color: var(--soft); font-size: 14px; padding: 0 0 6px; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 5px 0 5px 18px; text-align: left; vertical-align: top; font-weight: 400; }
th:first-child, td:first-child { padding-left: 0; }
thead th, tr > th[scope=col], tr > th[scope=colgroup] { color: var(--soft); font-size: .94em; vertical-align: bottom; border-bottom: 1.5px solid var(--strong); }
th[scope=colgroup] { text-align: center; }
tbody th[scope=row]:first-child { min-width: 10em; }
#institutions table { font-size: 13.5px; }
#institutions th, #institutions td { padding-left: 12px; }
#institutions th:first-child { padding-left: 0; }
tbody tr { border-bottom: 1px solid var(--rule); }
.n { text-align: right; white-space: nowrap; }
.neg { color: var(--loss); }
tr.total th, tr.total td { font-weight: 600; border-top: 1.5px solid var(--strong); }
tr.part th { font-weight: 600; padding-top: 16px; color: var(--main); }
tr.good th, tr.good td, tr.good td.neg { color: #1f6b3a; }
tr.warn th, tr.warn td { color: #8d1b1b; font-weight: 600; }
td.good { color: #1f6b3a; }
td.warn { color: #8a5a00; }
td.bad { color: #8d1b1b; font-weight: 600; }
.note { color: var(--soft); font-size: 14px; margin: 10px 0 0; max-width: 62em; }
.opened .step { margin: 14px 0 0; max-width: 62em; }
.opened .note { margin: 2px 0 0 1.4em; }
details { border-bottom: 1px solid var(--rule); padding: 6px 0; }
summary { cursor: pointer; color: var(--main); font-variant-numeric: tabular-nums lining-nums; }
summary:focus-visible { outline: 3px solid #e0a100; outline-offset: 2px; }
details[open] { padding-bottom: 14px; }
.notice { border-left: 4px solid #b07d00; background: #fdf7e6; padding: 8px 14px; margin: 0 0 14px; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px 48px; align-items: start; }
.chart svg { display: block; width: 100%; height: auto; }
.chart.narrow { display: none; }
#tabs table, #methods table { font-size: 13.5px; }
#tabs th, #tabs td { padding-left: 12px; }
#tabs tbody th:first-child { min-width: 0; }
#tabs th:first-child, #tabs td:first-child { padding-left: 0; }
.short { white-space: nowrap; }
.chart + .scroll { margin-top: 12px; }
.facts { margin: 0 0 14px; }
.facts div { display: grid; grid-template-columns: 9em minmax(0, 1fr); border-bottom: 1px solid var(--rule); padding: 4px 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
#history table, #basis table, #findings table { font-size: 14px; }
footer { margin-top: 52px; border-top: 1px solid var(--strong); padding: 14px 0 40px; color: var(--soft); font-size: 14px; }
footer p { margin: 0 0 4px; max-width: 62em; }
@media (max-width: 760px) {
  .frame { padding: 0 16px; }
  header { padding-top: 18px; }
  h1 { font-size: 24px; }
  h1 span { display: block; font-size: 20px; }
  section { margin-top: 34px; }
  nav .year { flex-basis: 100%; }
  nav li a, nav li .off { padding: 8px 10px; }
  .keys { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px 18px; }
  .keys div:first-child { grid-column: 1 / -1; }
  .keys b { font-size: 19px; }
  .keys div:first-child b { font-size: 26px; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  .chart.wide { display: none; }
  .chart.narrow { display: block; max-width: 480px; }
  table { font-size: 14px; }
  .scroll th:first-child:not([colspan]) { white-space: normal; position: sticky; left: 0; background: #fff; min-width: 6.5em; max-width: 9em; z-index: 1; }
  th, td { padding-left: 14px; }
  .facts div { grid-template-columns: 7em minmax(0, 1fr); }
}
@page { size: A4 landscape; margin: 14mm 12mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8.5pt; color: #52606b; } }
@media print {
  body { font-size: 10pt; line-height: 1.45; }
  .frame { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  header { padding-top: 8pt; border-top-width: 3pt; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; margin-bottom: 6pt; }
  h3 { font-size: 11pt; }
  section { margin-top: 18pt; }
  h2, h3, caption, .chart { break-after: avoid; }
  #statement, #institutions, tr, .chart, .keys div, .pair > div, .facts div { break-inside: avoid; }
  thead { display: table-header-group; }
  .tab + .tab { break-before: page; }
  .scroll { overflow: visible; background: none; }
  .short { white-space: normal; }
  tr.part { break-after: avoid; }
  tr.total, tr.good, tr.warn { break-before: avoid; }
  table, #institutions table, #history table, #findings table { font-size: 8.5pt; }
  #institutions th, #institutions td { padding-left: 6pt; }
  #tabs table, #methods table { font-size: 6.6pt; }
  #tabs th, #tabs td, #methods th, #methods td { padding-left: 5pt; }
  th, td { padding: 2.2pt 0 2.2pt 9pt; }
  caption, .note, .keys dt, .keys span, .keys small, footer { font-size: 8.5pt; }
  .keys b { font-size: 14pt; }
  .keys { gap: 8pt 24pt; }
  .pair { gap: 12pt 28pt; }
  a { color: inherit; text-decoration: none; }
  .opened:not(:has(details[open])):has(details), details:not([open]) { display: none; }
  .neg { color: inherit; }
  footer { margin-top: 18pt; padding-bottom: 0; }
}
`;
