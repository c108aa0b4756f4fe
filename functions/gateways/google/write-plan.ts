import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetModel } from '../../../shared/sheets/sheet-model.ts';
import type { FileWrite } from '../workbooks.ts';
import { appendRequest, contentRequests } from './content-requests.ts';
import { gridOf } from './grid.ts';
import type { SheetIds } from './ids.ts';
import { markOnce, setStamp } from './marks.ts';
import { noteRequests } from './note-requests.ts';
import { ruleRequests } from './rule-requests.ts';
import { type FileShape, findSheet, type SheetShape } from './shape.ts';
import { addSheet, deleteSheet, emptySheet, moveInto, showSheet } from './sheet-requests.ts';

type Request = sheets_v4.Schema$Request;

/** A write, the file it goes to, and who alone may edit the protected tabs. */
export interface Plan {
  readonly write: FileWrite;
  readonly shape: FileShape;
  /** The same for all batches of a write. */
  readonly ids: SheetIds;
  readonly editor: string;
}

/** A tab that a write makes or replaces. */
interface Piece {
  readonly model: SheetModel;
  /** What stands in the file under this name. */
  readonly old: SheetShape | undefined;
  /** The sheet that gets the content. */
  readonly id: number;
}

/** Everything in one batch; a tab that is replaced keeps its sheet id. Nothing when it was to be done once and is. */
export function wholeBatch(plan: Plan): Request[] {
  if (plan.shape.done.some(({ value }) => value === plan.write.once)) return [];
  const pieces = piecesOf(plan, ({ name }, old) => old?.id ?? plan.ids.of(name, plan.shape));
  return [
    ...cleaning(plan.shape),
    ...pieces.flatMap(({ model, old, id }) =>
      old ? emptySheet(model, old) : [addSheet(model, { id, title: model.name })],
    ),
    ...pieces.flatMap(({ model, id }) => contentRequests(model, id)),
    ...ending(plan, pieces),
  ];
}

/** The tabs under other names, out of sight; they may be made in several batches. */
export function stagingRequests(plan: Plan): Request[] {
  const pieces = stagedPieces(plan);
  return [
    ...pieces.map(({ model, id }) =>
      addSheet(model, { id, title: stagingTitle(model.name, id), hidden: true }),
    ),
    ...pieces.flatMap(({ model, id }) => contentRequests(model, id)),
  ];
}

/** Puts the staged tabs where the old ones stood, and does whatever else the write does, in one small batch. */
export function switchBatch(plan: Plan): Request[] {
  const pieces = stagedPieces(plan);
  return [...pieces.flatMap(switchRequests), ...ending(plan, pieces)];
}

/** Removes what a staged write that never came to its end left behind. */
export const cleaning = ({ sheets }: FileShape): Request[] =>
  sheets.filter(({ hidden, title, id }) => hidden && isStaging(title, id)).map(({ id }) => deleteSheet(id));

/** The sheet's own id at the end tells it from any tab a person may have named like that. */
const isStaging = (title: string, id: number): boolean => title.startsWith('⏳') && title.endsWith(`·${id}`);
const MOST_TITLE = 80;
const stagingTitle = (tab: string, id: number): string => `⏳${tab.slice(0, MOST_TITLE)}·${id}`;

const stagedPieces = (plan: Plan): Piece[] => piecesOf(plan, ({ name }) => plan.ids.of(name, plan.shape));

function piecesOf(
  { write: { sheets = [], templates = [] }, shape }: Plan,
  idOf: (model: SheetModel, old: SheetShape | undefined) => number,
): Piece[] {
  const absent = templates.filter(({ name }) => !findSheet(shape, name));
  const open = absent.map((model): SheetModel => ({ ...model, protected: false }));
  return [...sheets, ...open].map((model) => {
    const old = findSheet(shape, model.name);
    return { model, old, id: idOf(model, old) };
  });
}

/** Shown before the old one goes: a file needs a visible sheet at any moment. */
const switchRequests = ({ model, old, id }: Piece): Request[] => [
  showSheet(id),
  ...(old ? [deleteSheet(old.id)] : []),
  moveInto(id, model.name, old?.index),
];

/** What needs every tab at its place. */
function ending({ write, shape, editor }: Plan, pieces: readonly Piece[]): Request[] {
  const { append = [], notes, once, remove = [], stamp } = write;
  const sheets = sheetsAfter(shape, pieces);
  return [
    ...pieces.flatMap(({ model, id }) => ruleRequests(model, id, editor)),
    ...append.map(({ tab, rows }) => {
      const sheet = findSheet({ sheets }, tab);
      if (!sheet) throw new RangeError(`no tab to append to: ${tab}`);
      return appendRequest(rows, sheet.id);
    }),
    ...(notes ? noteRequests(notes, sheets) : []),
    ...remove.flatMap((tab) => findSheet(shape, tab) ?? []).map(({ id }) => deleteSheet(id)),
    ...(stamp ? [setStamp(shape.stamps, JSON.stringify(stamp))] : []),
    ...(once === undefined ? [] : [markOnce(once)]),
  ];
}

function sheetsAfter({ sheets }: FileShape, pieces: readonly Piece[]): SheetShape[] {
  const replaced = new Set(pieces.map(({ old }) => old?.id));
  const made = pieces.map(({ model, id }): SheetShape => {
    const { rowCount: rows, columnCount: columns } = gridOf(model);
    return {
      id,
      title: model.name,
      index: 0,
      hidden: false,
      rows,
      columns,
      protections: [],
      filtered: false,
    };
  });
  return [...sheets.filter(({ id }) => !replaced.has(id)), ...made];
}
