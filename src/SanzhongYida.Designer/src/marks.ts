import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';

/** Which elements of the diagram stand how. Ids the diagram doesn't know are passed over: a matter may run an older version. */
export interface Marks {
  /** Where tokens stand now. */
  tokens?: readonly string[];
  /** What has been left. */
  done?: readonly string[];
  /** What waits past its due date. */
  overdue?: readonly string[];
}

interface Kind {
  readonly of: keyof Marks;
  readonly className: string;
  readonly spoken: string;
}

const kinds: readonly Kind[] = [
  { of: 'done', className: 'szyd-done', spoken: '已办 done' },
  { of: 'tokens', className: 'szyd-live', spoken: '进行中 in progress' },
  { of: 'overdue', className: 'szyd-overdue', spoken: '逾期 overdue' },
];

/** Puts the markers on the canvas so that exactly those of `marks` are set; what was set before and isn't any more is taken off. */
export function apply(canvas: Canvas, elements: ElementRegistry, before: Marks, marks: Marks): void {
  for (const kind of kinds) {
    const wanted = new Set(marks[kind.of] ?? []);
    for (const id of before[kind.of] ?? []) {
      if (!wanted.has(id) && elements.get(id)) {
        canvas.removeMarker(id, kind.className);
      }
    }
    for (const id of wanted) {
      if (elements.get(id)) {
        canvas.addMarker(id, kind.className);
      }
    }
  }
}

/** The marks in words, for those who don't see colours. What is done is left out: it would drown what matters. */
export function describe(elements: ElementRegistry, marks: Marks): string {
  const parts: string[] = [];
  for (const kind of kinds) {
    const names = (marks[kind.of] ?? [])
      .map((id) => elements.get(id)?.businessObject?.name as string | undefined)
      .filter((name) => name);
    if (kind.of !== 'done' && names.length > 0) {
      parts.push(`${kind.spoken}: ${names.join('、')}`);
    }
  }
  return parts.join('; ');
}

/** The marker rules with their colours resolved, so that an exported drawing carries them without the page's style sheet. */
export function rules(container: HTMLElement): string {
  const style = getComputedStyle(container);
  return kinds
    .map(({ className }) => {
      const stroke = style.getPropertyValue(`--${className}`).trim();
      const fill = style.getPropertyValue(`--${className}-fill`).trim();
      return (
        `.${className} .djs-visual > :nth-child(1) { stroke: ${stroke} !important; }` +
        `.djs-shape.${className} .djs-visual > :nth-child(1) { fill: ${fill} !important; }`
      );
    })
    .join('\n');
}
