import type { Api } from '../api/sheets-api.ts';
import type { Location, Metadata } from '../model/workbook.ts';

export const metadataShown = ({
  id,
  key,
  value,
  visibility,
  location,
}: Metadata): Api<'DeveloperMetadata'> => ({
  metadataId: id,
  metadataKey: key,
  ...(value !== '' && { metadataValue: value }),
  location: locationShown(location),
  visibility,
});

function locationShown(location: Location): Api<'DeveloperMetadataLocation'> {
  if (location.kind === 'SPREADSHEET') return { locationType: 'SPREADSHEET', spreadsheet: true };
  const { kind, sheetId } = location;
  if (kind === 'SHEET') return { locationType: 'SHEET', sheetId };
  const { index } = location;
  return {
    locationType: kind,
    dimensionRange: {
      ...(sheetId !== 0 && { sheetId }),
      dimension: kind === 'ROW' ? 'ROWS' : 'COLUMNS',
      ...(index !== 0 && { startIndex: index }),
      endIndex: index + 1,
    },
  };
}
