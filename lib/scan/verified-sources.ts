import { argoCdObjects } from '@/lib/scan/agent-selection';
import { listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

/** A source of desired state that an agent could verify. */
export interface VerifiableSource {
  /** Null: a template decides. */
  verified: boolean | null;
  agent: 'Flux' | 'Argo CD';
  /** What verifies it; null where nothing does, or a template decides. */
  mark: Mark | null;
}

/** Sources of Flux, and applications of Argo CD, of which each project says whose signature it asks for (FLUX-12, ARGO-14). */
export function verifiableSources(inventory: Inventory): VerifiableSource[] {
  return [...ofFlux(inventory), ...ofInstances(inventory), ...ofArgoCd(inventory)];
}

const sourceKinds = /^(GitRepository|OCIRepository)$/;

/** Git and OCI sources, and releases and charts that say how their chart is verified; others cannot be. */
function ofFlux(inventory: Inventory): VerifiableSource[] {
  const flux = standingObjects(inventory, (group) => /^(source|helm)\.toolkit\.fluxcd\.io$/.test(group));
  return flux.flatMap((resource) => {
    const { group, kind, completeness, path, objectId, line, name, rootKey } = resource;
    const key = kind === 'HelmRelease' ? ['spec', 'chart', 'spec', 'verify'] : ['spec', 'verify'];
    const value = valueAt(resource.body ?? undefined, ...key);
    const isSource = group.startsWith('source.') && sourceKinds.test(kind);
    if (completeness !== 'complete' || (!isSource && (value === undefined || value === null))) return [];
    const verified = isUnresolved(value) ? null : value !== undefined && value !== null;
    const note = `${kind} ${name ?? ''} is verified before use`;
    const mark = verified ? { path, objectId, line, note, key: [...rootKey, ...key] } : null;
    return [{ verified, agent: 'Flux' as const, mark }];
  });
}

/** The source that a FluxInstance syncs from: a patch of its own adds the verification. */
function ofInstances(inventory: Inventory): VerifiableSource[] {
  const operator = standingObjects(inventory, (group) => group === 'fluxcd.controlplane.io');
  return operator.flatMap(({ kind, name, body, path, objectId, line, rootKey }) => {
    const source = textAt(body ?? undefined, 'spec', 'sync', 'kind');
    if (kind !== 'FluxInstance' || source === undefined || !sourceKinds.test(source)) return [];
    const patches = listAt(body ?? undefined, 'spec', 'kustomize', 'patches');
    const at = patches.findIndex(
      (patch) =>
        (textAt(patch, 'target', 'kind') ?? source) === source && addsVerification.test(textAt(patch, 'patch') ?? ''),
    );
    const verified = at !== -1;
    const note = `${source} of FluxInstance ${name ?? ''} is verified before use`;
    const key = [...rootKey, 'spec', 'kustomize', 'patches', at];
    const mark = verified ? { path, objectId, line, note, key } : null;
    return [{ verified, agent: 'Flux' as const, mark }];
  });
}

/** A JSON patch, or one that is merged, and no comment. */
const addsVerification = /^[ \t]*(-[ \t]+)?(path:[ \t]*["']?\/spec\/verify\b|verify:)/m;

function ofArgoCd(inventory: Inventory): VerifiableSource[] {
  const projects = standingObjects(inventory, (group) => group === 'argoproj.io').filter(
    ({ kind }) => kind === 'AppProject',
  );
  const anyAsks = projects.some(asksForSignatures);
  const byName = new Map(projects.map((project) => [project.name, project]));
  return argoCdObjects(inventory)
    .filter(({ unresolved }) => !unresolved)
    .map(({ kind, name, project, resource: { path, objectId, line } }) => {
      const own = byName.get(project ?? 'default');
      // Which project a template names matters only where one of them asks.
      const isOpen = anyAsks && isUnresolved(project);
      const verified = isOpen ? null : own !== undefined && asksForSignatures(own);
      if (!verified) return { verified, agent: 'Argo CD' as const, mark: null };
      const note = `${kind} ${name} is verified by project ${project ?? ''}`;
      return { verified, agent: 'Argo CD' as const, mark: { path, objectId, line, note } };
    });
}

function asksForSignatures({ body }: Resource): boolean {
  const keys = listAt(body ?? undefined, 'spec', 'signatureKeys');
  return keys.length > 0 || listAt(body ?? undefined, 'spec', 'sourceIntegrity', 'git', 'policies').length > 0;
}
