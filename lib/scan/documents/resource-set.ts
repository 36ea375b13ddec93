import type { ManifestFacts } from '@/lib/scan/documents/file-facts';
import { heldObject } from '@/lib/scan/documents/held-object';
import { isObject, type JsonObject, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { readManifests } from '@/lib/scan/documents/manifests';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Unread } from '@/lib/scan/documents/unread';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { expression, writesObjects } from '@/lib/scan/documents/written-objects';

/** More inputs, or more text for all of them, are not written out: bounds the work on hostile sets. */
const mostInputs = 50;
const mostCharacters = 1_000_000;

/**
 * Objects that ResourceSets of the Flux Operator write: those of `resources`, and those in the text of `resourcesTemplate`, which is read
 * once more (detection rules FLUX-2), for each input that the set lists. What inputs from elsewhere fill stays open, so each stands once
 * then; what open proposals fill is thrown away with them and stands for nothing.
 */
export function objectsOfResourceSets(resources: readonly Resource[]): Resource[] {
  const sets = resources.filter(isResourceSet);
  const proposals = sets.length > 0 ? proposalProviders(resources) : new Set<string>();
  return sets
    .filter((set) => !isForProposals(set, proposals))
    .flatMap((set) =>
      textsOf(set).flatMap(({ text, key, quotes }) => {
        const texts = new Set(inputsOf(set, text.length).map((input) => fillIn(text, input, quotes)));
        return [...texts].flatMap((filled) =>
          factsIn(filled).documents.map((document) => heldObject(document, set, key)),
        );
      }),
    );
}

/** ResourceSets that list more inputs than are written out. */
export function inputsLeftOut(resources: readonly Resource[]): Unread[] {
  return resources
    .filter((resource) => resource.counted && isResourceSet(resource))
    .flatMap((set) => {
      const all = listAt(set.body ?? undefined, 'spec', 'inputs').filter(isObject).length;
      const written = textsOf(set).map(({ text }) => inputsOf(set, text.length).length);
      const left = isWhole(set) ? all - Math.min(all, ...written) : 0;
      const reason = `the set lists ${all} inputs; what it writes for ${left} of them is not looked at`;
      return left === 0 ? [] : [{ path: set.path, line: set.line, reason }];
    });
}

/** Names of the providers that list open proposals of a Git host. */
function proposalProviders(resources: readonly Resource[]): Set<string> {
  const providers = resources.filter(
    ({ group, kind, body }) =>
      group === 'fluxcd.controlplane.io' &&
      kind === 'ResourceSetInputProvider' &&
      /(Pull|Merge)Request$/.test(textAt(body ?? undefined, 'spec', 'type') ?? ''),
  );
  return new Set(providers.flatMap(({ name }) => name ?? []));
}

function isForProposals({ body }: Resource, proposals: ReadonlySet<string>): boolean {
  const from = listAt(body ?? undefined, 'spec', 'inputsFrom').map((each) => textAt(each, 'name') ?? '');
  return from.length > 0 && from.every((name) => proposals.has(name));
}

/** The inputs that a set lists, as many as a text of this length allows, unless others join them from elsewhere. */
function inputsOf(set: Resource, length: number): JsonObject[] {
  const most = Math.max(1, Math.min(mostInputs, Math.floor(mostCharacters / Math.max(1, length))));
  const listed = listAt(set.body ?? undefined, 'spec', 'inputs')
    .filter(isObject)
    .slice(0, most);
  return isWhole(set) && listed.length > 0 ? listed : [{}];
}

/** Whether a set lists all of its inputs itself. */
function isWhole({ body }: Resource): boolean {
  return listAt(body ?? undefined, 'spec', 'inputsFrom').length === 0;
}

const inputOf = /<<-?\s*inputs\.([\w.-]{1,100})(\s*\|\s*quote)?\s*-?>>/g;

/** A text with the values of an input in it; one with an expression of its own, or of several lines, stays open. */
function fillIn(text: string, input: JsonObject, quotes: boolean): string {
  return text.replace(inputOf, (written, name: string, quoted: string | undefined) => {
    const value = valueAt(input, ...name.split('.'));
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return written;
    const inText = String(value);
    if (isUnresolved(inText) || inText.includes('\n')) return written;
    return quotes && quoted !== undefined ? JSON.stringify(inText) : JSON.stringify(inText).slice(1, -1);
  });
}

function isResourceSet({ group, version, kind, completeness }: Resource): boolean {
  return writesObjects(`${group}/${version}`, kind) && completeness === 'complete';
}

interface WrittenText {
  text: string;
  /** The text is YAML as people write it, in which `quote` brings the quotes. */
  quotes: boolean;
  key: readonly (string | number)[];
}

/** The objects of a set as texts: each of the list, and the template. */
function textsOf({ body }: Resource): WrittenText[] {
  const listed = listAt(body ?? undefined, 'spec', 'resources').map((object, index) => ({
    text: JSON.stringify(object),
    quotes: false,
    key: ['spec', 'resources', index],
  }));
  const template = textAt(body ?? undefined, 'spec', 'resourcesTemplate') ?? '';
  return [...listed, { text: template, quotes: true, key: ['spec', 'resourcesTemplate'] }];
}

function factsIn(text: string): ManifestFacts {
  return readManifests(text.replace(expression, '{{$1}}'), false);
}
