import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

const canaryName = /^(?:(.*)-)?canary$/;

/**
 * Canaries that stand beside what they go before as a release or workload of their own: some pods take the new version first, and
 * people move it on (detection rules PD-5).
 */
export function separateCanaries(inventory: Inventory): Mark[] {
  return [...inHelmfiles(inventory), ...amongWorkloads(inventory)];
}

/** A release called `canary` of a chart that another release of the same helmfile takes. */
function inHelmfiles({ helmfiles }: Inventory): Mark[] {
  return helmfiles
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, releases }) =>
      releases
        .filter(({ name, chart }) => canaryName.test(name) && releases.some((other) => isMain(other, chart)))
        .map(({ name, line, key }) => ({ path, objectId, line, key, note: `release ${name} goes before another one` })),
    );
}

function isMain(release: { name: string; chart: string | null }, chart: string | null): boolean {
  return !canaryName.test(release.name) && release.chart !== null && release.chart === chart;
}

/** `shop-canary` beside `shop` or `shop-stable`. */
function amongWorkloads(inventory: Inventory): Mark[] {
  const workloads = standingObjects(inventory, (group) => group === 'apps').filter(({ kind }) =>
    /^(Deployment|StatefulSet)$/.test(kind),
  );
  const canaries = workloads.filter(({ name }) => name?.endsWith('canary'));
  if (canaries.length === 0) return [];
  const names = new Set(workloads.map(({ kind, name, namespace }) => `${kind} ${namespace ?? ''} ${name ?? ''}`));
  return canaries.flatMap(({ kind, name, namespace, path, objectId, line }) => {
    const main = canaryName.exec(name ?? '')?.[1];
    if (main === undefined) return [];
    const beside = [main, `${main}-stable`, `${main}-primary`].some((other) =>
      names.has(`${kind} ${namespace ?? ''} ${other}`),
    );
    return beside ? [{ path, objectId, line, note: `${kind} ${name} goes before another one` }] : [];
  });
}
