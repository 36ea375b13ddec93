/** digest: by content · version: a version-like tag · commit: a commit id · floating: latest, a branch, or no tag · unresolved: a template fills it. */
export type ImageTagClass = 'digest' | 'version' | 'commit' | 'floating' | 'unresolved';

/** An image that a workload, values file or kustomization names. */
export interface ImageReference {
  /** As written. */
  text: string;
  /** Registry host, '' when none is written. */
  registry: string;
  repository: string;
  tag: string | null;
  digest: string | null;
  tagClass: ImageTagClass;
  path: string;
  objectId: string;
  line: number;
  key: readonly (string | number)[];
  counted: boolean;
}
