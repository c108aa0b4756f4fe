import { getBlob, getJson, post } from './api.ts';
import type { Book, Desk, Menu, Said } from './contract.ts';
import { element, save } from './dom.ts';
import { showAttachment } from './parts/attachment.ts';
import { menuButton, scriptMenu } from './parts/menu.ts';
import { showReports } from './parts/reports.ts';
import { SidebarPane } from './parts/sidebar.ts';
import { ask, attempt, tell, toast } from './parts/tell.ts';
import { whoNote, whoSwitch } from './parts/who.ts';
import type { SaveState } from './sheet/outgoing.ts';
import { openSheet } from './sheet/sheet.ts';

const STATES: Readonly<Record<SaveState, string>> = {
  saved: '已保存',
  saving: '正在保存……',
  failing: '未能保存，正在重試',
};

const area = location.pathname.split('/').at(-1)!;
const file = new URLSearchParams(location.search).get('file') ?? '';

/** The page of one file of a book. */
async function openBook(desk: Desk, book: Book): Promise<void> {
  const title = book.files.find(({ key }) => key === file)?.title ?? book.name;
  document.title = `${title}　點值`;
  document.documentElement.lang = book.locale;
  const state = element('span', { class: 'state', role: 'status' }, STATES.saved);
  const hint = element('p', { class: 'hint' });
  const container = element('div', { class: 'sheet', role: 'application', 'aria-label': `${title} 工作表` });
  const menus = element('nav', { class: 'menus', 'aria-label': '功能表' });
  const side = new SidebarPane(area, (selected) => sheet.show(selected));
  const head = element(
    'header',
    { class: 'bar' },
    element('a', { href: '/', class: 'home' }, '點值'),
    element('h1', {}, title),
    menus,
    state,
    whoSwitch(desk.people, () => void attempt(drawMenus)),
  );
  document.body.append(
    head,
    whoNote(),
    element('main', {}, element('section', { class: 'left' }, hint, container), side.element),
  );
  const sheet = await openSheet({
    area,
    file,
    script: book.locale,
    container,
    hint,
    onState: (now) => {
      state.textContent = STATES[now];
      state.className = `state ${now}`;
    },
    tell: (message) => toast(message, 'error'),
  });
  // Whoever wants to drive the sheet from the console of the browser finds it here.
  Object.assign(window, { dianzhi: sheet });

  const press = (caption: string) =>
    attempt(async () => {
      sheet.outgoing.flush();
      const at = sheet.selected();
      let said = await post<Said>(`${area}/press`, { caption, ...(at && { at }) });
      while ('asks' in said) {
        const reply = await ask(said.asks);
        said = await post<Said>(`${area}/reply`, { conversation: said.conversation, ...reply });
      }
      if (said.sidebar) side.show(said.sidebar);
      if (said.selected) sheet.show(said.selected);
    });

  const download = () =>
    attempt(async () => {
      const query = file === '' ? '' : `?file=${encodeURIComponent(file)}`;
      save(await getBlob(`${area}/export${query}`), `${title}.xlsx`);
    });

  const panels = [
    { caption: '附加病例檔', onPress: () => void attempt(() => showAttachment(area)) },
    { caption: '報表頁', onPress: () => void attempt(() => showReports(area)) },
  ];

  async function drawMenus(): Promise<void> {
    const all = file === '' ? await getJson<Menu[]>(`${area}/menu`) : [];
    menus.replaceChildren(
      ...all.map((menu) => scriptMenu(menu, (caption) => void press(caption))),
      menuButton('文件', [
        { caption: '導出 .xlsx', onPress: () => void download() },
        ...(file === '' ? panels : []),
      ]),
    );
  }
  await drawMenus();
}

async function open(): Promise<void> {
  const desk = await getJson<Desk>('desk');
  const book = desk.books.find((each) => each.area === area);
  if (!book) throw new Error('沒有這本賬。');
  await openBook(desk, book);
}

await open().catch(tell);
