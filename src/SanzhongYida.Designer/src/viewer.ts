import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { focus } from './focus';
import { listen } from './keyboard';
import { apply, describe, rules, type Marks } from './marks';
import szyd from './szyd.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';

export type { Marks } from './marks';

/** A diagram on the page. */
export interface Shown {
  /** Replaces the marks; the view stays where it is. */
  update(marks: Marks): void;
  /** Brings what is in progress into view at a size one can read; the whole drawing where nothing is. */
  focus(): void;
  /** Fits the whole drawing to the space. */
  whole(): void;
  /** Takes the diagram off the page. Calling it twice does nothing. */
  destroy(): void;
  /** The drawing with its marks, as the text of an SVG file. */
  svg(): Promise<string>;
}

/**
 * Draws a definition into `container` with the given marks and shows what is in progress.
 * Rejects, and leaves the container empty, when the text is no BPMN that can be drawn.
 */
export async function show(container: HTMLElement, xml: string, marks: Marks = {}): Promise<Shown> {
  const viewer = new NavigatedViewer({ container, moddleExtensions: { szyd } });
  try {
    await viewer.importXML(xml);
  } catch (error) {
    viewer.destroy();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`流程图无法显示。 The diagram can't be shown: ${reason}`);
  }
  return new Diagram(viewer, container, marks);
}

class Diagram implements Shown {
  readonly #viewer: NavigatedViewer;
  readonly #container: HTMLElement;
  readonly #canvas: Canvas;
  readonly #elements: ElementRegistry;
  readonly #undo: (() => void)[] = [];
  #marks: Marks = {};

  constructor(viewer: NavigatedViewer, container: HTMLElement, marks: Marks) {
    this.#viewer = viewer;
    this.#container = container;
    this.#canvas = viewer.get<Canvas>('canvas');
    this.#elements = viewer.get<ElementRegistry>('elementRegistry');
    this.#makeReachable();
    this.#undo.push(listen(container, this.#canvas));
    this.#fitOnceThereIsSpace();
    this.update(marks);
  }

  update(marks: Marks): void {
    apply(this.#canvas, this.#elements, this.#marks, marks);
    this.#marks = marks;
    const spoken = describe(this.#elements, marks);
    this.#container.setAttribute('aria-label', `流程图 Process diagram${spoken ? `. ${spoken}` : ''}`);
  }

  focus(): void {
    focus(this.#canvas, this.#elements, [...(this.#marks.tokens ?? []), ...(this.#marks.overdue ?? [])]);
  }

  whole(): void {
    this.#canvas.zoom('fit-viewport');
  }

  async svg(): Promise<string> {
    const { svg } = await this.#viewer.saveSVG();
    return svg.replace(/<svg [^>]*>/, (opening) => `${opening}<style>${rules(this.#container)}</style>`);
  }

  destroy(): void {
    if (this.#undo.length === 0) {
      return;
    }
    for (const undo of this.#undo.splice(0)) {
      undo();
    }
    this.#viewer.destroy();
  }

  /** One tab stop, with a name: the drawing inside would otherwise be a second one without. */
  #makeReachable(): void {
    const container = this.#container;
    container.classList.add('szyd-diagram');
    container.tabIndex = 0;
    container.setAttribute('role', 'group');
    container.setAttribute('aria-roledescription', '流程图 diagram');
    container.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight ArrowUp ArrowDown + - 0');
    container.querySelector('svg[tabindex]')?.setAttribute('tabindex', '-1');
    this.#undo.push(() => {
      container.classList.remove('szyd-diagram');
      for (const name of ['tabindex', 'role', 'aria-label', 'aria-roledescription', 'aria-keyshortcuts']) {
        container.removeAttribute(name);
      }
    });
  }

  /** Fitting needs a size, and a container in a closed tab or panel has none yet. */
  #fitOnceThereIsSpace(): void {
    let fitted = false;
    const observer = new ResizeObserver(() => {
      if (this.#container.clientWidth === 0 || this.#container.clientHeight === 0) {
        return;
      }
      this.#canvas.resized();
      if (!fitted) {
        this.focus();
        fitted = true;
      }
    });
    observer.observe(this.#container);
    this.#undo.push(() => observer.disconnect());
  }
}
