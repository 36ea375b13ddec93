import type { JsonObject } from '@/lib/scan/documents/json';

/** A kustomization file, and what it takes in and is taken in by (detection rules MAN-2, MAN-3). */
export interface Kustomization {
  path: string;
  objectId: string;
  /** Folder of the file; '' for the root. */
  folder: string;
  isComponent: boolean;
  body: JsonObject;
  /** Folders of local kustomizations it takes in (resources, bases, components). */
  takes: string[];
  /** Local files it takes in as resources. */
  resources: string[];
  /** Remote bases, as written. */
  remotes: string[];
  /** Folders of the kustomizations that take this one in. */
  takenBy: string[];
  counted: boolean;
}
