import { type TemplateBlock, type TemplateNode, templateNodes } from '@/lib/scan/documents/template-blocks';

/**
 * A Go template without what its `define` blocks hold, every line in its place: that is written where a template asks for it, not
 * where it stands, and may continue other lines there. A file that holds nothing else keeps it, since it is all that tells of it, and so
 * does one that parts a whole object in it from the rest by `---`.
 */
export function withoutDefinitions(text: string): string {
  if (!text.includes('{{') || !/\{\{-?\s*define\b/.test(text)) return text;
  const nodes = templateNodes(text) ?? [];
  const all = nodes.filter(isDefinition);
  const definitions = all.length > mostApart ? all : all.filter((node) => !isOwnDocument(text, nodes, node));
  if (definitions.length === 0 || !nodes.some((node) => writes(text, node))) return text;
  const pieces: string[] = [];
  let last = 0;
  for (const { branches, end } of definitions) {
    const from = branches[0]?.at.end ?? end.start;
    pieces.push(text.slice(last, from), text.slice(from, end.start).replace(/[^\n]/g, ' '));
    last = end.start;
  }
  return [...pieces, text.slice(last)].join('');
}

function isDefinition(node: TemplateNode): node is TemplateBlock {
  return node.type === 'block' && node.word === 'define';
}

/** With more definitions than anybody writes by hand, none is looked at apart: bounds the work on hostile texts. */
const mostApart = 200;

/** Whether a definition holds an object, and nothing is written between it and the ends of its document. */
function isOwnDocument(text: string, nodes: readonly TemplateNode[], definition: TemplateBlock): boolean {
  const content = text.slice(definition.branches[0]?.at.end ?? definition.end.start, definition.end.start);
  if (!/^apiVersion:/m.test(content) || !/^kind:/m.test(content)) return false;
  const at = nodes.indexOf(definition);
  const next = nodes.slice(at + 1).find((node) => isDefinition(node) || isSeparator(text, node) || writes(text, node));
  const last = nodes.slice(0, at).findLast((node) => isSeparator(text, node) || writes(text, node));
  const ends = next === undefined || (next.type === 'text' && /^\s*---/.test(text.slice(next.from, next.to)));
  return (
    ends && (last === undefined || (last.type === 'text' && text.slice(last.from, last.to).trimEnd().endsWith('\n---')))
  );
}

function isSeparator(text: string, node: TemplateNode): boolean {
  return node.type === 'text' && /^---/m.test(text.slice(node.from, node.to));
}

/** Whether a piece outside definitions holds lines of its own: no comment, and no line between documents. */
function writes(text: string, node: TemplateNode): boolean {
  if (node.type === 'text') return /^(?!---|[ \t]*#)[^\n]*\S/m.test(text.slice(node.from, node.to));
  if (node.type === 'action' || node.word === 'define') return false;
  return node.branches.some(({ nodes }) => nodes.some((inner) => writes(text, inner)));
}
