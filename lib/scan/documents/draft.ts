import { folderOf } from '@/lib/scan/documents/folder';
import type { JsonObject, JsonValue } from '@/lib/scan/documents/json';
import type { PatchTarget } from '@/lib/scan/documents/patch-target';
import type { Resource } from '@/lib/scan/documents/resource';

/** Where a patch stands: the line of its document, and the key of an inline one below that document's root. */
export interface PatchPlace {
  path: string;
  objectId: string;
  line: number;
  key: readonly (string | number)[];
}

/** A patch that took effect on an object. */
export interface AppliedPatch extends PatchPlace {
  content: JsonValue;
}

/** A patch of a kustomization or of a Flux Kustomization, ready to apply. */
export interface Patch extends AppliedPatch {
  target: PatchTarget;
}

/** An object as one overlay delivers it: the base with the patches of every kustomization on the way. */
export interface Draft {
  resource: Resource;
  body: JsonObject;
  name: string;
  namespace: string | null;
  /** Folder of the outermost kustomization that delivers it; of its file where none takes it in. */
  leaf: string;
  patches: AppliedPatch[];
}

/** The object as its file says, before any overlay; none where it is not one of its own. */
export function draftOf(resource: Resource): Draft[] {
  if (!resource.body || resource.completeness === 'patch') return [];
  const { body, namespace } = resource;
  return [{ resource, body, name: resource.name ?? '', namespace, leaf: folderOf(resource.path), patches: [] }];
}
