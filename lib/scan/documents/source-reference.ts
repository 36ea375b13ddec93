/** A reference to something outside the repository that desired state takes in: a chart, a remote base, a module, a Git revision. */
export interface SourceReference {
  kind: 'helm-chart' | 'helm-dependency' | 'kustomize-remote' | 'terraform-module' | 'git-revision' | 'oci-artifact';
  /** What is referenced, as written. */
  target: string;
  /** Version, tag, digest or branch as written; null when none is given. */
  reference: string | null;
  /** fixed: exact version, tag, commit or digest · ranged: a version range · floating: branch, HEAD, latest or nothing · unresolved: a template fills it. */
  pin: 'fixed' | 'ranged' | 'floating' | 'unresolved';
  /** True for the scanned repository's own branch (the folder-per-environment pattern): not judged as a pin. */
  own: boolean;
  path: string;
  objectId: string;
  line: number;
  key: readonly (string | number)[];
  counted: boolean;
}
