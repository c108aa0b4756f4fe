import { InterceptorEffectEnum, type Univer } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { Incoming } from './incoming.ts';

const BACKGROUNDS: readonly (readonly [start: string, rgb: string])[] = [
  ['【阻斷】', '#f9d6d2'],
  ['【阻断】', '#f9d6d2'],
  ['【警告】', '#fdebc8'],
];
const OTHER = '#dbe9fb';

/** A cell with a note has its colour and a corner, by how grave the finding is. The note itself is shown beside. */
export function markNotes(univer: Univer, incoming: Incoming): void {
  const known = new WeakMap<object, Map<string, string>>();
  const notesOf = (sheet: string): Map<string, string> => {
    const notes = incoming.sheet(sheet)?.notes ?? [];
    const made = known.get(notes) ?? new Map(notes.map(([row, column, text]) => [`${row} ${column}`, text]));
    known.set(notes, made);
    return made;
  };
  const service = univer.__getInjector().get(SheetInterceptorService);
  service.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: 100,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { row, col, subUnitId }, next) => {
      const note = notesOf(subUnitId).get(`${row} ${col}`);
      if (note === undefined) return next(cell);
      const rgb = BACKGROUNDS.find(([start]) => note.startsWith(start))?.[1] ?? OTHER;
      return next({
        ...cell,
        interceptorStyle: { ...cell?.interceptorStyle, bg: { rgb } },
        markers: { ...cell?.markers, tr: { color: '#b3261e', size: 7 } },
      });
    },
  });
}
