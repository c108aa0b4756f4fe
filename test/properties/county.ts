import fc from 'fast-check';
import { type ChainSeed, SEEDS, type Seed, type Setting, type StaySeed } from './seeds.ts';

/** A row as it is typed: texts by header; a header left out is a blank cell. */
export type Row = Readonly<Record<string, string>>;

/** The tabs of contract.md and their headers. */
export const HEADERS = {
  參數: ['鍵', '名稱', '值', '單位', '依據', '等級'],
  醫共體: ['編碼', '名稱', '牽頭機構'],
  機構: ['編碼', '名稱', '等級', '醫共體', '基層', '信用等級'],
  病組: ['編碼', '名稱', '類型', '基準點數', '次均費用', '不設差異係數', '上限倍率'],
  差異係數: ['病組', '機構或等級', '係數'],
  病例: [
    ...['病例號', '機構', '參保人', '險種', '參保地', '入院日期', '出院日期', '病組', '總費用'],
    ...['不合理費用', '基金記賬', '其他基金', '個人負擔', '日間手術', '合理再入院'],
  ],
  特病單議: ['病例號', '結論', '數值', '文號'],
  預算: ['險種', '項目', '金額', '文號'],
  月度權重: ['月份', '權重'],
  月度預付: ['月份', '險種', '機構', '金額'],
  清算調整: ['險種', '機構', '項目', '金額', '文號'],
} as const;

export type TabName = keyof typeof HEADERS;
export type Tabs = { readonly [K in TabName]: readonly Row[] };

/** A small pooling area with its year of cases; at least one case, and no blocking finding. */
export interface County {
  readonly year: number;
  readonly tabs: Tabs;
}

/** Codes whose plain string order is neither that of the table nor that of a dictionary. */
const INSTITUTION_CODES = ['H2', 'H10', 'a1', 'H1', '乙院', 'Z'] as const;
const FUNDS = ['職工', '居民'] as const;

const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

export const yuanText = (fen: bigint): string => {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const fenOf = (yuan: string): bigint => BigInt(yuan.replace('.', ''));
const dateText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const groupCode = (index: number): string => `G${index}`;

function settingRows({ settings, scheme, year, mean }: Seed): Row[] {
  const own = new Set<Setting>(settings.own);
  // Bands without a table are refused, so the table comes with them.
  if (own.has('sharing.mode') && settings.values['sharing.mode'] === 'bands') own.add('sharing.bands');
  return [
    { 鍵: 'year', 值: String(year) },
    { 鍵: 'scheme', 值: scheme },
    { 鍵: 'area.meanCost', 值: yuanText(mean) },
    ...[...own].map((key) => ({ 鍵: key, 值: settings.values[key] })),
  ];
}

const institutionRows = ({ institutions, consortia }: Seed): Row[] =>
  institutions.map(({ level, consortium, primaryCare }, index) => ({
    編碼: at(INSTITUTION_CODES, index),
    名稱: `機構${index}`,
    等級: level,
    醫共體: consortium < consortia ? `M${consortium}` : '',
    基層: primaryCare ? '是' : '',
  }));

const consortiumRows = (seed: Seed, institutions: readonly Row[]): Row[] =>
  Array.from({ length: seed.consortia }, (_, index) => `M${index}`).map((code) => ({
    編碼: code,
    名稱: `${code} 醫共體`,
    牽頭機構: institutions.find((row) => row['醫共體'] === code)?.['編碼'] ?? '',
  }));

const groupRows = ({ groups }: Seed): Row[] =>
  groups.map(({ kind, points, mean, noCoefficient, upper }, index) => ({
    編碼: groupCode(index),
    類型: kind,
    基準點數: kind === '一般' || kind === '床日' ? points : '',
    次均費用: kind === '一般' ? yuanText(mean) : '',
    不設差異係數: noCoefficient ? '是' : '否',
    上限倍率: upper,
  }));

function coefficientRows({ coefficients, groups, institutions }: Seed): Row[] {
  const rows = coefficients.map(({ form, group, institution, value }): Row => {
    const [of, to] = form.split('+');
    const code = at(INSTITUTION_CODES, institution % institutions.length);
    const target = to === 'institution' ? code : to === 'level' ? at(institutions, institution).level : '*';
    return { 病組: of === 'group' ? groupCode(group % groups.length) : '*', 機構或等級: target, 係數: value };
  });
  return [...new Map(rows.map((row) => [`${row['病組']} ${row['機構或等級']}`, row])).values()];
}

interface Stay {
  readonly chain: ChainSeed;
  readonly stay: StaySeed;
  readonly admission: number;
  readonly discharge: number;
}

/** The stays of a chain that end within the year. */
function staysOf(chain: ChainSeed, year: number): Stay[] {
  const first = Date.UTC(year, 0, 1) / 86_400_000;
  let discharge = first + chain.start;
  return chain.stays
    .map((stay, index) => {
      const admission = index === 0 ? discharge - stay.days : discharge + stay.gap;
      discharge = admission + stay.days;
      return { chain, stay, admission, discharge };
    })
    .filter((candidate) => dateText(candidate.discharge).startsWith(String(year)));
}

function totalOf({ cost }: StaySeed, reference: bigint): bigint {
  if ('fen' in cost) return cost.fen;
  const total = (reference * BigInt(cost.hundredths)) / 100n + cost.beside;
  return total < 0n ? 0n : total;
}

const percent = (amount: bigint, hundredths: number): bigint => (amount * BigInt(hundredths)) / 100n;

const allowsUnknown = ({ settings }: Seed): boolean =>
  settings.own.includes('case.unknownGroup') && settings.values['case.unknownGroup'] === 'ungrouped';

function caseRow(seed: Seed, { chain, stay, admission, discharge }: Stay, index: number): Row {
  const groups = seed.groups.map((_, number) => groupCode(number));
  const code = at(allowsUnknown(seed) ? [...groups, 'X9'] : groups, chain.group);
  const group = seed.groups[groups.indexOf(code)];
  const total = totalOf(stay, group?.kind === '一般' ? group.mean : seed.mean);
  const fund = percent(total, stay.fundPart);
  const other = percent(total - fund, stay.otherPart);
  const unreasonable = percent(total, stay.unreasonablePart);
  const ofFund = seed.funds === 'both' ? at(FUNDS, Number(chain.employee !== stay.otherFund)) : seed.funds;
  return {
    病例號: `C${stay.label}-${index}`,
    機構: at(INSTITUTION_CODES, chain.institution % seed.institutions.length),
    參保人: `person-${chain.person}`,
    險種: ofFund,
    參保地: stay.home,
    入院日期: dateText(admission),
    出院日期: dateText(discharge),
    病組: code,
    總費用: yuanText(total),
    不合理費用: unreasonable === 0n ? '' : yuanText(unreasonable),
    基金記賬: yuanText(fund),
    其他基金: other === 0n ? '' : yuanText(other),
    個人負擔: yuanText(total - fund - other),
    日間手術: stay.daySurgery ? '是' : '',
    合理再入院: stay.planned ? '是' : '',
  };
}

function decisionRows(seed: Seed, stays: readonly Stay[], cases: readonly Row[]): Row[] {
  const rows = stays.flatMap(({ stay: { decision } }, index): Row[] =>
    decision
      ? [
          {
            病例號: cases[index]!['病例號']!,
            結論: decision.kind,
            數值: decision.value ?? (decision.kind === '核定點數' ? '88.8' : ''),
            文號: decision.documented ? `單議〔${seed.year}〕${index}號` : '',
          },
        ]
      : [],
  );
  return seed.strayDecision ? [...rows, { 病例號: 'C-none', 結論: '按項目' }] : rows;
}

function budgetRows({ budgets }: Seed, cases: readonly Row[]): Row[] {
  return FUNDS.flatMap((fund, index): Row[] => {
    const { size, revised } = budgets[index]!;
    const byItem = cases
      .filter((row) => row['險種'] === fund)
      .reduce((sum, row) => sum + fenOf(row['基金記賬']!), 0n);
    const amount = 'fen' in size ? size.fen : (byItem * size.percent) / 100n + 1n;
    return [
      { 險種: fund, 項目: '住院', 金額: yuanText(amount + revised), 文號: '年初' },
      { 險種: fund, 項目: '住 院', 金額: yuanText(-revised), 文號: '調整' },
      { 險種: fund, 項目: '門診', 金額: '123456.78' },
    ];
  });
}

function assemble(seed: Seed): County {
  const { year } = seed;
  const stays = seed.chains.flatMap((chain) => staysOf(chain, year));
  const cases = stays.map((stay, index) => caseRow(seed, stay, index));
  const institutions = institutionRows(seed);
  const codeOf = (index: number) => at(institutions, index)['編碼']!;
  const fundOf = (employee: boolean) => at(FUNDS, employee ? 0 : 1);
  const month = (number: number) => String(number).padStart(2, '0');
  return {
    year,
    tabs: {
      參數: settingRows(seed),
      醫共體: consortiumRows(seed, institutions),
      機構: institutions,
      病組: groupRows(seed),
      差異係數: coefficientRows(seed),
      病例: cases,
      特病單議: decisionRows(seed, stays, cases),
      預算: budgetRows(seed, cases),
      月度權重: (seed.monthWeights ?? []).map((weight, index) => ({ 月份: month(index + 1), 權重: weight })),
      月度預付: seed.payments.map(({ month: number, employee, institution, fen }) => ({
        月份: `${year}-${month(number)}`,
        險種: fundOf(employee),
        機構: codeOf(institution),
        金額: yuanText(fen),
      })),
      清算調整: seed.adjustments.map(({ employee, institution, fen }, index) => ({
        險種: fundOf(employee),
        機構: codeOf(institution),
        項目: `考核${index}`,
        金額: yuanText(fen),
      })),
    },
  };
}

/** Small whole counties: boundary ratios, chains of stays, every kind of group and decision. */
export const counties: fc.Arbitrary<County> = fc.record(SEEDS).map((seed) => assemble(seed as Seed));

/** The same with some settings fixed. */
export const withSettings = ({ year, tabs }: County, own: Partial<Record<Setting, string>>): County => ({
  year,
  tabs: {
    ...tabs,
    參數: [
      ...tabs['參數'].filter((row) => !(row['鍵']! in own)),
      ...Object.entries(own).map(([鍵, 值]) => ({ 鍵, 值 })),
    ],
  },
});

/** The month of one of a county's discharges, `01` … `12`. */
export const monthOf = (county: County, pick: number): string =>
  at(county.tabs['病例'], pick)['出院日期']!.slice(5, 7);
