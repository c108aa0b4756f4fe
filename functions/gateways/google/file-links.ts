import type { Link } from '../../context.ts';

/** A spreadsheet where people open it, and as Google prints it. */
export function googleFileLinks({
  details,
}: {
  readonly details: Readonly<Record<string, string>>;
}): readonly Link[] {
  const address = `https://docs.google.com/spreadsheets/d/${details['file']}`;
  return [
    { title: '打開文件', address: `${address}/edit` },
    { title: '下載 .xlsx', address: `${address}/export?format=xlsx` },
    {
      title: '下載 PDF',
      address: `${address}/export?format=pdf&size=A4&portrait=false&fitw=true&gridlines=false`,
    },
  ];
}
