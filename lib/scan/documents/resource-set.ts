import { splitApiVersion } from '@/lib/scan/documents/api-group';
import type { ManifestFacts } from '@/lib/scan/documents/file-facts';
import { listAt, textAt } from '@/lib/scan/documents/json';
import { readManifests } from '@/lib/scan/documents/manifests';
import { isComplete } from '@/lib/scan/documents/required-fields';
import type { DocumentFact, Resource } from '@/lib/scan/documents/resource';
import { expression, writesObjects } from '@/lib/scan/documents/written-objects';

/**
 * Objects that ResourceSets of the Flux Operator write: those of `resources`, and those in the text of `resourcesTemplate`, which is read
 * once more (detection rules FLUX-2). What an input fills is unknown, so each stands once whatever the number of inputs.
 */
export function objectsOfResourceSets(resources: readonly Resource[]): Resource[] {
  return resources
    .filter(isResourceSet)
    .flatMap((set) =>
      textsOf(set).flatMap(({ text, key }) => factsIn(text).documents.map((document) => place(document, set, key))),
    );
}

function isResourceSet({ group, version, kind, completeness }: Resource): boolean {
  return writesObjects(`${group}/${version}`, kind) && completeness === 'complete';
}

interface WrittenText {
  text: string;
  key: readonly (string | number)[];
}

/** The objects of a set as texts: each of the list, and the template. */
function textsOf({ body }: Resource): WrittenText[] {
  const listed = listAt(body ?? undefined, 'spec', 'resources').map((object, index) => ({
    text: JSON.stringify(object),
    key: ['spec', 'resources', index],
  }));
  const template = textAt(body ?? undefined, 'spec', 'resourcesTemplate') ?? '';
  return [...listed, { text: template, key: ['spec', 'resourcesTemplate'] }];
}

function factsIn(text: string): ManifestFacts {
  return readManifests(text.replace(expression, '{{$1}}'), false);
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
