/** A part of a document that people wrote: what stands below one heading. */
export interface Section {
  heading: string;
  /** Line of the heading, from 1. */
  line: number;
  /** How deep the heading stands: 0 is the document before its first one; informal headings stand below all others. */
  level: number;
  /** The heading as written and the text up to the next heading, of whatever level. */
  body: string;
}

const markedHeading = /^(#{1,6}|={1,5})\s+(\S.*)$/;
const informalHeading = /^\.\. rubric::\s+(\S.*)$/;
const underline = /^([=\-~^"'+*])\1{2,}\s*$/;
const deepest = 99;

/**
 * The text below each heading, up to the next one, of Markdown, AsciiDoc and reStructuredText. What stands before the first belongs to
 * the document itself. Headings that reStructuredText keeps out of its contents (`rubric`) are taken for some where asked for.
 */
export function sectionsOf(lines: readonly string[], options: { withInformal: boolean }): Section[] {
  const sections: Section[] = [{ heading: '', line: 1, level: 0, body: '' }];
  const styles: string[] = [];
  let inCode = false;
  let underlineAt = -1;
  lines.forEach((line, at) => {
    // A row of tildes opens code, or underlines the line before it; code that ends in its own line opens nothing.
    if (/^\s*(`{3,}[^`]*$|~~~)/.test(line) && at !== underlineAt) inCode = !inCode;
    const title = inCode ? null : titleAt(lines, at, styles, options.withInformal);
    if (title?.isUnderlined) underlineAt = at + 1;
    if (title !== null) sections.push({ heading: title.heading, line: at + 1, level: title.level, body: '' });
    const last = sections.at(-1);
    if (last) last.body += `${line}\n`;
  });
  return sections;
}

interface Title {
  heading: string;
  level: number;
  isUnderlined: boolean;
}

/** `styles` are the underlines met so far: the order in which they appear tells how deep they stand. */
function titleAt(lines: readonly string[], at: number, styles: string[], withInformal: boolean): Title | null {
  const line = lines[at] ?? '';
  const [, mark, title] = markedHeading.exec(line) ?? [];
  if (mark !== undefined && title !== undefined) {
    const heading = mark.startsWith('#') ? withoutClosingMarks(title) : title;
    return { heading, level: mark.length, isUnderlined: false };
  }
  const informal = withInformal ? informalHeading.exec(line)?.[1] : undefined;
  if (informal !== undefined) return { heading: informal.trimEnd(), level: deepest, isUnderlined: false };
  const next = lines[at + 1] ?? '';
  const isUnderlined =
    line.trim() !== '' && !underline.test(line) && underline.test(next) && next.trim().length >= line.trim().length / 2;
  return isUnderlined ? { heading: line.trim(), level: levelOf(next.charAt(0), styles), isUnderlined } : null;
}

function levelOf(style: string, styles: string[]): number {
  if (!styles.includes(style)) styles.push(style);
  return styles.indexOf(style) + 1;
}

/** Markdown lets marks close a heading, too: `## Roll back ##`. */
function withoutClosingMarks(title: string): string {
  const text = title.trimEnd();
  return text.replace(/(?<!#)#+$/, '').trimEnd() || text;
}
