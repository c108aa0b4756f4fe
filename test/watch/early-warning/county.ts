import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { County } from '../../bad-input/county.ts';

const HEADER =
  '病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,不合理費用,基金記賬,其他基金,個人負擔,日間手術,合理再入院';

/** One case of residents in a month, billed so much to the fund; 2,000.00 are the patient's. */
export const caseOf = (number: string, institution: string, month: string, fundPaid: string): string => {
  const total = formatYuan((yuan(fundPaid) + yuan('2000.00')) as never);
  return `${number},${institution},P${number},居民,本地,2025-${month}-05,2025-${month}-10,GB,${total},,${fundPaid},,2000.00,,`;
};

/**
 * Residents have 2,100,000.00 for twelve equal months of 175,000.00; one case of H1 in each month from January on, billed
 * these amounts. Limits of last year are out of the way unless asked for.
 */
export const monthsOf = (billed: readonly string[], ...parameters: string[]): County =>
  new County()
    .deleteTab('病例')
    .deleteTab('特病單議')
    .add(
      '病例',
      HEADER,
      ...billed.map((amount, index) => caseOf(`C${index + 1}`, 'H1', monthName(index), amount)),
    )
    .add('特病單議', '病例號,結論,數值,文號')
    .add('參數', ...parameters);

/** 上年月度 of residents, twelve amounts. */
export const lastYear = (amounts: readonly string[]): readonly string[] =>
  amounts.map((amount, index) => `居民,${monthName(index)},${amount},`);

const monthName = (index: number): string => String(index + 1).padStart(2, '0');
