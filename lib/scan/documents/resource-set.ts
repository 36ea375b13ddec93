import { splitApiVersion } from '@/lib/scan/documents/api-group';
import { listAt, textAt } from '@/lib/scan/documents/json';
import { readManifests } from '@/lib/scan/documents/manifests';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { DocumentFact, Resource } from '@/lib/scan/documents/resource';

/** An expression of a ResourceSet (`<< inputs.tenant >>`); a merge key of YAML (`<<: *base`) is none. */
const expression = /<<(-?[^<>\n:]{0,200}?-?)>>/g;

/**
 * Objects that ResourceSets of the Flux Operator write: those of `resources`, and those in the text of `resourcesTemplate`, which is read
 * once more (detection rules FLUX-2). What an input fills is unknown, so each stands once whatever the number of inputs.
 */
export function objectsOfResourceSets(resources: readonly Resource[]): Resource[] {
  return resources.filter(isResourceSet).flatMap((set) => [...listed(set), ...templated(set)]);
}

function isResourceSet({ group, kind, completeness }: Resource): boolean {
  return group === 'fluxcd.controlplane.io' && kind === 'ResourceSet' && completeness === 'complete';
}

function listed(set: Resource): Resource[] {
  return listAt(set.body ?? undefined, 'spec', 'resources').flatMap((object, index) =>
    documentsIn(JSON.stringify(object)).map((document) => place(document, set, ['spec', 'resources', index])),
  );
}

function templated(set: Resource): Resource[] {
  const text = textAt(set.body ?? undefined, 'spec', 'resourcesTemplate') ?? '';
  return documentsIn(text).map((document) => place(document, set, ['spec', 'resourcesTemplate']));
}

function documentsIn(text: string): DocumentFact[] {
  return readManifests(text.replace(expression, '{{$1}}'), false).documents;
}

function place(document: DocumentFact, set: Resource, key: readonly (string | number)[]): Resource {
  const { apiVersion, kind, name, namespace, body, conditional, reasonedIgnores } = document;
  const { group, version } = splitApiVersion(apiVersion);
  const { path, objectId, line, counted, chart, rootKey } = set;
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
    templated: document.templated,
    conditional,
    reasonedIgnores,
    completeness: body === null || isComplete(group, kind, body) ? 'complete' : 'partial',
    counted,
    chart,
  };
}
