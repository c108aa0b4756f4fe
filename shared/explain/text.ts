import { placeText } from '../findings/finding.ts';
import type { Citation } from '../law/instrument.ts';
import type { Traced } from '../law/trace.ts';
import { exactDecimal, formatUnits } from '../money/decimal-text.ts';
import { roundTo } from '../money/round.ts';
import { instrumentById } from '../regions/index.ts';
import type { Explanation, Given, Line, Source } from './explanation.ts';

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

const FUNCTIONS: Readonly<Record<string, string>> = {
  trunc: '截到分',
  round: '四捨五入到分',
  min: '取小',
  max: '取大',
};

/** The formula with the numbers in the places of their symbols. */
function filled({ formula, givens }: Line): string {
  const bySymbol = new Map(givens.map(({ symbol, amount }) => [symbol, amount]));
  return formula.replace(/[^\s()+−×÷,]+/gu, (token) => {
    const amount = bySymbol.get(token);
    if (!amount) return FUNCTIONS[token] ?? token;
    const text = amountText(amount);
    return text.startsWith('-') ? `(${text.replace('-', '−')})` : text;
  });
}

const citeText = ({ instrument, article, grade }: Citation): string => {
  const text = instrumentById(instrument);
  return [text ? `${text.title}${text.number ?? ''}` : instrument, article, `（${grade}）`]
    .filter(Boolean)
    .join('');
};

/** The number of each line, for those that take its result. */
type Numbers = ReadonlyMap<string, number>;

function sourceText(source: Source, numbers: Numbers): string {
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
      return `參數 ${source.key}：${basis}`;
    }
    case 'rule':
      return `規則 ${source.rule}`;
    case 'choice':
      return source.because;
    case 'line':
      return `見第 ${numbers.get(source.key)} 行`;
    case 'all':
      return `點數池 ${source.institutions} 家機構`;
  }
}

/** A symbol that is a name already is not named again. */
const givenText = ({ symbol, name, amount, source }: Given, numbers: Numbers): string => {
  const isName = symbol.length > 1 && /^\p{Script=Han}/u.test(symbol);
  const called = isName ? symbol : `${symbol} = ${name}`;
  return `${called} ${withUnit(amount)}［${sourceText(source, numbers)}］`;
};

/** A number that is taken as it stands. */
const takenText = ({ name, source }: Given, numbers: Numbers): string =>
  `取自：${name}［${sourceText(source, numbers)}］`;

/** More parts than a line can hold are told by their number; a table shows them. */
const FEW = 12;

/** One line in plain Chinese: what, from which values, by which formula with the numbers put in, giving how much. */
export function lineText(line: Line, numbers: Numbers): string {
  const { title, formula, givens, result, decimals, rule } = line;
  const rounding = decimals === undefined ? '' : `（四捨五入到 ${decimals} 位小數）`;
  // Products are always shown whole: their numbers say nothing without each other.
  const sum = givens.length > FEW && !/[×÷]/.test(formula);
  const put = sum ? `${givens.length} 項${formula.includes('−') ? '加減' : '相加'}` : filled(line);
  const taken = givens.length === 1 && formula === givens[0]!.symbol;
  const shown = givens.length === 0 || taken ? '' : `${sum ? '' : `${formula} = `}${put} = `;
  const few = sum ? givens.slice(0, FEW) : givens;
  const from = few.map((given) => (taken ? takenText : givenText)(given, numbers)).join('；');
  const rest = sum ? `；……其餘 ${givens.length - FEW} 項從略` : '';
  const authority = rule ? `　依據：${rule.title}，${rule.cites.map(citeText).join('、')}` : '';
  const reading = rule?.interpretation ? `　解釋：${rule.interpretation}` : '';
  return [
    `${title}：${shown}${withUnit(result)}${rounding}。`,
    ...(from ? [`　　${from}${rest}`] : []),
    ...(authority ? [`　　${authority.trim()}${reading}`] : []),
  ].join('\n');
}

/** The whole explanation, line by line; the last of them is the amount asked for. */
export function explanationText({ subject, lines, declined = [], notes = [] }: Explanation): string {
  const numbers = new Map(lines.map(({ key }, index) => [key, index + 1]));
  return [
    subject,
    ...declined.map(({ title, reason }) => `· 不屬「${title}」：${reason}。`),
    ...lines.map((line, index) => `${index + 1}. ${lineText(line, numbers)}`),
    ...notes.map((note) => `註：${note}`),
  ].join('\n');
}
