import { z } from 'zod';
import { METHOD_STEPS } from '../../shared/law/rule.ts';

/** Requests and answers of the functions, the one place where both sides of a call are defined. */

const area = z.string().regex(/^[0-9A-Za-z_-]{1,40}$/);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const period = z.union([month, z.string().regex(/^\d{4}$/)]);
const fileId = z.string().regex(/^[0-9A-Za-z_-]{10,100}$/);
const text = z.string().min(1).max(100);
const fund = z.enum(['職工', '居民']);
const runId = z.string().regex(/^[0-9a-f]{64}$/);

/** The number of an entry in the ledger, or the first digits of a run's result digest or id; blank for the usual one. */
const runName = z.string().max(80);
const institutionFile = z.strictObject({
  area,
  period,
  institution: z.string().min(1).max(60),
  file: fileId.optional(),
});

export const PERIOD = period;

export const REQUESTS = {
  /** Adopts the bureau file and one report file per 醫共體; writes template tabs into a file that lacks them. */
  setup: z.strictObject({
    area,
    name: z.string().min(1).max(60),
    bureauFile: fileId,
    reportFiles: z.record(z.string().min(1).max(60), fileId).default({}),
    scheme: z.string().default('zhejiang-2019'),
    /** Payment methods besides points whose tabs the file gets too */
    methods: z.array(z.enum(METHOD_STEPS)).optional(),
    /** With the tabs of the supervision */
    supervision: z.boolean().optional(),
    locale: z.enum(['zh-Hant', 'zh-Hans']).default('zh-Hant'),
    twoPerson: z.boolean().default(true),
  }),
  /** Findings into the sheet: notes on the cells and the 數據檢查 tab. */
  check: z.strictObject({ area }),
  /** Settles a period as a preview and fills the result tabs. */
  settle: z.strictObject({ area, period }),
  /** Appends a settled run to the ledger; a month's payments are appended to 月度預付. */
  close: z.strictObject({ area, period, runId }),
  /** Writes the report tabs and the file of each 醫共體 from a closed run. */
  publish: z.strictObject({ area, period }),
  /** Settles a closed period anew and records the difference as a correction. */
  correct: z.strictObject({
    area,
    period,
    reason: z.string().min(1).max(500),
    document: z.string().max(100),
  }),
  /** Walks the ledger and re-settles every run from its stored input. */
  verify: z.strictObject({ area }),
  /** Opens one number of a run down to its sources; of the run that the tab of the cell shows, or the latest, when none is named. */
  explain: z.strictObject({
    area,
    run: runId.optional(),
    what: z.union([
      z.strictObject({ case: text }),
      z.strictObject({ institution: text, amount: text.optional(), fund: fund.optional() }),
      z.strictObject({ consortium: text, amount: text.optional(), fund: fund.optional() }),
      z.strictObject({ pool: fund, amount: text.optional() }),
      /** Of a payment method besides points, by the names that its tab shows */
      z.strictObject({ statement: text, table: text, row: text, column: text }),
      /** Of the bureau's file, or of the report file of a 醫共體; row and column count from 1 */
      z.strictObject({
        cell: z.strictObject({
          tab: text,
          row: z.int().positive(),
          column: z.int().positive(),
          consortium: z.string().min(1).max(60).optional(),
        }),
      }),
    ]),
  }),
  /** Fills 測算比較 from the proposals of 測算提案, beside what the period stands at. */
  whatif: z.strictObject({ area, period }),
  /** Fills 結算對比 from two runs of a period; blank: the one published last, and the newest. */
  contrast: z.strictObject({ area, period, first: runName, second: runName }),
  /** Fills 年度預測 from the months up to this one. */
  forecast: z.strictObject({ area, period: month }),
  /** Fills a file of one institution's own; without a file it answers what to call it. */
  dispute: institutionFile,
  pack: institutionFile,
  /** Looks at a settled period for what a person should check, and fills the tabs of the supervision. */
  watch: z.strictObject({ area, period }),
  /** Sets two settled runs of a period beside each other. */
  compare: z.strictObject({ area, runA: runId, runB: runId }),
  work: z.strictObject({ area, runId }),
} as const;

export type Requests = { readonly [K in keyof typeof REQUESTS]: z.output<(typeof REQUESTS)[K]> };

export const FINDING = z.object({
  code: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  where: z.object({ tab: z.string(), row: z.number().optional(), column: z.string().optional() }),
  message: z.string(),
  remedy: z.string(),
});

/** A run as `GET settle?area=…&run=…` shows it; every action that takes long is a run. */
export const RUN = z.object({
  runId,
  action: z.enum([
    'check',
    'settle',
    'close',
    'publish',
    'correct',
    'verify',
    'whatif',
    'contrast',
    'forecast',
    'dispute',
    'pack',
    'watch',
  ]),
  period: z.string(),
  state: z.enum(['queued', 'running', 'done', 'refused', 'failed']),
  /** The step's name in Chinese and the share done, 0 to 100 */
  step: z.string(),
  share: z.number(),
  by: z.string(),
  at: z.string(),
  inputDigest: z.string().optional(),
  resultDigest: z.string().optional(),
  findings: z.array(FINDING),
  /** What a person should read first: point values, totals, what changed */
  summary: z.array(z.string()),
  /** Files that the run made, where there are any */
  links: z.array(z.object({ title: z.string(), address: z.string() })).optional(),
  /** A problem's code and message when failed */
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
});

export type RunAnswer = z.output<typeof RUN>;

export const SETUP_ANSWER = z.object({ area, created: z.array(z.string()), adopted: z.array(z.string()) });
/** A number as it is: `n/d` in lowest terms or not, where `amount` and `result` are as a clerk reads it. */
const exact = z.string().regex(/^-?\d+\/[1-9]\d*$/);
/** An explanation: its lines one by one, from which anybody can compute it anew, and all of them as a clerk reads them. */
export const EXPLANATION = z.object({
  subject: z.string(),
  lines: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      formula: z.string(),
      givens: z.array(
        z.object({
          symbol: z.string(),
          name: z.string(),
          amount: z.string(),
          exact,
          unit: z.string(),
          source: z.string(),
          /** The key of the earlier line whose result it is */
          line: z.string().optional(),
        }),
      ),
      result: z.string(),
      exact,
      /** To which the formula's result is rounded, half away from zero */
      decimals: z.number().optional(),
      unit: z.string(),
      rule: z.string().optional(),
    }),
  ),
  text: z.string(),
});
/** What a file that is to be made should be called. */
export const TITLE_ANSWER = z.object({ text: z.string() });
export const HEALTH_ANSWER = z.object({ status: z.literal('ok'), version: z.string() });

/** RFC 9457 */
export const PROBLEM = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
});

export type Problem = z.output<typeof PROBLEM>;
