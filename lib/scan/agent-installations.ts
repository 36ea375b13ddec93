import type { AgentCoverage } from '@/lib/scan/agent-coverage';
import { chartAgents, fluxDaemons } from '@/lib/scan/agent-selection';
import { releasesOf } from '@/lib/scan/chart-releases';
import { textAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Mark } from '@/lib/scan/indicator';
import { inflatedFlux } from '@/lib/scan/inflated-flux';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { type TerraformRule, terraformSigns } from '@/lib/scan/terraform-signs';

/** The installation of a GitOps agent, kept in Git. */
export interface AgentInstallation {
  /** An agent keeps it in shape: it looks after itself. */
  underAgent: boolean;
  mark: Mark;
}

const charts = /^(argo-cd|argocd|flux2|flux-operator|flux-instance|fleet|kluctl-controller|kapp-controller)$/;
/** Where the project keeps the manifests of Flux, as a kustomization names them from afar: those of Flux 1 and Flux 2. */
export const fluxManifests =
  /(^|[/:])fluxcd\/flux(2(?![\w-])|\/\/?deploy\b)|fluxcd\.io\/flux\/install|flux2\/releases\//;
const argoCdManifests =
  /argoproj\/argo-cd(\/|\.git|\b)|argoproj\.github\.io\/argo-helm|argo-cd\/.*\/manifests|argocd-autopilot\/manifests|\bmanifests\/argo-?cd\b/;
const operators = /^(openshift-gitops-operator|argocd-operator|flux|flux-operator)$/;
const workloads =
  /^(argocd-server|argocd-application-controller|argocd-repo-server|kustomize-controller|source-controller)$/;

/**
 * Finds where agents themselves are installed from (detection rules ARGO-16, FLUX-1, FLUX-2). What flux bootstrap commits, and a
 * FluxInstance, is kept in shape by Flux itself.
 */
export function agentInstallations(inventory: Inventory, coverage: AgentCoverage): AgentInstallation[] {
  const found = known.get(inventory) ?? findInstallations(inventory, coverage);
  known.set(inventory, found);
  return found;
}

/** Several indicators ask of the same inventory, which never changes. */
const known = new WeakMap<Inventory, AgentInstallation[]>();

function findInstallations(inventory: Inventory, coverage: AgentCoverage): AgentInstallation[] {
  const releases = chartAgents(inventory)
    .filter(({ sources }) => sources.some(({ chart }) => charts.test(chart?.split('/').at(-1) ?? '')))
    .map(({ kind, name, resource: { path, objectId, line } }) => ({
      underAgent: true,
      mark: { path, objectId, line, note: `${kind} ${name} installs the agent` },
    }));
  const daemons = fluxDaemons(inventory).map(({ resource: { path, objectId, line, kind, name } }) =>
    installed(path, objectId, line, `${kind} ${name ?? ''} installs the agent`, coverage),
  );
  const own = inventory.charts
    .filter(
      ({ counted, vendored, dependencies }) =>
        counted && !vendored && dependencies.some(({ name }) => charts.test(name)),
    )
    .map(({ path, objectId }) => installed(path, objectId, 1, 'a chart that takes in the agent', coverage));
  const bases = inventory.kustomizations
    .filter(
      ({ counted, remotes: all }) =>
        counted && all.some((remote) => argoCdManifests.test(remote) || fluxManifests.test(remote)),
    )
    .map(({ path, objectId }) => installed(path, objectId, 1, 'manifests of the agent as a base', coverage));
  return [
    ...releases,
    ...daemons,
    ...own,
    ...bases,
    ...ofObjects(inventory, coverage),
    ...ofTools(inventory, coverage),
  ];
}

const terraform: readonly TerraformRule[] = [
  { name: 'agent', types: /^flux_bootstrap_git$/, does: 'puts the agent in place' },
  {
    name: 'agent',
    modules: /(^|[/:])(gitops-bridge[\w-]*|argo-?cd|flux2?)([/.]|$)|terraform-[\w-]*(argo-?cd|flux2?)(\b|$)/i,
    does: 'puts the agent in place',
  },
];

/**
 * Terraform and helmfiles put an agent in place and leave it: what flux bootstrap of Terraform commits is found as its files. A chart that
 * a kustomization renders is kept in shape where an agent delivers that.
 */
function ofTools(inventory: Inventory, coverage: AgentCoverage): AgentInstallation[] {
  const { terraform: blocks, helmfiles, kustomizations } = inventory;
  const files = new Set(
    [...blocks, ...helmfiles, ...kustomizations].filter(({ counted }) => counted).map(({ path }) => path),
  );
  const charted = releasesOf(inventory, charts).filter(({ mark }) => files.has(mark.path));
  const marks = [...charted, ...terraformSigns(inventory, terraform)].map(({ mark }) => mark);
  return [...marks, ...inflatedFlux(inventory)].map((mark) => ({
    underAgent: coverage.agentsOf(mark.path).length > 0,
    mark,
  }));
}

/** Paths of the files in which flux bootstrap commits the components of Flux. */
export const componentsFile = /(^|\/)gotk-components\.ya?ml$/;

/** Whether a path is one of these; most are not, which one look tells. */
export function isComponentsFile(path: string): boolean {
  return path.includes('gotk-components.') && componentsFile.test(path);
}

/** Files of the components of Flux that hold an object and count, in their order, each with the id of its content. */
export function componentsFiles({ resources }: Inventory): ReadonlyMap<string, string> {
  return componentsAmong(resources);
}

const componentsAmong = rememberFor(
  (resources: readonly Resource[]): ReadonlyMap<string, string> =>
    new Map(
      resources
        .filter(({ counted, path }) => counted && isComponentsFile(path))
        .map(({ path, objectId }) => [path, objectId]),
    ),
);

/** Groups of objects that install an agent; in a file of flux bootstrap any object does. */
const groups = new Set(['argoproj.io', 'operators.coreos.com', 'helm.cattle.io', 'fluxcd.controlplane.io', 'apps']);
const kinds = new Set(['ArgoCD', 'Subscription', 'HelmChart', 'FluxInstance']);

function ofObjects(inventory: Inventory, coverage: AgentCoverage): AgentInstallation[] {
  const hasComponents = componentsFiles(inventory).size > 0;
  const candidates = countedObjects(
    inventory,
    (group) => hasComponents || groups.has(group),
    (kind, group) => hasComponents || group === 'apps' || kinds.has(kind),
  );
  const seen = new Set<string>();
  return candidates.flatMap((resource) => {
    const { completeness, path, objectId, line, kind, name } = resource;
    if (seen.has(path)) return [];
    const isBootstrap = isFluxBootstrap(resource);
    if (!isBootstrap && (completeness !== 'complete' || !isInstallation(resource))) return [];
    seen.add(path);
    const found = installed(path, objectId, line, `${kind} ${name ?? ''} of the agent`, coverage);
    return [{ ...found, underAgent: found.underAgent || isBootstrap }];
  });
}

function isFluxBootstrap({ path, group, kind }: Resource): boolean {
  return isComponentsFile(path) || (group === 'fluxcd.controlplane.io' && kind === 'FluxInstance');
}

function isInstallation({ group, kind, name, body }: Resource): boolean {
  if (group === 'argoproj.io' && kind === 'ArgoCD') return true;
  if (group === 'operators.coreos.com' && kind === 'Subscription') {
    return operators.test(textAt(body ?? undefined, 'spec', 'name') ?? '');
  }
  if (group === 'helm.cattle.io' && kind === 'HelmChart')
    return charts.test(textAt(body ?? undefined, 'spec', 'chart') ?? '');
  return group === 'apps' && workloads.test(name ?? '');
}

function installed(
  path: string,
  objectId: string,
  line: number,
  note: string,
  coverage: AgentCoverage,
): AgentInstallation {
  return { underAgent: coverage.agentsOf(path).length > 0, mark: { path, objectId, line, note } };
}
