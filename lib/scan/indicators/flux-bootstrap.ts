import { counted } from '@/lib/assessment/wording';
import { agentCoverage } from '@/lib/scan/agent-coverage';
import { componentsFiles, fluxManifests, isComponentsFile } from '@/lib/scan/agent-installations';
import { fluxDaemons } from '@/lib/scan/agent-selection';
import { releasesOf } from '@/lib/scan/chart-releases';
import { clusterFolder, folderOf } from '@/lib/scan/documents/folder';
import { textAt } from '@/lib/scan/documents/json';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { inflatedFlux } from '@/lib/scan/inflated-flux';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';
import { markAgent } from '@/lib/scan/tally';
import { terraformSigns } from '@/lib/scan/terraform-signs';
import { workloadsRunning } from '@/lib/scan/workloads-by-image';

const fluxCharts = /^(flux2|flux-instance)$/;
const fluxController = /(^|\/)kustomize-controller([:@]|$)/;
/** The operator runs what an instance asks for: beside one it is a part of the same installation. */
const operatorChart = /^flux-operator$/;

/** Flux installed from this repository: bootstrap files, a FluxInstance, or its manifests or chart (detection rules FLUX-1, FLUX-2). */
export const fluxBootstrap = defineIndicator({
  id: 'flux-bootstrap',
  detect(inventory) {
    const marks = [
      ...bootstrapFiles(inventory),
      ...instances(inventory),
      ...remoteBases(inventory),
      ...releases(inventory, fluxCharts),
      ...daemons(inventory),
    ];
    const operators = releases(inventory, operatorChart).filter(
      (operator) => !marks.some((mark) => clusterFolder(mark.path) === clusterFolder(operator.path)),
    );
    marks.push(...operators);
    if (marks.length === 0) marks.push(...fromOutside(inventory));
    const written = [...writtenOut(inventory), ...inflatedFlux(inventory)];
    const coverage = agentCoverage(inventory);
    // Manifests that a person applies are no installation that Flux keeps in shape.
    const kept = [...marks, ...written.filter(({ path }) => coverage.agentsOf(path).length > 0)];
    marks.push(...written);
    const clusters = placesOf(kept);
    const measures = { installations: clusters.length, clusters };
    if (marks.length > 0) {
      const places = placesOf(marks).length;
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `Flux is installed from Git in ${counted(places, 'place')}.`,
      };
    }
    const isUsed = inventory.agents.some((agent) => agent.counted && agent.engine === 'flux');
    const what = [
      'gotk-components.yaml with its objects',
      'FluxInstance',
      'kustomize bases and charts of Flux',
      'the daemon of Flux 1',
      'Flux put in place by Terraform or a helmfile',
    ];
    return {
      outcome: 'absent',
      measures: { installations: 0, clusters: [] },
      searched: { files: inventory.filesRead, what },
      reason: isUsed
        ? 'Flux objects are here, but what installs Flux is not.'
        : 'Nothing here installs Flux, and no object of Flux was found.',
    };
  },
});

function placesOf(marks: readonly Mark[]): string[] {
  return [...new Set(marks.map((mark) => clusterFolder(mark.path) ?? folderOf(mark.path)))].sort();
}

/** A components file counts when it holds objects: samples commit it as a placeholder with a comment only. */
function bootstrapFiles(inventory: Inventory): Mark[] {
  return [...componentsFiles(inventory)].map(([path, objectId]) => ({
    path,
    objectId,
    line: 1,
    note: 'Flux components committed by flux bootstrap',
  }));
}

/** Flux's manifests under another name, as a chart or its command writes them out: the controller that applies is among them. */
function writtenOut(inventory: Inventory): Mark[] {
  return workloadsRunning(inventory, fluxController)
    .filter(
      ({ completeness, path, group, kind }) =>
        completeness === 'complete' && group === 'apps' && kind === 'Deployment' && !isComponentsFile(path),
    )
    .map(({ path, objectId, line, name }) => ({ path, objectId, line, note: `Deployment ${name ?? ''} of Flux` }));
}

function instances(inventory: Inventory): Mark[] {
  return objectsOfGroup(inventory, 'fluxcd.controlplane.io')
    .filter(({ kind }) => kind === 'FluxInstance')
    .map(({ path, objectId, line, name }) => ({ path, objectId, line, note: `FluxInstance ${name ?? ''}` }));
}

function remoteBases(inventory: Inventory): Mark[] {
  return inventory.kustomizations
    .filter(({ counted, remotes }) => counted && remotes.some((remote) => fluxManifests.test(remote)))
    .map(({ path, objectId }) => ({
      path,
      objectId,
      line: 1,
      key: ['resources'],
      note: 'Flux manifests as a kustomize base',
    }));
}

/** Flux 1, whose daemon is what applies. */
function daemons(inventory: Inventory): Mark[] {
  return fluxDaemons(inventory).map((agent) =>
    markAgent(agent, `${agent.resource.kind} ${agent.name} installs Flux 1`),
  );
}

/** What Terraform or a helmfile puts in place, where no object of Flux's own keeps it. */
function fromOutside(inventory: Inventory): Mark[] {
  const blocks = terraformSigns(inventory, [{ name: 'Flux', types: /^flux_bootstrap_git$/, does: 'installs Flux' }]);
  const charts = releasesOf(inventory, /^(flux2|flux-instance|flux-operator)$/);
  return [...blocks, ...charts].map(({ mark }) => mark);
}

function releases(inventory: Inventory, charts: RegExp): Mark[] {
  const all = objectsOfGroup(inventory, 'helm.toolkit.fluxcd.io').filter(({ kind }) => kind === 'HelmRelease');
  if (all.length === 0) return [];
  const installing = new Set(
    inventory.agents
      .filter(({ sources }) => sources.some(({ chart }) => charts.test(chart ?? '')))
      .map(({ resource }) => `${resource.path}:${resource.line}`),
  );
  return all
    .filter(({ body, path, line }) => {
      const chart =
        textAt(body ?? undefined, 'spec', 'chart', 'spec', 'chart') ??
        textAt(body ?? undefined, 'spec', 'chartRef', 'name');
      return charts.test(chart ?? '') || installing.has(`${path}:${line}`);
    })
    .map(({ path, objectId, line, name }) => ({
      path,
      objectId,
      line,
      note: `HelmRelease ${name ?? ''} installs Flux`,
    }));
}
