import { type Expression, expressionsIn } from '@/lib/scan/documents/template';

/** A piece of a Go template: text between expressions, an expression, or a block with what it encloses. */
export type TemplateNode =
  | { type: 'text'; from: number; to: number }
  | { type: 'action'; at: Expression }
  | TemplateBlock;

export interface TemplateBlock {
  type: 'block';
  word: string;
  /** Its branches in order: each begins with `if …`, `else if …` or a plain `else`. */
  branches: { at: Expression; nodes: TemplateNode[] }[];
  end: Expression;
}

const opening = /^\{\{-?\s*(if|with|range|define|block)\b/;
const turning = /^\{\{-?\s*else\b/;
const closing = /^\{\{-?\s*end\b/;

/** Deeper than this no template is written by hand: bounds the work on hostile texts. */
const deepest = 40;

/** The blocks of a template; null where they do not close as they open. */
export function templateNodes(text: string): TemplateNode[] | null {
  const root: TemplateNode[] = [];
  const open: Omit<TemplateBlock, 'end'>[] = [];
  let nodes = root;
  let last = 0;
  for (const at of expressionsIn(text)) {
    if (at.start > last) nodes.push({ type: 'text', from: last, to: at.start });
    last = at.end;
    const word = opening.exec(at.text)?.[1];
    const current = open.at(-1);
    if (word !== undefined) {
      if (open.length >= deepest) return null;
      open.push({ type: 'block', word, branches: [{ at, nodes: [] }] });
    } else if (turning.test(at.text)) {
      if (!current) return null;
      current.branches.push({ at, nodes: [] });
    } else if (closing.test(at.text)) {
      open.pop();
      if (!current) return null;
      nodesOf(open.at(-1), root).push({ ...current, end: at });
    } else nodes.push({ type: 'action', at });
    nodes = nodesOf(open.at(-1), root);
  }
  if (last < text.length) nodes.push({ type: 'text', from: last, to: text.length });
  return open.length === 0 ? root : null;
}

function nodesOf(block: Omit<TemplateBlock, 'end'> | undefined, root: TemplateNode[]): TemplateNode[] {
  return block?.branches.at(-1)?.nodes ?? root;
}
