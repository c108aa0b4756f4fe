import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';

/** An entry this program keeps on a whole file, in its developer metadata. */
export interface Mark {
  readonly id: number;
  readonly value: string;
}

export const STAMP_KEY = 'dianzhi.stamp';
export const RECEIPT_KEY = 'dianzhi.write';
export const ONCE_KEY = 'dianzhi.once';

export const MARK_FIELDS = 'developerMetadata(metadataId,metadataKey,metadataValue)';

export const findMarks = (
  { developerMetadata }: sheets_v4.Schema$Spreadsheet,
  key: string,
): readonly Mark[] =>
  (developerMetadata ?? [])
    .filter(({ metadataKey }) => metadataKey === key)
    .map(({ metadataId, metadataValue }) => ({ id: metadataId ?? 0, value: metadataValue ?? '' }));

export const setStamp = (old: readonly Mark[], value: string): sheets_v4.Schema$Request =>
  old.length > 0
    ? {
        updateDeveloperMetadata: {
          dataFilters: old.map(lookup),
          developerMetadata: { metadataValue: value },
          fields: 'metadataValue',
        },
      }
    : create(STAMP_KEY, { value });

/** The receipt of a batch takes the place of those before. They go one by one: never may a batch remove its own. */
export const leaveReceipt = (old: readonly Mark[], receipt: Mark): sheets_v4.Schema$Request[] => [
  ...old.map((mark) => ({ deleteDeveloperMetadata: { dataFilter: lookup(mark) } })),
  create(RECEIPT_KEY, receipt),
];

/**
 * Stays for good. Its id follows from the run, so that Sheets, which refuses a second entry of one id, refuses the
 * write of a worker that is late and does not know that another has done it.
 */
export const markOnce = (runId: string): sheets_v4.Schema$Request =>
  create(ONCE_KEY, { id: 1 + (Number.parseInt(runId.slice(0, 8), 16) & (2 ** 30 - 1)), value: runId });

const lookup = ({ id }: Mark): sheets_v4.Schema$DataFilter => ({
  developerMetadataLookup: { metadataId: id },
});

/** `DOCUMENT`: whoever may open the file can read it, also by other programs. */
const create = (
  metadataKey: string,
  { id, value }: { readonly id?: number; readonly value: string },
): sheets_v4.Schema$Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      ...(id !== undefined && { metadataId: id }),
      metadataKey,
      metadataValue: value,
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    },
  },
});
