import { getJson, post } from '../api.ts';
import type { ReportLink } from '../contract.ts';
import { button, element } from '../dom.ts';
import { attempt, confirmed, modal, toast } from './tell.ts';

const ABOUT =
  '各醫共體負責人從自己的地址查看已發布的報表，只能看、看不到別家。地址即是鑰匙，請只交給本人；「換新」後舊地址立即失效。';

/** The address of every 醫共體, to be handed to its leaders. */
export async function showReports(area: string): Promise<void> {
  const body = element('div', { class: 'panel' });
  const draw = async () => {
    const links = await getJson<readonly ReportLink[]>(`${area}/reports`);
    const rows = links.map((link) => reportRow(area, link, draw));
    const none = element('p', {}, '還沒有醫共體：請先填寫「醫共體」表。');
    const make = () =>
      attempt(async () => {
        const { made } = await post<{ readonly made: readonly string[] }>(`${area}/report-files`, {});
        toast(
          made.length > 0 ? `已建立報表文件：${made.join('、')}` : '「醫共體」表中的每一家都已有報表文件。',
        );
        await draw();
      });
    body.replaceChildren(
      element('p', {}, ABOUT),
      ...(rows.length > 0 ? [element('ul', { class: 'links' }, ...rows)] : [none]),
      button('為「醫共體」表中新的各家建立報表文件', make),
    );
  };
  await draw();
  await modal('報表頁', [body], ['CLOSE']);
}

function reportRow(
  area: string,
  { consortium, name, path }: ReportLink,
  draw: () => Promise<void>,
): HTMLElement {
  const address = `${location.origin}${path}`;
  const field = element('input', { readonly: true, value: address, 'aria-label': `${name} 的地址` });
  const copy = () =>
    attempt(async () => {
      field.select();
      await navigator.clipboard.writeText(address);
      toast(`已複製 ${name} 的地址。`);
    });
  const renew = () =>
    attempt(async () => {
      if (!(await confirmed('換新地址', `${name} 現在的地址將立即失效。`))) return;
      await post(`${area}/renew`, { consortium });
      await draw();
    });
  return element(
    'li',
    {},
    element('strong', {}, name),
    field,
    button('複製', copy, { class: 'first' }),
    element('a', { href: path, target: '_blank', rel: 'noopener' }, '打開'),
    button('換新', renew),
  );
}
