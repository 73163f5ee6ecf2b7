import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';

/** The scale at which labels are read without effort, and the one below which they aren't read at all. */
const readable = 1;
const smallest = 0.45;
/** Space left around what is shown, in units of the drawing. */
const around = 80;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Moves the view to the elements named, as large as they fit and never larger than `readable`; to everything where none is known. */
export function focus(canvas: Canvas, elements: ElementRegistry, ids: readonly string[]): void {
  const boxes = ids.map((id) => elements.get(id) as unknown as Box | undefined).filter((box): box is Box => box?.width !== undefined);
  const { outer, inner } = canvas.viewbox();
  if (boxes.length === 0) {
    canvas.zoom('fit-viewport');
    return;
  }
  const shown = union(boxes);
  const scale = Math.max(smallest, Math.min(readable, outer.width / (shown.width + 2 * around), outer.height / (shown.height + 2 * around)));
  const width = outer.width / scale;
  const height = outer.height / scale;
  canvas.viewbox({
    x: start(shown.x + shown.width / 2, width, inner.x, inner.width),
    y: start(shown.y + shown.height / 2, height, inner.y, inner.height),
    width,
    height,
  });
}

function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** Where the view begins so that `middle` is in its middle, without showing emptiness beside the drawing where that can be helped. */
function start(middle: number, length: number, first: number, whole: number): number {
  const margin = 20;
  const last = first + whole + margin - length;
  return Math.max(first - margin, Math.min(middle - length / 2, last));
}
