import type { VersionFact } from '@/lib/delivery/configuration/version-fact';
import { isVersionLike, isVersionText, readVersionKey } from '@/lib/delivery/configuration/version-key';

const assignment =
  /^\s*(?:export\s+|-\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*[:=]\s*(["']?)([^\s"'#,;]+)\2\s*(?:[,;]\s*)?(?:#.*)?$/;

/** Versions that a file of variables sets, one a line: `API_DOCKER_TAG="1a2b3c4"`, `image_tag: v12`. */
export function assignmentFacts(text: string): VersionFact[] {
  const facts = new Map<string, VersionFact>();
  for (const [at, line] of text.split('\n').entries()) {
    const [, name, , value] = assignment.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = readVersionKey(name, value);
    if (key === null) continue;
    const slot = name.toLowerCase();
    // The last of several assignments counts, as it does where they are read.
    facts.set(slot, {
      slot,
      parts: [{ role: key.role, line: at + 1, text: value }],
      release: null,
      key: key.service,
      isValues: false,
      environments: [],
    });
  }
  return [...facts.values()];
}

/** The versions that a file assigns, else the one that it holds alone. */
export function tagFileFacts(text: string): VersionFact[] {
  // A program without an ending, too, assigns what is called a tag.
  if (text.startsWith('#!')) return [];
  const assigned = assignmentFacts(text);
  const lines = text.split('\n').map((line) => line.trim());
  const content = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const [only = ''] = content;
  const value = only.replace(/^(["'])(.*)\1$/, '$2');
  if (assigned.length > 0 || content.length !== 1 || !isVersionText(value) || !isVersionLike(value)) return assigned;
  const role = value.startsWith('sha256:') ? 'digest' : /[/:@]/.test(value) ? 'image' : 'tag';
  const part = { role, line: lines.indexOf(only) + 1, text: value } as const;
  return [{ slot: 'content', parts: [part], release: null, key: null, isValues: false, environments: [] }];
}
