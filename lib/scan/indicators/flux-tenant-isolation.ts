import { fluxHelmReleases, fluxKustomizations, isOfFluxOne } from '@/lib/scan/agent-selection';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { clusterFolder } from '@/lib/scan/documents/folder';
import { isObject, type JsonValue, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { parseDocument } from '@/lib/scan/documents/yaml';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects, objectsOfGroup } from '@/lib/scan/objects-by-group';
import { holdsPolicies, readPolicy } from '@/lib/scan/policy-modes';
import { describeAgent, detectTally, markAgent, tallyAgents } from '@/lib/scan/tally';

/** Settings of Flux's controllers that limit every object of a cluster. */
interface Lockdown {
  /** Folder of the cluster; null where the repository names none. */
  cluster: string | null;
  /** An object without an account of its own runs under one without rights. */
  defaultAccount: boolean;
  noCrossNamespace: boolean;
  mark: Mark;
}

/** What Flux applies runs with the rights of its tenant, not with those of Flux (detection rules FLUX-10). */
export const fluxTenantIsolation = defineIndicator({
  id: 'flux-tenant-isolation',
  detect(inventory) {
    const lockdowns = [...instances(inventory), ...patchedControllers(inventory), ...chartSettings(inventory)];
    const enforced = lockdowns.filter(({ defaultAccount }) => defaultAccount);
    const flux = [...fluxKustomizations(inventory), ...fluxHelmReleases(inventory)];
    // Flux 1 applies everything by the account of its own Deployment; an object cannot name another.
    const agents = flux.filter((agent) => !isRoot(agent) && !isOfFluxOne(agent));
    const administrates = administratorAccounts(inventory);
    const tally = tallyAgents(agents, (agent) => {
      if (enforced.some((lockdown) => holdsFor(lockdown, agent))) return true;
      if (administrates(agent)) return false;
      if (isUnresolved(agent.project) && !isSubstituted(agent.project)) return null;
      return agent.project !== null ? true : agent.unresolved ? null : false;
    });
    const named = agents.filter(({ project }) => project !== null);
    const marks = [
      ...lockdowns.map(({ mark }) => mark),
      ...named.map((agent) => {
        const may = administrates(agent) ? ', which is bound to cluster-admin' : '';
        return markAgent(agent, `${describeAgent(agent)} runs as ${agent.project}${may}`);
      }),
      ...agents
        .filter(({ project }) => project === null)
        .map((agent) => markAgent(agent, `${describeAgent(agent)} names no account`)),
    ];
    const required = accountPolicies(inventory);
    const found = detectTally(
      tally,
      [...required, ...marks],
      {
        none: nothingCounted(inventory, flux),
        counted: 'Flux objects',
        does: 'run under an account with limited rights',
        searched: {
          files: inventory.filesRead,
          what: [
            'serviceAccountName of Kustomizations and HelmReleases',
            'default account of the controllers',
            'multitenant of FluxInstance',
          ],
        },
      },
      {
        lockdowns: enforced.length,
        noCrossNamespace: lockdowns.filter(({ noCrossNamespace }) => noCrossNamespace).length,
        policies: required.length,
      },
    );
    if (found.outcome !== 'absent' || required.length === 0) return found;
    const reason =
      'A policy refuses objects of tenants without an account of their own; those that are declared here name none.';
    const { searched: _searched, ...rest } = found;
    return { ...rest, outcome: 'partial', reason };
  },
});

function nothingCounted(inventory: Inventory, flux: readonly AgentObject[]): string {
  if (flux.some(isOfFluxOne)) return 'Objects of Flux 1 run under the account of Flux itself.';
  return inventory.agents.some(({ counted, engine }) => counted && engine === 'flux')
    ? 'Flux has one object here, which sets up itself.'
    : 'No object of Flux is here.';
}

/** Tells of objects whether a binding of this repository makes their account an administrator of the whole cluster. */
function administratorAccounts({ resources }: Inventory): (agent: AgentObject) => boolean {
  const accounts = resources
    .filter(({ counted, kind, body }) => counted && kind === 'ClusterRoleBinding' && bindsAdministrator(body))
    .flatMap(({ body }) => listAt(body ?? undefined, 'subjects'))
    .filter((subject) => textAt(subject, 'kind') === 'ServiceAccount')
    .map((subject) => ({ name: textAt(subject, 'name'), namespace: textAt(subject, 'namespace') }));
  return ({ project, resource: { namespace } }) =>
    accounts.some(
      (account) =>
        account.name === project && (isOpen(namespace) || isOpen(account.namespace) || account.namespace === namespace),
    );
}

function bindsAdministrator(body: Resource['body']): boolean {
  return textAt(body ?? undefined, 'roleRef', 'name') === 'cluster-admin';
}

/** A namespace that is set elsewhere, or filled as Flux applies it, may be any. */
function isOpen(namespace: string | null | undefined): boolean {
  return namespace === null || namespace === undefined || isUnresolved(namespace);
}

/** Flux puts a name in here when it applies the object: it is an account all the same, unless nothing is what it falls back on. */
function isSubstituted(account: string | null): boolean {
  return account !== null && !account.includes('{{') && /^[\w.-]*(\$\{\w+\}[\w.-]*)+$/.test(account);
}

/** Policies that refuse Flux objects without an account; the platform's own namespaces are mostly left out of them. */
function accountPolicies(inventory: Inventory): Mark[] {
  return countedObjects(inventory, holdsPolicies).flatMap((resource) => {
    const { group, kind, name, body, path, objectId, line, rootKey } = resource;
    if (readPolicy(resource)?.mode !== 'enforce') return [];
    if (group === 'constraints.gatekeeper.sh' && constrainsAccounts(resource))
      return [{ path, objectId, line, note: `${kind} ${name ?? ''} asks Flux objects for an account` }];
    if (group !== 'kyverno.io') return [];
    const at = listAt(body ?? undefined, 'spec', 'rules').findIndex(asksForAccount);
    const key = [...rootKey, 'spec', 'rules', at];
    return at === -1
      ? []
      : [{ path, objectId, line, key, note: `${kind} ${name ?? ''} asks Flux objects for an account` }];
  });
}

/** A constraint of Gatekeeper for Flux objects that says by its name what it asks for: its rule is a program. */
function constrainsAccounts({ kind, name, body }: Resource): boolean {
  const kinds = textsIn(valueAt(body ?? undefined, 'spec', 'match', 'kinds'));
  const isForFlux = kinds.some((text) => /^(Kustomization|HelmRelease)$/.test(text));
  return isForFlux && /service-?account|(^|-)sa(-|$)/i.test(`${kind} ${name ?? ''}`);
}

function asksForAccount(rule: JsonValue): boolean {
  const kinds = textsIn(valueAt(rule, 'match')).map((text) => text.split('/').at(-1) ?? '');
  const validated = JSON.stringify(valueAt(rule, 'validate') ?? null);
  return (
    kinds.some((kind) => /^(Kustomization|HelmRelease)$/.test(kind)) && /"serviceAccountName":"\?\*"/.test(validated)
  );
}

/** What brings Flux itself in, and everything else with it, runs with its rights by design. */
function isRoot({ kind, name, resource }: AgentObject): boolean {
  return (
    kind === 'FluxInstance' ||
    (name === 'flux-system' && kind === 'Kustomization') ||
    /(^|\/)gotk-sync\.ya?ml$/.test(resource.path)
  );
}

const operatorGroup = 'fluxcd.controlplane.io';

function holdsFor({ cluster }: Lockdown, { resource, cluster: target }: AgentObject): boolean {
  return cluster === null || cluster === target || cluster === clusterFolder(resource.path);
}

function instances(inventory: Inventory): Lockdown[] {
  return objectsOfGroup(inventory, operatorGroup).flatMap((resource) => {
    const { kind, name, body, path, objectId, line, rootKey } = resource;
    const cluster = objectAt(body ?? undefined, 'spec', 'cluster');
    if (kind !== 'FluxInstance' || cluster?.['multitenant'] !== true) return [];
    const key = [...rootKey, 'spec', 'cluster', 'multitenant'];
    const mark = { path, objectId, line, key, note: `FluxInstance ${name ?? ''} holds tenants apart` };
    return [{ cluster: clusterFolder(path), defaultAccount: true, noCrossNamespace: true, mark }];
  });
}

/** Arguments that a kustomization patches into the controllers, inline or in a file beside it. */
function patchedControllers(inventory: Inventory): Lockdown[] {
  const inline = inventory.kustomizations
    .filter(({ counted }) => counted)
    .flatMap(({ body, path, objectId }) =>
      ['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap((field) =>
        listAt(body, field).flatMap((entry, index) => {
          const text = typeof entry === 'string' ? entry : textAt(entry, 'patch');
          const parsed = text?.includes('\n') && text.includes('--') ? parseDocument(text) : null;
          return parsed?.ok ? lockdownOf(parsed.value, { path, objectId, line: 1, key: [field, index] }) : [];
        }),
      ),
    );
  const instancePatches = objectsOfGroup(inventory, operatorGroup)
    .filter(({ kind }) => kind === 'FluxInstance')
    .flatMap(({ body, path, objectId, line, rootKey }) =>
      listAt(body ?? undefined, 'spec', 'kustomize', 'patches').flatMap((entry, index) => {
        const parsed = parseDocument(textAt(entry, 'patch') ?? '');
        const key = [...rootKey, 'spec', 'kustomize', 'patches', index];
        return parsed.ok ? lockdownOf(parsed.value, { path, objectId, line, key }) : [];
      }),
    );
  return [...inline, ...instancePatches];
}

/** Values of the chart of Flux: arguments, or the switch that stands for both of them. */
function chartSettings({ agents, values }: Inventory): Lockdown[] {
  const inline = agents
    .filter(
      ({ counted, kind, sources }) =>
        counted && kind === 'HelmRelease' && sources.some(({ chart }) => /^(flux2|flux-instance)$/.test(chart ?? '')),
    )
    .flatMap(({ resource: { body, path, objectId, line } }) => {
      const settings = valueAt(body ?? undefined, 'spec', 'values');
      return settingsOf(settings, { path, objectId, line, key: ['spec', 'values'] });
    });
  const files = values
    .filter(({ counted, path }) => counted && /flux/i.test(path))
    .flatMap(({ body, path, objectId, line }) => settingsOf(body, { path, objectId, line, key: [] }));
  return [...inline, ...files];
}

function settingsOf(settings: JsonValue | undefined, at: Omit<Mark, 'note'>): Lockdown[] {
  const switched = [
    ['multitenancy', 'enabled'],
    ['instance', 'cluster', 'multitenant'],
  ].some((key) => valueAt(settings, ...key) === true);
  if (!switched) return lockdownOf(settings, at);
  const mark = { ...at, note: 'the chart of Flux holds tenants apart' };
  return [{ cluster: clusterFolder(at.path), defaultAccount: true, noCrossNamespace: true, mark }];
}

function lockdownOf(value: JsonValue | undefined, at: Omit<Mark, 'note'>): Lockdown[] {
  const texts = textsIn(value);
  const defaultAccount = texts.some((text) => /^--default-service-account=\S+/.test(text));
  const noCrossNamespace = texts.some((text) => /^--no-cross-namespace-refs(=true)?$/.test(text));
  if (!defaultAccount && !noCrossNamespace) return [];
  const what = [defaultAccount && 'a default account', noCrossNamespace && 'no references across namespaces']
    .filter(Boolean)
    .join(', ');
  return [
    {
      cluster: clusterFolder(at.path),
      defaultAccount,
      noCrossNamespace,
      mark: { ...at, note: `the controllers enforce ${what}` },
    },
  ];
}

function textsIn(value: JsonValue | undefined, depth = 0): string[] {
  if (typeof value === 'string') return [value.trim()];
  if (depth > 12) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, depth + 1));
  return isObject(value) ? Object.values(value).flatMap((item) => textsIn(item, depth + 1)) : [];
}
