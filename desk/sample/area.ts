import type { Random } from './random.ts';

/** One institution of the synthetic county. Names are invented. */
export const INSTITUTIONS = [
  ['Y01', '示例縣人民醫院', '二級', 'GT1', '', 'A', 36],
  ['Y02', '示例縣中醫院', '二級', 'GT2', '', 'A', 22],
  ['Y03', '示例縣婦幼保健院', '二級', 'GT1', '', 'B', 10],
  ['Y04', '示例縣康復醫院', '二級', '', '', 'B', 6],
  ['W01', '城關鎮衛生院', '一級', 'GT1', '是', 'A', 6],
  ['W02', '東溪鎮衛生院', '一級', 'GT1', '是', 'B', 4],
  ['W03', '西嶺鄉衛生院', '一級', 'GT2', '是', 'B', 4],
  ['W04', '南塘鎮衛生院', '一級', 'GT2', '是', 'A', 4],
  ['W05', '北坑鄉衛生院', '一級', 'GT2', '是', 'C', 2],
  ['S01', '城東社區衛生服務中心', '社區', 'GT1', '是', 'B', 3],
  ['S02', '城西社區衛生服務中心', '社區', 'GT2', '是', 'B', 2],
  ['M01', '示例仁和醫院（民營）', '一級', '', '', 'B', 1],
] as const;

export const CONSORTIA = [
  ['GT1', '示例縣第一醫共體', 'Y01'],
  ['GT2', '示例縣第二醫共體', 'Y02'],
] as const;

/** 元 per case of the average group: c̄ of the synthetic county. */
export const AREA_MEAN_YUAN = 10_000;

export interface SampleGroup {
  readonly code: string;
  readonly name: string;
  readonly kind: '一般' | '非穩定' | '床日' | '歧義';
  /** Mean charge per case, or per day, in yuan */
  readonly meanYuan: number;
  readonly noCoefficient: boolean;
}

/** Conditions a county hospital sees, with a mean charge in yuan. The grouping code is invented. */
const CONDITIONS: readonly (readonly [string, number])[] = [
  ['呼吸系統感染', 4_800],
  ['慢性阻塞性肺病', 7_200],
  ['腦缺血性疾患', 9_600],
  ['高血壓', 4_300],
  ['心力衰竭', 8_900],
  ['糖尿病', 5_600],
  ['陰道分娩', 4_100],
  ['剖宮產', 7_900],
  ['闌尾切除術', 9_800],
  ['腹股溝疝修補', 9_200],
  ['白內障手術', 6_400],
  ['膽囊切除術', 14_500],
  ['髖關節置換', 48_000],
  ['脊柱手術', 52_000],
  ['消化道出血', 8_700],
  ['泌尿系結石', 10_300],
  ['骨折內固定', 23_000],
  ['腫瘤化學治療', 8_200],
  ['腎功能衰竭', 11_800],
  ['經皮冠狀動脈介入', 39_000],
];

const SEVERITIES = ['伴嚴重併發症', '伴併發症', '不伴併發症'] as const;

export function sampleGroups(): readonly SampleGroup[] {
  const general = CONDITIONS.flatMap(([name, yuan], index) =>
    SEVERITIES.map((severity, order) => ({
      code: `DX${String(index + 1).padStart(2, '0')}${[1, 3, 5][order]}`,
      name: `${name}，${severity}`,
      kind: '一般' as const,
      meanYuan: Math.round((yuan * [135, 105, 85][order]!) / 100),
      noCoefficient: yuan < 5_000 && order === 2,
    })),
  );
  return [
    ...general,
    { code: 'DU01', name: '罕見操作', kind: '非穩定', meanYuan: 30_000, noCoefficient: false },
    { code: 'DB01', name: '精神疾患（床日）', kind: '床日', meanYuan: 260, noCoefficient: false },
    { code: 'DB02', name: '康復（床日）', kind: '床日', meanYuan: 480, noCoefficient: false },
    { code: 'DQY1', name: '歧義組', kind: '歧義', meanYuan: 9_000, noCoefficient: false },
  ];
}

/** Level coefficients for every group, and a few of an institution's own. */
export function sampleCoefficients(groups: readonly SampleGroup[], random: Random): (readonly string[])[] {
  const byLevel = [
    ['*', '二級', '1.0600'],
    ['*', '一級', '0.9000'],
    ['*', '社區', '0.8600'],
  ] as const;
  const own = groups
    .filter(({ kind, noCoefficient }) => kind === '一般' && !noCoefficient && random.oneIn(8))
    .map(
      ({ code }) => [code, random.pick(['Y01', 'Y02', 'Y03']), `1.${random.between(1000, 1999)}`] as const,
    );
  return [...byLevel, ...own];
}
