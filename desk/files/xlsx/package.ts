import { damaged, notWorkbook } from '../refusal.ts';
import { type SharedStrings, StringTable } from './strings.ts';
import { DateStyles, type StyleDates } from './styles.ts';
import { attribute, isTrue, scanXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly strings: SharedStrings;
  /** Days count from 1904-01-01 (old Macintosh files); then styles tell which numbers are dates. */
  readonly dates1904: StyleDates | undefined;
}

/** Opens the parts around the sheets. @throws Refusal */
export async function openPackage(zip: Zip): Promise<WorkbookParts> {
  const workbook = (await relations(zip, '')).find(({ type }) => type === 'officeDocument')?.part;
  if (!workbook) throw notWorkbook(kindOf(zip));
  if (/\.bin$/i.test(workbook)) throw notWorkbook('這是二進制工作簿 .xlsb');
  if (!zip.has(workbook)) throw damaged(`缺少 ${workbook}`);
  const related = await relations(zip, workbook);
  const list = new SheetList();
  await scanXml(workbook, zip.chunks(workbook), list);
  if (!list.isWorkbook) throw notWorkbook('這是其他類型的 Office 文件');

  const strings = new StringTable();
  const stringsPart = related.find(({ type }) => type === 'sharedStrings')?.part;
  if (stringsPart) await scanXml(stringsPart, zip.chunks(stringsPart), strings);

  const styles = new DateStyles();
  const stylesPart = related.find(({ type }) => type === 'styles')?.part;
  if (list.from1904 && stylesPart) await scanXml(stylesPart, zip.chunks(stylesPart), styles);

  const sheets = list.sheets.flatMap(({ name, id }) => {
    const target = related.find((relation) => relation.id === id);
    if (!target) throw damaged(`找不到工作表「${name}」的內容`);
    return target.type === 'worksheet' ? [{ name, part: target.part }] : [];
  });
  return { sheets, strings: strings.texts, dates1904: list.from1904 ? styles.isDate : undefined };
}

const kindOf = (zip: Zip): string => {
  if (zip.has('content.xml')) return '這是 .ods 文件';
  return zip.has('[Content_Types].xml') ? '這是其他類型的 Office 文件' : '這是壓縮包，不是工作簿';
};

interface Relation {
  readonly id: string;
  /** The last word of the relationship's type: transitional and strict files differ only before it. */
  readonly type: string;
  readonly part: string;
}

/** The relationships of a part, or of the package for `''`. */
async function relations(zip: Zip, source: string): Promise<Relation[]> {
  const slash = source.lastIndexOf('/') + 1;
  const folder = source.slice(0, slash);
  const part = `${folder}_rels/${source.slice(slash)}.rels`;
  if (!zip.has(part)) return [];
  const found: Relation[] = [];
  await scanXml(part, zip.chunks(part), {
    open(name, attributes) {
      const target = attribute(attributes, 'Target');
      if (name !== 'Relationship' || !target || attribute(attributes, 'TargetMode') === 'External') return;
      const type = attribute(attributes, 'Type') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolve(folder, target),
      });
    },
    text() {},
    close() {},
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of `${path.startsWith('/') ? '' : folder}${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

class SheetList implements XmlHandler {
  readonly sheets: { readonly name: string; readonly id: string }[] = [];
  isWorkbook = false;
  from1904 = false;

  open(name: string, attributes: string): void {
    if (name === 'workbook') this.isWorkbook = true;
    if (name === 'workbookPr') this.from1904 = isTrue(attribute(attributes, 'date1904'));
    if (name !== 'sheet') return;
    this.sheets.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' });
  }

  text(): void {}

  close(): void {}
}
