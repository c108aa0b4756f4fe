import { describe, expect, it } from 'vitest';
import { theRule } from '../../../shared/law/rule.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { formatYuan, yuan } from '../../../shared/money/fen.ts';
import { packageByRatio, packageLessPatient } from '../../../shared/rules/disease-package/fund-part.ts';
import {
  packageByItem,
  packageComplete,
  packageUnpaid,
} from '../../../shared/rules/disease-package/package.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { type Own, paramsOf, programmeOf, stepText } from '../scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');

interface CaseText {
  readonly price: string;
  readonly ratio?: string;
  readonly patientPaid?: string;
  readonly fundPaid?: string;
  readonly completed: boolean;
}

function due({ price, ratio, patientPaid, fundPaid, completed }: CaseText, own: Own = {}) {
  const params = paramsOf('zhejiang-2019', own);
  const steps: TraceStep[] = [];
  const told = (step: TraceStep) => {
    steps.push(step);
  };
  const priced = {
    price: yuan(price),
    ratio: ratio === undefined ? undefined : decimal(ratio),
    patientPaid: yuan(patientPaid ?? '0'),
    params,
  };
  const parts = [packageByRatio, packageLessPatient].map((rule) => inForce(PROGRAMME, rule));
  const fundPart = theRule(parts, priced).apply(priced, told);
  const facts = { fundPart, fundPaid: yuan(fundPaid ?? '0'), completed, params };
  const rules = [packageComplete, packageByItem, packageUnpaid].map((rule) => inForce(PROGRAMME, rule));
  const amount = theRule(rules, facts).apply(facts, told);
  return { amount: formatYuan(amount), steps: steps.map(stepText) };
}

describe('單病種付費', () => {
  it('a completed pathway is paid the price, whatever it cost', () => {
    expect(due({ price: '9800', ratio: '0.75', fundPaid: '6800', completed: true })).toEqual({
      amount: '7350.00',
      steps: ['package-fund-ratio: S × p; S 9800, p 0.75 → 7350', 'package-complete: A; A 7350 → 7350'],
    });
    expect(due({ price: '9800', ratio: '0.75', fundPaid: '20000', completed: true }).amount).toBe('7350.00');
  });

  it('rounds the fund’s part once, half a fen away from zero', () => {
    expect(due({ price: '0.01', ratio: '0.5', completed: true }).amount).toBe('0.01');
    expect(due({ price: '100.01', ratio: '0.333', completed: true }).amount).toBe('33.30');
  });

  it('the price less what the patient paid, never below zero', () => {
    const own = { 'diseasePackage.fundPart': 'lessPatient' };
    expect(due({ price: '9800', patientPaid: '2400', completed: true }, own)).toEqual({
      amount: '7400.00',
      steps: [
        'package-fund-less-patient: max(0, S − X); S 9800, X 2400 → 7400',
        'package-complete: A; A 7400 → 7400',
      ],
    });
    expect(due({ price: '2400', patientPaid: '2400', completed: true }, own).amount).toBe('0.00');
    expect(due({ price: '2400', patientPaid: '2400.01', completed: true }, own).amount).toBe('0.00');
  });

  it('an uncompleted pathway is paid by item up to the package', () => {
    const left = { price: '9800', ratio: '0.75', completed: false };
    expect(due({ ...left, fundPaid: '7349.99' }).amount).toBe('7349.99');
    expect(due({ ...left, fundPaid: '11500' })).toMatchObject({
      amount: '7350.00',
      steps: [expect.anything(), 'package-by-item: min(F, m × A); F 11500, m 1, A 7350 → 7350'],
    });
    expect(due({ ...left, fundPaid: '11500' }, { 'diseasePackage.incompleteMost': '1.2' }).amount).toBe(
      '8820.00',
    );
    expect(due({ ...left, fundPaid: '11500' }, { 'diseasePackage.incompleteMost': '' })).toMatchObject({
      amount: '11500.00',
      steps: [expect.anything(), 'package-by-item: F; F 11500 → 11500'],
    });
  });

  it('or as a package, or not at all', () => {
    const left = { price: '9800', ratio: '0.75', fundPaid: '5000', completed: false };
    expect(due(left, { 'diseasePackage.incomplete': 'package' }).amount).toBe('7350.00');
    expect(due(left, { 'diseasePackage.incomplete': 'unpaid' })).toMatchObject({
      amount: '0.00',
      steps: [expect.anything(), 'package-unpaid: 0;  → 0'],
    });
  });
});
