import { ApiError } from '../api/errors.ts';
import { within } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import { MOST_METADATA } from '../model/limits.ts';
import { locate, matches, visible } from '../model/metadata.ts';
import type { Metadata, Workbook } from '../model/workbook.ts';
import { metadataShown } from '../show/metadata.ts';
import { updateMask } from './cell-patch.ts';
import { type Edit, newId } from './edit.ts';

export function createDeveloperMetadata(
  { book, project }: Edit,
  { developerMetadata: given = {} }: Api<'CreateDeveloperMetadataRequest'>,
) {
  const taken = (id: number) => book.metadata.some((other) => other.id === id);
  if (given.metadataId !== undefined && given.metadataId < 1) {
    throw ApiError.invalid('metadataId must be positive.');
  }
  if (given.metadataId !== undefined && taken(given.metadataId)) {
    throw ApiError.invalid(`Developer metadata with id ${given.metadataId} already exists.`);
  }
  if (!given.metadataKey) throw ApiError.invalid('Developer metadata must always have a key specified.');
  if (!given.visibility) throw ApiError.invalid('Developer metadata must always have visibility specified.');
  const metadata: Metadata = {
    id: given.metadataId ?? newId(taken),
    key: given.metadataKey,
    value: given.metadataValue ?? '',
    visibility: given.visibility,
    project,
    location: locate(book, given.location),
  };
  book.metadata = [...book.metadata, metadata];
  checkSize(book);
  return { developerMetadata: metadataShown(metadata) };
}

export function updateDeveloperMetadata(edit: Edit, request: Api<'UpdateDeveloperMetadataRequest'>) {
  const { book } = edit;
  const { dataFilters = [], developerMetadata: given = {}, fields } = request;
  const mask = updateMask('DeveloperMetadata', fields);
  const selected = select(edit, dataFilters);
  const changed = (old: Metadata): Metadata => ({
    ...old,
    ...(within(mask, 'metadataKey') && { key: given.metadataKey ?? old.key }),
    ...(within(mask, 'metadataValue') && { value: given.metadataValue ?? '' }),
    ...(within(mask, 'visibility') && { visibility: given.visibility ?? old.visibility }),
    ...(within(mask, 'location') && given.location && { location: locate(book, given.location) }),
  });
  const updated = new Map(selected.map((old) => [old, changed(old)]));
  book.metadata = book.metadata.map((old) => updated.get(old) ?? old);
  checkSize(book);
  return { developerMetadata: [...updated.values()].map(metadataShown) };
}

export function deleteDeveloperMetadata(edit: Edit, { dataFilter }: Api<'DeleteDeveloperMetadataRequest'>) {
  if (!dataFilter) throw ApiError.invalid('Must specify a dataFilter.');
  const selected = select(edit, [dataFilter]);
  edit.book.metadata = edit.book.metadata.filter((metadata) => !selected.includes(metadata));
  return { deletedDeveloperMetadata: selected.map(metadataShown) };
}

function select({ book, project }: Edit, filters: readonly Api<'DataFilter'>[]): Metadata[] {
  if (filters.length === 0) throw ApiError.invalid('Must specify at least one dataFilter.');
  return visible(book, project).filter((metadata) =>
    filters.some((filter) => matches(book, filter, metadata)),
  );
}

function checkSize({ metadata }: Workbook): void {
  const sizes = new Map<number | undefined, number>();
  for (const { location, key, value } of metadata) {
    const place = location.kind === 'SPREADSHEET' ? undefined : location.sheetId;
    sizes.set(place, (sizes.get(place) ?? 0) + key.length + value.length);
  }
  if (Math.max(0, ...sizes.values()) > MOST_METADATA) {
    throw ApiError.invalid(`Developer metadata is limited to ${MOST_METADATA} characters for each place.`);
  }
}
