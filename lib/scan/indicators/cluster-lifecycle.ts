import { clusterKinds } from '@/lib/scan/cluster-kinds';
import { runsSomething } from '@/lib/scan/declared-state';
import { isInfrastructureText } from '@/lib/scan/documents/infrastructure-code';
import { clusterLines, infrastructurePrograms } from '@/lib/scan/documents/infrastructure-programs';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { standingObjects } from '@/lib/scan/standing-objects';
import { terraformSigns } from '@/lib/scan/terraform-signs';

const does = 'declares a cluster';
const upgrades = 'upgrades nodes by declaration';
const upgradesCluster = 'upgrades the cluster by declaration';

/** Clusters are created, upgraded and replaced by declaration (detection rules FLT-3). An operator without a cluster is none. */
export const clusterLifecycle = defineObjectIndicator({
  id: 'cluster-lifecycle',
  rules: [
    ...clusterKinds.map((kind) => ({ ...kind, does })),
    {
      name: 'Cluster API',
      group: /^(controlplane|infrastructure)\.cluster\.x-k8s\.io$/,
      kinds: /(ControlPlane|Cluster)$/,
      does,
    },
    {
      name: 'system-upgrade-controller',
      group: /^upgrade\.cattle\.io$/,
      kinds: /^Plan$/,
      does: upgrades,
      idles: upgrades,
      works: () => false,
    },
    {
      name: 'Talos upgrades',
      group: /^tuppr\.home-operations\.com$/,
      kinds: /^(Talos|Kubernetes)Upgrade$/,
      does: upgrades,
      idles: upgrades,
      works: () => false,
    },
    {
      name: 'OpenShift upgrades',
      group: /^config\.openshift\.io$/,
      kinds: /^ClusterVersion$/,
      does: upgradesCluster,
      idles: upgradesCluster,
      works: () => false,
    },
  ],
  others: (inventory) => [
    ...composites(inventory),
    ...files(inventory),
    ...terraformSigns(inventory, resources),
    ...programs(inventory),
  ],
  measures: (inventory) => ({
    upgrades: standingObjects(inventory, (group) =>
      /^(upgrade\.cattle|tuppr\.home-operations|config\.openshift)\./.test(group),
    ).filter(({ kind }) => /^(Plan|TalosUpgrade|KubernetesUpgrade|ClusterVersion)$/.test(kind)).length,
  }),
  what: [
    'clusters of Cluster API, Crossplane, Gardener, Hive, Rancher, eksctl, kOps and Talos',
    'managed clusters and their modules in Terraform',
    'programs of Pulumi, CDK and CDKTF, Bicep, CloudFormation',
    'plans that upgrade nodes',
  ],
  none: 'No declaration of a cluster was found.',
  found: 'Clusters are declared',
  idle: 'Clusters or nodes are upgraded by declaration, or declarations are switched off; no cluster is declared here.',
  applies: runsSomething,
  notApplicable: 'Nothing that runs on a cluster is declared here.',
});

/** Claims and composites of kinds that definitions of the repository bring, where the kind is called a cluster. */
function composites(inventory: Inventory): OtherSign[] {
  const own = new Set(
    inventory.resources
      .filter(({ group, kind }) => kind === 'CompositeResourceDefinition' && group === 'apiextensions.crossplane.io')
      .map(({ name }) => (name ?? '').replace(/^[^.]*\./, '')),
  );
  if (own.size === 0) return [];
  return standingObjects(inventory, (group) => own.has(group))
    .filter(({ completeness, kind }) => completeness === 'complete' && /Cluster$/.test(kind))
    .map(({ path, objectId, line, kind, name }) => ({
      name: 'Crossplane',
      works: true,
      mark: { path, objectId, line, note: `${kind} ${name ?? ''} ${does}` },
    }));
}

/** Files of tools that keep clusters outside Kubernetes objects. */
const tools: readonly { name: string; path: RegExp }[] = [
  {
    name: 'Talos',
    path: /(^|\/)talconfig\.ya?ml$|(^|\/)talos\/(?!([^/]+\/)*patches\/)([^/]+\/)*(cluster|controlplane|worker|machine-?config)[^/]*\.ya?ml(\.j2|\.tmpl|\.gotmpl)?$/,
  },
  { name: 'Kubespray', path: /(^|\/)group_vars\/k8s[-_]cluster(\/k8s-cluster)?\.ya?ml$/ },
  { name: 'k3s with Ansible', path: /(^|\/)group_vars\/(k3s|k3s_cluster|rke2|rke2_cluster)(\.ya?ml$|\/)/ },
  { name: 'k0s', path: /(^|\/)k0sctl\.ya?ml$/ },
  { name: 'RKE', path: /(^|\/)rke(-cluster)?\/cluster\.ya?ml$/ },
];

function files(inventory: Inventory): OtherSign[] {
  return tools.flatMap(({ name, path }) =>
    countedFiles(inventory, path).map(
      (file): OtherSign => ({
        name,
        works: true,
        mark: { path: file.path, objectId: file.objectId, line: 1, note: `${does} for ${name}` },
      }),
    ),
  );
}

/** Programs of Pulumi, CDK and CDKTF, Bicep and templates of CloudFormation that declare one. */
function programs({ files: all, texts }: Inventory): OtherSign[] {
  const readable = all.filter(({ path, notCounted }) => notCounted === null && texts.has(path));
  if (readable.length === 0) return [];
  const toolOf = infrastructurePrograms(all.map(({ path }) => path));
  return readable.flatMap(({ path, objectId }): OtherSign[] => {
    const text = texts.get(path) ?? '';
    const name = toolOf(path) ?? (isInfrastructureText(path) ? 'CloudFormation' : null);
    const line = name === null ? undefined : clusterLines(text)[0];
    if (line === undefined || name === null) return [];
    return [{ name, works: true, mark: { path, objectId, line, note: `${does} in a program of ${name}` } }];
  });
}

const resources = [
  {
    name: 'Terraform',
    types:
      /^(aws_eks_cluster|google_container_cluster|google_gkeonprem_\w+_cluster|azurerm_kubernetes_cluster|azapi_kubernetes_cluster|digitalocean_kubernetes_cluster|linode_lke_cluster|civo_kubernetes_cluster|scaleway_k8s_cluster|ovh_cloud_project_kube|oci_containerengine_cluster|exoscale_sks_cluster|vultr_kubernetes|ibm_container_(vpc_)?cluster|alicloud_cs_managed_kubernetes|openstack_containerinfra_cluster_v1|yandex_kubernetes_cluster|stackit_ske_cluster|upcloud_kubernetes_cluster|upcloud_kubernetes|rhcs_cluster_rosa_\w+|rancher2_cluster(_v2)?|rke_cluster|talos_machine_configuration_apply|kops_cluster|gridscale_k8s|ionoscloud_k8s_cluster)$/,
    does,
  },
  {
    name: 'Terraform',
    // What a cluster is made of beside itself has modules of similar names.
    modules:
      /^(?!.*(iam|irsa|add-?on|service-account|node-?(group|pool)|pod-identity|auth|access|karpenter))(.*[/-])?(eks|gke|aks|doks|lke|oke|kubernetes-engine|talos|kube-hetzner|k3s|rke2|rosa(-hcp|-classic)?|(kubernetes|k8s|eks|gke|aks)[-_]cluster)([/.]|$)/i,
    does,
  },
];
