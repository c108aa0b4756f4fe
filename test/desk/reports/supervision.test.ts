import { describe, expect, test } from 'vitest';
import type { County } from '../../bad-input/county.ts';
import { AREA, type Bureau, CHIEF, CLERK, MONTH, openBureau } from '../../functions/runs/bureau.ts';
import { twoConsortia } from '../../functions/runs/county.ts';
import { type Meaning, renamed } from '../../functions/security/renamed.ts';
import { close, leaderOf, openPages } from './leader.ts';

const MARKS: Readonly<Record<string, string>> = { M1: '甲〇甲', M2: '乙〇乙', '': '丙〇丙' };
const COMMON: readonly Meaning[] = ['group', 'group name', 'area name', 'parameter basis', 'budget document'];

const marked = (...parameters: string[]): County =>
  renamed(twoConsortia().add('參數', ...parameters), (meaning, text, owner) =>
    meaning === 'person' ? `人〇${text}` : COMMON.includes(meaning) ? text : `${MARKS[owner]}${text}`,
  );

async function published(...parameters: string[]): Promise<Bureau> {
  const bureau = await openBureau({ county: marked(...parameters) });
  const { bureauFile, reportFiles } = bureau;
  await bureau.call('setup', CLERK, {
    area: AREA,
    name: '示例縣',
    bureauFile,
    reportFiles: { [`${MARKS['M1']}M1`]: reportFiles.M1, [`${MARKS['M2']}M2`]: reportFiles.M2 },
  });
  await close(bureau, MONTH);
  expect((await bureau.press('publish', CHIEF, { period: MONTH })).state).toBe('done');
  return bureau;
}

describe('監管, a page for the leaders of one 醫共體', () => {
  test('shows what is published of the supervision, with nothing of another one and no person', async () => {
    const bureau = await published('watch.publish,是,');
    const pages = await openPages(bureau);
    for (const code of ['M1', 'M2']) {
      const leader = await leaderOf(pages, `${MARKS[code]}${code}`);
      const { status, text } = await leader.see(`${MONTH}/supervision`);
      expect(status).toBe(200);
      for (const part of ['本醫共體逐月', '預算告知書', '月度快報', '跟蹤清單']) expect(text).toContain(part);
      expect(text).toContain('<svg');
      // One month is no trend: those of M2 have only March.
      expect(text.includes('監測指標走勢')).toBe(code === 'M1');
      expect(Object.values(MARKS).filter((mark) => text.includes(mark))).toEqual([MARKS[code]]);
      expect(text).not.toContain('人〇');
      expect(text.includes('C06')).toBe(code === 'M1');
    }
  });

  test('says so where nothing of it is published', async () => {
    const pages = await openPages(await published());
    const leader = await leaderOf(pages, `${MARKS['M1']}M1`);
    const { status, text } = await leader.see(`${MONTH}/supervision`);
    expect([status, text.includes('本期沒有發布監管文書。'), text.includes('預算告知書')]).toEqual([
      200,
      true,
      false,
    ]);
  });
});
