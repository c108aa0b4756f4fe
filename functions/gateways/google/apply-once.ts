import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Calls } from './calls.ts';
import { leaveReceipt, type Mark } from './marks.ts';
import type { Patience } from './patience.ts';
import type { FileShape } from './shape.ts';
import type { Shapes } from './shapes.ts';

/** A batch to be applied exactly once, made anew for every shape the file turns out to have. */
export interface Batch {
  readonly fileId: string;
  /** Names this batch and no other. */
  readonly receipt: Mark;
  readonly build: (shape: FileShape) => sheets_v4.Schema$Request[];
}

/**
 * Applies a batch exactly once, though a connection may break after the service did the work. Every batch leaves a
 * receipt in the file, in place of the one before; as the batch is atomic, the receipt is there if and only if
 * everything else is. Whenever the outcome is not known, the file is asked for the receipt before anything is sent
 * again. A batch that merely arrives late is met, too: its receipt's id is chosen here and stays when it is sent
 * again, and Sheets refuses a second entry of one id.
 *
 * A batch made for a remembered shape may be refused because people renamed or removed tabs since; then the shape is
 * read anew and the batch tried once more.
 */
export async function applyOnce(
  { fileId, receipt, build }: Batch,
  calls: Calls,
  shapes: Shapes,
  patience: Patience,
): Promise<void> {
  let shape = shapes.get(fileId);
  let certain = shape === undefined;
  shape ??= await calls.shape(fileId, patience);
  for (;;) {
    shapes.set(fileId, undefined);
    const requests = [...build(shape), ...leaveReceipt(shape.receipts, receipt)];
    const outcome = await calls.batch(fileId, requests, patience);
    if (outcome.kind === 'applied') return shapes.set(fileId, outcome.shape);
    if (outcome.kind === 'refused' && certain) throw outcome.error;
    if (outcome.kind === 'unsure') await patience.wait(outcome.retryAfter, outcome.error);

    shape = await calls.shape(fileId, patience);
    certain = outcome.kind === 'refused';
    if (shape.receipts.some(({ value }) => value === receipt.value)) return shapes.set(fileId, shape);
  }
}
