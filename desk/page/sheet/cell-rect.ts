import type { Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import {
  getViewportByCell,
  IRenderManagerService,
  SheetSkeletonManagerService,
} from '@univerjs/preset-sheets-core';
import { UNIT } from './snapshot.ts';

/** Where a cell of the active sheet is in the window, scrolled and enlarged as it is; nothing while it is out of sight. */
export function cellRect(univer: Univer, api: FUniver, row: number, column: number): DOMRect | undefined {
  const render = univer.__getInjector().get(IRenderManagerService).getRenderById(UNIT);
  const worksheet = api.getActiveWorkbook()?.getWorkbook().getActiveSheet();
  const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
  const canvas = render?.engine.getCanvasElement();
  if (!render || !worksheet || !skeleton || !canvas) return undefined;
  const viewport = getViewportByCell(row, column, render.scene, worksheet);
  if (!viewport) return undefined;
  const { startX, startY, endX, endY } = skeleton.getCellWithCoordByIndex(row, column);
  const { scaleX, scaleY } = render.scene.getAncestorScale();
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  const x = left + (startX - viewport.viewportScrollX) * scaleX;
  const y = top + (startY - viewport.viewportScrollY) * scaleY;
  const rect = new DOMRect(x, y, (endX - startX) * scaleX, (endY - startY) * scaleY);
  const [leastX, leastY] = [left + viewport.left * scaleX, top + viewport.top * scaleY];
  const seen =
    rect.left >= leastX - 1 && rect.top >= leastY - 1 && rect.right <= right && rect.bottom <= bottom;
  return seen ? rect : undefined;
}
