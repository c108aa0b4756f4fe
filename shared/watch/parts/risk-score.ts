import { compare } from '../../money/fraction.ts';
import { inspectionList } from '../../rules/supervision/risk-score/inspection.ts';
import { sourcesOf } from '../indicator/terms.ts';
import type { WatchPart, WatchSheet } from '../part.ts';
import { checkRiskWeights } from '../risk/check.ts';
import { personScores } from '../risk/persons.ts';
import { scored } from '../risk/score.ts';
import { departmentSubjects, institutionSubjects, riskingOf } from '../risk/subjects.ts';
import { inspectionTable, lineTable, personTable, type Risk, scoreTable } from '../risk/tables.ts';

const sheetOf = (sheet: string, tables: WatchSheet['tables']): readonly WatchSheet[] => {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  return filled.length > 0 ? [{ part: 'riskScore', title: sheet, sheet, tables: filled }] : [];
};

export const riskScorePart: WatchPart = {
  step: 'riskScore',
  title: '風險畫像',
  check: checkRiskWeights,
  watch: (context) => {
    const { area, use } = context;
    const risking = riskingOf(context, sourcesOf(context));
    const scoring = { use, params: area.params };
    const institutions = scored(scoring, institutionSubjects(risking));
    const departments = scored(scoring, departmentSubjects(risking)).filter(({ score }) => score.n > 0n);
    const inspected = use(inspectionList).apply({
      scored: institutions,
      params: area.params,
    }) as readonly Risk[];
    const least = area.params['watch.inspection.least'];
    const reached = institutions.filter(({ score }) => compare(score, least) >= 0);
    const positive = institutions.filter(({ score }) => score.n > 0n);
    return {
      flags: [],
      sheets: [
        ...sheetOf('風險畫像', [
          scoreTable('institutions', '機構風險得分', institutions),
          lineTable('institutionLines', '機構得分的構成', positive),
          scoreTable('departments', '科室風險得分', departments),
          lineTable('departmentLines', '科室得分的構成', departments),
          personTable(context, personScores(context)),
        ]),
        ...sheetOf('現場核查清單', [inspectionTable(inspected, reached.length, least)]),
      ],
    };
  },
};
