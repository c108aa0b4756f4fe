/** A piece of work: run `runId` of area `area` has a next step to do. */
export interface Task {
  readonly area: string;
  readonly runId: string;
}

/**
 * Delivers tasks to the `work` function, at least once and in no order. A spreadsheet's call is cut after about
 * a minute and an instance has no CPU after it answered, so no run is worked on in the request that made it.
 */
export interface Queue {
  /** The same task twice within its lifetime is delivered once or twice; `work` does it once. */
  enqueue(task: Task): Promise<void>;
}
