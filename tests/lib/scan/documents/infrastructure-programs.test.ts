import { describe, expect, it } from 'vitest';
import { clusterLines, infrastructurePrograms } from '@/lib/scan/documents/infrastructure-programs';
import { clusterLifecycle } from '@/lib/scan/indicators/cluster-lifecycle';
import { anInventory, someFiles } from '@/tests/factories/inventory';

describe('lib/scan/documents/infrastructure-programs.ts', () => {
  it('finds source code in projects and below them, and Bicep anywhere', () => {
    const toolOf = infrastructurePrograms([
      'iac/Pulumi.yaml',
      'infra/cdk.json',
      'infra/net/cdktf.json',
      'shop/main.go',
    ]);
    expect(toolOf('iac/lib/eks.ts')).toBe('Pulumi');
    expect(toolOf('iac/Pulumi.yaml')).toBe('Pulumi');
    expect(toolOf('infra/lib/stack.ts')).toBe('CDK');
    expect(toolOf('infra/net/main.py')).toBe('CDKTF');
    expect(toolOf('infra/README.md')).toBeNull();
    expect(toolOf('shop/main.go')).toBeNull();
    expect(toolOf('a/aks.bicep')).toBe('Bicep');
  });

  it.each([
    "const cluster = new eks.Cluster('a', {});",
    'cluster = aws.eks.Cluster("a")',
    '  _, err := container.NewCluster(ctx, "a", &container.ClusterArgs{})',
    'k8s = containerservice.ManagedCluster("aks")',
    'new eks.FargateCluster(this, "c", {})',
    '    EksCluster(self, "c", name="a")',
    '    type: eks:Cluster',
    "resource aks 'Microsoft.ContainerService/managedClusters@2024-02-01' = {",
    '    Type: AWS::EKS::Cluster',
  ])('takes %j for a cluster', (line) => {
    expect(clusterLines(`a\n${line}\n`)).toEqual([2]);
  });

  it.each([
    "// new eks.Cluster('a')",
    "const cluster = eks.Cluster.fromClusterAttributes(this, 'a', {});",
    'private cluster: eks.Cluster;',
    'class EksCluster(TerraformStack):',
    "new ecs.Cluster(this, 'c')",
    "resource aks 'Microsoft.ContainerService/managedClusters@2024-02-01' existing = {",
  ])('takes %j for none', (line) => {
    expect(clusterLines(line)).toEqual([]);
  });

  it('shows that clusters are declared', () => {
    const files = someFiles('Pulumi.yaml', 'index.ts');
    const texts = new Map([['index.ts', "import * as eks from '@pulumi/eks';\nnew eks.Cluster('a');\n"]]);
    expect(clusterLifecycle.detect(anInventory({ files, texts }))).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'index.ts', line: 2 }],
    });
    expect(clusterLifecycle.detect(anInventory({ files })).outcome).toBe('absent');
  });
});
