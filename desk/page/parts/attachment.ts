import { getJson, remove, upload } from '../api.ts';
import type { Attachment } from '../contract.ts';
import { button, element, fileButton } from '../dom.ts';
import { attempt, confirmed, findingList, modal, toast } from './tell.ts';

const ABOUT =
  '病例超過兩萬例時，不放進「病例」表，而把病例檔（CSV 或 .xlsx，表頭同「病例」表）附加在這裏；「重算點值」時與各表一併結算。附加後「病例」表須留空。';

/** The file of cases beside a book: what there is, another, or none. */
export async function showAttachment(area: string): Promise<void> {
  const path = `${area}/attachment`;
  const body = element('div', { class: 'panel' });
  const draw = (file: Attachment | null) => {
    const take = (given: File) =>
      attempt(async () => {
        const query = `?name=${encodeURIComponent(given.name)}`;
        const wait = element('p', { role: 'status' }, `正在讀取「${given.name}」……`);
        body.replaceChildren(wait, element('progress', { 'aria-label': '讀取病例檔' }));
        try {
          draw(await upload<Attachment>(`${path}${query}`, given));
          toast(`已附加「${given.name}」。`);
        } catch (error) {
          draw(file);
          throw error;
        }
      });
    const drop = () =>
      attempt(async () => {
        if (!(await confirmed('移除病例檔', '此後的運算不再用這份病例檔；已有的運算不受影響。'))) return;
        await remove(path);
        draw(null);
      });
    body.replaceChildren(
      element('p', {}, ABOUT),
      ...(file ? [describe(file), button('移除', drop)] : []),
      fileButton(file ? '換一份' : '選擇病例檔', '.csv,.xlsx', take),
    );
  };
  draw(await getJson<Attachment | null>(path));
  await modal('附加病例檔', [body], ['CLOSE']);
}

function describe({ name, cases, bytes, digest, at, findings = [] }: Attachment): HTMLElement {
  const lines = [
    ['文件', name],
    ['病例', `${cases.toLocaleString('en')} 例，${(bytes / 2 ** 20).toFixed(1)} MB`],
    ['附加於', new Date(at).toLocaleString('zh-TW')],
    ['摘要', digest],
  ] as const;
  const list = lines.flatMap(([term, text]) => [element('dt', {}, term), element('dd', {}, text)]);
  return element('div', {}, element('dl', {}, ...list), findingList(findings));
}
