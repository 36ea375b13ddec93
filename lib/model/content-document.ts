import { load } from 'js-yaml';
import type { z } from 'zod';

/** Tells where in a file a mistake stands ("field level") and what is wrong there. */
export type ReportMistake = (place: string, problem: string) => void;

/** A Markdown file in two parts: the YAML between the `---` lines, and the body after it. */
export interface ContentDocument {
  readonly frontMatter: string;
  readonly body: string;
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const HEADING = /^## +(.+?) *$/;
const FENCE = /^ {0,3}(```|~~~)/;

/** Splits a content file; without front matter it reports that and returns null. */
export function splitDocument(text: string, report: ReportMistake): ContentDocument | null {
  const match = FRONT_MATTER.exec(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
  if (match === null) {
    report('front matter', 'is missing: the file must begin with YAML fields between two lines of ---');
    return null;
  }
  return { frontMatter: match[1] ?? '', body: match[2] ?? '' };
}

/** Reads YAML by a schema; reports each field that is wrong, and returns null when one is. */
export function readFields<Schema extends z.ZodType>(
  yaml: string,
  schema: Schema,
  report: ReportMistake,
): z.infer<Schema> | null {
  let data: unknown;
  try {
    data = load(yaml);
  } catch (error) {
    report('YAML', `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, data, report);
  return null;
}

function reportIssue(issue: z.core.$ZodIssue, data: unknown, report: ReportMistake): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) report(fieldName([...issue.path, key]), 'is not a known field');
    return;
  }
  const isMissing = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  report(fieldName(issue.path), isMissing && valueAt(data, issue.path) === undefined ? 'is missing' : issue.message);
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'YAML' : `field ${path.map(String).join('.')}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}

/** What stands before the first heading, and the text under each heading that a file must have. */
export interface Sections<Heading extends string> {
  readonly summary: string;
  readonly under: (heading: Heading) => string;
}

/** Reads the sections of a body; reports each that is missing, empty, doubled or not known. */
export function readSections<Heading extends string>(
  body: string,
  headings: readonly Heading[],
  report: ReportMistake,
): Sections<Heading> {
  const { summary, sections } = splitSections(body, report);
  if (summary === '') report('opening paragraph', 'is missing');
  for (const heading of headings) {
    const text = sections.get(heading);
    if (text === undefined) report(sectionName(heading), 'is missing');
    else if (text === '') report(sectionName(heading), 'is empty');
  }
  const known = new Set<string>(headings);
  for (const heading of sections.keys()) {
    if (!known.has(heading)) report(sectionName(heading), `is not a known section: use ${headings.join(', ')}`);
  }
  return { summary, under: (heading) => sections.get(heading) ?? '' };
}

function splitSections(body: string, report: ReportMistake): { summary: string; sections: Map<string, string> } {
  const parts: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let inFence = false;
  for (const line of body.split('\n')) {
    if (FENCE.test(line)) inFence = !inFence;
    const heading = inFence ? undefined : HEADING.exec(line)?.[1];
    if (heading === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ heading, lines: [] });
  }
  let summary = '';
  const sections = new Map<string, string>();
  for (const { heading, lines } of parts) {
    const text = lines.join('\n').trim();
    if (heading === null) summary = text;
    else if (sections.has(heading)) report(sectionName(heading), 'stands twice');
    else sections.set(heading, text);
  }
  return { summary, sections };
}

function sectionName(heading: string): string {
  return `section "${heading}"`;
}
