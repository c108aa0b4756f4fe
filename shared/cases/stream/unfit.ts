/**
 * Why a file cannot be digested in shards: `folded`: a quoted cell holds a line end, so rows cannot be told by
 * lines; `broken`: quotes or bytes that belong to no text; `stray`: a value beside the table, which is told once per
 * column; `large`: an amount beyond what the columns hold; `shape`: no header, no rows, or no line ends.
 */
export type Unfit = 'folded' | 'broken' | 'stray' | 'large' | 'shape';

/** Thrown by a shard; the caller reads the file another way, row by row in the end. */
export class UnfitForShards extends Error {
  readonly why: Unfit;

  constructor(why: Unfit) {
    super(`the file cannot be digested in shards: ${why}`);
    this.why = why;
  }
}
