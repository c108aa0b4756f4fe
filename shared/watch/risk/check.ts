import { codeHint } from '../../cases/check-case.ts';
import { finding, type Report } from '../../findings/finding.ts';
import type { MethodInput } from '../../settle/methods/method.ts';
import { parameterPlace } from '../../settle/parameter-set.ts';

const KEY = 'watch.risk.weights';

/** A weight for a rule that nothing is raised by would be lost in silence. */
export function checkRiskWeights({ params, programme, tables, places }: MethodInput, report: Report): void {
  const { caseFlag, volumeFlag, doctorPoints, indicator } = programme;
  const rules = [...caseFlag, ...volumeFlag, ...doctorPoints, ...indicator];
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const where = parameterPlace(KEY, tables.parameters, places.parameters);
  for (const text of params[KEY].keys()) {
    if (text === '*' || known.has(text)) continue;
    report(finding('WATCH_RISK_RULE_UNKNOWN', where, { text, hint: codeHint(text, known) }));
  }
}
