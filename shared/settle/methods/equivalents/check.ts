import { codeHint } from '../../../cases/check-case.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { normalise } from '../../../sheets/raw.ts';
import { isAppraised } from '../appraisal.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';

const ITEM_TABS = ['equivalentWork', 'equivalentCeilings', 'equivalentSamples'] as const;

/** All findings of the 當量 tabs. */
export function checkEquivalents(input: MethodInput, report: Report): void {
  checkItems(input, report);
  checkCeilings(input, report);
  checkSamples(input, report);
  checkMoney(input, report);
  checkRewards(input, report);
}

function checkItems({ tables, places }: MethodInput, report: Report): void {
  const items = new Map(tables.equivalentItems.map((row) => [row.item, row]));
  const known = new Set([...items.keys()].map(normalise));
  for (const tab of ITEM_TABS) {
    for (const { item, row } of tables[tab]) {
      if (item === null || known.has(normalise(item))) continue;
      const values = { text: item, hint: codeHint(item, items) };
      report(finding('EQUIVALENT_ITEM_UNKNOWN', places[tab](row, 'item'), values));
    }
  }
  for (const { item: text, weight, row } of tables.equivalentItems) {
    if (weight.n === 0n)
      report(finding('EQUIVALENT_WEIGHT_ZERO', places.equivalentItems(row, 'weight'), { text }));
  }
  reportRepeated(
    tables.equivalentItems,
    ({ item }) => [item],
    ({ item, row }, other) => {
      const values = { header: '項目', text: item, other };
      report(finding('CODE_DUPLICATE', places.equivalentItems(row, 'item'), values));
    },
  );
}

function checkCeilings({ tables, places, params }: MethodInput, report: Report): void {
  for (const { institution, item, limit, before, row } of tables.equivalentCeilings) {
    if (item !== null && institution === null) {
      report(finding('EQUIVALENT_CEILING_SCOPE', places.equivalentCeilings(row, 'item'), { text: item }));
    }
    const reason =
      limit === null && before === null
        ? '都沒有填寫'
        : limit !== null && before !== null
          ? '都填寫了'
          : before !== null && item !== null
            ? '不合用：項目的規範量只填上限'
            : before !== null && params['equivalents.growth'] === null
              ? '不合用：沒有設增幅上限'
              : undefined;
    if (reason) {
      const column = before === null ? 'limit' : 'before';
      report(finding('EQUIVALENT_CEILING_VALUE', places.equivalentCeilings(row, column), { reason }));
    }
  }
  reportRepeated(
    tables.equivalentCeilings,
    ({ institution, item }) => [institution, item],
    ({ institution, row }, other) => {
      const values = { header: '機構', text: institution ?? '（全縣）', other };
      report(finding('CODE_DUPLICATE', places.equivalentCeilings(row, 'institution'), values));
    },
  );
}

function checkSamples({ tables, places }: MethodInput, report: Report): void {
  for (const { institution: text, item, sampled, failed, row } of tables.equivalentSamples) {
    if (sampled === 0 || failed > sampled) {
      report(
        finding('EQUIVALENT_SAMPLE_COUNT', places.equivalentSamples(row, 'failed'), { sampled, failed }),
      );
    }
    const worked = tables.equivalentWork.some(
      (work) => work.institution === text && (item === null || normalise(work.item) === normalise(item)),
    );
    if (!worked)
      report(finding('EQUIVALENT_SAMPLE_IDLE', places.equivalentSamples(row, 'institution'), { text }));
  }
}

function checkMoney({ tables, places }: MethodInput, report: Report): void {
  for (const { kind, institution, row } of tables.equivalentMoney) {
    const reason =
      kind === '分期預付' && institution === null
        ? '沒有'
        : kind === '風險金' && institution !== null
          ? '不應有'
          : undefined;
    if (!reason) continue;
    const where = places.equivalentMoney(row, 'institution');
    report(finding('EQUIVALENT_MONEY_INSTITUTION', where, { kind, reason }));
  }
}

function checkRewards(input: MethodInput, report: Report): void {
  const { tables, places, params } = input;
  const plan = params['equivalents.reward.plan'];
  for (const { institution: text, score, row } of tables.equivalentRewards) {
    const appraised = isAppraised(input, plan, text);
    const code =
      score === null && !appraised
        ? 'EQUIVALENT_SCORE_MISSING'
        : score !== null && appraised
          ? 'EQUIVALENT_SCORE_TWICE'
          : undefined;
    if (code) report(finding(code, places.equivalentRewards(row, 'score'), { text, plan }));
  }
  reportRepeated(
    tables.equivalentRewards,
    ({ institution }) => [institution],
    ({ institution, row }, other) => {
      const values = { header: '機構', text: institution, other };
      report(finding('CODE_DUPLICATE', places.equivalentRewards(row, 'institution'), values));
    },
  );
}
