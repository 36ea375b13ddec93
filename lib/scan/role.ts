import type { RepositoryRole } from '@/lib/assessment/report';
import type { Resource } from '@/lib/scan/documents/resource';
import { isBuildDescription, isProgram, isSourceCode } from '@/lib/scan/documents/source-code';
import { isWorkload } from '@/lib/scan/indicators/kubernetes-manifests';
import type { Inventory } from '@/lib/scan/inventory';

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
  const counted = inventory.files.filter((file) => file.notCounted === null).map(({ path }) => path);
  const agents = inventory.agents.filter((agent) => agent.counted).length;
  const charts = inventory.charts.filter((chart) => chart.counted && !chart.vendored).length;
  const isScaffold = isOperatorScaffold(counted);
  const workloads = inventory.resources.filter(
    (resource) =>
      resource.counted &&
      resource.chart === null &&
      (isWorkload(resource) || installsOperator(resource)) &&
      !(isScaffold && operatorPackaging.test(resource.path)),
  ).length;
  const sources = counted.filter(isSourceCode).length;
  const containers = counted.some((path) => container.test(path));
  const releases = inventory.helmfiles
    .filter((helmfile) => helmfile.counted)
    .reduce((sum, helmfile) => sum + helmfile.releases.length, 0);
  const composed = inventory.composeFiles.filter((file) => file.counted && file.deployed).length;
  const declared = agents + releases + workloads + composed;
  const builds = counted.some(isBuildDescription);
  const isSmall =
    agents + releases + environmentRoots === 0 &&
    (isSmallService(counted) || (declared === 0 && deploys > 0 && sources > 0));
  const application = builds && (isProgram(sources) || isSmall);
  const roles: RepositoryRole[] = [];
  if (declared > 0 && !(application && agents + releases === 0)) roles.push('configuration');
  if (environmentRoots > 0) roles.push('infrastructure');
  if (application) {
    const isProduct = isScaffold && deploys + declared === 0;
    roles.push(!isProduct && (containers || deploys > 0 || declared > 0) ? 'application' : 'library');
  }
  if (roles.length === 0)
    return { role: restRole(inventory, counted, charts), deploysNothing: declared === 0 && deploys === 0 };
  // What builds an image of an application runs somewhere, even if nothing here shows where; an operator runs at those who install it.
  const runs = declared > 0 || environmentRoots > 0 || deploys > 0 || (application && containers && !isScaffold);
  const deploysNothing = !runs;
  const [only] = roles;
  if (roles.length > 1 || only === undefined) return { role: 'mixed', deploysNothing };
  return { role: only === 'configuration' && isPlatform(inventory) ? 'platform' : only, deploysNothing };
}

/** What asks the operator catalogue of a cluster for an operator, which is as much a release as one of a chart. */
function installsOperator({ group, kind, completeness }: Resource): boolean {
  return group === 'operators.coreos.com' && kind === 'Subscription' && completeness === 'complete';
}

/** What kubebuilder and the Operator SDK lay out: a file `PROJECT` beside the packaging of an operator. */
function isOperatorScaffold(counted: readonly string[]): boolean {
  return counted.includes('PROJECT') && counted.some((path) => /^config\/(crd|rbac|manager)\//.test(path));
}

/** A few files of source code that the root builds and puts into an image. */
function isSmallService(counted: readonly string[]): boolean {
  const atRoot = counted.filter((path) => !path.includes('/'));
  const isContainer = (path: string) => container.test(path);
  return [isBuildDescription, isContainer].every((isKind) => atRoot.some(isKind)) && counted.some(isSourceCode);
}

function restRole(inventory: Inventory, counted: readonly string[], charts: number): RepositoryRole {
  if (charts > 0) return 'charts';
  if (inventory.terraform.some(({ counted: counts }) => counts)) return 'library';
  const pages = inventory.files.filter(({ notCounted }) => notCounted === 'documentation').length;
  const documents = counted.filter((path) => document.test(path)).length + pages;
  return documents * 2 >= counted.length + pages || inventory.files.length === 0 ? 'documentation' : 'library';
}

const platformNames =
  /ingress|cert-manager|prometheus|grafana|kyverno|gatekeeper|external-secrets|external-dns|istio|linkerd|cilium|velero|loki|metallb|crossplane/i;

/** Most agent objects deliver add-ons of the platform rather than applications. */
function isPlatform(inventory: Inventory): boolean {
  const agents = inventory.agents.filter((agent) => agent.counted);
  const addOns = agents.filter((agent) =>
    platformNames.test(`${agent.name} ${agent.sources.map(({ path, chart }) => `${path} ${chart}`).join(' ')}`),
  );
  return agents.length >= 4 && addOns.length / agents.length > 0.6;
}
