import type { Area } from '../settle/area.ts';
import { canonicalJson, hashOf, type NewHasher } from '../settle/hash.ts';
import { compareText } from '../settle/methods/compare-text.ts';
import { parameterValues } from './parameter-values.ts';
import { type RuleVersionInForce, rulesInForce, sameVersion, versionOf } from './rule-changes.ts';

/** What a run rested on besides its input: kept beside it, so that years later one can tell what changed since. */
export interface RunBasis {
  readonly lawDate: string;
  readonly knownAt: string;
  readonly scheme: string;
  /** SHA-256 over `parameters` */
  readonly parameterDigest: string;
  /** The value of every setting in force, by its key */
  readonly parameters: Readonly<Record<string, string>>;
  /** The rules in force and their versions, by id */
  readonly rules: Readonly<Record<string, RuleVersionInForce & { readonly title: string }>>;
}

export function runBasis(area: Area, newHasher: NewHasher): RunBasis {
  const values = [...parameterValues(area)].map(([key, { text }]) => [key, text] as const);
  const parameters = Object.fromEntries(values);
  const rules = rulesInForce(area.programme).map(
    (rule) => [rule.id, { title: rule.title, ...versionOf(rule) }] as const,
  );
  return {
    ...area.clocks,
    scheme: area.params.scheme,
    parameterDigest: hashOf(newHasher, canonicalJson(parameters)),
    parameters,
    rules: Object.fromEntries(rules),
  };
}

/** The rules and settings whose version is not what it was, one sentence each. */
export function basisChanges(then: RunBasis, now: RunBasis): readonly string[] {
  return [...parameterTexts(then, now), ...ruleTexts(then, now)];
}

function parameterTexts(then: RunBasis, now: RunBasis): readonly string[] {
  if (then.parameterDigest === now.parameterDigest) return [];
  return keysOf(then.parameters, now.parameters).flatMap((key) => {
    const [was, is] = [then.parameters[key], now.parameters[key]];
    return was === is
      ? []
      : [`參數 ${key}：原為「${was ?? '（當時沒有）'}」，現為「${is ?? '（現已沒有）'}」`];
  });
}

function ruleTexts(then: RunBasis, now: RunBasis): readonly string[] {
  return keysOf(then.rules, now.rules).flatMap((id) => {
    const [was, is] = [then.rules[id], now.rules[id]];
    if (was && is && sameVersion(was, is)) return [];
    const title = (is ?? was)!.title;
    return [`規則 ${title} ${id}：原為 ${versionText(was)}，現為 ${versionText(is)}`];
  });
}

const versionText = (version: RuleVersionInForce | undefined): string =>
  version
    ? `自 ${version.from}${version.to === undefined ? '' : ` 至 ${version.to}`} 的版本「${version.formula}」`
    : '無';

const keysOf = (a: object, b: object): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(compareText);
