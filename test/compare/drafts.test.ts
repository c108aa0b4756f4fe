import { describe, expect, test } from 'vitest';
import { amountAt } from '../../shared/compare/amounts.ts';
import { whatIfDocument } from '../../shared/compare/document.ts';
import type { Proposal } from '../../shared/compare/what-if.ts';
import type { FindingCode } from '../../shared/findings/catalogue.ts';
import { placeOf } from '../bad-input/settling.ts';
import { type Lines, proposed, SMALL, settledLines, withoutRows } from './small.ts';

const dueOf = ({ comparison }: Proposal, who: string): bigint =>
  amountAt(comparison.whole, { of: 'institution', account: '居民', who, amount: 'due' });

const changes = (proposal: Proposal | undefined): readonly string[] =>
  (proposal?.comparison.components ?? []).flatMap((one) =>
    one.kind === 'tab'
      ? one.changes.map(({ kind, key, columns }) => `${one.title} ${kind} ${Object.values(key)} ${columns}`)
      : [one.id],
  );

const propose = async (lines: Lines, base = settledLines(SMALL)) => proposed(await base, lines);

describe('a draft holds only what changes', () => {
  test('a new base point, the other cells of its row as they were', async () => {
    const { proposal, findings } = await propose({ 病組: ['編碼,基準點數', 'GA,200'] });
    expect(findings).toEqual([]);
    expect(changes(proposal)).toEqual(['病組 changed GA basePoints']);
    expect([dueOf(proposal!, 'H1'), dueOf(proposal!, 'H2')]).toEqual([15_000n, -15_000n]);
  });

  test('blank cells keep what they were; Simplified headers are read', async () => {
    const { proposal } = await propose({ 病组: ['编码,名称,类型,基准点数,次均费用', 'GA,,,200,'] });
    expect(changes(proposal)).toEqual(['病組 changed GA basePoints']);
  });

  test('a budget takes the place of all rows of its item, and an item of its own is added', async () => {
    const base = settledLines({ ...SMALL, 預算: [...SMALL['預算']!, '居民,住院,6000.00,追加'] });
    const draft = { 預算: ['險種,項目,金額', '居民,住 院,24000.00', '職工,住院,5000.00'] };
    const { proposal } = await propose(draft, base);
    expect(proposal!.comparison.after.area.tables.budget.map(({ fund, amount }) => [fund, amount])).toEqual([
      ['居民', 2_400_000n],
      ['職工', 500_000n],
    ]);
    expect([dueOf(proposal!, 'H1'), dueOf(proposal!, 'H2')]).toEqual([12_500n, 37_500n]);
  });

  test('settings, a coefficient, a decision; a row taken out', async () => {
    const { proposal } = await propose({
      參數: ['鍵,值', 'value.mode,gross'],
      差異係數: ['病組,機構或等級,係數', 'GA,H1,1.5'],
      特病單議: ['病例號,結論,數值,文號', 'C2,核定點數,400,單議1號'],
    });
    expect(changes(proposal)).toEqual([
      'parameter value.mode',
      '差異係數 added GA,H1 group,target,value',
      '特病單議 added C2 case,kind,value,document',
    ]);
    const base = settledLines({ ...SMALL, 差異係數: [...SMALL['差異係數']!, 'GA,H1,1.5'] });
    const { proposal: without } = await propose({ 差異係數: ['病組,機構或等級,刪除', 'GA,H1,是'] }, base);
    expect(changes(without)).toEqual(['差異係數 removed GA,H1 group,target,value']);
    expect(dueOf(without!, 'H1')).toBe(25_000n - 33_333n);
  });

  test('a draft without a row moves nothing', async () => {
    const { proposal } = await propose({ 病組: ['編碼,基準點數'] });
    expect(proposal!.comparison.components).toEqual([]);
    expect(proposal!.comparison.whole.size).toBe(0);
    expect(proposal!.comparison.after.digests.result).toBe(proposal!.comparison.before.digests.result);
  });

  test('two proposals in one document', async () => {
    const base = await settledLines(SMALL);
    const [first, second] = [
      (await proposed(base, { 病組: ['編碼,基準點數', 'GA,200'] })).proposal!,
      (await proposed(base, { 預算: ['險種,項目,金額', '居民,住院,24000.00'] })).proposal!,
    ];
    const document = whatIfDocument('現行', base.run, [first, { ...second, name: '草案二' }]);
    expect(document.kind).toBe('dianzhi-what-if');
    expect(document.base.name).toBe('現行');
    expect(
      document.proposals.map(({ name, change }) => [name, change.find(({ of }) => of === 'institution')]),
    ).toEqual([
      ['草案', expect.objectContaining({ code: 'H1', due: '150.00', points: '100.0000' })],
      ['草案二', expect.objectContaining({ code: 'H1', due: '250.00' })],
    ]);
  });
});

describe('from sums without case rows', () => {
  test('what does not decide points', async () => {
    const base = withoutRows(await settledLines(SMALL));
    const { proposal } = await proposed(base, { 預算: ['險種,項目,金額', '居民,住院,24000.00'] });
    expect([dueOf(proposal!, 'H1'), dueOf(proposal!, 'H2')]).toEqual([25_000n, 75_000n]);
  });

  test('what does is refused', async () => {
    const base = withoutRows(await settledLines(SMALL));
    const { proposal, findings } = await proposed(base, { 病組: ['編碼,基準點數', 'GA,200'] });
    expect(proposal).toBeUndefined();
    expect(findings.map(({ code, where }) => [code, where.tab])).toEqual([['DIGEST_OTHER_INPUT', '病組']]);
  });
});

describe('a draft that is wrong is told where, and nothing is computed', () => {
  const told = async (lines: Lines): Promise<readonly (readonly [string, string])[]> => {
    const { proposal, findings } = await propose(lines);
    const blocked = findings.some(({ severity }) => severity === 'block');
    expect(proposal === undefined).toBe(blocked);
    return findings.map((found) => [placeOf(found), found.code] as const);
  };

  test.each<[string, Lines, string, FindingCode]>([
    ['it has cases', { 病例: SMALL['病例']! }, '病例!-', 'DRAFT_CASES'],
    ['a tab that is none', { 病組表: ['編碼', 'GA'] }, '病組表!-', 'DRAFT_TAB_UNKNOWN'],
    ['a tab twice', { 病組: ['編碼', 'GA'], 病组: ['編碼', 'GA'] }, '病组!-', 'TAB_DUPLICATE'],
    ['a key column is missing', { 差異係數: ['病組,係數', 'GA,1.1'] }, '差異係數!1:1', 'HEADER_MISSING'],
    ['a key is blank', { 病組: ['編碼,基準點數', ',1'] }, '病組!A2', 'CELL_BLANK'],
    ['a value is none', { 病組: ['編碼,基準點數', 'GA,一百'] }, '病組!B2', 'CELL_NOT_NUMBER'],
    ['a new row lacks a cell', { 預算: ['險種,項目,文號', '職工,住院,草案'] }, '預算!2:2', 'CELL_BLANK'],
    ['a row to be taken out is not there', { 病組: ['編碼,刪除', 'GX,是'] }, '病組!2:2', 'DRAFT_ROW_ABSENT'],
    ['a setting is unknown', { 參數: ['鍵,值', 'prepay.ration,1'] }, '參數!A2', 'PARAMETER_UNKNOWN'],
    [
      'an institution is unknown',
      { 差異係數: ['病組,機構或等級,係數', 'GA,H9,1'] },
      '差異係數!B2',
      'COEFFICIENT_TARGET_UNKNOWN',
    ],
    ['a group of its cases is gone', { 病組: ['編碼,刪除', 'GA,是'] }, '病例!-', 'GROUP_UNKNOWN'],
  ])('%s', async (_, lines, place, code) => {
    expect(await told(lines)).toContainEqual([place, code]);
  });

  test('result tabs of a report may stand in it', async () => {
    expect(await told({ 機構結算: ['編碼', 'H1'] })).toEqual([]);
  });
});
