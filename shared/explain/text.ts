import { placeText } from '../findings/finding.ts';
import type { Citation } from '../law/instrument.ts';
import type { Traced } from '../law/trace.ts';
import { exactDecimal, formatUnits } from '../money/decimal-text.ts';
import { compare } from '../money/fraction.ts';
import { roundTo } from '../money/round.ts';
import { instrumentById, REGIONS } from '../regions/index.ts';
import { AREA_PARAMETERS, SCHEME_PARAMETERS } from '../rules/parameters.ts';
import type { Declined, Explanation, Given, Line, Source } from './explanation.ts';
import { sumFormula } from './given.ts';

const grouped = (text: string): string => {
  const [whole = '', tail] = text.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return tail === undefined ? apart : `${apart}.${tail}`;
};

/** A number as a clerk reads it: money to the fen, others exact or to six decimals with `…`. */
export function amountText({ value, unit }: Traced): string {
  const exact = exactDecimal(value);
  const money = unit === '元' && exact !== undefined && (exact.split('.')[1]?.length ?? 0) <= 2;
  if (money) return grouped(formatUnits(roundTo(value, 2), 2));
  return exact !== undefined && exact.length < 16
    ? grouped(exact)
    : `${grouped(formatUnits(roundTo(value, 6), 6))}…`;
}

const withUnit = (amount: Traced): string =>
  `${amountText(amount).replace(/^-/, '−')}${amount.unit && ` ${amount.unit}`}`;

/** A number that was rounded, with all the decimals it was rounded to. */
function resultText(result: Traced, decimals: number | undefined): string {
  if (decimals === undefined || result.unit === '元') return withUnit(result);
  const text = grouped(formatUnits(roundTo(result.value, decimals), decimals)).replace(/^-/, '−');
  return `${text}${result.unit && ` ${result.unit}`}`;
}

const FUNCTIONS: Readonly<Record<string, string>> = {
  trunc: '截到分',
  round: '四捨五入到分',
  min: '取較小者',
  max: '取較大者',
};

/** Days have a letter as all other numbers have. */
const symbolText = (symbol: string): string => symbol.replace(/^days/, 't');

/** A formula with its functions in words, and the other parts of it as they are told. */
function worded(formula: string, told: (symbol: string) => string | undefined): string {
  const open: boolean[] = [];
  return formula.replace(/([^\s()+−×÷,]+)?(\(|\)|, ?)|[^\s()+−×÷,]+/gu, (all, name, sign) => {
    if (sign === undefined) return told(all) ?? all;
    const called = FUNCTIONS[name as string];
    const before = name === undefined ? '' : (called ?? told(name as string) ?? (name as string));
    if (sign === '(') open.push(called !== undefined);
    const wide = sign === ')' ? open.pop() : open.at(-1);
    if (!wide) return `${before}${sign}`;
    return `${before}${{ '(': '（', ')': '）' }[sign as string] ?? '，'}`;
  });
}

/** The formula with the numbers in the places of their symbols. */
function filled({ formula, givens }: Line): string {
  const bySymbol = new Map(givens.map(({ symbol, amount }) => [symbol, amount]));
  return worded(formula, (symbol) => {
    const amount = bySymbol.get(symbol);
    if (!amount) return undefined;
    const text = amountText(amount);
    return text.startsWith('-') ? `(${text.replace('-', '−')})` : text;
  });
}

const PARAMETERS: Readonly<Record<string, { readonly title: string }>> = {
  ...AREA_PARAMETERS,
  ...SCHEME_PARAMETERS,
};
const RULES = new Map(
  REGIONS.flatMap(({ schemes }) => schemes).flatMap(({ programme }) =>
    programme.rules.map(({ id, title }) => [id, title] as const),
  ),
);

/** The name of a setting as the 參數 tab shows it, in place of the key that stands beside it. */
const inWords = (text: string): string =>
  text.replace(/ ?(?<![a-zA-Z.])([a-zA-Z]+(?:\.[a-zA-Z]+)+)(?![a-zA-Z.]) ?/g, (all, key: string) =>
    Object.hasOwn(PARAMETERS, key) ? `「${PARAMETERS[key]!.title}」` : all,
  );

/** A label of the evidence file names no article. */
const isArticle = (article: string): boolean => article !== '' && !/^[A-Z]\d*′?$/.test(article);

/** A text and the place in it, as a clerk finds them. */
export const citeText = ({ instrument, article = '', grade }: Citation): string => {
  const text = instrumentById(instrument);
  const title = text ? `${text.title}${text.number ?? ''}` : instrument;
  if (isArticle(article)) return `${title}${article}（${grade}）`;
  return title.endsWith('）') ? `${title.slice(0, -1)}，${grade}）` : `${title}（${grade}）`;
};

/** The number of each line, for those that take its result. */
type Numbers = ReadonlyMap<string, number>;

/** Where a number stands, or how the program came to it. */
export function sourceText(source: Source, numbers: Numbers = new Map()): string {
  switch (source.kind) {
    case 'cell':
      return placeText(source.where).replace('!-', '表');
    case 'cases':
      return `${source.which} ${source.cases} 例`;
    case 'parameter': {
      const basis = source.where
        ? placeText(source.where)
        : source.cite
          ? citeText(source.cite)
          : source.grade;
      return `參數${inWords(source.key)}：${basis}`;
    }
    case 'rule':
      return RULES.has(source.rule) ? `按「${RULES.get(source.rule)}」計得` : '由程序計得';
    case 'choice':
      return inWords(source.because);
    case 'line':
      return `見第 ${numbers.get(source.key)} 行`;
    case 'all':
      return source.of === 'institutions'
        ? `點數池 ${source.count} 家機構`
        : `由 ${source.count} 個數算得，含其他單位的數，不逐項列出`;
  }
}

/** A symbol that is a name already is not named again. */
const givenText = ({ symbol, name, amount, source }: Given, numbers: Numbers): string => {
  const isName = symbol.length > 1 && /^\p{Script=Han}/u.test(symbol);
  const called = isName ? symbol : `${symbolText(symbol)} = ${name}`;
  return `${called} ${withUnit(amount)}［${sourceText(source, numbers)}］`;
};

/** Parts of a sum stand in its order, and have no need of letters. */
const partText = ({ name, source }: Given, numbers: Numbers): string =>
  `${name}［${sourceText(source, numbers)}］`;

const givenPartText = (part: Given, numbers: Numbers): string =>
  `${part.name} ${withUnit(part.amount)}［${sourceText(part.source, numbers)}］`;

/** More parts than a line can hold are told by their number; a table shows them. */
const FEW = 12;

/** A sum of parts that are only numbered. */
const isSum = ({ formula, givens }: Line): boolean =>
  givens.length > 1 &&
  givens.every(({ symbol }) => /^[a-z]\d+$/.test(symbol)) &&
  formula === sumFormula(givens);

/** A number that is taken as it stands, rounded where it must be. */
function takenLine({ title, givens, result, decimals }: Line, numbers: Numbers): string {
  const [given] = givens;
  const { amount, name, source } = given!;
  const told = source.kind === 'line' || title.endsWith(name);
  const counted = source.kind === 'cases' && source.which === name;
  const bare = told || counted;
  const from = bare ? `［${sourceText(source, numbers)}］` : `，取自${partText(given!, numbers)}`;
  const rounded = decimals !== undefined && compare(amount.value, result.value) !== 0;
  if (!rounded) return `${title}：${resultText(result, decimals)}${from}。`;
  return `${title}：${withUnit(amount)}${from}，四捨五入到 ${decimals} 位小數，得 ${resultText(result, decimals)}。`;
}

/** What a line comes to, by which formula with the numbers put in. */
function stepLine(line: Line): string {
  const { title, formula, givens, result, decimals } = line;
  const rounding = decimals === undefined ? '' : `（四捨五入到 ${decimals} 位小數）`;
  const parts = (put: string) => `${title}：${put} = ${resultText(result, decimals)}${rounding}。`;
  if (givens.length === 0) return `${title}：${withUnit(result)}。`;
  if (isSum(line)) return parts(givens.length > FEW ? `${givens.length} 項相加` : filled(line));
  // Products are always shown whole: their numbers say nothing without each other.
  if (givens.length > FEW && !/[×÷]/.test(formula)) return parts(`${givens.length} 項加減`);
  return parts(`${worded(formula, symbolText)} = ${filled(line)}`);
}

/** The numbers of a line and where they stand. */
function fromText(line: Line, numbers: Numbers): string {
  const { formula, givens } = line;
  const long = givens.length > FEW && !/[×÷]/.test(formula);
  const shown = long ? givens.slice(0, FEW) : givens;
  const rest = long ? `；……其餘 ${givens.length - FEW} 項從略` : '';
  if (!isSum(line)) return shown.map((one) => givenText(one, numbers)).join('；') + rest;
  const text = long ? givenPartText : partText;
  return `依次為：${shown.map((one) => text(one, numbers)).join('；')}${rest}`;
}

/** One line in plain Chinese: what, from which values, by which formula with the numbers put in, giving how much. */
export function lineText(line: Line, numbers: Numbers): string {
  const { title, formula, givens, rule } = line;
  const taken = givens.length === 1 && formula === givens[0]!.symbol;
  const named = rule && !title.startsWith(rule.title) ? `${rule.title}，` : '';
  const authority = rule ? `　　依據：${named}${rule.cites.map(citeText).join('、')}` : '';
  const reading = rule?.interpretation ? `　解釋：${inWords(rule.interpretation)}` : '';
  return [
    taken ? takenLine(line, numbers) : stepLine(line),
    ...(taken || givens.length === 0 ? [] : [`　　${fromText(line, numbers)}`]),
    ...(authority ? [`${authority}${reading}`] : []),
  ].join('\n');
}

/** The classes that did not apply, those of one reason together. */
const declinedText = (declined: readonly Declined[]): readonly string[] =>
  [...Map.groupBy(declined, ({ reason }) => reason)].map(
    ([reason, classes]) => `· 不屬${classes.map(({ title }) => `「${title}」`).join('')}：${reason}。`,
  );

/** The whole explanation, line by line: first what is asked for and how much it is, last the line that gives it. */
export function explanationText({
  subject,
  lines,
  about = [],
  applied,
  declined = [],
  notes = [],
}: Explanation): string {
  const numbers = new Map(lines.map(({ key }, index) => [key, index + 1]));
  const result = lines.at(-1);
  return [
    result ? `${subject}：${resultText(result.result, result.decimals)}` : subject,
    ...about,
    ...(applied ? [`· 屬「${applied.title}」：${applied.reason}。`] : []),
    ...declinedText(declined),
    ...lines.map((line, index) => `${index + 1}. ${lineText(line, numbers)}`),
    ...notes.map((note) => `註：${note}`),
  ].join('\n');
}
