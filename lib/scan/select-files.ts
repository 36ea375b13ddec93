import { isCairnFile } from '@/lib/scan/documents/cairn-file';
import { dependencyFile } from '@/lib/scan/documents/flag-libraries';
import { isChartPath, isValuesPath } from '@/lib/scan/documents/helm';
import { isHelmfilePath } from '@/lib/scan/documents/helmfile';
import { isKeyText } from '@/lib/scan/documents/key-files';
import { isKustomizationPath } from '@/lib/scan/documents/kustomize';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';
import { reviewGuidePath } from '@/lib/scan/documents/review-guide';
import { isPromisedEncrypted } from '@/lib/scan/documents/secret-gaps';
import { isSettingsFile } from '@/lib/scan/documents/settings-files';

/** What reads a file's bytes; part of the cache's key, so a name never changes its meaning without a new scanner version. */
export type ReaderId = 'manifests' | 'plain-manifests' | 'terraform' | 'pipeline' | 'text';

const yamlFile = /\.(ya?ml|json)$/i;
const terraformFile = /\.(tf|tofu|tf\.json)$/i;
/** Tool configuration whose documents carry no kind, and files that hold one value set each. */
const plainYaml =
  /(^|\/)(fleet\.ya?ml|\.?sops\.ya?ml|Pulumi(\.[^/]+)?\.ya?ml|atlantis\.ya?ml|requirements\.ya?ml|\.kluctl\.ya?ml|skaffold\.ya?ml|serverless\.ya?ml|((docker-)?compose|docker-stack)[^/]*\.ya?ml|app\.pipecd\.ya?ml|kyverno-test\.ya?ml|talconfig\.ya?ml|\.pre-commit-config\.ya?ml)$/;
/** Small files that rules read as text, and files in which credentials are looked for. */
const textFile =
  /(^|\/)(CODEOWNERS|OWNERS|\.gitattributes|Makefile|Rakefile|[Jj]ustfile|Taskfile\.ya?ml|\.env[^/]*|Dockerfile[^/]*|Puppetfile|Berksfile|Policyfile\.rb|dnsconfig\.js|cdk\.json)$|\.(env|properties|ini|conf|cfg|tfvars(\.json)?|pem|key|npmrc|netrc|hcl)$/i;
/** What people wrote for people, and rules judge: templates of proposals and contributing guides. */
const writtenText =
  /^((\.github|\.gitea|\.forgejo|\.azuredevops|\.gitlab|docs)\/)?((pull|merge)_request_templates?(\/[^/]+)?|contributing)(\.(md|txt|adoc|rst))?$/i;
/** What bots that propose newer versions are told; a `package.json` can hold it too. */
const updateBotFile =
  /^((\.github|\.gitlab|\.gitea|\.forgejo)\/)?(renovate\.(json|jsonc|json5)|\.renovaterc(\.(json|jsonc|json5))?)$|^\.github\/dependabot\.ya?ml$|^package\.json$/;
/** Lock files, dashboards and generated schemas: large, and nothing in them is a practice. */
const neverRead =
  /(^|\/)(package-lock|yarn\.lock|pnpm-lock|composer|go\.sum|tsconfig[^/]*|package)\.?(json|ya?ml|lock)?$|\.schema\.json$|(^|\/)dashboards?\/[^/]*\.json$/i;

/** Settings of talhelper, by which a cluster of Talos is made. */
export function isTalosConfiguration(path: string): boolean {
  return /(^|\/)talconfig\.ya?ml$/.test(path);
}

/** Which reader a path needs; null: nothing in it is read (its presence in the tree may still count). */
export function readerOf(path: string): ReaderId | null {
  if (pipelineSystemOf(path) !== null) return 'pipeline';
  if (
    isKustomizationPath(path) ||
    isChartPath(path) ||
    isValuesPath(path) ||
    isHelmfilePath(path) ||
    plainYaml.test(path)
  )
    return 'plain-manifests';
  if (isPromisedEncrypted(path) && yamlFile.test(path)) return 'plain-manifests';
  if (terraformFile.test(path)) return 'terraform';
  if (isSettingsFile(path) || isKeyText(path) || isCairnFile(path)) return 'text';
  if (textFile.test(path) || writtenText.test(path) || updateBotFile.test(path) || dependencyFile.test(path))
    return 'text';
  if (reviewGuidePath.test(path)) return 'text';
  if (yamlFile.test(path) && !neverRead.test(path)) return 'manifests';
  return null;
}
