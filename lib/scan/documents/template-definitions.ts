import { type TemplateBlock, type TemplateNode, templateNodes } from '@/lib/scan/documents/template-blocks';

/**
 * A Go template without what its `define` blocks hold, every line in its place: that is written where a template asks for it, not
 * where it stands, and may continue other lines there. A file that holds nothing else keeps it, since it is all that tells of it.
 */
export function withoutDefinitions(text: string): string {
  if (!/\{\{-?\s*define\b/.test(text)) return text;
  const nodes = templateNodes(text) ?? [];
  const definitions = nodes.filter(isDefinition);
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

/** Whether a piece outside definitions holds lines of its own: no comment, and no line between documents. */
function writes(text: string, node: TemplateNode): boolean {
  if (node.type === 'text') return /^(?!---|[ \t]*#)[^\n]*\S/m.test(text.slice(node.from, node.to));
  if (node.type === 'action' || node.word === 'define') return false;
  return node.branches.some(({ nodes }) => nodes.some((inner) => writes(text, inner)));
}
