import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';

/** An entry this program keeps on a whole file, in its developer metadata. */
export interface Mark {
  readonly id: number;
  readonly value: string;
}

export const STAMP_KEY = 'dianzhi.stamp';
export const RECEIPT_KEY = 'dianzhi.write';

export const MARK_FIELDS = 'developerMetadata(metadataId,metadataKey,metadataValue)';

export function findMark({ developerMetadata }: sheets_v4.Schema$Spreadsheet, key: string): Mark | undefined {
  const entry = developerMetadata?.find(({ metadataKey }) => metadataKey === key);
  return entry && { id: entry.metadataId ?? 0, value: entry.metadataValue ?? '' };
}

export const setStamp = (old: Mark | undefined, value: string): sheets_v4.Schema$Request =>
  old
    ? {
        updateDeveloperMetadata: {
          dataFilters: [lookup(old)],
          developerMetadata: { metadataValue: value },
          fields: 'metadataValue',
        },
      }
    : create(STAMP_KEY, { value });

/** The receipt of a batch takes the place of the one before. */
export const leaveReceipt = (old: Mark | undefined, receipt: Mark): sheets_v4.Schema$Request[] => [
  ...(old ? [{ deleteDeveloperMetadata: { dataFilter: lookup(old) } }] : []),
  create(RECEIPT_KEY, receipt),
];

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
