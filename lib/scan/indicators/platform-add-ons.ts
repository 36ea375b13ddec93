import {
  type AddOn,
  type AddOnCategory,
  addOnById,
  addOnOf,
  firstAddOn,
  platformKinds,
} from '@/lib/scan/add-on-catalogue';
import { addOnWorkloads, namesInAddress } from '@/lib/scan/add-on-workloads';
import { type AgentCoverage, agentCoverage, deliversFromHere } from '@/lib/scan/agent-coverage';
import { agentInstallations } from '@/lib/scan/agent-installations';
import { countedAgents } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { nameOf } from '@/lib/scan/documents/folder';
import { installedCharts, installsCharts } from '@/lib/scan/documents/installed-charts';
import { isObject, type JsonValue, listAt, textAt } from '@/lib/scan/documents/json';
import { remember } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { isClusterObject } from '@/lib/scan/documents/resources';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';

interface Sighting {
  addOn: AddOn;
  underAgent: boolean;
  mark: Mark;
}

/** Share of the add-ons that the agent has to deliver where one is at work; that it delivers all of them is for judging to ask. */
const enough = 0.8;

/** What a platform needs besides its applications, kept in Git, and whether an agent delivers it (model: platform-in-git). */
export const platformAddOns = defineIndicator({
  id: 'platform-add-ons',
  detect(inventory) {
    const coverage = agentCoverage(inventory);
    const sightings = [
      ...countedAgents(inventory).flatMap(ofAgent),
      ...ofReferences(inventory, coverage),
      ...ofObjects(inventory, coverage),
      ...ofTerraform(inventory),
      ...ofModules(inventory),
      ...ofHelmfiles(inventory),
    ];
    const byId = Map.groupBy(sightings, ({ addOn }) => addOn.id);
    const delivered = [...byId.values()].filter((all) => all.some(({ underAgent }) => underAgent));
    const itself = agentInstallations(inventory, coverage);
    const categories = new Set<AddOnCategory>(sightings.map(({ addOn }) => addOn.category));
    const measures = {
      categories: [...categories].sort(),
      addOns: [...byId.keys()].sort(),
      of: byId.size,
      underAgent: delivered.length,
      agentItself: itself.some(({ underAgent }) => underAgent) ? 1 : 0,
    };
    const first = [...byId.values()].flatMap((all) => all.find(({ underAgent }) => underAgent) ?? all.slice(0, 1));
    const marks = [...first.map(({ mark }) => mark), ...itself.map(({ mark }) => mark)];
    if (byId.size === 0) return withoutAddOns(inventory, measures, marks);
    const addOns = `${byId.size} platform add-ons (${measures.categories.join(', ')})`;
    if (delivered.length === 0 && !deliversFromHere(inventory)) {
      const reason =
        byId.size === 1
          ? `1 platform add-on (${measures.categories.join(', ')}) is declared. No agent is here to deliver it.`
          : `${addOns} are declared. No agent is here to deliver them.`;
      return { outcome: 'present', measures, marks, reason };
    }
    const agent = measures.agentItself === 1 ? ' The agent delivers itself too.' : '';
    const reason = `${delivered.length} of ${addOns} are delivered by an agent.${agent}`;
    const share = delivered.length / byId.size;
    return { outcome: share >= enough ? 'present' : 'partial', share, measures, marks, reason };
  },
});

function withoutAddOns(inventory: Inventory, measures: Record<string, number | string[]>, marks: Mark[]) {
  const isCluster = inventory.resources.some(({ counted, group, kind }) => counted && isClusterObject(group, kind));
  if (!isCluster)
    return { outcome: 'not-applicable' as const, measures, reason: 'No Kubernetes object is declared here.' };
  const what = [
    'charts, releases, images and objects of ingress, certificates, monitoring, policy, secrets and other add-ons',
  ];
  const searched = { files: inventory.filesRead, what };
  return { outcome: 'absent' as const, measures, marks, searched, reason: 'No platform add-on was found.' };
}

/** An agent object that installs an add-on's chart, or carries its name, or points at a folder of its name. */
function ofAgent(agent: AgentObject): Sighting[] {
  const found = new Map<string, AddOn>();
  const own = addOnOfSources(agent) ?? addOnOf(agent.name);
  if (own) found.set(own.id, own);
  for (const text of generated(agent)) {
    const addOn = addOnOf(text);
    if (addOn) found.set(addOn.id, addOn);
  }
  if (found.size === 0) return [];
  const { path, objectId, line } = agent.resource;
  return [...found.values()].map((addOn) => ({
    addOn,
    underAgent: true,
    mark: { path, objectId, line, note: `${agent.kind} ${agent.name} delivers ${addOn.id}` },
  }));
}

/** The first source whose chart, or one of the last folders of whose path, is one. */
function addOnOfSources({ sources }: AgentObject): AddOn | null {
  for (const { chart, path } of sources) {
    const found = (chart === null ? null : addOnOf(nameOf(chart))) ?? (path === null ? null : addOnOfFolders(path));
    if (found) return found;
  }
  return null;
}

/** Most commits leave the paths of agent objects as they were. */
const addOnOfFolders = remember((path: string) => firstAddOn(path.split('/').slice(-3).reverse()), 20_000);

/** Names of charts and applications in the lists that generators hold. */
function generated(agent: AgentObject): string[] {
  const texts: string[] = [];
  const visit = (value: JsonValue, depth: number): void => {
    if (depth > 10 || texts.length > 500) return;
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (isObject(value))
      for (const [key, item] of Object.entries(value)) if (key !== 'selector') visit(item, depth + 1);
  };
  if (agent.kind !== 'ApplicationSet') return texts;
  visit(listAt(agent.resource.body ?? undefined, 'spec', 'generators'), 0);
  return texts.filter((text) => /^[\w.-]+$/.test(text));
}

/** Charts that own charts depend on, charts and remote bases that kustomizations take in. */
function ofReferences(inventory: Inventory, coverage: AgentCoverage): Sighting[] {
  const charts = inventory.charts
    .filter(({ counted, vendored }) => counted && !vendored)
    .flatMap(({ listedIn, dependencies }) =>
      dependencies.map(({ name, index }) => ({ ...listedIn, key: ['dependencies', index], name })),
    );
  const bases = inventory.kustomizations
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, remotes, body }) => [
      ...listAt(body, 'helmCharts').map((chart, index) => ({
        path,
        objectId,
        key: ['helmCharts', index],
        name: textAt(chart, 'name') ?? '',
      })),
      ...remotes.flatMap((remote) =>
        namesInAddress(remote).map((name) => ({ path, objectId, key: ['resources'], name })),
      ),
    ]);
  return [...charts, ...bases].flatMap(({ name, path, objectId, key }): Sighting[] => {
    const addOn = addOnOf(name);
    if (!addOn) return [];
    const mark = { path, objectId, line: 1, key, note: `takes in ${addOn.id}` };
    return [{ addOn, underAgent: coverage.agentsOf(path).length > 0, mark }];
  });
}

/** Workloads that run an add-on's image, and objects that configure one for the whole cluster. */
function ofObjects(inventory: Inventory, coverage: AgentCoverage): Sighting[] {
  const images = addOnWorkloads(inventory).map(({ addOn, ...place }): Sighting => {
    const mark = { ...place, note: `runs ${addOn.id}` };
    return { addOn, underAgent: coverage.agentsOf(place.path).length > 0, mark };
  });
  const rulesOf = remember((group: string) => platformKinds.filter((rule) => rule.group.test(group)));
  const isWanted = (group: string) => rulesOf(group).length > 0 || group === operators || installsCharts(group);
  const objects = countedObjects(inventory, isWanted).flatMap((resource) => {
    const { completeness, group, kind, name, path, objectId, line } = resource;
    if (completeness !== 'complete') return [];
    const rule = rulesOf(group).find((candidate) => candidate.kind.test(kind));
    const addOns = rule ? [addOnById(rule.id)] : ofInstaller(resource);
    return addOns.flatMap((addOn): Sighting[] => {
      if (!addOn) return [];
      const underAgent = installedByAgents.test(group) || coverage.agentsOf(path).length > 0;
      return [{ addOn, underAgent, mark: { path, objectId, line, note: `${kind} ${name ?? ''} of ${addOn.id}` } }];
    });
  });
  return [...images, ...objects];
}

/** Objects by which an agent installs charts itself. */
const installedByAgents = /^(fleet\.cattle\.io|config\.projectsveltos\.io|configsync\.gke\.io|kappctrl\.k14s\.io)$/;

/** The group of what asks an operator catalogue for an operator. */
const operators = 'operators.coreos.com';

/** Objects that install something by its name: controllers of charts and packages, an operator catalogue. */
function ofInstaller(resource: Resource): (AddOn | null)[] {
  const { group, kind, body } = resource;
  if (group === operators && kind === 'Subscription') return [addOnOf(textAt(body ?? undefined, 'spec', 'name') ?? '')];
  return installedCharts(resource).map(({ chart }) => addOnOf(chart));
}

/** Releases and managed add-ons in Terraform: in Git, and delivered by no agent. */
function ofTerraform(inventory: Inventory): Sighting[] {
  return inventory.terraform
    .filter(({ counted }) => counted)
    .flatMap(({ resources, attributes, path, objectId }) =>
      resources.flatMap(({ type, name, line }): Sighting[] => {
        const own = attributes[`${type}.${name}`];
        const addOn = addOnOf(own?.['chart']?.split('/').at(-1) ?? own?.['addon_name'] ?? '');
        if (!addOn || !/^(helm_release|aws_eks_addon)$/.test(type)) return [];
        return [
          { addOn, underAgent: false, mark: { path, objectId, line, note: `${type} ${name} installs ${addOn.id}` } },
        ];
      }),
    );
}

/** Modules of clusters and of their add-ons, whose inputs install what they name. */
const clusterModule = /add-?ons?|blueprints|kubernetes|k8s|(^|[/_-])(eks|gke|aks)([/_.-]|$)/i;

function ofModules({ terraform }: Inventory): Sighting[] {
  return terraform
    .filter(({ counted }) => counted)
    .flatMap(({ modules, path, objectId }) =>
      modules.flatMap(({ name, source, line, addOns = [] }) =>
        addOns.flatMap((text): Sighting[] => {
          const addOn = clusterModule.test(source) ? addOnOf(text) : null;
          const note = `module ${name} installs ${addOn?.id}`;
          return addOn ? [{ addOn, underAgent: false, mark: { path, objectId, line, note } }] : [];
        }),
      ),
    );
}

/** A chart of this repository may be called anything, and one that is written elsewhere is not known: the release tells. */
function isNamedByRelease(chart: string | null): boolean {
  return chart === null || /^\.{1,2}\//.test(chart);
}

/** Releases of helmfiles, which people or pipelines apply: in Git, and delivered by no agent. */
function ofHelmfiles({ helmfiles }: Inventory): Sighting[] {
  return helmfiles
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, releases }) =>
      releases.flatMap(({ name, chart, line, key }): Sighting[] => {
        const addOn = addOnOf(chart?.split('/').at(-1) ?? '') ?? (isNamedByRelease(chart) ? addOnOf(name) : null);
        if (!addOn) return [];
        const mark = { path, objectId, line, key, note: `helmfile release ${name} installs ${addOn.id}` };
        return [{ addOn, underAgent: false, mark }];
      }),
    );
}
