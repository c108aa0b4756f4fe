/** A request as a hook sees it, before anything was done. */
export interface RequestInfo {
  readonly api: 'sheets' | 'drive';
  /** As the reference names it: `spreadsheets.batchUpdate`. */
  readonly method: string;
  readonly kind: 'read' | 'write';
  readonly user: string;
  readonly fileId: string | undefined;
  readonly body: unknown;
  /** 1 for the first request of this method. */
  readonly count: number;
}

/** What goes wrong with a request. */
export interface Fault {
  /** Answered in place of the real answer; `drop` cuts the connection without any. Without either, only the delay. */
  readonly status?: number | 'drop';
  /** The request is carried out all the same, and its answer lost. */
  readonly afterApply?: boolean;
  /** Waited before anything else. */
  readonly delayMs?: number;
}

export interface Hooks {
  readonly beforeRequest?: (info: RequestInfo) => Fault | undefined | Promise<Fault | undefined>;
}
