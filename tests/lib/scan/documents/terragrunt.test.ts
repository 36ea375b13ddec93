import { describe, expect, it } from 'vitest';
import { isTerragruntFile, terragruntModules } from '@/lib/scan/documents/terragrunt';

function modules(files: Record<string, string>, notCounted: string | null = null): string[] {
  const known = Object.keys(files).map((path) => ({ path, objectId: 'a', notCounted }));
  return terragruntModules(known, new Map(Object.entries(files))).flatMap(({ path, modules }) =>
    modules.map(({ source, line }) => `${path}:${line} ${source}`),
  );
}

describe('lib/scan/documents/terragrunt.ts', () => {
  it('knows units, stacks and what units share by their names', () => {
    expect(
      ['live/prod/vpc/terragrunt.hcl', 'live/terragrunt.stack.hcl', '_envcommon/db.hcl'].every(isTerragruntFile),
    ).toBe(true);
    expect(['root.hcl', 'live/prod/env.hcl', '.terraform.lock.hcl'].some(isTerragruntFile)).toBe(false);
  });

  it('reads the sources of units and stacks', () => {
    const unit =
      'include "root" {\n  path = find_in_parent_folders()\n}\nterraform {\n  source = "git::ssh://git@h/m.git//vpc?ref=v1"\n}\n';
    const stack = 'unit "db" {\n  source = "tfr:///acme/rds/aws?version=5.1.0"\n  path = "db"\n}\n';
    expect(modules({ 'a/terragrunt.hcl': unit, 'b/terragrunt.stack.hcl': stack })).toEqual([
      'a/terragrunt.hcl:4 git::ssh://git@h/m.git//vpc?ref=v1',
      'b/terragrunt.stack.hcl:1 tfr:///acme/rds/aws?version=5.1.0',
    ]);
    expect(modules({ 'a/terragrunt.hcl': unit }, 'example')).toEqual([]);
    expect(modules({ 'a/terragrunt.hcl': 'inputs = {}\n' })).toEqual([]);
  });
});
