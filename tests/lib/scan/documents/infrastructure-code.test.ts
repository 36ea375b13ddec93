import { describe, expect, it } from 'vitest';
import { infrastructureCode, isInfrastructureText } from '@/lib/scan/documents/infrastructure-code';
import type { Resource } from '@/lib/scan/documents/resource';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { aResource, aTerraformFile, someFiles } from '../../../factories/inventory';

interface Given {
  paths?: string[];
  terraform?: TerraformFile[];
  resources?: Resource[];
  texts?: Record<string, string>;
}

function found({ paths = [], terraform = [], resources = [], texts = {} }: Given): string[] {
  const files = someFiles(...paths, ...terraform.map(({ path }) => path), ...Object.keys(texts));
  const all = infrastructureCode({ files, terraform, resources, texts: new Map(Object.entries(texts)) });
  return all.map(({ tool, role, path }) => `${tool} ${role} ${path}`);
}

const resource = { type: 'aws_vpc', name: 'main', line: 1 };
const module = (source: string) => ({ name: 'm', source, version: null, line: 1 });

describe('lib/scan/documents/infrastructure-code.ts', () => {
  it('takes a folder with a backend for a root, and a folder without one for a module', () => {
    const terraform = [
      aTerraformFile('live/main.tf', { backend: 's3', modules: [module('../modules/vpc')] }),
      aTerraformFile('modules/vpc/main.tf', { resources: [resource] }),
    ];
    expect(found({ terraform })).toEqual(['terraform root live/main.tf', 'terraform module modules/vpc/main.tf']);
  });

  it('knows a template of CloudFormation by its name and its text', () => {
    const text = '{\n  "AWSTemplateFormatVersion": "2010-09-09",\n  "Resources": {}\n}\n';
    const names = ['deploy/cloudformation.json', 'deploy/vpc-cfn.yaml', 'cfn-shop.yml', 'cloudformation/shop.template'];
    for (const path of names) expect(found({ texts: { [path]: text } })).toEqual([`cloudformation root ${path}`]);
    expect(found({ texts: { 'deploy/cloudformation.json': '{"widgets": []}', 'mycfn.json': text } })).toEqual([]);
  });

  it('takes variables of environments and lock files for signs of a root', () => {
    const terraform = [
      aTerraformFile('a/main.tf', { resources: [resource] }),
      aTerraformFile('b/main.tf', { resources: [resource] }),
      aTerraformFile('c/modules/x/main.tf', { resources: [resource] }),
    ];
    terraform.push(aTerraformFile('d/main.tf', { resources: [resource] }));
    const paths = [
      'a/environments/prod.tfvars',
      'b/.terraform.lock.hcl',
      'c/modules/x/.terraform.lock.hcl',
      'd/terraform.tfstate',
    ];
    expect(found({ terraform, paths })).toEqual([
      'terraform root a/main.tf',
      'terraform root b/main.tf',
      'terraform module c/modules/x/main.tf',
      'terraform root d/main.tf',
    ]);
  });

  it('takes a folder that another one calls for a module, whatever it is called and however it is locked', () => {
    const terraform = [
      aTerraformFile('live/main.tf', { backend: 's3', modules: [module('../network')] }),
      aTerraformFile('network/main.tf', { resources: [resource] }),
    ];
    const paths = ['network/.terraform.lock.hcl', 'network/defaults.tfvars'];
    expect(found({ terraform, paths })).toEqual(['terraform root live/main.tf', 'terraform module network/main.tf']);
  });

  it('names OpenTofu by its files, and passes over files that hold no code', () => {
    const terraform = [aTerraformFile('a/main.tofu', { backend: 'gcs' }), aTerraformFile('b/outputs.tf')];
    expect(found({ terraform })).toEqual(['opentofu root a/main.tofu']);
  });

  it('tells units of Terragrunt from what they share', () => {
    expect(found({ paths: ['live/terragrunt.hcl', 'live/prod/vpc/terragrunt.hcl'] })).toEqual([
      'terragrunt module live/terragrunt.hcl',
      'terragrunt root live/prod/vpc/terragrunt.hcl',
    ]);
  });

  it('takes a `terragrunt.hcl` at the root for what all others share', () => {
    expect(found({ paths: ['terragrunt.hcl', 'live/vpc/terragrunt.hcl', 'live/vpc-two/terragrunt.hcl'] })).toEqual([
      'terragrunt module terragrunt.hcl',
      'terragrunt root live/vpc/terragrunt.hcl',
      'terragrunt root live/vpc-two/terragrunt.hcl',
    ]);
  });

  it('takes little time for thousands of units and inventories', () => {
    const folders = Array.from({ length: 20_000 }, (_, at) => `live/unit-${at}`);
    const started = performance.now();
    const paths = folders.flatMap((folder) => [`${folder}/terragrunt.hcl`, `${folder}/inventory.yml`]);
    expect(found({ paths })).toHaveLength(folders.length);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each([
    ['Pulumi.yaml', 'pulumi module'],
    ['Pulumi.prod.yaml', 'pulumi root'],
    ['cdk.json', 'cdk root'],
    ['samconfig.toml', 'cloudformation root'],
    ['infra/main.bicep', 'bicep root'],
    ['infra/vnet.bicep', 'bicep module'],
    ['azuredeploy.json', 'azure-resource-manager root'],
    ['serverless.yml', 'serverless root'],
    ['Puppetfile', 'puppet root'],
    ['Policyfile.rb', 'chef root'],
    ['salt/top.sls', 'salt root'],
    ['dnsconfig.js', 'dnscontrol root'],
  ])('knows %s as %s', (path, expected) => {
    expect(found({ paths: [path] })).toEqual([`${expected} ${path}`]);
  });

  it('takes variables beside an inventory for none', () => {
    expect(
      found({ paths: ['ansible.cfg', 'inventories/prod/group_vars/all.yml', 'inventories/prod/hosts.yml'] }),
    ).toEqual(['ansible root inventories/prod/hosts.yml']);
  });

  it('takes an inventory for one of Ansible only where Ansible is used', () => {
    expect(found({ paths: ['hosts.yml'] })).toEqual([]);
    expect(found({ paths: ['hosts.yml', 'ansible.cfg'] })).toEqual(['ansible root hosts.yml']);
    expect(found({ paths: ['roles/web/tasks/main.yml'] })).toEqual(['ansible module roles/web/tasks/main.yml']);
  });

  it('takes a playbook with nothing beside it for a part that somebody runs by hand', () => {
    const texts = { 'scripts/volumes/playbook.yaml': '- hosts: localhost\n  tasks: []\n' };
    expect(found({ texts })).toEqual(['ansible module scripts/volumes/playbook.yaml']);
    expect(found({ texts, paths: ['rbac/roles/viewer/role.yaml'] })).toHaveLength(1);
    for (const beside of ['ansible.cfg', 'group_vars/all.yml', 'inventory.ini', 'site.yml'])
      expect(found({ texts, paths: [beside] })).toContain('ansible root scripts/volumes/playbook.yaml');
  });

  it('looks for what stands beside playbooks once, however many there are', () => {
    let looks = 0;
    const watched = (path: string) => ({
      objectId: 'id',
      notCounted: null,
      get path() {
        looks += 1;
        return path;
      },
    });
    const looksFor = (playbooks: number): number => {
      const others = Array.from({ length: 100 }, (_, at) => watched(`apps/${at}.yaml`));
      const names = Array.from({ length: playbooks }, (_, at) => `playbooks/${at}.yml`);
      looks = 0;
      const texts = new Map(names.map((name) => [name, '- hosts: all\n']));
      const files = [...others, ...someFiles(...names)];
      const code = infrastructureCode({ files, terraform: [], resources: [], texts });
      expect(code.filter(({ role }) => role === 'root')).toHaveLength(playbooks);
      return looks;
    };
    const few = looksFor(2);
    expect(few).toBeGreaterThan(0);
    expect(looksFor(50)).toBe(few);
  });

  it('knows other tools by their text, not by a folder name', () => {
    expect(
      found({
        texts: {
          'cloudformation/vpc.yaml': 'AWSTemplateFormatVersion: "2010-09-09"\n',
          'cloudformation/app.yaml': 'kind: Deployment\n',
          'template.yaml': 'Resources:\n  F:\n    Type: AWS::Serverless::Function\n',
          'playbooks/web.yml': '- name: web\n  hosts: all\n  roles: [web]\n',
          'playbooks/vars.yml': 'port: 80\n',
          'octodns/prod.yaml': 'providers:\n  ns:\n    class: octodns_route53.Route53Provider\nzones: {}\n',
        },
        paths: ['crossplane/.keep'],
      }),
    ).toEqual([
      'cloudformation root cloudformation/vpc.yaml',
      'cloudformation root template.yaml',
      'ansible root playbooks/web.yml',
      'octodns root octodns/prod.yaml',
    ]);
    expect(isInfrastructureText('cloudformation/vpc.yaml')).toBe(true);
    expect(isInfrastructureText('chart/templates/template/web.yaml')).toBe(false);
  });

  it('reads hostile text in time that grows with its length', () => {
    const time = (length: number): number => {
      const start = performance.now();
      found({ texts: { 'playbooks/x.yml': ' '.repeat(length), 'template.yaml': '\n'.repeat(length) } });
      return performance.now() - start;
    };
    time(10_000);
    const reference = Math.max(time(50_000), 5);
    expect(time(400_000) / reference).toBeLessThan(40);
  });

  it('knows infrastructure that controllers keep in shape, claims of own definitions included', () => {
    const resources = [
      aResource(
        'apiVersion: apiextensions.crossplane.io/v1\nkind: CompositeResourceDefinition\nspec: {group: acme.example.org, names: {kind: XDatabase}, claimNames: {kind: Database}}\n',
        { path: 'definitions/db.yaml' },
      ),
      aResource('apiVersion: acme.example.org/v1\nkind: Database\n', { path: 'claims/db.yaml' }),
      aResource('apiVersion: acme.example.org/v1\nkind: Database\n', { path: 'claims/second.yaml' }),
      aResource('apiVersion: acme.example.org/v1\nkind: Other\n', { path: 'other/x.yaml' }),
      aResource('apiVersion: s3.aws.upbound.io/v1beta1\nkind: Bucket\n', { path: 'buckets/b.yaml' }),
      aResource('apiVersion: sql.cnrm.cloud.google.com/v1beta1\nkind: SQLInstance\n', { path: 'gcp/sql.yaml' }),
      aResource('apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\n', { path: 'fleet/c.yaml' }),
      aResource('apiVersion: cluster.x-k8s.io/v1beta1\nkind: MachineDeployment\n', { path: 'fleet2/m.yaml' }),
      aResource('apiVersion: s3.aws.upbound.io/v1beta1\nkind: Bucket\n', {
        path: 'patches/b.yaml',
        completeness: 'patch',
      }),
    ];
    expect(found({ resources })).toEqual([
      'crossplane module definitions/db.yaml',
      'crossplane root claims/db.yaml',
      'crossplane root buckets/b.yaml',
      'config-connector root gcp/sql.yaml',
      'cluster-api root fleet/c.yaml',
    ]);
  });
});
