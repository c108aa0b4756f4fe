import { type Traced, traced } from '../../law/trace.ts';
import type { SchemeKey } from '../../rules/parameters.ts';
import { normalise } from '../../sheets/raw.ts';
import { fromLine, fromParameter, given } from '../given.ts';
import { type CellAt, type Origin, statementKey, type Way } from './cell.ts';
import { numberOf } from './ways.ts';

/** A setting of the area. */
export const fromSetting =
  (key: SchemeKey, name: string): Way =>
  (at) => {
    const amount = numberOf(at.context.area.params[key]);
    return (
      amount && { formula: 's', givens: [given('s', name, amount, fromParameter(at.context.area, key))] }
    );
  };

/** Where a setting was given. */
export const bySetting =
  (key: SchemeKey): Origin =>
  ({ context }) =>
    fromParameter(context.area, key);

/** Words that say where an input comes from. */
export const because =
  (words: string): Origin =>
  () => ({ kind: 'choice', because: words });

/** A number that is found rather than computed, with the words that say how. */
export const found =
  (name: string, value: (at: CellAt) => Traced | undefined, because: string): Way =>
  (at) => {
    const amount = value(at);
    return amount && { formula: 'a', givens: [given('a', name, amount, { kind: 'choice', because })] };
  };

/** The score of a party in the statement of the appraisals. */
export const appraisedBy =
  (plan: SchemeKey): Origin =>
  (at) => {
    const name = at.context.area.params[plan];
    const because = `考核結果：參數 ${plan} 所指的方案`;
    const statement = at.context.settlement.statements.find(({ method }) => method === 'appraisal');
    const code = at.text('institution') || at.text('consortium') || at.text('group');
    const row = statement?.tables
      .find(({ key }) => key === 'scores')
      ?.rows.find(
        ({ cells }) =>
          cells['party'] === code && normalise(String(cells['plan'])) === normalise(String(name ?? '')),
      );
    if (!row) return { kind: 'choice', because };
    return fromLine(statementKey('appraisal', 'scores', `${row.cells['plan']} / ${code}`, 'score'));
  };

/** The same, as a cell that shows it. */
export const fromAppraisal =
  (plan: SchemeKey): Way =>
  (at) => {
    const value = at.row.cells[at.column];
    const amount = typeof value === 'object' && value !== null ? traced(value) : undefined;
    return (
      amount && { formula: 's', givens: [given('s', '認定得分', amount, appraisedBy(plan)(at, 's', amount))] }
    );
  };
