import { INSTITUTIONS } from '../area.ts';

/** What a hundred cases use of a class in a month. */
const CLASSES = [
  ['抗生素', 340],
  ['中藥注射劑', 120],
  ['高值耗材', 25],
] as const;

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const SURGE_MONTHS = ['05', '06', '07'];
const SURGED = 'Y01';

/**
 * 用量監測: as much as last year and a tenth more, by cases. Where it is planted, one hospital uses more than three
 * times as much of one class for a quarter.
 */
export const drugUse = (
  year: number,
  surges: boolean,
  cases: (institution: string, month: string) => number,
): readonly (readonly string[])[] =>
  INSTITUTIONS.flatMap(([institution]) =>
    MONTHS.flatMap((month) =>
      CLASSES.map(([name, perHundred]) => {
        const lastYear = Math.ceil((cases(institution, month) * perHundred) / 100);
        const surge = surges && institution === SURGED && name === '抗生素' && SURGE_MONTHS.includes(month);
        const quantity = Math.ceil((lastYear * (surge ? 34 : 11)) / 10);
        return [institution, `${year}-${month}`, name, '', String(quantity), String(lastYear), ''];
      }),
    ),
  );
