import { inScript, type Locale } from '../../functions/script.ts';
import { bookOf } from '../../shared/explain/book.ts';
import type { Book, Explanation } from '../../shared/explain/explanation.ts';
import {
  explainStatement,
  statementContents,
  statementNamed,
} from '../../shared/explain/statement-subject.ts';
import {
  AMOUNTS,
  type AmountName,
  amountNamed,
  explainAmount,
  explainCaseNumber,
  type Whose,
} from '../../shared/explain/subject.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Statement } from '../../shared/settle/methods/statement.ts';
import { lastDay } from '../../shared/settle/run.ts';
import { FUND_ORDER, type Period, type Settlement } from '../../shared/settle/settlement.ts';
import { type LoadedInput, loadInput } from '../input.ts';
import { settleInput } from '../settle-input.ts';
import { findingLine } from './print.ts';
import { progressOn } from './progress.ts';
import { UsageError } from './usage.ts';

export interface ExplainOptions {
  readonly input: string;
  readonly period: Period;
  readonly case?: string | undefined;
  readonly institution?: string | undefined;
  readonly consortium?: string | undefined;
  readonly fund?: string | undefined;
  readonly amount?: string | undefined;
  /** A payment method besides points, by its name in code, its title or its tab */
  readonly statement?: string | undefined;
  readonly table?: string | undefined;
  readonly row?: string | undefined;
  readonly column?: string | undefined;
}

/** Opens one number down to its sources; the exit code of the command. Writes no file. */
export async function explainCommand(options: ExplainOptions): Promise<number> {
  const { period } = options;
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  const input = await loadInput(
    options.input,
    {
      clocks: { lawDate: lastDay(period), knownAt: new Date().toISOString().slice(0, 10) },
      period,
      onRow: (rows) => progress.update(`讀取並核對病例 ${rows}`),
      onLocale: (known) => {
        locale = known;
      },
    },
    list,
  );
  progress.done();
  const text = input && explain(input, options, list);
  if (text === undefined) {
    const blocking = list.all.filter(({ severity }) => severity === 'block');
    process.stderr.write(`${inScript(blocking.map(findingLine).join('\n'), locale)}\n`);
    return 2;
  }
  console.log(inScript(text, locale));
  return 0;
}

/** `undefined` when the period does not settle. */
function explain(input: LoadedInput, options: ExplainOptions, list: FindingList): string | undefined {
  if (options.case !== undefined) return textOf([explainedCase(input, options.case, options.period)]);
  const run = settleInput(input, options.period, list.report);
  if (!run) return undefined;
  const book = bookOf(input.area, input.digest, run.settlement);
  const statement = statementOf(run.settlement, options.statement);
  if (statement) return explainedStatement(book, statement, options);
  const funds = FUND_ORDER.filter((fund) => options.fund === undefined || fund === options.fund);
  return textOf(explainAmount(book, input.area, whoseOf(options), nameOf(options), funds));
}

function textOf(found: readonly Explanation[]): string {
  if (found.length === 0) throw new UsageError('本期沒有這一項金額 / there is no such amount in the period');
  return found.map(explanationText).join('\n\n');
}

function statementOf({ statements }: Settlement, name: string | undefined): Statement | undefined {
  if (name === undefined) return undefined;
  const statement = statementNamed(statements, name);
  const known = statements.map(({ method, title }) => `${method} ${title}`).join(' | ');
  if (!statement) throw new UsageError(`--statement: ${known || '本期沒有點數以外的付費方式'}`);
  return statement;
}

/** One amount with every line; what can be asked where it is not said which. */
function explainedStatement(book: Book, statement: Statement, options: ExplainOptions): string {
  const { table, row, column } = options;
  if (table === undefined || row === undefined || column === undefined) {
    return statementContents(book, statement, table);
  }
  return textOf(explainStatement(book, statement, { table, row, column }));
}

function explainedCase({ area, cases }: LoadedInput, number: string, period: Period): Explanation {
  if (!cases) throw new UsageError('摘要不含病例行，不能解釋病例 / a digest has no case rows');
  const found = explainCaseNumber(area, cases, number, period);
  if (!found) throw new UsageError(`沒有病例「${number}」 / no case ${number}`);
  return found;
}

const whoseOf = ({ institution, consortium }: ExplainOptions): Whose => {
  if (institution !== undefined) return { of: 'institution', code: institution };
  return consortium === undefined ? { of: 'pool' } : { of: 'consortium', code: consortium };
};

/** Without a name: the point value of a pool, and what an institution or a 醫共體 is paid now. */
function nameOf({ amount, institution, consortium, period }: ExplainOptions): AmountName {
  if (amount === undefined) {
    if (institution === undefined && consortium === undefined) return 'pointValue';
    return period.kind === 'month' ? 'prepayment' : 'clearing';
  }
  const name = amountNamed(amount);
  if (!name) throw new UsageError(`--amount: ${Object.values(AMOUNTS).join(' | ')}`);
  return name;
}
