import { splitApiVersion } from '@/lib/scan/documents/api-group';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { DocumentFact, Resource } from '@/lib/scan/documents/resource';

/** What holds objects that are no documents of their own: another object, or values that a release hands to its chart. */
export type ObjectHolder = Pick<Resource, 'path' | 'objectId' | 'line' | 'counted' | 'chart' | 'rootKey'>;

/** An object that stands at `key` in its holder, placed in the repository. */
export function heldObject(document: DocumentFact, holder: ObjectHolder, key: readonly (string | number)[]): Resource {
  const { apiVersion, kind, name, namespace, body, templated, conditional, reasonedIgnores } = document;
  const { group, version } = splitApiVersion(apiVersion);
  const { path, objectId, line, counted, chart, rootKey } = holder;
  return {
    path,
    objectId,
    line,
    group,
    version,
    kind,
    name,
    namespace,
    body,
    rootKey: [...rootKey, ...key],
    templated,
    conditional,
    reasonedIgnores,
    completeness: body === null || isComplete(group, kind, body) ? 'complete' : 'partial',
    counted,
    chart,
  };
}
