/** Bytes at the beginning of a file that tell what it holds. */
export const TELLING_BYTES = 65_536;

const eventTypes = new Set(['deployment', 'change', 'commit', 'recovery', 'incident', 'resolution']);
/** A field of the other formats that facts never have: CDEvents, CloudEvents, and what is posted to DevLake. */
const foreignKeys = new Set([
  'context',
  'specversion',
  'deploymentCommits',
  'deployment_commits',
  'commit_sha',
  'issueKey',
]);
const factKey = /^\{\s*"(version|facts)"\s*:/;

/**
 * What an imported file holds, by its beginning: facts (one document, JSON or YAML) or events (JSON, one a line, an array or one
 * object). A bad first line of an event file does not make it a fact file.
 */
export function importedKind(beginning: Uint8Array): 'facts' | 'events' {
  const text = new TextDecoder().decode(beginning).trimStart();
  if (text.startsWith('[')) return 'events';
  const lines = text.split('\n', 1_000);
  if (!text.startsWith('{')) return lines.some((line) => isEvent(readObject(line))) ? 'events' : 'facts';
  const first = readObject(lines[0] ?? '');
  return (first === null ? factKey.test(text) : 'facts' in first) ? 'facts' : 'events';
}

function readObject(line: string): object | null {
  if (!line.trimStart().startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function isEvent(value: object | null): boolean {
  if (value === null) return false;
  if ('type' in value && eventTypes.has(String(value.type))) return true;
  return Object.keys(value).some((key) => foreignKeys.has(key));
}
