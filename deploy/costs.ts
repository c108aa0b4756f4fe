// What a county costs in Google Cloud in a month: `node deploy/costs.ts` prints the tables of docs/deploy.md.

/** What presses of one button take, as counted by test/bench/count-calls.ts. */
export interface Press {
  readonly perMonth: number;
  /** Documents of Firestore */
  readonly reads: number;
  readonly writes: number;
  /** Bytes that stay in Firestore, if every press finds changed tabs */
  readonly stored: number;
  /** Documents read each time the sidebar asks how far the run is */
  readonly pollReads: number;
  /** Seconds of the program, in the request and in the work after it */
  readonly seconds: number;
  /** Requests to Sheets and Drive */
  readonly requests: number;
}

/** A county and its month. */
export interface Month {
  readonly people: number;
  readonly presses: readonly Press[];
  /** Assumed: how long Sheets or Drive takes for one request, a read of all tabs included */
  readonly secondsPerRequest: number;
  /** Assumed: this machine's seconds times this are the cloud's */
  readonly slowness: number;
  /** Months of presses whose inputs are kept */
  readonly monthsKept: number;
}

/** US dollars, as far as stored copies of the public price pages told on 2026-11-23. To be checked before use. */
export const PRICES = {
  /** cloud.google.com/run/pricing, tier 1, CPU only during requests; asia-east1 is taken to be tier 1 */
  vcpuSecond: 0.000024,
  gibSecond: 0.0000025,
  millionRequests: 0.4,
  /** firebase.google.com/docs/firestore/pricing, the multi-region of the USA; asia-east1 was not in the copies read */
  hundredThousandReads: 0.06,
  hundredThousandWrites: 0.18,
  gibStored: 0.18,
  /** cloud.google.com/tasks/docs/pricing, after the first million */
  millionTaskOperations: 0.4,
  /** Not found in a copy, assumed: backups, container images, secret versions */
  gibBackedUp: 0.03,
  gibOfImages: 0.1,
  secretVersion: 0.06,
} as const;

/** Instances of 1 CPU; memory of the larger ones (deploy/deploy.sh). */
const GIB = 2;
/** The sidebar asks every 1.5 seconds; an answer takes about a fifth of a second. */
const POLL_SECONDS = 1.5;
const POLL_TAKES = 0.2;
/** Everybody reopens the sidebar, which asks once, on each working day. */
const WORKING_DAYS = 22;
/** Daily for 7 days and weekly for 14 weeks */
const BACKUPS = 7 + 14;
const IMAGES_GIB = 2;
const SECRET_VERSIONS = 3;
const BYTES_PER_GIB = 2 ** 30;

export interface Line {
  readonly name: string;
  readonly amount: number;
  readonly unit: string;
  readonly dollars: number;
}

/** The bill of a month at list prices, as if nothing were free. */
export function monthlyCosts(month: Month): readonly Line[] {
  const total = (of: (press: Press) => number) =>
    month.presses.reduce((sum, press) => sum + press.perMonth * of(press), 0);
  const works = (press: Press) => press.seconds * month.slowness + press.requests * month.secondsPerRequest;
  const polls = (press: Press) => Math.ceil(works(press) / POLL_SECONDS) + 1;
  const reopened = month.people * WORKING_DAYS;
  const seconds = total((press) => works(press) + polls(press) * POLL_TAKES) + reopened * POLL_TAKES;
  const invocations = total((press) => 2 + polls(press)) + reopened;
  const reads = total((press) => press.reads + polls(press) * press.pollReads) + reopened * 4;
  const writes = total(({ writes }) => writes);
  const stored = (total(({ stored }) => stored) * month.monthsKept) / BYTES_PER_GIB;
  const tasks = total(() => 2);
  const { vcpuSecond, gibSecond } = PRICES;
  return [
    line('Function calls', invocations, '', PRICES.millionRequests / 1e6),
    line('CPU', seconds, 'vCPU s', vcpuSecond),
    line('Memory', seconds * GIB, 'GiB s', gibSecond),
    line('Firestore reads', reads, '', PRICES.hundredThousandReads / 1e5),
    line('Firestore writes', writes, '', PRICES.hundredThousandWrites / 1e5),
    line(`Firestore storage after ${month.monthsKept} months`, stored, 'GiB', PRICES.gibStored),
    line('Backups', stored * BACKUPS, 'GiB', PRICES.gibBackedUp),
    line('Queue operations', tasks, '', PRICES.millionTaskOperations / 1e6),
    line('Container images', IMAGES_GIB, 'GiB', PRICES.gibOfImages),
    line('Secret versions', SECRET_VERSIONS, '', PRICES.secretVersion),
  ];
}

const line = (name: string, amount: number, unit: string, price: number): Line => ({
  name,
  amount,
  unit,
  dollars: amount * price,
});

/** Presses a month, seconds, reads, writes, bytes, requests, reads per poll */
type Row = readonly [number, number, number, number, number, number, number];

const presses = (rows: Readonly<Record<string, Row>>): Press[] =>
  Object.values(rows).map(([perMonth, seconds, reads, writes, stored, requests, pollReads]) => ({
    perMonth,
    seconds,
    reads,
    writes,
    stored,
    requests,
    pollReads,
  }));

/** 200 presses of 10 people: checking and settling, and now and then the rest. */
const usual = { people: 10, slowness: 3, monthsKept: 12 } as const;

export const SMALL: Month = {
  ...usual,
  secondsPerRequest: 1,
  presses: presses({
    check: [80, 0.4, 27, 19, 130_819, 4, 4],
    settle: [112, 0.3, 31, 24, 132_634, 5, 4],
    close: [2, 0.1, 33, 20, 1_239, 2, 2],
    publish: [2, 0.1, 29, 20, 1_087, 10, 2],
    correct: [2, 0.2, 34, 17, 132_634, 3, 4],
    verify: [2, 0.1, 27, 12, 413, 0, 2],
  }),
};

export const LARGE: Month = {
  ...usual,
  secondsPerRequest: 4,
  presses: presses({
    check: [80, 1.5, 28, 20, 838_598, 4, 4],
    settle: [112, 1.2, 32, 25, 840_633, 5, 4],
    close: [2, 0.4, 34, 20, 1_239, 2, 2],
    publish: [2, 0.5, 30, 20, 1_087, 10, 2],
    correct: [2, 0.9, 35, 17, 840_633, 3, 4],
    verify: [2, 0.5, 28, 12, 413, 0, 2],
  }),
};

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });

/** Two months beside each other, as a table of Markdown. */
export function costTable(small: Month = SMALL, large: Month = LARGE): string {
  const [left, right] = [monthlyCosts(small), monthlyCosts(large)];
  const row = (index: number): string => {
    const cells = [left[index]!, right[index]!].flatMap(({ amount, unit, dollars }) => [
      `${number(amount)} ${unit}`.trim(),
      dollars.toFixed(2),
    ]);
    return `| ${[left[index]!.name, ...cells].join(' | ')} |`;
  };
  const sum = (lines: readonly Line[]) => lines.reduce((total, { dollars }) => total + dollars, 0).toFixed(2);
  return [
    '| | 3,000 cases | US$ | 20,000 cases | US$ |',
    '|---|---|---|---|---|',
    ...left.map((_, index) => row(index)),
    `| **At list prices** | | **${sum(left)}** | | **${sum(right)}** |`,
  ].join('\n');
}

if (import.meta.main) console.log(costTable());
