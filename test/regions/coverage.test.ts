import { describe, expect, it } from 'vitest';
import { COMMON, type CoverageLine, instrumentById, REGIONS } from '../../shared/regions/index.ts';
import { AREA_PARAMETERS, SCHEME_PARAMETERS } from '../../shared/rules/parameters.ts';
import { SUPERVISION_RULES } from '../../shared/rules/supervision/rules.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';

const parameters = new Set([...Object.keys(SCHEME_PARAMETERS), ...Object.keys(AREA_PARAMETERS)]);
const tabs = new Set<string>(Object.values(TABS).map((tab) => tab.name.hant));
const rulesOf = (regions: typeof REGIONS) =>
  new Set(
    regions
      .flatMap(({ schemes }) => schemes)
      .flatMap(({ programme }) => [...programme.rules, ...SUPERVISION_RULES].map(({ id }) => id)),
  );

const PARTS = [
  ...REGIONS.map((region): [string, typeof COMMON, Set<string>] => [region.name, region, rulesOf([region])]),
  ['全國與其他', COMMON, rulesOf(REGIONS)] as [string, typeof COMMON, Set<string>],
];

const name = ({ instrument, article, subject }: CoverageLine) => `${instrument} ${article} ${subject}`;

describe.each(PARTS)('the coverage of %s', (_, { instruments, coverage }, rules) => {
  it('speaks of registered instruments', () => {
    for (const line of coverage) expect(instrumentById(line.instrument)?.id).toBe(line.instrument);
  });

  it('speaks of every text of the region that has articles', () => {
    const covered = new Set(coverage.map(({ instrument }) => instrument));
    const silent = instruments.filter(({ id }) => !covered.has(id)).map(({ id }) => id);
    expect(silent.filter((id) => !['practice', 'ZJdc'].includes(id))).toEqual([]);
  });

  it('has every line once', () => {
    expect(new Set(coverage.map(name)).size).toBe(coverage.length);
  });

  it('points to rules of the region, parameters or tabs, and to nothing else', () => {
    const lost = coverage.flatMap((line) =>
      (line.where ?? [])
        .filter((place) => !rules.has(place) && !parameters.has(place) && !tabs.has(place))
        .map((place) => `${name(line)}: ${place}`),
    );
    expect(lost).toEqual([]);
  });

  it('says where for what is built or can be set, and nowhere else', () => {
    const built = (line: CoverageLine) => line.status === '已實現' || line.status === '可配置';
    expect(coverage.filter((line) => built(line) !== (line.where !== undefined)).map(name)).toEqual([]);
  });

  it('calls built only what a rule computes', () => {
    const claimed = coverage.filter(({ status }) => status === '已實現');
    expect(claimed.filter(({ where }) => !where?.some((place) => rules.has(place))).map(name)).toEqual([]);
  });
});

const statusOf = (instrument: string, article: string) =>
  [COMMON, ...REGIONS]
    .flatMap(({ coverage }) => coverage)
    .filter((line) => line.instrument === instrument && line.article === article)
    .map(({ status }) => status);

describe('the state of the texts', () => {
  it('has the other payment methods built', () => {
    expect(statusOf('Z12', '二（二）7')).toEqual(['已實現', '已實現']);
    expect(statusOf('SW', '三（一）1（1）')).toEqual(['已實現']);
    expect(statusOf('CX', '對內聯動')).toContain('已實現');
    expect(statusOf('LN', '（十）')).toContain('已實現');
  });

  it('has the articles nobody read not built', () => {
    expect(statusOf('Z21', '第八條起')).toEqual(['未實現']);
    expect(statusOf('APG', '全文')).toEqual(['未實現']);
  });

  it('has doctor points and the rule library built, and smart audit as far as flags of a month go', () => {
    expect(statusOf('LN', '（十八）')).toEqual(['可配置']);
    expect(statusOf('NQ', '全文')).toEqual(['已實現']);
    expect(statusOf('LIB', '第一批')).toEqual(['已實現']);
  });

  it('gives every line of the county’s own documents a reason where it is set by nobody’s text', () => {
    const silent = REGIONS.flatMap(({ coverage }) => coverage).filter(
      ({ instrument, status, note }) =>
        ['RA', 'CX', 'HY'].includes(instrument) && status === '可配置' && note === undefined,
    );
    expect(silent.map(({ subject }) => subject)).toEqual([
      '「2+27」：兩家總院與分院組成的兩個醫共體',
      '兩大醫共體集團，鄉鎮機構法人由集團院長擔任',
    ]);
  });
});
