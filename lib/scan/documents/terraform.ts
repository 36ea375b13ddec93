/** What rules need of one Terraform or OpenTofu file. */
export interface TerraformFile {
  path: string;
  objectId: string;
  folder: string;
  /** Kind of the backend block (`s3`, `gcs`, `cloud` …), or null. */
  backend: string | null;
  modules: { name: string; source: string; version: string | null; line: number }[];
  resources: { type: string; name: string; line: number }[];
  providers: { name: string; version: string | null; line: number }[];
  /** String attributes of resources that rules read (helm_release chart and version, argocd_application …), by `type.name`. */
  attributes: Record<string, Record<string, string>>;
  /** YAML documents in heredocs of kubernetes_manifest, kubectl_manifest and the like. */
  manifests: { text: string; line: number }[];
  counted: boolean;
}
