import { describe, expect, it } from 'vitest';
import { clusterLifecycle } from '@/lib/scan/indicators/cluster-lifecycle';
import { aHelmRelease, detectIn } from '../../../factories/scanned-files';

const object = (apiVersion: string, kind: string, spec = '{}', name = 'north') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;

function detect(text: string, path = 'clusters/object.yaml') {
  return detectIn(clusterLifecycle, { 'service.yaml': object('v1', 'Service'), [path]: text });
}

describe('lib/scan/indicators/cluster-lifecycle.ts', () => {
  it.each([
    ['Cluster API', 'cluster.x-k8s.io/v1beta1', 'Cluster'],
    ['Cluster API', 'controlplane.cluster.x-k8s.io/v1beta1', 'KubeadmControlPlane'],
    ['Crossplane', 'eks.aws.upbound.io/v1beta1', 'Cluster'],
    ['Config Connector', 'container.cnrm.cloud.google.com/v1beta1', 'ContainerCluster'],
    ['eksctl', 'eksctl.io/v1alpha5', 'ClusterConfig'],
    ['kOps', 'kops.k8s.io/v1alpha2', 'Cluster'],
    ['Gardener', 'core.gardener.cloud/v1beta1', 'Shoot'],
    ['Hive', 'hive.openshift.io/v1', 'ClusterDeployment'],
    ['k0smotron', 'k0smotron.io/v1beta1', 'Cluster'],
    ['Rancher', 'provisioning.cattle.io/v1', 'Cluster'],
  ])('is present with a cluster of %s', (name, apiVersion, kind) => {
    expect(detect(object(apiVersion, kind))).toMatchObject({ outcome: 'present', measures: { names: [name] } });
  });

  it.each([
    ['a database that is called a cluster', object('postgresql.cnpg.io/v1', 'Cluster')],
    ['a cluster that is registered with Fleet', object('fleet.cattle.io/v1alpha1', 'Cluster')],
    ['an installed operator without a cluster', aHelmRelease('cluster-api-operator')],
    ['a class that no cluster takes', object('cluster.x-k8s.io/v1beta1', 'ClusterClass')],
    [
      'a definition of the kind',
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', '{}', 'clusters.cluster.x-k8s.io'),
    ],
  ])('is absent with %s', (_name, text) => {
    expect(detect(text)).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
  });

  it.each([
    ['a plan of the upgrade controller', 'upgrade.cattle.io/v1', 'Plan'],
    ['the version of an OpenShift cluster', 'config.openshift.io/v1', 'ClusterVersion'],
  ])('is partial with %s alone', (_name, apiVersion, kind) => {
    expect(detect(object(apiVersion, kind)).outcome).toBe('partial');
  });

  it('knows composites that the repository defines itself', () => {
    const definition = object(
      'apiextensions.crossplane.io/v1',
      'CompositeResourceDefinition',
      '{group: acme.org}',
      'kubernetesclusters.acme.org',
    );
    const files = {
      'platform/definition.yaml': definition,
      'clusters/north.yaml': object('acme.org/v1', 'KubernetesCluster'),
    };
    expect(detectIn(clusterLifecycle, files)).toMatchObject({
      outcome: 'present',
      measures: { names: ['Crossplane'] },
    });
    expect(detectIn(clusterLifecycle, { 'platform/definition.yaml': definition }).outcome).toBe('absent');
  });

  it.each([
    'talos/talconfig.yaml',
    'infra/talos/controlplane.yaml.j2',
    'inventory/group_vars/k8s_cluster.yml',
    'k0sctl.yaml',
  ])('is present with %s', (path) => {
    expect(detect('a: b\n', path).outcome).toBe('present');
  });

  it.each(['talos/patches/cluster.yaml', 'machineconfigs/worker/machineconfig.yaml'])('is absent with %s', (path) => {
    expect(detect('a: b\n', path).outcome).toBe('absent');
  });

  it.each([
    ['resource "google_container_cluster" "a" {}\n', 'present'],
    ['module "eks" {\n  source = "terraform-aws-modules/eks/aws"\n}\n', 'present'],
    ['module "a" {\n  source = "git::https://git.example.org/acme/terraform-aws-eks.git?ref=v1"\n}\n', 'present'],
    [
      'module "irsa" {\n  source = "terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks"\n}\n',
      'absent',
    ],
    ['module "addons" {\n  source = "aws-ia/eks-blueprints-addons/aws"\n}\n', 'absent'],
    ['module "cache" {\n  source = "github.com/acme/elasticache-cluster?ref=eks"\n}\n', 'absent'],
    ['resource "aws_eks_node_group" "a" {}\n', 'absent'],
  ])('judges Terraform: %s is %s', (text, outcome) => {
    expect(detect(text, 'infra/main.tf').outcome).toBe(outcome);
  });

  it('does not apply where nothing is declared', () => {
    expect(detectIn(clusterLifecycle, { 'README.md': '# Notes\n' }).outcome).toBe('not-applicable');
  });
});
