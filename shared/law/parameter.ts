import { decimal, exactDecimal, readDecimal } from '../money/decimal-text.ts';
import { type Fen, formatYuan, yuan } from '../money/fen.ts';
import { compare, type Fraction } from '../money/fraction.ts';

/** One setting of the settlement: its Chinese name, its unit, and how its text is read and written. */
export interface Parameter<T> {
  readonly title: string;
  readonly unit: string;
  /** What may stand in the cell, for findings, help and the manual. */
  readonly expects: string;
  /** The value of a text after NFKC; `undefined` when it is not one. */
  readonly read: (text: string) => T | undefined;
  readonly write: (value: T) => string;
  /** Read as typed, not after NFKC and removal of blanks. */
  readonly verbatim?: true;
}

export type ParameterValue<P> = P extends Parameter<infer T> ? T : never;

/** A decimal number between two bounds, both allowed. */
export function ratio(title: string, unit = '', min = '0', max = '1000000'): Parameter<Fraction> {
  return {
    title,
    unit,
    expects: max === '1000000' ? `不小於 ${min} 的數` : `${min} 至 ${max} 之間的數`,
    read: (text) => {
      if (!readDecimal(text)) return undefined;
      const value = decimal(text);
      return compare(value, decimal(min)) < 0 || compare(value, decimal(max)) > 0 ? undefined : value;
    },
    write: (value) => exactDecimal(value) ?? `${value.n}/${value.d}`,
  };
}

/** A whole number between two bounds, both allowed. */
export function count(title: string, unit: string, min: number, max: number): Parameter<number> {
  return {
    title,
    unit,
    expects: `${min} 至 ${max} 之間的整數`,
    read: (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    },
    write: String,
  };
}

export function money(title: string): Parameter<Fen> {
  return {
    title,
    unit: '元',
    expects: '不小於 0 的金額，最多兩位小數',
    read: (text) => (/^\d+(\.\d{1,2})?$/.test(text) ? yuan(text) : undefined),
    write: formatYuan,
  };
}

export function yesNo(title: string): Parameter<boolean> {
  return {
    title,
    unit: '',
    expects: '是 或 否',
    read: (text) => (text === '是' ? true : text === '否' ? false : undefined),
    write: (value) => (value ? '是' : '否'),
  };
}

export function choice<const T extends string>(title: string, values: readonly T[]): Parameter<T> {
  return {
    title,
    unit: '',
    expects: values.join('、'),
    read: (text) => values.find((value) => value.toLowerCase() === text.toLowerCase()),
    write: (value) => value,
  };
}

/** A text, after NFKC and without blanks. */
export function text(title: string): Parameter<string> {
  return { title, unit: '', expects: '文字', read: (value) => value || undefined, write: (value) => value };
}

/** A text kept as typed. */
export const verbatim = (title: string): Parameter<string> => ({ ...text(title), verbatim: true });

/** Codes kept as typed, separated by commas of either width. */
export function list(title: string): Parameter<readonly string[]> {
  return {
    title,
    unit: '',
    expects: '以逗號分隔的編碼',
    read: (value) =>
      value
        .split(/[,，、]/)
        .map((code) => code.trim())
        .filter(Boolean),
    write: (values) => values.join(','),
    verbatim: true,
  };
}

/** Numbers separated by colons, such as the year weights `2:3:5`. */
export function weights(title: string): Parameter<readonly Fraction[]> {
  return {
    title,
    unit: '',
    expects: '以冒號分隔的數，如 2:3:5',
    read: (value) => {
      const parts = value.split(':');
      return parts.every((part) => /^\d+(\.\d+)?$/.test(part)) ? parts.map(decimal) : undefined;
    },
    write: (values) => values.map((value) => exactDecimal(value)).join(':'),
  };
}

/** One line of a step table: the value that applies up to and including `upTo`; no limit means «the rest». */
export interface TableStep {
  readonly upTo?: Fraction;
  readonly value: Fraction;
}

/** A step table such as `100:3,300:2,*:1.5`. Limits rise; `*` may only stand last. An empty text is an empty table. */
export function stepTable(title: string): Parameter<readonly TableStep[]> {
  const readStep = (part: string): TableStep | undefined => {
    const match = /^(\*|\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(part);
    if (!match) return undefined;
    const value = decimal(match[2]!);
    return match[1] === '*' ? { value } : { upTo: decimal(match[1]!), value };
  };
  const rises = (steps: readonly TableStep[]) =>
    steps.every((step, index) => {
      const before = steps[index - 1];
      if (!before) return true;
      return before.upTo !== undefined && (!step.upTo || compare(before.upTo, step.upTo) < 0);
    });
  return {
    title,
    unit: '',
    expects: '由小到大的分段，如 100:3,300:2,*:1.5',
    read: (value) => {
      const steps = value
        .split(',')
        .filter(Boolean)
        .map((part) => readStep(part));
      return steps.every((step) => step !== undefined) && rises(steps) ? steps : undefined;
    },
    write: (steps) =>
      steps.map(({ upTo, value }) => `${upTo ? exactDecimal(upTo) : '*'}:${exactDecimal(value)}`).join(','),
  };
}

/** The value of the first step whose limit is not below `at`. */
export const stepAt = (steps: readonly TableStep[], at: Fraction): Fraction | undefined =>
  steps.find(({ upTo }) => !upTo || compare(at, upTo) <= 0)?.value;

/** Values by name, such as the upper multiples by institution level `三級:3,二級:2`. */
export function byName(title: string): Parameter<ReadonlyMap<string, Fraction>> {
  return {
    title,
    unit: '',
    expects: '名稱與數以冒號相連，如 三級:3,二級:2',
    read: (value) => {
      const pairs = value
        .split(',')
        .filter(Boolean)
        .map((part) => /^([^:]+):(\d+(?:\.\d+)?)$/.exec(part));
      if (!pairs.every((pair) => pair !== null)) return undefined;
      return new Map(pairs.map((pair) => [pair[1]!, decimal(pair[2]!)]));
    },
    write: (values) => [...values].map(([name, value]) => `${name}:${exactDecimal(value)}`).join(','),
  };
}

/** A setting that may be left out. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | null> {
  return {
    ...parameter,
    expects: `${parameter.expects}；留空表示不設`,
    read: (value) => (value === '' ? null : parameter.read(value)),
    write: (value) => (value === null ? '' : parameter.write(value)),
  };
}
