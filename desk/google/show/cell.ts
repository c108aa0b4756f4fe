import type { Mask } from '../api/mask.ts';
import { project, within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import { type Cell, type Entered, isFormula } from '../model/cell.ts';
import { effectiveFormat, shownFormat } from '../model/format.ts';
import { effectiveValue } from '../values/effective.ts';
import { formattedValue } from '../values/formatted.ts';

type CellData = Api<'CellData'>;

/** Shows the meant fields of cells. A format that many cells have is projected once. */
export class CellShower {
  readonly #mask: Mask;
  readonly #projected = new Map<Mask, Map<object, unknown>>();

  constructor(mask: Mask) {
    this.#mask = mask;
  }

  show({ entered, format, note, validation }: Cell): CellData {
    const shown: { -readonly [Field in keyof CellData]: CellData[Field] } = {};
    if (entered !== undefined) this.#showValue(entered, format, shown);
    const userFormat = this.#of('userEnteredFormat');
    if (userFormat && format) shown.userEnteredFormat = this.#once(shownFormat(format), userFormat);
    const effective = this.#of('effectiveFormat');
    if (effective && (format || entered !== undefined)) {
      shown.effectiveFormat = this.#once(shownFormat(effectiveFormat(format)), effective);
    }
    if (note !== undefined && this.#of('note')) shown.note = note;
    const rule = this.#of('dataValidation');
    if (rule && validation) shown.dataValidation = this.#once(validation, rule);
    return shown;
  }

  #showValue(
    entered: Entered,
    format: Cell['format'],
    shown: { -readonly [Field in keyof CellData]: CellData[Field] },
  ): void {
    const user = this.#of('userEnteredValue');
    if (user) shown.userEnteredValue = project(enteredValue(entered), user) as Api<'ExtendedValue'>;
    const effective = this.#of('effectiveValue');
    if (effective) shown.effectiveValue = project(effectiveValue(entered), effective) as Api<'ExtendedValue'>;
    if (this.#of('formattedValue')) shown.formattedValue = formattedValue(entered, format?.numberFormat);
  }

  #of(field: keyof CellData): Mask | undefined {
    return within(this.#mask, field);
  }

  #once<T extends object>(message: T, mask: Mask): T {
    if (mask === true) return message;
    const known = this.#projected.get(mask) ?? new Map<object, unknown>();
    this.#projected.set(mask, known);
    if (!known.has(message)) known.set(message, project(message, mask));
    return known.get(message) as T;
  }
}

const enteredValue = (entered: Entered): Api<'ExtendedValue'> =>
  isFormula(entered) ? { formulaValue: entered.formula } : effectiveValue(entered);
