/** Objects that declare a cluster: the tool, the API group and the kinds (detection rules FLT-3). */
export const clusterKinds: readonly { name: string; group: RegExp; kinds: RegExp }[] = [
  { name: 'Cluster API', group: /^cluster\.x-k8s\.io$/, kinds: /^Cluster$/ },
  {
    name: 'Crossplane',
    group: /^(eks\.aws|container\.gcp|containerservice\.azure)(\.m)?\.(upbound|crossplane)\.io$/,
    kinds: /^(Cluster|KubernetesCluster)$/,
  },
  { name: 'AWS Controllers', group: /^eks\.services\.k8s\.aws$/, kinds: /^Cluster$/ },
  { name: 'Config Connector', group: /^container\.cnrm\.cloud\.google\.com$/, kinds: /^ContainerCluster$/ },
  { name: 'Azure Service Operator', group: /^containerservice\.azure\.com$/, kinds: /^ManagedCluster$/ },
  { name: 'eksctl', group: /^eksctl\.io$/, kinds: /^ClusterConfig$/ },
  { name: 'kOps', group: /^kops\.k8s\.io$/, kinds: /^Cluster$/ },
  { name: 'Gardener', group: /^core\.gardener\.cloud$/, kinds: /^Shoot$/ },
  { name: 'Hive', group: /^hive\.openshift\.io$/, kinds: /^(ClusterDeployment|ClusterPool)$/ },
  { name: 'HyperShift', group: /^hypershift\.openshift\.io$/, kinds: /^HostedCluster$/ },
  { name: 'Rancher', group: /^provisioning\.cattle\.io$/, kinds: /^Cluster$/ },
  { name: 'k0smotron', group: /^k0smotron\.io$/, kinds: /^Cluster$/ },
  { name: 'k0s', group: /^k0sctl\.k0sproject\.io$/, kinds: /^Cluster$/ },
];

/** Whether an object of this group and kind declares a cluster. */
export function declaresCluster(group: string, kind: string): boolean {
  return clusterKinds.some((rule) => rule.group.test(group) && rule.kinds.test(kind));
}
