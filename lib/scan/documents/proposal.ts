import { stringify } from 'yaml';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { type JsonObject, type JsonValue, objectAt, textAt } from '@/lib/scan/documents/json';
import { mergePatch } from '@/lib/scan/documents/patch';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Proposal } from '@/lib/scan/evidence';

/**
 * Writes how an agent object of the repository would look with a change: its own name, and the part that changes with what already
 * stands there. Null for templates, whose text is not what reaches the agent.
 */
export function proposeChange(agent: AgentObject, key: readonly string[], change: JsonObject): Proposal | null {
  const { body, templated, path, version, group, kind, namespace } = agent.resource;
  const name = textAt(body ?? undefined, 'metadata', 'name');
  if (body === null || templated || name === undefined || isUnresolved(JSON.stringify(objectAt(body, ...key) ?? {})))
    return null;
  const changed = mergePatch(objectAt(body, ...key), change);
  const object: JsonObject = {
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind,
    metadata: namespace === null ? { name } : { name, namespace },
    ...nest(key, changed),
  };
  return { path, language: 'yaml', text: stringify(object).trimEnd() };
}

function nest(key: readonly string[], value: JsonValue): JsonObject {
  const [first = '', ...rest] = key;
  return { [first]: rest.length === 0 ? value : nest(rest, value) };
}
