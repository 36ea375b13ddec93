import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackage } from '@/lib/cli/package-facts';

describe('lib/cli/package-facts.ts', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-package-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads the version of this project', () => {
    expect(readPackage(process.cwd()).version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('links to the text of a criterion in the published source of this version', () => {
    const repository = { type: 'git', url: 'git+https://github.com/acme/cairn.git' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3', repository }));
    const { homepage, helpAddress } = readPackage(folder);
    expect(homepage).toBe('https://github.com/acme/cairn');
    expect(helpAddress('criterion', 'agent-pulls')).toBe(
      'https://github.com/acme/cairn/blob/v1.2.3/content/criteria/agent-pulls.md',
    );
  });

  it('has no links where the source is published nowhere', () => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3' }));
    const { homepage, helpAddress } = readPackage(folder);
    expect(homepage).toBeNull();
    expect(helpAddress('indicator', 'clusters')).toBeNull();
  });
});
