import { getJson, post, upload } from './api.ts';
import type { Desk } from './contract.ts';
import { button, element, fileButton } from './dom.ts';
import { attempt, tell } from './parts/tell.ts';

const go = ({ area }: { readonly area: string }) => location.assign(`/book/${area}`);

/** While something is made, nothing else may be asked for. */
async function busy(what: string, work: () => Promise<{ readonly area: string }>): Promise<void> {
  const main = document.querySelector('main')!;
  const word = element('p', { class: 'busy', role: 'status' }, what);
  main.inert = true;
  main.before(word);
  await attempt(async () => go(await work()));
  main.inert = false;
  word.remove();
}

function bookList({ books }: Desk): HTMLElement {
  const lines = books.map(({ area, name, scheme, files }) => {
    const reports = files
      .filter(({ key }) => key !== '')
      .map(({ key, title }) =>
        element('a', { href: `/book/${area}?file=${encodeURIComponent(key)}` }, title),
      );
    return element(
      'li',
      {},
      element('a', { href: `/book/${area}`, class: 'name' }, name),
      element('span', { class: 'scheme' }, scheme),
      ...(reports.length > 0 ? [element('span', { class: 'files' }, '報表文件：', ...reports)] : []),
    );
  });
  return element('section', {}, element('h2', {}, '已有的賬'), element('ul', { class: 'books' }, ...lines));
}

function sampleCard(): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, '範例縣'),
    element(
      'p',
      {},
      '一個虛構的統籌區：約三千例住院、兩個醫共體，各表已填好，可以直接重算 2025-03 或 2025 全年。',
    ),
    button('打開範例縣', () => busy('正在建立範例縣，約需十秒……', () => post('books', { kind: 'sample' })), {
      class: 'first',
    }),
  );
}

function emptyCard({ schemes }: Desk): HTMLElement {
  const name = element('input', { required: true, maxlength: 60, autocomplete: 'off' });
  const scheme = element(
    'select',
    {},
    ...schemes.map(({ id, title }) => element('option', { value: id }, title)),
  );
  const locale = element(
    'select',
    {},
    element('option', { value: 'zh-Hant' }, '繁體'),
    element('option', { value: 'zh-Hans' }, '简体'),
  );
  const methods = element('input', { type: 'checkbox' });
  const supervision = element('input', { type: 'checkbox' });
  const form = element(
    'form',
    { class: 'card' },
    element('h3', {}, '空白賬'),
    element('p', {}, '各表備好表頭、下拉選項與說明，等您填寫。'),
    element('label', {}, '統籌區名稱', name),
    element('label', {}, '方案', scheme),
    element('label', {}, '文字', locale),
    element('label', { class: 'check' }, methods, '也備點數以外各支付方式的表'),
    element('label', { class: 'check' }, supervision, '也備監管的表'),
    element('button', { type: 'submit' }, '建立空白賬'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const asked = {
      kind: 'empty',
      name: name.value,
      scheme: scheme.value,
      locale: locale.value,
      methods: methods.checked,
      supervision: supervision.checked,
    };
    void busy('正在建立空白賬……', () => post('books', asked));
  });
  return form;
}

function importCard(): HTMLElement {
  const take = (file: File) => {
    const name = file.name.replace(/\.xlsx$/i, '').slice(0, 60) || '導入的賬';
    return busy(`正在導入「${file.name}」……`, () => upload(`import?name=${encodeURIComponent(name)}`, file));
  };
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, '打開 .xlsx'),
    element('p', {}, '導入一份已有的結算工作簿；缺少的工作表會補上，已有的內容照原樣保留。'),
    fileButton('選擇文件', '.xlsx', take),
  );
}

async function open(): Promise<void> {
  const desk = await getJson<Desk>('desk');
  const cards = element('div', { class: 'cards' }, sampleCard(), emptyCard(desk), importCard());
  const main = element('main', {}, element('section', {}, element('h2', {}, '新的賬'), cards));
  if (desk.books.length > 0) main.prepend(bookList(desk));
  document.body.append(
    element(
      'header',
      { class: 'bar' },
      element('h1', {}, '點值'),
      element('span', {}, '醫保基金按點數法結算'),
    ),
    main,
    element('footer', {}, `資料都在本機的文件夾：${desk.folder}。複製這個文件夾即是備份；程序不連接互聯網。`),
  );
}

await open().catch(tell);
