import { releasesOf } from '@/lib/scan/chart-releases';
import { chartSwitches } from '@/lib/scan/chart-switches';
import { objectAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import type { Inventory } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Charts that install the control plane of a mesh. */
const controlPlanes =
  /^(istio|istio-helm|istio-discovery|istiod|istio-base|base-istio|istio-operator|sail-operator|ztunnel|linkerd|linkerd-control-plane|linkerd2|linkerd-crds|kuma|kong-mesh|consul|appmesh-controller|osm|traefik-mesh|nginx-service-mesh)$/;

/** Labels and annotations that put what they stand on into a mesh, each with the values that do. */
const membership: readonly { mesh: string; name: string; value: RegExp }[] = [
  { mesh: 'Istio', name: 'istio-injection', value: /^enabled$/ },
  { mesh: 'Istio', name: 'istio.io/rev', value: /./ },
  { mesh: 'Istio', name: 'istio.io/dataplane-mode', value: /^ambient$/ },
  { mesh: 'Istio', name: 'sidecar.istio.io/inject', value: /^true$/ },
  { mesh: 'Linkerd', name: 'linkerd.io/inject', value: /^(enabled|ingress)$/ },
  { mesh: 'Kuma', name: 'kuma.io/sidecar-injection', value: /^(enabled|true)$/ },
  { mesh: 'Consul', name: 'consul.hashicorp.com/connect-inject', value: /^true$/ },
  { mesh: 'App Mesh', name: 'appmesh.k8s.aws/sidecarInjectorWebhook', value: /^enabled$/ },
];
const memberNames = new Set(membership.map(({ name }) => name));
const places = [
  ['metadata', 'labels'],
  ['metadata', 'annotations'],
  ['spec', 'template', 'metadata', 'labels'],
  ['spec', 'template', 'metadata', 'annotations'],
];

/** The mesh that an object is put into. */
function meshOf({ body }: Resource): string | null {
  for (const place of places) {
    const signs = objectAt(body ?? undefined, ...place);
    if (signs === undefined) continue;
    const found = membership.find(
      ({ name, value }) => name in signs && !isUnresolved(signs[name]) && value.test(String(signs[name])),
    );
    if (found) return found.mesh;
  }
  return null;
}

/** Traffic between services goes through a mesh (detection rules MESH-1). The Gateway API and a gateway alone are none. */
export const serviceMesh = defineObjectIndicator({
  id: 'service-mesh',
  rules: [
    {
      name: 'Istio',
      group: /^networking\.istio\.io$/,
      kinds: /^(VirtualService|DestinationRule|ServiceEntry|Sidecar|WorkloadEntry|ProxyConfig)$/,
      does: 'directs traffic of the mesh',
    },
    { name: 'Istio', group: /^security\.istio\.io$/, does: 'secures traffic of the mesh', works: isSecured },
    {
      name: 'Istio',
      group: /^(install\.istio|sailoperator)\.io$/,
      kinds: /^Istio(Operator)?$/,
      does: 'installs the mesh',
      idles: 'installs the mesh',
      works: () => false,
    },
    {
      name: 'Istio',
      group: /^maistra\.io$/,
      kinds: /^ServiceMeshControlPlane$/,
      does: 'installs the mesh',
      idles: 'installs the mesh',
      works: () => false,
    },
    {
      name: 'Istio',
      group: /^maistra\.io$/,
      kinds: /^ServiceMeshMember(Roll)?$/,
      does: 'puts namespaces into the mesh',
    },
    { name: 'Istio', group: /^telemetry\.istio\.io$/, does: 'observes traffic of the mesh' },
    { name: 'Linkerd', group: /^policy\.linkerd\.io$/, does: 'secures traffic of the mesh' },
    { name: 'Linkerd', group: /^linkerd\.io$/, kinds: /^ServiceProfile$/, does: 'describes routes of a service' },
    {
      name: 'Cilium',
      group: /^cilium\.io$/,
      kinds: /^Cilium(Clusterwide)?EnvoyConfig$/,
      does: 'directs traffic of the mesh',
    },
    {
      name: 'Consul',
      group: /^consul\.hashicorp\.com$/,
      kinds: /^(Service(Defaults|Intentions|Router|Splitter|Resolver)|Mesh|ProxyDefaults)$/,
      does: 'directs traffic of the mesh',
    },
    { name: 'Kuma', group: /^kuma\.io$/, kinds: /^Mesh/, does: 'directs traffic of the mesh' },
    { name: 'App Mesh', group: /^appmesh\.k8s\.aws$/, does: 'directs traffic of the mesh' },
  ],
  others: (inventory) => [...members(inventory), ...installed(inventory)],
  what: [
    'objects of Istio, Linkerd, Cilium, Consul, Kuma and App Mesh',
    'labels and annotations that put workloads into a mesh',
  ],
  none: 'No object configures a service mesh, and nothing is put into one.',
  found: 'Traffic between services goes through a mesh',
  idle: 'A service mesh is installed or prepared, and nothing here is part of it.',
});

/** Mutual TLS that is switched off secures nothing. */
function isSecured({ kind, body }: Resource): boolean | null {
  if (kind !== 'PeerAuthentication') return true;
  const mode = valueAt(body ?? undefined, 'spec', 'mtls', 'mode');
  return isUnresolved(mode) ? null : mode !== 'DISABLE';
}

const memberGroups = new Set(['', 'apps', 'extensions', 'batch', 'argoproj.io']);
const memberKinds = new Set(['Namespace', 'Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

/** Namespaces and workloads that are put into a mesh. */
function members(inventory: Inventory): OtherSign[] {
  const marked = markedObjects(inventory, (name) => memberNames.has(name));
  if (marked.size === 0) return [];
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (group) => memberGroups.has(group)).flatMap((resource): OtherSign[] => {
    const { kind, name, path, objectId, line, rootKey } = resource;
    if (!memberKinds.has(kind) || !marked.has(resource)) return [];
    const mesh = meshOf(resource);
    if (mesh === null) return [];
    const note = `${kind} ${name ?? ''} is part of the mesh`;
    return [{ name: mesh, works: switched(resource) === 'on', mark: { path, objectId, line, key: rootKey, note } }];
  });
}

/** A control plane that nothing here takes part in. */
function installed(inventory: Inventory): OtherSign[] {
  return releasesOf(inventory, controlPlanes).map(({ chart, mark }) => ({ name: chart, mark, works: false }));
}
