import { describe, expect, it } from 'vitest';
import { isPlannerFile, terraformCode } from '@/lib/scan/documents/terraform-roots';
import { aTerraformFile } from '@/tests/factories/inventory';

const resources = [{ type: 'aws_vpc', name: 'main', line: 1 }];

function roots(terraform: ReturnType<typeof aTerraformFile>[], texts: Record<string, string> = {}): string[] {
  const found = terraformCode({ files: [], terraform, resources: [], texts: new Map(Object.entries(texts)) });
  return found.flatMap(({ role, path }) => (role === 'root' ? [path] : []));
}

describe('lib/scan/documents/terraform-roots.ts', () => {
  it('takes a folder that sets up a provider for a root, save what others build from', () => {
    const called = { modules: [{ name: 'c', source: '../c', version: null, line: 1 }] };
    const files = [
      aTerraformFile('a/main.tf', { resources, configures: true, ...called }),
      aTerraformFile('b/main.tf', { resources }),
      aTerraformFile('c/main.tf', { resources, configures: true }),
      aTerraformFile('modules/d/main.tf', { resources, configures: true }),
    ];
    expect(roots(files)).toEqual(['a/main.tf']);
  });

  it('takes folders that a planner of pull requests names', () => {
    const files = ['net', 'edge', 'db', 'other'].map((folder) => aTerraformFile(`${folder}/main.tf`, { resources }));
    const texts = {
      'atlantis.yaml': 'version: 3\nprojects:\n  - name: net\n    dir: ./net\n',
      '.spacelift/config.yml': 'stacks:\n  edge:\n    project_root: "edge"\n',
      'digger.yml': 'projects:\n- dir: db\n#- dir: other\n',
      'README.md': 'dir: other\n',
    };
    expect(roots(files, texts)).toEqual(['net/main.tf', 'edge/main.tf', 'db/main.tf']);
    expect(isPlannerFile('charts/atlantis.yaml')).toBe(false);
  });

  it('leaves units of Terragrunt to that tool', () => {
    const modules = [{ name: 'terraform', source: 'git::https://h/m?ref=v1', version: null, line: 1 }];
    expect(roots([aTerraformFile('a/terragrunt.hcl', { modules })])).toEqual([]);
  });
});
