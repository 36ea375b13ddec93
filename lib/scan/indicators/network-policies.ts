import { broughtAlong } from '@/lib/scan/brought-along';
import { isObject, type JsonValue, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { networkPolicyValues } from '@/lib/scan/network-policy-values';
import { defineObjectIndicator } from '@/lib/scan/object-indicator';

const does = 'limits traffic';

/** Traffic between workloads is limited (detection rules POL-NET). What an agent's own installation brings is left out. */
export const networkPolicies = defineObjectIndicator({
  id: 'network-policies',
  rules: [
    {
      name: 'NetworkPolicy',
      group: /^networking\.k8s\.io$|^extensions$/,
      kinds: /^NetworkPolicy$/,
      does,
      works: limits,
    },
    { name: 'Cilium', group: /^cilium\.io$/, kinds: /^Cilium(Clusterwide)?NetworkPolicy$/, does, works: limitsCilium },
    {
      name: 'Calico',
      group: /^(crd\.)?projectcalico\.org$/,
      kinds: /^(Staged)?(Global)?NetworkPolicy$/,
      does,
      works: limitsCalico,
    },
    {
      name: 'AdminNetworkPolicy',
      group: /^policy\.networking\.k8s\.io$/,
      kinds: /^(Baseline)?AdminNetworkPolicy$|^ClusterNetworkPolicy$/,
      does,
    },
    { name: 'Antrea', group: /^crd\.antrea\.io$/, kinds: /^(Cluster)?NetworkPolicy$/, does },
    {
      name: 'OpenShift',
      group: /^(k8s\.ovn|network\.openshift)\.(org|io)$/,
      kinds: /^Egress(Firewall|NetworkPolicy)$/,
      does,
    },
    {
      name: 'AWS',
      group: /^(vpcresources\.k8s|networking\.k8s)\.aws$/,
      kinds: /^(SecurityGroupPolicy|ApplicationNetworkPolicy)$/,
      does,
    },
    { name: 'GKE', group: /^networking\.gke\.io$/, kinds: /^FQDNNetworkPolicy$/, does },
  ],
  others: networkPolicyValues,
  leftOut: broughtAlong,
  what: [
    'NetworkPolicy, AdminNetworkPolicy',
    'policies of Cilium, Calico, Antrea and OpenShift',
    'rules of network policies written out in values',
  ],
  none: 'No network policy was found, save what an agent brings along for itself.',
  found: 'Network policies limit traffic',
  idle: 'No network policy is known to limit anything: those that are there let everything pass or are switched off, or only values hold rules for the policy of a chart.',
});

/** A direction is limited unless one of its rules names neither peers nor ports. No rules at all let nothing pass. */
function limits({ body }: Resource): boolean | null {
  const spec = valueAt(body ?? undefined, 'spec');
  const written = listAt(spec, 'policyTypes');
  if (written.some(isUnresolved) || isUnresolved(spec)) return null;
  const hasEgress = valueAt(spec, 'egress') !== undefined;
  const types = written.length > 0 ? written : ['Ingress', ...(hasEgress ? ['Egress'] : [])];
  return types.some((type) => {
    const [name, peers] = type === 'Egress' ? ['egress', 'to'] : ['ingress', 'from'];
    return !listAt(spec, name).some((rule) => isOpen(rule, [peers, 'ports']));
  });
}

function isOpen(rule: JsonValue, fields: readonly string[]): boolean {
  return isObject(rule) && fields.every((field) => isEmpty(rule[field]));
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

const ciliumDirections = ['ingress', 'egress', 'ingressDeny', 'egressDeny'];

/** A Cilium policy limits a direction once it has rules for it, or an empty list; an entity `all` lets everything pass. */
function limitsCilium({ body }: Resource): boolean {
  const specs = [objectAt(body ?? undefined, 'spec'), ...listAt(body ?? undefined, 'specs')];
  return specs.some((spec) =>
    ciliumDirections.some((direction) => {
      const rules = valueAt(spec, direction);
      return Array.isArray(rules) && (direction.endsWith('Deny') || !rules.some((rule) => opensCilium(rule)));
    }),
  );
}

function opensCilium(rule: JsonValue): boolean {
  if (!isObject(rule) || rule['toPorts'] !== undefined) return false;
  return ['fromEntities', 'toEntities'].some((field) => listAt(rule, field).includes('all'));
}

/** Without rules nothing passes; a rule that allows and names nothing lets everything pass. */
function limitsCalico({ kind, body }: Resource): boolean {
  if (kind.startsWith('Staged')) return false;
  const spec = valueAt(body ?? undefined, 'spec');
  const rules = [...listAt(spec, 'ingress'), ...listAt(spec, 'egress')];
  if (rules.length === 0) return true;
  return !rules.every((rule) => isObject(rule) && rule['action'] === 'Allow' && Object.keys(rule).length === 1);
}
