import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { amountAt, amountsOf, difference, sumAmounts } from '../../shared/compare/amounts.ts';
import type { SettledInput } from '../../shared/compare/compare-runs.ts';
import { ofProposals, readProposals } from '../../shared/compare/proposals.ts';
import { type Proposal, whatIf } from '../../shared/compare/what-if.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { exactDecimal } from '../../shared/money/decimal-text.ts';
import { formatYuan } from '../../shared/money/fen.ts';
import { compareTabs, WHAT_IF_TABS } from '../../shared/report/compare-report.ts';
import { normalise } from '../../shared/sheets/raw.ts';
import type { ModelCell } from '../../shared/sheets/sheet-model.ts';
import { placeOf } from '../bad-input/settling.ts';
import { counties } from '../properties/county.ts';
import { yearOf } from '../properties/harness.ts';
import { settled } from './pairs.ts';
import { rawTabs, SMALL, settledLines } from './small.ts';

const HEADER = '提案名稱,類別,對象,機構或等級,險種,新值,說明';

interface Tried {
  readonly proposals: readonly Proposal[];
  readonly findings: readonly Finding[];
}

async function tried(base: SettledInput, ...lines: readonly string[]): Promise<Tried> {
  const list = new FindingList();
  const [raw] = rawTabs({ 測算提案: [HEADER, ...lines] });
  const drafts = await readProposals(raw, base.subject.area.tables, list.report);
  const settle = (draft: (typeof drafts)[number]) =>
    whatIf(base, draft, sha256, ofProposals(list.report)) ?? [];
  return { proposals: list.blocked ? [] : drafts.flatMap(settle), findings: list.all };
}

const small = (...lines: readonly string[]) => settledLines(SMALL).then((base) => tried(base, ...lines));

const dueOf = ({ comparison }: Proposal, who: string): bigint =>
  amountAt(comparison.whole, { of: 'institution', account: '居民', who, amount: 'due' });

const changes = ({ comparison: { components } }: Proposal): readonly string[] =>
  components.flatMap((one) =>
    one.kind === 'tab'
      ? one.changes.map(({ kind, key, columns }) => `${one.title} ${kind} ${Object.values(key)} ${columns}`)
      : [one.id],
  );

const told = async (...lines: readonly string[]) =>
  (await small(...lines)).findings.map((found) => `${found.code} ${placeOf(found)}`);

describe('測算提案', () => {
  test('every kind changes what it says, and each name is a proposal', async () => {
    const { proposals, findings } = await small(
      '甲,參數,value.mode,,,gross,',
      '甲,差異係數,GA,H1,,1.5,',
      '甲,核定點數,C2,,,400,',
      '乙,基準點數,GA,,,200,',
      '乙,次均費用,GA,,,9000,',
      '丙,預算,住 院,,居民,24000,',
      '丙,不予支付,C3,,,,',
      '丁,按項目,C4,,,,',
    );
    expect(findings).toEqual([]);
    expect(proposals.map((proposal) => [proposal.name, changes(proposal)])).toEqual([
      [
        '甲',
        [
          'parameter value.mode',
          '差異係數 added GA,H1 group,target,value',
          '特病單議 added C2 case,kind,value,document',
        ],
      ],
      ['乙', ['病組 changed GA basePoints,meanCost']],
      ['丙', ['特病單議 added C3 case,kind,value,document', '預算 changed 居民,住院 amount']],
      ['丁', ['特病單議 added C4 case,kind,value,document']],
    ]);
    // 200 points of H1 beside 300 of H2: 400.00 and 600.00 of 1,000.00, as in a draft file.
    expect([dueOf(proposals[1]!, 'H1'), dueOf(proposals[1]!, 'H2')]).toEqual([15_000n, -15_000n]);
  });

  test('Simplified headers and kinds are read; a decision is taken back', async () => {
    const base = await settledLines({ ...SMALL, 特病單議: [...SMALL['特病單議']!, 'C2,核定點數,400,一號'] });
    const list = new FindingList();
    const [raw] = rawTabs({ 测算提案: ['提案名称,类别,对象,机构或等级,险种,新值', '甲,撤销单议,C2,,,'] });
    const [draft] = await readProposals(raw, base.subject.area.tables, list.report);
    const proposal = whatIf(base, draft!, sha256, list.report)!;
    expect(changes(proposal)).toEqual(['特病單議 removed C2 case,kind,value,document']);
  });

  test('a value that a proposal has is kept by another of its cells', async () => {
    const { proposals } = await small('甲,次均費用,GA,,,9000.00,', '甲,基準點數,GA,,,100,');
    expect(changes(proposals[0]!)).toEqual(['病組 changed GA meanCost']);
  });

  test.each([
    ['nothing is proposed', [], 'PROPOSALS_NONE 測算提案!-'],
    ['a group that is not there', ['甲,基準點數,GX,,,1,'], 'PROPOSAL_SUBJECT_UNKNOWN 測算提案!C2'],
    ['no new value', ['甲,核定點數,C2,,,,'], 'CELL_BLANK 測算提案!F2'],
    ['no 機構或等級', ['甲,差異係數,GA,,,1,'], 'CELL_BLANK 測算提案!D2'],
    ['no 險種', ['甲,預算,住院,,,1,'], 'CELL_BLANK 測算提案!E2'],
    ['no number', ['甲,基準點數,GA,,,一百,'], 'CELL_NOT_NUMBER 測算提案!F2'],
    ['a tenth of a fen', ['甲,預算,住院,,居民,1.005,'], 'CELL_DECIMALS 測算提案!F2'],
    ['two decisions', ['甲,按項目,C2,,,,', '甲,核定點數,C2,,,4,'], 'PROPOSAL_TWICE 測算提案!C3'],
    ['two values', ['甲,基準點數,GA,,,1,', '甲,基準點數,GA,,,2,'], 'PROPOSAL_TWICE 測算提案!C3'],
    ['a setting that is unknown', ['甲,參數,value.mod,,,net,'], 'PARAMETER_UNKNOWN 測算提案!C2'],
    ['a value it cannot have', ['甲,參數,value.mode,,,毛,'], 'PARAMETER_VALUE 測算提案!F2'],
    ['an institution that is unknown', ['甲,差異係數,GA,H9,,1,'], 'COEFFICIENT_TARGET_UNKNOWN 測算提案!D2'],
    ['a cell that is not used', ['甲,按項目,C2,,,5,'], 'PROPOSAL_CELL_UNUSED 測算提案!F2'],
    ['an item that is new', ['甲,預算,住院部,,居民,5,'], 'PROPOSAL_NEW_ROW 測算提案!C2'],
  ])('%s', async (_, lines, expected) => {
    expect(await told(...lines)).toContain(expected);
  });

  test('the same change in two proposals is no contradiction', async () => {
    expect(await told('甲,基準點數,GA,,,1,', '乙,基準點數,GA,,,2,')).toEqual([]);
  });
});

/** The numbers of a row, blanks and dashes left out. */
const unitsIn = (row: readonly ModelCell[]): readonly bigint[] =>
  row.flatMap(({ value }) =>
    value !== null && typeof value === 'object' && 'units' in value ? [value.units] : [],
  );

describe('測算比較', () => {
  it('a proposal of what is already so moves nothing, and every check of its tabs is zero', () =>
    fc.assert(
      fc.asyncProperty(counties, fc.nat(), async (county, pick) => {
        const base = await settled(county, yearOf(county));
        if (!base) return;
        const { groups, budget } = base.subject.area.tables;
        const group = groups[pick % groups.length]!;
        const { fund, item } = budget[pick % budget.length]!;
        const same = budget.filter((row) => row.fund === fund && normalise(row.item) === normalise(item));
        const total = same.reduce((sum, { amount }) => sum + amount, 0n);
        const lines = [
          ...(group.basePoints ? [`不變,基準點數,${group.code},,,${exactDecimal(group.basePoints)},`] : []),
          ...(total >= 0n ? [`不變,預算,${item},,${fund},${formatYuan(total as never)},`] : []),
          '改動,參數,prepay.ratio,,,0.7,',
        ];
        const { proposals } = await tried(base, ...lines);
        for (const { name, comparison } of proposals) {
          const { steps, whole, before, after } = comparison;
          expect(sumAmounts(steps.map(({ moved }) => moved))).toEqual(whole);
          expect(whole).toEqual(difference(amountsOf(after.settlement), amountsOf(before.settlement)));
          if (name === '不變') expect([...whole.values()]).toEqual([]);
        }
        const others = proposals.map(({ name, comparison }) => ({ label: name, comparison }));
        const own = { label: '現行', run: base.run };
        const script = (text: string) => text;
        const sheets = compareTabs({ kind: '測算', names: WHAT_IF_TABS, base: own, others, script });
        const rows = sheets[0]!.rows.filter(([first]) => String(first?.value).startsWith('核對'));
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          expect(row[0]!.style).toBe('good');
          expect(unitsIn(row).filter((units) => units !== 0n)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    ));
});
