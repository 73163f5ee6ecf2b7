import type Canvas from 'diagram-js/lib/core/Canvas';

const step = 60;
const longStep = 240;
const closer = 1.25;
const nearest = 4;
const farthest = 0.1;

/**
 * Lets the focused diagram be moved by the arrow keys (with Shift faster), zoomed by + and -, and fitted by 0.
 * Keys with Ctrl, Alt or Meta stay the browser's. Returns what takes the keys away again.
 */
export function listen(container: HTMLElement, canvas: Canvas): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !handle(event, canvas)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  container.addEventListener('keydown', onKey);
  return () => container.removeEventListener('keydown', onKey);
}

function handle(event: KeyboardEvent, canvas: Canvas): boolean {
  const by = event.shiftKey ? longStep : step;
  switch (event.key) {
    case 'ArrowLeft':
      canvas.scroll({ dx: by, dy: 0 });
      return true;
    case 'ArrowRight':
      canvas.scroll({ dx: -by, dy: 0 });
      return true;
    case 'ArrowUp':
      canvas.scroll({ dx: 0, dy: by });
      return true;
    case 'ArrowDown':
      canvas.scroll({ dx: 0, dy: -by });
      return true;
    case '+':
    case '=':
      canvas.zoom(Math.min(canvas.zoom() * closer, nearest));
      return true;
    case '-':
    case '_':
      canvas.zoom(Math.max(canvas.zoom() / closer, farthest));
      return true;
    case '0':
      canvas.zoom('fit-viewport');
      return true;
    default:
      return false;
  }
}
