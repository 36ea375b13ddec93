import { readManifests } from '@/lib/scan/documents/manifests';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

/** `${…}`; `$${` is how Terraform writes the characters themselves. */
const interpolation = /(?<!\$)\$\{[^{}\n]{0,200}\}/g;

/**
 * Kubernetes objects that Terraform files hold, as YAML in heredocs or in Terraform's own words, as files of manifests with the lines of the Terraform file. What
 * cannot be parsed is left out: it is Terraform's template language. Credentials are looked for in the file as a whole, not here.
 */
export function manifestsInTerraform(files: readonly TerraformFile[]): ManifestFile[] {
  return files
    .filter(({ manifests }) => manifests.length > 0)
    .map(({ path, objectId, counted, manifests }) => ({
      path,
      objectId,
      counted,
      facts: {
        documents: manifests.flatMap(({ text, line }) =>
          readManifests(text.replace(interpolation, UNRESOLVED), false).documents.map((document) => ({
            ...document,
            line: document.line + line - 1,
            templated: document.templated || /[$%]\{/.test(text),
          })),
        ),
        plain: [],
        problems: [],
        secrets: [],
        encrypted: false,
      },
    }));
}
