import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMON, instrumentById, REGIONS } from '../../shared/regions/index.ts';

const INSTRUMENTS = [COMMON, ...REGIONS].flatMap((part) => part.instruments);
const RULES = [
  ...new Set(REGIONS.flatMap((region) => region.schemes).flatMap((scheme) => scheme.programme.rules)),
];

describe('the register of instruments', () => {
  it('has every id once', () => {
    const ids = INSTRUMENTS.map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('finds by id, and only what is registered', () => {
    for (const instrument of INSTRUMENTS) expect(instrumentById(instrument.id)).toBe(instrument);
    expect(instrumentById('Z99')).toBeUndefined();
  });

  it('carries titles, numbers and dates as the register of evidence has them', () => {
    expect(instrumentById('Z12')).toMatchObject({
      title: '《關於推進全省縣域醫共體基本醫療保險支付方式改革的意見》（浙江省醫保局等5部門）',
      number: '浙醫保聯發〔2019〕12號',
      seen: '全文',
    });
    expect(instrumentById('Z21')).toMatchObject({
      title: '《浙江省基本醫療保險住院費用DRGs點數付費暫行辦法》',
      number: '浙醫保聯發〔2019〕21號',
      issued: '2019-11-12',
      inForce: { from: '2020-01-01' },
      seen: '部分',
    });
    expect(instrumentById('JH19')).toMatchObject({ number: '金醫保發〔2019〕64號', issued: '2019-12-13' });
    expect(instrumentById('LS68')).toMatchObject({ number: '麗醫保發〔2019〕68號', seen: '解讀' });
    expect(instrumentById('practice')?.title).toBe('行業通行做法（未見文本）');
  });

  it('writes dates as dates', () => {
    for (const { id, issued, inForce } of INSTRUMENTS) {
      for (const date of [issued, inForce?.from, inForce?.to]) {
        if (date !== undefined) expect([id, date]).toEqual([id, expect.stringMatching(/^20\d\d-\d\d-\d\d$/)]);
      }
    }
  });

  it('knows every instrument that a rule of a programme cites', () => {
    const cited = RULES.flatMap((rule) => rule.versions.flatMap((version) => version.cites));
    expect(cited.length).toBeGreaterThan(RULES.length);
    for (const { instrument } of cited) expect(instrumentById(instrument)?.id).toBe(instrument);
  });

  it('knows every instrument named in a rule file, listed in a programme or not', () => {
    const named = globSync('shared/rules/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\binstrument: '(\w+)'/g)].map((match) => match[1]!),
    );
    expect(named).toContain('Z12');
    expect(named.filter((id) => !instrumentById(id))).toEqual([]);
  });

  it('knows what replaced a scheme', () => {
    const replacing = REGIONS.flatMap((region) => region.schemes).flatMap(
      ({ programme }) => programme.replacedBy?.instrument ?? [],
    );
    expect(replacing).toEqual(['JH19']);
    expect(instrumentById('JH19')?.seen).toBe('部分');
  });
});
