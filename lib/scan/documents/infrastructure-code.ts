import { folderOf } from '@/lib/scan/documents/folder';
import { textAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { besideTerraform, isPlannerFile, terraformCode, unitFile } from '@/lib/scan/documents/terraform-roots';

/** Infrastructure that is described as code: one folder (or file, or object) of one tool. */
export interface InfrastructureCode {
  tool: string;
  /** root: stands for something that exists (state, a stack, an inventory, an object of a cluster) · module: a part to build from. */
  role: 'root' | 'module';
  path: string;
  objectId: string | null;
  line: number | null;
  note: string;
}

interface CodeFile {
  path: string;
  objectId: string;
}

/** What infrastructure code is recognised from. All lists hold counted entries only. */
export interface InfrastructureEvidence {
  /** Files that `infrastructureFile` matches; others may be among them. */
  files: readonly CodeFile[];
  terraform: readonly TerraformFile[];
  resources: readonly Resource[];
  /** Texts that `isInfrastructureText` asks for, by path. */
  texts: ReadonlyMap<string, string>;
}

/** Infrastructure code of every tool, one entry per folder and tool (detection rules 1, IAC-1 to IAC-8). */
export function infrastructureCode(evidence: InfrastructureEvidence): InfrastructureCode[] {
  return [...terraformCode(evidence), ...byPaths(evidence.files), ...byTexts(evidence), ...objects(evidence.resources)];
}

/** Tools whose files are known by their name. A root stands for something that exists. */
const names: readonly { tool: string; role: 'root' | 'module'; pattern: RegExp }[] = [
  { tool: 'terragrunt', role: 'root', pattern: /(^|\/)terragrunt\.stack\.hcl$/ },
  { tool: 'terramate', role: 'root', pattern: /(^|\/)stack\.tm\.hcl$/ },
  { tool: 'terraform', role: 'root', pattern: /\.tfdeploy\.hcl$/ },
  { tool: 'pulumi', role: 'module', pattern: /(^|\/)Pulumi\.ya?ml$/ },
  { tool: 'pulumi', role: 'root', pattern: /(^|\/)Pulumi\.[\w-]+\.ya?ml$/ },
  { tool: 'crossplane', role: 'module', pattern: /(^|\/)crossplane\.ya?ml$/ },
  { tool: 'cloudformation', role: 'root', pattern: /(^|\/)samconfig\.(toml|ya?ml)$|\.cfn\.(ya?ml|json)$/ },
  { tool: 'cdk', role: 'root', pattern: /(^|\/)cdk\.json$/ },
  { tool: 'cdktf', role: 'root', pattern: /(^|\/)cdktf\.json$/ },
  { tool: 'bicep', role: 'root', pattern: /\.bicepparam$|(^|\/)main\.bicep$/ },
  { tool: 'bicep', role: 'module', pattern: /(^|\/)(?!main\.bicep$)[^/]+\.bicep$/ },
  { tool: 'azure-resource-manager', role: 'root', pattern: /(^|\/)(azuredeploy|mainTemplate)(\.parameters)?\.json$/ },
  { tool: 'serverless', role: 'root', pattern: /(^|\/)serverless\.(ya?ml|ts|json)$/ },
  { tool: 'ansible', role: 'module', pattern: /(^|\/)roles\/[^/]+\/tasks\/main\.ya?ml$/ },
  {
    tool: 'ansible',
    role: 'root',
    pattern: /(^|\/)inventor(y|ies)\/(?!(.+\/)?(group|host)_vars\/).+|(^|\/)(hosts|inventory)(\.ini|\.ya?ml)$/,
  },
  { tool: 'chef', role: 'root', pattern: /(^|\/)(Policyfile\.rb|nodes\/[^/]+\.json)$/ },
  { tool: 'chef', role: 'module', pattern: /(^|\/)(Berksfile|recipes\/default\.rb)$/ },
  { tool: 'puppet', role: 'root', pattern: /(^|\/)(Puppetfile|environment\.conf|manifests\/site\.pp)$/ },
  { tool: 'puppet', role: 'module', pattern: /(^|\/)manifests\/init\.pp$/ },
  { tool: 'salt', role: 'root', pattern: /(^|\/)top\.sls$/ },
  { tool: 'dnscontrol', role: 'root', pattern: /(^|\/)dnsconfig\.js$/ },
  { tool: 'talos', role: 'root', pattern: /(^|\/)talconfig\.ya?ml$/ },
];

/** Most files have none of these names, which one look tells. */
const anyName = new RegExp([unitFile, ...names.map(({ pattern }) => pattern)].map(({ source }) => source).join('|'));

/** Folders that a tool's name pattern needs beside it: a file called `hosts.yml` is an inventory only where Ansible is used. */
const company: Readonly<Record<string, RegExp>> = {
  ansible: /(^|\/)(ansible\.cfg|roles\/[^/]+\/tasks\/main\.ya?ml|playbooks?\/.+\.ya?ml|site\.ya?ml)$/,
  chef: /(^|\/)(Policyfile\.rb|Berksfile|metadata\.rb|knife\.rb)$/,
};

function byPaths(files: readonly CodeFile[]): InfrastructureCode[] {
  const named = files.filter(({ path }) => anyName.test(path));
  const above = foldersAboveUnits(named);
  const hasCompany = remember((tool: string): boolean => {
    const needed = company[tool];
    return needed === undefined || files.some(({ path }) => needed.test(path));
  });
  return named.flatMap((file) => {
    // One above others holds what they share; one with none below it is a unit with a state of its own.
    if (unitFile.test(file.path))
      return [codeAt(file, 'terragrunt', above.has(folderOf(file.path)) ? 'module' : 'root')];
    const known = names.filter(({ tool, pattern }) => pattern.test(file.path) && hasCompany(tool));
    return known.map(({ tool, role }) => codeAt(file, tool, role));
  });
}

/** Folders above those that hold a `terragrunt.hcl`. */
function foldersAboveUnits(files: readonly CodeFile[]): ReadonlySet<string> {
  const above = new Set<string>();
  for (const { path } of files) {
    let folder = unitFile.test(path) ? folderOf(path) : '';
    while (folder !== '') {
      folder = folderOf(folder);
      if (above.has(folder)) break;
      above.add(folder);
    }
  }
  return above;
}

function codeAt({ path, objectId }: CodeFile, tool: string, role: 'root' | 'module'): InfrastructureCode {
  return { tool, role, path, objectId, line: null, note: `${tool} ${role}` };
}

/** Where templates of CloudFormation stand, and what says that a text is one. */
const cloudTemplatePath =
  /(^|\/)(cloudformation|cfn)\/.+\.(ya?ml|json|template)$|(^|\/)(template|([^/]+[-_.])?(cloudformation|cfn)([-_.][^/]+)?)\.(ya?ml|json)$/i;
const cloudTemplateText = /^[ \t]*"?AWSTemplateFormatVersion"?[ \t]*:|^[ \t]*"?Type"?[ \t]*:[ \t]*["']?AWS::\w+::/m;

/** Whether a file may be a template of CloudFormation. */
export function isCloudTemplatePath(path: string): boolean {
  return cloudTemplatePath.test(path);
}

/** Whether a text is a template of CloudFormation. */
export function isCloudTemplate(text: string): boolean {
  return cloudTemplateText.test(text);
}

/** Texts by which tools without fixed file names are known, in places where Kubernetes manifests do not stand. */
const contents: readonly { tool: string; path: RegExp; pattern: RegExp }[] = [
  {
    tool: 'cloudformation',
    path: cloudTemplatePath,
    pattern: cloudTemplateText,
  },
  {
    tool: 'ansible',
    path: /(^|\/)playbooks?\/[^/]+\.ya?ml$|(^|\/)(site|playbook[^/]*)\.ya?ml$/,
    pattern: /^[ \t]*(- )?hosts:[ \t]*\S/m,
  },
  {
    tool: 'octodns',
    path: /(^|\/)(octodns|dns)[^/]*(\/[^/]+)*\.ya?ml$|^(config\/)?(config|production|staging)\.ya?ml$/,
    pattern: /\bclass["']?:\s*["']?octodns/,
  },
];

/** Whether the text of a file is needed to tell whether it is infrastructure code. */
export function isInfrastructureText(path: string): boolean {
  return isPlannerFile(path) || contents.some((content) => content.path.test(path));
}

function byTexts({ files, texts }: InfrastructureEvidence): InfrastructureCode[] {
  const found = files.flatMap((file) => {
    const text = texts.get(file.path) ?? '';
    return contents
      .filter((content) => content.path.test(file.path) && content.pattern.test(text))
      .map(({ tool }) => ({ file, tool }));
  });
  const isLone = found.some(({ tool }) => tool === 'ansible') ? lonePlaybooks(files) : () => false;
  return found.map(({ file, tool }) => codeAt(file, tool, tool === 'ansible' && isLone(file) ? 'module' : 'root'));
}

/** What Ansible keeps beside a playbook, other playbooks among it. */
const besidePlaybooks =
  /(^|\/)(ansible\.cfg|(group|host)_vars\/.+|roles\/[^/]+\/tasks\/main\.ya?ml|inventor(y|ies)(\/.+|\.ini|\.ya?ml)?|hosts(\.ini|\.ya?ml)?|playbooks?\/.+\.ya?ml|(site|playbook[^/]*)\.ya?ml)$/;

/** Tells a playbook with nothing beside it, which says not what it stands for: somebody runs it once, on a host of their own. */
function lonePlaybooks(files: readonly CodeFile[]): (playbook: CodeFile) => boolean {
  const beside = files.filter(({ path }) => besidePlaybooks.test(path));
  return ({ path }) => beside.every((file) => file.path === path);
}

/** Files by whose path or text infrastructure code is recognised; most files are none, which one look tells. */
export const infrastructureFile = new RegExp(
  [anyName, ...Object.values(company), ...contents.map(({ path }) => path), besidePlaybooks, ...besideTerraform]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

/** API groups whose objects are infrastructure, kept in shape by a controller in a cluster (IAC-5, IAC-6, FLT-3). */
const groups: readonly { tool: string; pattern: RegExp; modules?: RegExp; kinds?: RegExp }[] = [
  { tool: 'crossplane', pattern: /^apiextensions\.crossplane\.io$/, modules: /./ },
  { tool: 'crossplane', pattern: /^pkg\.crossplane\.io$/, modules: /./ },
  { tool: 'crossplane', pattern: /\.(upbound|crossplane)\.io$/, modules: /^(Cluster)?ProviderConfig/ },
  { tool: 'config-connector', pattern: /\.cnrm\.cloud\.google\.com$/, modules: /^ConfigConnector/ },
  { tool: 'aws-controllers', pattern: /\.services\.k8s\.aws$/, modules: /^(AdoptedResource|FieldExport)$/ },
  { tool: 'azure-service-operator', pattern: /^(?!serviceoperator)[\w.]+\.azure\.com$/ },
  { tool: 'cluster-api', pattern: /^cluster\.x-k8s\.io$/, modules: /^ClusterClass$/, kinds: /^Cluster(Class)?$/ },
  { tool: 'eksctl', pattern: /^eksctl\.io$/, kinds: /^ClusterConfig$/ },
  { tool: 'gardener', pattern: /^core\.gardener\.cloud$/, kinds: /^Shoot$/ },
  { tool: 'kops', pattern: /^kops\.k8s\.io$/, kinds: /^Cluster$/ },
  { tool: 'tofu-controller', pattern: /^infra\.contrib\.fluxcd\.io$/, kinds: /^Terraform$/ },
  { tool: 'pulumi', pattern: /^pulumi\.com$/, kinds: /^Stack$/ },
];

/** Few groups stand for thousands of objects. */
const rulesOf = remember((group: string) => groups.filter(({ pattern }) => pattern.test(group)), 1_000);

function objects(resources: readonly Resource[]): InfrastructureCode[] {
  const own = ownKinds(resources);
  const seen = new Set<string>();
  return resources.flatMap((resource) => {
    const rules = rulesOf(resource.group);
    if (resource.completeness !== 'complete' || (rules.length === 0 && own.size === 0)) return [];
    const found = own.has(`${resource.group}/${resource.kind}`)
      ? { tool: 'crossplane', role: 'root' as const }
      : ofGroup(rules, resource.kind);
    if (!found) return [];
    const folder = `${found.tool} ${found.role} ${folderOf(resource.path)}`;
    if (seen.has(folder)) return [];
    seen.add(folder);
    const { path, objectId, line, kind, name } = resource;
    return [{ ...found, path, objectId, line, note: `${found.tool}: ${kind} ${name ?? ''}`.trim() }];
  });
}

function ofGroup(rules: typeof groups, kind: string): { tool: string; role: 'root' | 'module' } | null {
  const rule = rules.find(({ kinds }) => kinds?.test(kind) ?? true);
  return rule ? { tool: rule.tool, role: rule.modules?.test(kind) ? 'module' : 'root' } : null;
}

/** Kinds that composite resource definitions of the repository bring: objects of these kinds are infrastructure in use. */
function ownKinds(resources: readonly Resource[]): Set<string> {
  const kinds = new Set<string>();
  for (const { group, kind, body } of resources) {
    if (group !== 'apiextensions.crossplane.io' || kind !== 'CompositeResourceDefinition') continue;
    const own = textAt(body ?? undefined, 'spec', 'group');
    for (const names of ['names', 'claimNames']) {
      const defined = textAt(body ?? undefined, 'spec', names, 'kind');
      if (own && defined) kinds.add(`${own}/${defined}`);
    }
  }
  return kinds;
}
