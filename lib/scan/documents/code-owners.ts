import { matchesWildcard } from '@/lib/scan/documents/wildcard';

/** A rule of a CODEOWNERS file: who looks after the paths that match. */
export interface OwnerRule {
  pattern: string;
  owners: string[];
  /** Line in the file; counts from 1. */
  line: number;
  /** Section of GitLab that it stands in, '' outside; each section is asked on its own. */
  section: string;
}

const owner = /^(@[\w./-]+|[\w.+-]+@[\w-]+(\.[\w-]+)+|@@[\w-]+)$/;
const sectionHead = /^\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)$/;
const longestPattern = 300;

/** Reads a CODEOWNERS file, GitLab's sections with their default owners included. */
export function readCodeOwners(text: string): OwnerRule[] {
  const rules: OwnerRule[] = [];
  let section = '';
  let defaults: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const head = sectionHead.exec(line);
    if (head) {
      section = (head[1] ?? '').toLowerCase();
      defaults = ownersIn(head[2] ?? '');
      continue;
    }
    const [pattern = '', ...rest] = line
      .replace(/(^|[^\\])#.*$/, '$1')
      .trim()
      .split(/(?<!\\)\s+/);
    const named = ownersIn(rest.join(' '));
    if (pattern.length > longestPattern) continue;
    rules.push({
      pattern: pattern.replaceAll('\\ ', ' '),
      owners: named.length > 0 ? named : defaults,
      line: index + 1,
      section,
    });
  }
  return rules;
}

function ownersIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => owner.test(word));
}

/** Owners of a path: in each section the last rule that matches decides, also where it names nobody. */
export function ownersOf(path: string, rules: readonly OwnerRule[]): string[] {
  const bySection = new Map<string, string[]>();
  for (const { pattern, owners, section } of rules) {
    if (matches(pattern, path)) bySection.set(section, owners);
  }
  return [...new Set([...bySection.values()].flat())];
}

/** A pattern like those of gitignore: `/` before it or inside ties it to the root, `*` stays within a folder, `**` does not. */
function matches(pattern: string, path: string): boolean {
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isAnchored = pattern.startsWith('/') || body.includes('/');
  const segments = path.split('/');
  const wanted = body.split('/');
  const starts = isAnchored ? [0] : segments.map((_, index) => index);
  const isExact = /\*$/.test(body) && body !== '*' && body !== '**' && isAnchored && !body.endsWith('**');
  return starts.some((start) =>
    matchesFrom(segments, start, wanted, isExact || (pattern.endsWith('/') ? 'folder' : false)),
  );
}

type Rest = boolean | 'folder';

/** Matches folder by folder; what is left of the path lies below the match, unless the pattern allows nothing below it. */
function matchesFrom(segments: readonly string[], start: number, wanted: readonly string[], rest: Rest): boolean {
  let places = new Set([start]);
  for (const part of wanted) {
    const next = new Set<number>();
    for (const at of places) {
      if (part === '**') for (let to = at; to <= segments.length; to += 1) next.add(to);
      else if (at < segments.length && matchesWildcard(part, segments[at] ?? '')) next.add(at + 1);
    }
    places = next;
  }
  if (rest === true) return places.has(segments.length);
  return rest === 'folder' ? [...places].some((at) => at < segments.length) : places.size > 0;
}
