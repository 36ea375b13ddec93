import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** What a policy does with an object that breaks it: refuses it, or only reports it; unresolved where a template decides. */
export type PolicyMode = 'enforce' | 'audit' | 'unresolved';

export interface PolicyReading {
  engine: 'kyverno' | 'gatekeeper' | 'kubewarden' | 'sigstore';
  mode: PolicyMode;
  /** Key that decides it. */
  key: readonly (string | number)[];
}

/** Reads a policy that stands for itself (detection rules 7). Null: no such policy, or one that checks nothing at admission. */
export function readPolicy(resource: Resource): PolicyReading | null {
  const { group, kind, body } = resource;
  if (body === null) return null;
  if (group === 'kyverno.io' && /^(Cluster)?Policy$/.test(kind)) return kyverno(resource, body);
  if (group === 'policies.kyverno.io' && /^(Namespaced)?(Image)?ValidatingPolicy$/.test(kind))
    return kyvernoActions(body);
  if (group === 'constraints.gatekeeper.sh') return gatekeeper(body);
  if (group === 'policies.kubewarden.io' && /AdmissionPolicy(Group)?$/.test(kind)) {
    return oneField('kubewarden', body, ['spec', 'mode'], { protect: 'enforce', monitor: 'audit' }, 'protect');
  }
  if (group === 'policy.sigstore.dev' && kind === 'ClusterImagePolicy') {
    return oneField('sigstore', body, ['spec', 'mode'], { enforce: 'enforce', warn: 'audit' }, 'enforce');
  }
  return null;
}

/** Whether an API group has kinds of policies that are read. */
export function holdsPolicies(group: string): boolean {
  return policyGroups.has(group);
}

const policyGroups = new Set([
  'kyverno.io',
  'policies.kyverno.io',
  'constraints.gatekeeper.sh',
  'policies.kubewarden.io',
  'policy.sigstore.dev',
]);

/** Mode of an action by its name; anything that is no plain word of a policy engine is unresolved. */
export function modeOfAction(action: JsonValue | undefined): PolicyMode {
  if (typeof action !== 'string' || isUnresolved(action)) return 'unresolved';
  return /^(enforce|deny|protect)$/i.test(action) ? 'enforce' : 'audit';
}

function oneField(
  engine: PolicyReading['engine'],
  body: JsonObject,
  key: string[],
  modes: Readonly<Record<string, PolicyMode>>,
  fallback: string,
): PolicyReading {
  const value = valueAt(body, ...key) ?? fallback;
  return { engine, key, mode: typeof value === 'string' ? (modes[value] ?? 'unresolved') : 'unresolved' };
}

const actionKey = ['spec', 'validationFailureAction'];

/** Kyverno's older kinds: a rule's own action, else the policy's, else Audit. Policies that only mutate or generate check nothing. */
function kyverno(resource: Resource, body: JsonObject): PolicyReading | null {
  const written = valueAt(body, 'spec', 'rules');
  if (isUnresolved(written)) return { engine: 'kyverno', mode: 'unresolved', key: ['spec', 'rules'] };
  const rules = listAt(body, 'spec', 'rules')
    .filter(isObject)
    .filter((rule) => 'validate' in rule || 'verifyImages' in rule);
  if (rules.length === 0) return null;
  if (valueAt(body, 'spec', 'admission') === false)
    return { engine: 'kyverno', mode: 'audit', key: ['spec', 'admission'] };
  const general = valueAt(body, ...actionKey);
  const isOpen = resource.conditional.some((key) => key === actionKey.join('.') || key === 'spec');
  const modes = rules.flatMap((rule) => actionsOf(rule).map((action) => modeOfAction(action ?? general ?? 'Audit')));
  const overrides = [...listAt(body, 'spec', 'validationFailureActionOverrides'), ...rules.flatMap(overridesOf)];
  modes.push(...overrides.map((override) => modeOfAction(valueAt(override, 'action'))));
  const key = general === undefined ? ['spec', 'rules'] : actionKey;
  return { engine: 'kyverno', mode: strongest(modes, isOpen), key };
}

/** The action of each check of a rule; undefined where the policy's own decides. */
function actionsOf(rule: JsonObject): (JsonValue | undefined)[] {
  const checks = 'validate' in rule ? [rule['validate']] : [];
  return [...checks, ...listAt(rule, 'verifyImages')].map((check) => valueAt(check, 'failureAction'));
}

function overridesOf(rule: JsonObject): JsonValue[] {
  return listAt(rule, 'validate', 'failureActionOverrides');
}

/** One check that refuses makes a policy enforcing; an open action may be one. */
function strongest(modes: readonly PolicyMode[], isOpen: boolean): PolicyMode {
  if (modes.includes('enforce') && !isOpen) return 'enforce';
  return isOpen || modes.includes('unresolved') ? 'unresolved' : 'audit';
}

/** Kyverno's newer kinds: a list of actions, Deny where none is given; other evaluation modes check no admission. */
function kyvernoActions(body: JsonObject): PolicyReading | null {
  const evaluation = textAt(body, 'spec', 'evaluation', 'mode');
  if (evaluation !== undefined && evaluation !== 'Kubernetes') return null;
  if (valueAt(body, 'spec', 'evaluation', 'admission', 'enabled') === false) return null;
  const key = ['spec', 'validationActions'];
  const written = valueAt(body, ...key);
  if (isUnresolved(written)) return { engine: 'kyverno', mode: 'unresolved', key };
  const actions = listAt(body, ...key);
  return {
    engine: 'kyverno',
    mode: actions.length === 0 ? 'enforce' : strongest(actions.map(modeOfAction), false),
    key,
  };
}

/** A Gatekeeper constraint refuses unless it says otherwise; `scoped` refuses where the webhook is given the action deny. */
function gatekeeper(body: JsonObject): PolicyReading {
  const key = ['spec', 'enforcementAction'];
  const action = valueAt(body, ...key) ?? 'deny';
  if (action !== 'scoped') return { engine: 'gatekeeper', mode: modeOfAction(action), key };
  const scoped = listAt(body, 'spec', 'scopedEnforcementActions').filter((entry) =>
    listAt(entry, 'enforcementPoints').some((point) =>
      /^(\*|validation\.gatekeeper\.sh|vap\.k8s\.io)$/.test(textAt(point, 'name') ?? ''),
    ),
  );
  const mode = strongest(
    scoped.map((entry) => modeOfAction(valueAt(entry, 'action'))),
    false,
  );
  return { engine: 'gatekeeper', mode, key: ['spec', 'scopedEnforcementActions'] };
}
