import type { Instrument } from '../law/instrument.ts';
import { coverage as liaoningCoverage } from './210000/coverage.ts';
import { instruments as liaoningInstruments } from './210000/instruments.ts';
import { liaoning2021 } from './210000/parameters.ts';
import { liaoning2021Programme } from './210000/programme.ts';
import { coverage as zhejiangCoverage } from './330000/coverage.ts';
import { instruments as zhejiangInstruments } from './330000/instruments.ts';
import { zhejiang2019, zhejiang2025 } from './330000/parameters.ts';
import { zhejiang2019Programme, zhejiang2025Programme } from './330000/programme.ts';
import { coverage as hangzhouCoverage } from './330100/coverage.ts';
import { instruments as hangzhouInstruments } from './330100/instruments.ts';
import { hangzhou2020 } from './330100/parameters.ts';
import { hangzhou2020Programme } from './330100/programme.ts';
import { coverage as ruianCoverage } from './330381/coverage.ts';
import { instruments as ruianInstruments } from './330381/instruments.ts';
import { ruian2018 } from './330381/parameters.ts';
import { ruian2018Programme } from './330381/programme.ts';
import { coverage as haiyanCoverage } from './330424/coverage.ts';
import { instruments as haiyanInstruments } from './330424/instruments.ts';
import { haiyan2016 } from './330424/parameters.ts';
import { haiyan2016Programme } from './330424/programme.ts';
import { coverage as changxingCoverage } from './330522/coverage.ts';
import { instruments as changxingInstruments } from './330522/instruments.ts';
import { changxing2019 } from './330522/parameters.ts';
import { changxing2019Programme } from './330522/programme.ts';
import { coverage as jinhuaCoverage } from './330700/coverage.ts';
import { instruments as jinhuaInstruments } from './330700/instruments.ts';
import { jinhua2017 } from './330700/parameters.ts';
import { jinhua2017Programme } from './330700/programme.ts';
import { coverage as shanweiCoverage } from './441502/coverage.ts';
import { instruments as shanweiInstruments } from './441502/instruments.ts';
import { shanwei2021 } from './441502/parameters.ts';
import { shanwei2021Programme } from './441502/programme.ts';
import { coverage as commonCoverage } from './common/coverage.ts';
import { instruments as commonInstruments } from './common/instruments.ts';
import type { Region, Scheme } from './region.ts';

export type { CoverageLine, CoverageStatus, Region, Scheme, SchemeValues } from './region.ts';

export const REGIONS: readonly Region[] = [
  {
    code: '330000',
    name: '浙江省',
    instruments: zhejiangInstruments,
    schemes: [
      { programme: zhejiang2019Programme, parameters: zhejiang2019 },
      { programme: zhejiang2025Programme, parameters: zhejiang2025 },
    ],
    coverage: zhejiangCoverage,
  },
  {
    code: '330700',
    name: '浙江省金華市',
    instruments: jinhuaInstruments,
    schemes: [{ programme: jinhua2017Programme, parameters: jinhua2017 }],
    coverage: jinhuaCoverage,
  },
  {
    code: '330100',
    name: '浙江省級及杭州市',
    instruments: hangzhouInstruments,
    schemes: [{ programme: hangzhou2020Programme, parameters: hangzhou2020 }],
    coverage: hangzhouCoverage,
  },
  {
    code: '330381',
    name: '浙江省瑞安市',
    instruments: ruianInstruments,
    schemes: [{ programme: ruian2018Programme, parameters: ruian2018 }],
    coverage: ruianCoverage,
  },
  {
    code: '330522',
    name: '浙江省長興縣',
    instruments: changxingInstruments,
    schemes: [{ programme: changxing2019Programme, parameters: changxing2019 }],
    coverage: changxingCoverage,
  },
  {
    code: '330424',
    name: '浙江省海鹽縣',
    instruments: haiyanInstruments,
    schemes: [{ programme: haiyan2016Programme, parameters: haiyan2016 }],
    coverage: haiyanCoverage,
  },
  {
    code: '210000',
    name: '遼寧省',
    instruments: liaoningInstruments,
    schemes: [{ programme: liaoning2021Programme, parameters: liaoning2021 }],
    coverage: liaoningCoverage,
  },
  {
    code: '441502',
    name: '廣東省汕尾市城區',
    instruments: shanweiInstruments,
    schemes: [{ programme: shanwei2021Programme, parameters: shanwei2021 }],
    coverage: shanweiCoverage,
  },
];

/** National texts and texts of areas without a scheme here. */
export const COMMON: Pick<Region, 'instruments' | 'coverage'> = {
  instruments: commonInstruments,
  coverage: commonCoverage,
};

const schemes = new Map<string, Scheme>(
  REGIONS.flatMap((region) => region.schemes).map((scheme) => [scheme.programme.scheme, scheme]),
);

/** What the parameter `scheme` may say. */
export const SCHEME_IDS: readonly string[] = [...schemes.keys()];

export const schemeById = (id: string): Scheme | undefined => schemes.get(id);

const instruments = new Map<string, Instrument>(
  [COMMON, ...REGIONS].flatMap((part) => part.instruments).map((instrument) => [instrument.id, instrument]),
);

/** The text behind a citation. */
export const instrumentById = (id: string): Instrument | undefined => instruments.get(id);
