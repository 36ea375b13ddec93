import type { RepositoryRole } from '@/lib/assessment/report';
import type { Resource } from '@/lib/scan/documents/resource';
import { buildDescription, isProgram, sourceCode } from '@/lib/scan/documents/source-code';
import { countedFiles, filesOfClass } from '@/lib/scan/files-by-path';
import { isWorkload, workloadGroups } from '@/lib/scan/indicators/kubernetes-manifests';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

const container = /(^|\/)(Dockerfile|Containerfile)[^/]*$/;
const document =
  /\.(md|mdx|adoc|rst|txt|html|css|png|svg|jpe?g|gif|pdf|webp|ico)$|(^|\/)(LICEN[CS]E|COPYING|NOTICE|README|AUTHORS|CHANGELOG|\.git(ignore|attributes))$/i;

/** How an operator is packaged for others, where a scaffold laid it out. */
const operatorPackaging = /^(config|bundle|dist|deploy)\//;

export interface RoleFacts {
  role: RepositoryRole;
  /** Nothing here is deployed: documentation, a library, a collection of charts or modules. */
  deploysNothing: boolean;
}

/** Suggests what a repository is for, from what it holds; people can correct it. */
export function suggestRole(inventory: Inventory, environmentRoots: number, deploys: number): RoleFacts {
  const agents = inventory.agents.filter((agent) => agent.counted).length;
  const charts = inventory.charts.filter((chart) => chart.counted && !chart.vendored).length;
  const isScaffold = isOperatorScaffold(inventory);
  const workloads = [...workloadGroups, operators].reduce(
    (sum, group) => sum + objectsOfGroup(inventory, group).filter((resource) => runs(resource, isScaffold)).length,
    0,
  );
  const sources = countedFiles(inventory, sourceCode).length;
  const containers = countedFiles(inventory, container);
  const releases = inventory.helmfiles
    .filter((helmfile) => helmfile.counted)
    .reduce((sum, helmfile) => sum + helmfile.releases.length, 0);
  const composed = inventory.composeFiles.filter((file) => file.counted && file.deployed).length;
  const declared = agents + releases + workloads + composed;
  const builds = countedFiles(inventory, buildDescription);
  // A few files of source code that the root builds and puts into an image are a service.
  const isSmallService = sources > 0 && [builds, containers].every((files) => files.some(isAtRoot));
  const isSmall =
    agents + releases + environmentRoots === 0 && (isSmallService || (declared === 0 && deploys > 0 && sources > 0));
  const application = builds.length > 0 && (isProgram(sources) || isSmall);
  const roles: RepositoryRole[] = [];
  if (declared > 0 && !(application && agents + releases === 0)) roles.push('configuration');
  if (environmentRoots > 0) roles.push('infrastructure');
  if (application) {
    const isProduct = isScaffold && deploys + declared === 0;
    roles.push(!isProduct && (containers.length > 0 || deploys > 0 || declared > 0) ? 'application' : 'library');
  }
  if (roles.length === 0) return { role: restRole(inventory, charts), deploysNothing: declared === 0 && deploys === 0 };
  // What builds an image of an application runs somewhere, even if nothing here shows where; an operator runs at those who install it.
  const isRun = application && containers.length > 0 && !isScaffold;
  const deploysNothing = !(declared > 0 || environmentRoots > 0 || deploys > 0 || isRun);
  const [only] = roles;
  if (roles.length > 1 || only === undefined) return { role: 'mixed', deploysNothing };
  return { role: only === 'configuration' && isPlatform(inventory) ? 'platform' : only, deploysNothing };
}

/** Whether an object outside charts runs something by itself, save what packages an operator for others. */
function runs(resource: Resource, isScaffold: boolean): boolean {
  if (resource.chart !== null || !(isWorkload(resource) || installsOperator(resource))) return false;
  return !(isScaffold && operatorPackaging.test(resource.path));
}

/** The group of what asks the operator catalogue of a cluster for an operator. */
const operators = 'operators.coreos.com';

/** What asks for an operator is as much a release as one of a chart. */
function installsOperator({ group, kind, completeness }: Resource): boolean {
  return group === operators && kind === 'Subscription' && completeness === 'complete';
}

/** What kubebuilder and the Operator SDK lay out: a file `PROJECT` beside the packaging of an operator. */
function isOperatorScaffold(inventory: Inventory): boolean {
  return [/^PROJECT$/, /^config\/(crd|rbac|manager)\//].every((path) => countedFiles(inventory, path).length > 0);
}

function isAtRoot({ path }: { path: string }): boolean {
  return !path.includes('/');
}

function restRole(inventory: Inventory, charts: number): RepositoryRole {
  if (charts > 0) return 'charts';
  if (inventory.terraform.some(({ counted: counts }) => counts)) return 'library';
  const counted = filesOfClass(inventory, null).length;
  const pages = filesOfClass(inventory, 'documentation').length;
  const documents = countedFiles(inventory, document).length + pages;
  return documents * 2 >= counted + pages || inventory.files.length === 0 ? 'documentation' : 'library';
}

const platformNames =
  /ingress|cert-manager|prometheus|grafana|kyverno|gatekeeper|external-secrets|external-dns|istio|linkerd|cilium|velero|loki|metallb|crossplane/i;

/** Share of the agent objects that deliver something else from which on a repository is none of a platform. */
const mostOthers = 0.4;

/** Most agent objects deliver add-ons of the platform rather than applications. */
function isPlatform(inventory: Inventory): boolean {
  const agents = inventory.agents.filter((agent) => agent.counted);
  if (agents.length < 4) return false;
  let others = 0;
  for (const { name, sources } of agents) {
    const names = `${name} ${sources.map(({ path, chart }) => `${path} ${chart}`).join(' ')}`;
    if (!platformNames.test(names)) others += 1;
    if (others / agents.length >= mostOthers) return false;
  }
  return true;
}
