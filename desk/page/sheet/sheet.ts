import type { Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { columnLetter } from '../../../shared/sheets/raw.ts';
import { getJson } from '../api.ts';
import type { BookChange, BookContent, Selected } from '../contract.ts';
import { cellRect } from './cell-rect.ts';
import { sendChanges } from './changes.ts';
import { showDropDowns } from './drop-down.ts';
import { guard, objectionOf } from './guard.ts';
import { Incoming } from './incoming.ts';
import { markNotes } from './marks.ts';
import { Outgoing, type SaveState } from './outgoing.ts';
import { pasteText, takeOverPasting } from './paste.ts';
import { sheetKey, snapshotOf } from './snapshot.ts';
import { keepTyped } from './typing.ts';
import { drawn, focusSheet, openUniver } from './univer.ts';

export interface SheetOptions {
  readonly area: string;
  /** The key of the file in its book */
  readonly file: string;
  readonly script: 'zh-Hant' | 'zh-Hans';
  readonly container: HTMLElement;
  readonly hint: HTMLElement;
  readonly onState: (state: SaveState) => void;
  readonly tell: (message: string) => void;
}

export interface OpenSheet {
  readonly api: FUniver;
  readonly incoming: Incoming;
  readonly outgoing: Outgoing;
  show(selected: Selected): void;
  /** The first cell of what is selected */
  selected(): Selected | undefined;
  paste(text: string): void;
}

/** A file of a book, open to be worked in. */
export async function openSheet(options: SheetOptions): Promise<OpenSheet> {
  const { area, file, container, hint, onState, tell } = options;
  const query = file === '' ? '' : `?file=${encodeURIComponent(file)}`;
  const early: BookChange[] = [];
  let incoming: Incoming | undefined;
  const feed = new EventSource(`/api/${area}/changes${query}`);
  feed.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const change = JSON.parse(data) as BookChange;
    if (incoming) incoming.apply(change);
    else early.push(change);
  });
  await new Promise((resolve) => feed.addEventListener('open', resolve, { once: true }));
  const read = () => getJson<BookContent>(`${area}/content${query}`);
  const content = await read();
  const { univer, api, locale } = openUniver(container, options.script);
  const outgoing = new Outgoing({
    path: (call) => `${area}/${call}${query}`,
    nameOf: (key) => incoming?.sheet(key)?.name ?? '',
    onState,
    onRefused: (message) => {
      tell(message);
      void read().then((now) => incoming?.reset(now));
    },
  });
  incoming = new Incoming(api, outgoing, content);
  const held = incoming;
  const ready = drawn(api);
  api.createWorkbook(snapshotOf(content, locale));
  await ready;
  keepTyped(univer);
  markNotes(univer, held);
  for (const change of early) held.apply(change);
  const objection = objectionOf((key) => held.sheet(key)?.protected ?? true, file !== '');
  guard(api, objection, tell);
  sendChanges(api, outgoing);
  const pasting = {
    api,
    container,
    objection,
    tell,
    addRows: (key: string, count: number) => {
      const worksheet = api.getActiveWorkbook()?.getSheetBySheetId(key);
      worksheet?.insertRowsAfter(worksheet.getMaxRows() - 1, count);
    },
  };
  takeOverPasting(pasting);
  showDropDowns({ univer, api, incoming: held, container, hint, objection, focus: () => focusSheet(univer) });
  // A connection that was lost may have missed changes.
  feed.addEventListener('error', () => {
    feed.addEventListener('open', () => void read().then((now) => held.reset(now)), { once: true });
  });
  addEventListener('pagehide', () => outgoing.flush());
  document.addEventListener('visibilitychange', () => document.hidden && outgoing.flush());
  addEventListener('beforeunload', (event) => {
    if (!outgoing.idle) event.preventDefault();
  });
  return {
    api,
    incoming: held,
    outgoing,
    show: (selected) => {
      show(univer, api, held, selected);
      focusSheet(univer);
    },
    selected: () => {
      const worksheet = api.getActiveWorkbook()?.getActiveSheet();
      const range = worksheet?.getActiveRange();
      const name = worksheet && held.sheet(worksheet.getSheetId())?.name;
      if (name === undefined || !range) return undefined;
      return { sheet: name, range: `${columnLetter(range.getColumn())}${range.getRow() + 1}` };
    },
    paste: (text) => pasteText(pasting, text),
  };
}

/** Goes to a place and selects it, as the script of the sheet asks. */
function show(univer: Univer, api: FUniver, incoming: Incoming, { sheet, range }: Selected): void {
  const found = incoming.sheets.find(({ name }) => name === sheet);
  const workbook = api.getActiveWorkbook();
  if (!found || !workbook) return;
  const worksheet = workbook.setActiveSheet(sheetKey(found.id));
  if (range === undefined) return;
  const place = worksheet.getRange(range);
  place.activate();
  const bring = () => {
    if (cellRect(univer, api, place.getRow(), place.getColumn())) return;
    worksheet.scrollToCell(Math.max(0, place.getRow() - 3), Math.max(0, place.getColumn() - 2));
  };
  // A sheet that was only now turned to is not drawn yet.
  requestAnimationFrame(bring);
}
