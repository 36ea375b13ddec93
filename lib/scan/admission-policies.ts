import { type AgentCoverage, agentCoverage } from '@/lib/scan/agent-coverage';
import { chartAgents } from '@/lib/scan/agent-selection';
import { chartSwitches, chartValuesAt } from '@/lib/scan/chart-switches';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { listAt, textAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { environmentOfPath } from '@/lib/scan/environments';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { type ModeChange, modeChanges } from '@/lib/scan/policy-mode-changes';
import { holdsPolicies, modeOfAction, type PolicyMode, readPolicy } from '@/lib/scan/policy-modes';

/** A policy that a cluster checks when objects are admitted. */
export interface AdmissionPolicy {
  engine: string;
  kind: string;
  name: string | null;
  /** inert: installed, but nothing puts it to work (a template without constraint, a policy without binding). */
  mode: PolicyMode | 'inert';
  /** It refuses objects in production. */
  enforcesProduction: boolean;
  /** Agent objects that deliver it. */
  agents: AgentObject[];
  /** A set that is taken from elsewhere by reference: a chart, a remote base. */
  referenced: boolean;
  mark: Mark;
}

/** Every admission policy of a repository with what it does, overlays and bindings followed (detection rules POL-KYV, -GK, -VAP). */
export const admissionPolicies: (inventory: Inventory) => readonly AdmissionPolicy[] = rememberFor(findPolicies);

function isOfPolicies(group: string): boolean {
  return holdsPolicies(group) || group === 'templates.gatekeeper.sh' || group === builtIn;
}

function findPolicies(inventory: Inventory): AdmissionPolicy[] {
  const coverage = agentCoverage(inventory);
  const complete = countedObjects(inventory, isOfPolicies).filter(({ completeness }) => completeness === 'complete');
  const changes = modeChanges(inventory);
  return [
    ...complete.flatMap((resource) => ownPolicy(resource, changes, inventory, coverage)),
    ...unusedTemplates(complete, coverage),
    ...validatingPolicies(complete, inventory, coverage),
    ...policyCharts(inventory),
    ...remotePolicies(inventory, changes, coverage),
  ];
}

function ownPolicy(
  resource: Resource,
  changes: readonly ModeChange[],
  inventory: Inventory,
  coverage: AgentCoverage,
): AdmissionPolicy[] {
  const written = readPolicy(resource);
  if (!written) return [];
  const reading = {
    ...written,
    mode: written.mode === 'unresolved' ? modeByValues(resource, inventory) : written.mode,
  };
  if (chartSwitches(inventory)(resource) === 'off') {
    const { path, objectId, line, kind, name } = resource;
    const why =
      resource.chart === null
        ? 'stands in a component that nothing takes in'
        : 'is switched off by the values of its chart';
    const note = `${kind} ${name ?? ''} ${why}`;
    return [inert(reading.engine, resource, coverage, { path, objectId, line, note })];
  }
  const own = changes.filter(
    ({ kind, name }) =>
      reading.engine === 'kyverno' &&
      kind.test(resource.kind) &&
      (name === null || name === '.*' || name === resource.name),
  );
  const agents = coverage.agentsOf(resource.path);
  const enforcing = own.some(({ mode }) => mode === 'enforce') ? 'enforce' : reading.mode;
  const modeUnder = (agent: AgentObject): PolicyMode =>
    own.findLast(({ path }) => coverage.agentsOf(path).includes(agent))?.mode ?? reading.mode;
  const enforcesProduction =
    agents.length > 0
      ? agents.some((agent) => agent.production === true && modeUnder(agent) === 'enforce')
      : [resource.path, ...own.filter(({ mode }) => mode === 'enforce').map(({ path }) => path)].some((path) =>
          isProductionPath(path, inventory),
        ) && enforcing === 'enforce';
  const { path, objectId, line, rootKey, kind, name } = resource;
  const note = `${kind} ${name ?? ''} ${does[enforcing]}`;
  const mark = { path, objectId, line, key: [...rootKey, ...reading.key], note };
  return [{ engine: reading.engine, kind, name, mode: enforcing, enforcesProduction, agents, referenced: false, mark }];
}

/**
 * What the values of its chart make of a policy whose action is left to one of them: one that refuses for some target refuses. Values
 * that may be for another chart decide only where no other are here; where they alone would make it refuse, that is open.
 */
function modeByValues({ chart, actionValue }: Resource, inventory: Inventory): PolicyMode {
  if (chart === null || actionValue === undefined) return 'unresolved';
  const { own, others } = chartValuesAt(inventory, chart, actionValue);
  const modes = (own.length > 0 ? own : others).map(modeOfAction);
  if (modes.includes('enforce')) return 'enforce';
  const mayRefuse = others.map(modeOfAction).includes('enforce');
  return modes.length === 0 || mayRefuse || modes.includes('unresolved') ? 'unresolved' : 'audit';
}

const does: Record<AdmissionPolicy['mode'], string> = {
  enforce: 'refuses what breaks it',
  audit: 'only reports what breaks it',
  unresolved: 'takes its action from a template',
  inert: 'is installed and used by nothing',
};

/** Without an agent in sight, a path that names production, or the implied single target, tells where a policy applies. */
function isProductionPath(path: string, inventory: Inventory): boolean {
  return inventory.impliedProduction || environmentOfPath(path)?.tier === 'production';
}

/** Gatekeeper templates that no constraint uses. */
function unusedTemplates(complete: readonly Resource[], coverage: AgentCoverage): AdmissionPolicy[] {
  const used = new Set(complete.filter(({ group }) => group === 'constraints.gatekeeper.sh').map(({ kind }) => kind));
  return complete.flatMap((resource) => {
    const { group, kind, name, path, objectId, line, body } = resource;
    if (group !== 'templates.gatekeeper.sh' || kind !== 'ConstraintTemplate') return [];
    if (used.has(textAt(body ?? undefined, 'spec', 'crd', 'spec', 'names', 'kind') ?? '')) return [];
    const mark = { path, objectId, line, note: `${kind} ${name ?? ''} ${does.inert}` };
    return [inert('gatekeeper', resource, coverage, mark)];
  });
}

function inert(engine: string, { kind, name, path }: Resource, coverage: AgentCoverage, mark: Mark): AdmissionPolicy {
  const agents = coverage.agentsOf(path);
  return { engine, kind, name, mode: 'inert', enforcesProduction: false, agents, referenced: false, mark };
}

const builtIn = 'admissionregistration.k8s.io';

/** Policies of Kubernetes itself: a binding puts one to work, and refuses where its actions hold Deny. */
function validatingPolicies(
  complete: readonly Resource[],
  inventory: Inventory,
  coverage: AgentCoverage,
): AdmissionPolicy[] {
  const own = complete.filter(({ group }) => group === builtIn);
  const bindings = own.filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding');
  const boundName = (binding: Resource): string | undefined => textAt(binding.body ?? undefined, 'spec', 'policyName');
  const bound = new Set(bindings.map(boundName));
  const unbound = own
    .filter(({ kind, name }) => kind === 'ValidatingAdmissionPolicy' && !bound.has(name ?? ''))
    .map((policy) => {
      const { path, objectId, line, name } = policy;
      const note = `ValidatingAdmissionPolicy ${name ?? ''} has no binding`;
      return inert('validating-admission-policy', policy, coverage, { path, objectId, line, note });
    });
  const byPolicy = Map.groupBy(bindings, boundName);
  return [...unbound, ...[...byPolicy.values()].flatMap((group) => boundPolicy(group, inventory, coverage))];
}

function boundPolicy(bindings: readonly Resource[], inventory: Inventory, coverage: AgentCoverage): AdmissionPolicy[] {
  const read = bindings.map((binding) => ({ binding, mode: bindingMode(binding) }));
  const best = read.find(({ mode }) => mode === 'enforce') ?? read.find(({ mode }) => mode === 'unresolved') ?? read[0];
  if (!best) return [];
  const { binding, mode } = best;
  const agents = bindings.flatMap(({ path }) => coverage.agentsOf(path));
  const enforcesProduction = read.some(({ binding: { path }, mode: own }) => {
    const delivering = coverage.agentsOf(path);
    if (own !== 'enforce') return false;
    return delivering.length > 0
      ? delivering.some(({ production }) => production === true)
      : isProductionPath(path, inventory);
  });
  const { path, objectId, line, kind, rootKey } = binding;
  const name = textAt(binding.body ?? undefined, 'spec', 'policyName') ?? null;
  const note = `ValidatingAdmissionPolicy ${name ?? ''} ${does[mode]}`;
  const mark = { path, objectId, line, key: [...rootKey, 'spec', 'validationActions'], note };
  return [
    { engine: 'validating-admission-policy', kind, name, mode, enforcesProduction, agents, referenced: false, mark },
  ];
}

function bindingMode({ body }: Resource): PolicyMode {
  const actions = listAt(body ?? undefined, 'spec', 'validationActions');
  if (actions.some((action) => action === 'Deny')) return 'enforce';
  return actions.length > 0 && actions.every((action) => modeOfAction(action) === 'audit') ? 'audit' : 'unresolved';
}

const policyChart =
  /^(kyverno-policies|gatekeeper-policies|gatekeeper-library|kubewarden-defaults|kyverno-policies-\w+)$/;
const actionInValues = /validationFailureAction["'\\\s]*:["'\\\s]*(\w+)/i;

/** Policy sets that an agent installs as a chart: their action stands in the release's values; Kyverno's own chart only reports by default. */
function policyCharts(inventory: Inventory): AdmissionPolicy[] {
  const sets = chartAgents(inventory).flatMap((agent): AdmissionPolicy[] => {
    const chart = agent.sources.find((source) => policyChart.test(source.chart?.split('/').at(-1) ?? ''))?.chart;
    if (chart === undefined || chart === null) return [];
    const text = JSON.stringify(agent.resource.body ?? {});
    const written = actionInValues.exec(text)?.[1];
    const isElsewhere = /"(valuesFrom|valueFiles|valuesFiles)":/.test(text);
    const mode =
      written !== undefined
        ? modeOfAction(written)
        : isElsewhere || !/(^|\/)kyverno-policies$/.test(chart)
          ? 'unresolved'
          : 'audit';
    const { path, objectId, line, kind } = agent.resource;
    const mark = { path, objectId, line, note: `policy set ${chart} ${does[mode]}` };
    const enforcesProduction = mode === 'enforce' && agent.production === true;
    const engine = /kyverno/.test(chart) ? 'kyverno' : /kubewarden/.test(chart) ? 'kubewarden' : 'gatekeeper';
    return [{ engine, kind, name: chart, mode, enforcesProduction, agents: [agent], referenced: true, mark }];
  });
  // One release that several overlays take is one set in Git.
  const byPlace = Map.groupBy(sets, ({ mark, name }) => `${mark.path}:${mark.line}:${name}`);
  return [...byPlace.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const enforcesProduction = [first, ...rest].some((set) => set.enforcesProduction);
    return [{ ...first, enforcesProduction, agents: [first, ...rest].flatMap(({ agents }) => agents) }];
  });
}

/** Policy sets that a kustomization takes from another repository: what they do is known only where a patch sets it. */
function remotePolicies(
  inventory: Inventory,
  changes: readonly ModeChange[],
  coverage: AgentCoverage,
): AdmissionPolicy[] {
  return inventory.kustomizations.flatMap(({ counted, path, objectId, remotes, body }) => {
    if (!counted) return [];
    return remotes.flatMap((remote): AdmissionPolicy[] => {
      const found = /\/(kyverno)[/-]policies|(gatekeeper)-library|[/-]((?:kyverno|cluster|admission)-policies)\b/.exec(
        remote,
      );
      if (!found) return [];
      const mode = changes.findLast((change) => change.path === path)?.mode ?? 'unresolved';
      const list = listAt(body, 'resources').indexOf(remote);
      const mark = {
        path,
        objectId,
        line: 1,
        key: ['resources', Math.max(0, list)],
        note: `policies of ${remote} ${does[mode]}`,
      };
      const agents = coverage.agentsOf(path);
      const enforcesProduction = mode === 'enforce' && agents.some(({ production }) => production === true);
      const engine = found[2] === undefined ? 'kyverno' : 'gatekeeper';
      return [{ engine, kind: 'reference', name: remote, mode, enforcesProduction, agents, referenced: true, mark }];
    });
  });
}
