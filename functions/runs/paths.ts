/** Where the documents of a pooling area stand in the store. */
export const paths = {
  area: (area: string) => `areas/${area}`,
  /** The tabs of an input; without its cases where those were a file of their own */
  input: (area: string, digest: string, casesFile = '', cells = '') =>
    `areas/${area}/inputs/${[digest, casesFile, cells].filter(Boolean).map(bareDigest).join('-')}`,
  run: (area: string, runId: string) => `areas/${area}/runs/${runId}`,
  runs: (area: string) => `areas/${area}/runs`,
  result: (area: string, runId: string) => `areas/${area}/results/${runId}`,
  /** The settings and rule versions that a run rested on */
  basis: (area: string, runId: string) => `areas/${area}/bases/${runId}`,
  findings: (area: string, digest: string) => `areas/${area}/findings/${bareDigest(digest)}`,
  lease: (area: string) => `areas/${area}/leases/write`,
  ledger: (area: string) => `areas/${area}/ledger`,
  entry: (area: string, seq: number) => `areas/${area}/ledger/${String(seq).padStart(8, '0')}`,
  head: (area: string) => `areas/${area}/heads/ledger`,
  /** Exists once a run has an entry: a run is recorded at most once. */
  recorded: (area: string, runId: string) => `areas/${area}/recorded/${runId}`,
  allRecorded: (area: string) => `areas/${area}/recorded`,
} as const;

/** A digest as a document id. */
export const bareDigest = (digest: string): string => digest.replace(/^sha256:/, '');
