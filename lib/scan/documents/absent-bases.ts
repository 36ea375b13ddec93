import { type Draft, draftOf } from '@/lib/scan/documents/draft';
import { listAt } from '@/lib/scan/documents/json';
import { type Kustomization, patchPathsOf } from '@/lib/scan/documents/kustomize';
import type { Resource } from '@/lib/scan/documents/resource';

/**
 * Drafts of patches whose object comes from outside the repository (a remote base, a chart that kustomize renders): they show that
 * the object is there, and no more. They are partial, so what they do not say is unknown.
 */
export function patchesOfAbsentBases(
  resources: readonly Resource[],
  kustomizations: readonly Kustomization[],
  drafts: readonly Draft[],
): Draft[] {
  const alone = resources.filter(({ completeness, body }) => completeness === 'patch' && body?.['$patch'] !== 'delete');
  if (alone.length === 0) return [];
  const applied = new Set(drafts.flatMap(({ patches }) => patches.map(({ path }) => path)));
  const open = alone.filter(({ path }) => !applied.has(path));
  const outside = patchPathsOf(takingFromOutside(kustomizations));
  return open
    .filter(({ path }) => outside.has(path))
    .flatMap((resource) => draftOf({ ...resource, completeness: 'partial' }));
}

/** Kustomizations that have a remote base or render charts, themselves or through what they take in. */
function takingFromOutside(kustomizations: readonly Kustomization[]): Kustomization[] {
  const byFolder = new Map(kustomizations.map((kustomization) => [kustomization.folder, kustomization]));
  const found = new Set<Kustomization>();
  const pending = kustomizations.filter(
    ({ remotes, body }) => remotes.length > 0 || listAt(body, 'helmCharts').length > 0,
  );
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    pending.push(...next.takenBy.flatMap((folder) => byFolder.get(folder) ?? []));
  }
  return [...found];
}
