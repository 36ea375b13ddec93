import { describe, expect, it, onTestFinished } from 'vitest';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { aFluxKustomization, aHelmRelease } from '@/tests/factories/scanned-files';
import { scanFolder } from '@/tests/factories/scanning';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: shop}\nstringData:\n  password: S3cure-and-long\n';
const token = `ghp_${'k7Qw2Zr9Tb4Xn6Vm1Lp8'.repeat(2).slice(0, 36)}`;

async function scanFiles(files: Record<string, string>, includeTests = false) {
  const made = makeGitRepository({ commits: [{ message: 'Start', date: '2026-10-01T10:00:00Z', files }] });
  onTestFinished(made.cleanup);
  const facts = await scanFolder(made.path, { includeTests });
  return { facts, observed: (id: string) => facts.indicators.find((indicator) => indicator.id === id) };
}

describe('lib/scan/archived-secrets.ts', () => {
  it('reports a readable credential of every kind of file in an archive', async () => {
    const { observed } = await scanFiles({
      'archive/shop/secret.yaml': secret,
      'archive/shop/main.tf': `provider "dns" {\n  value = "${token}"\n}\n`,
      'archive/shop/.env': 'DB_PASSWORD=S3cure-and-long\n',
      'examples/shop/secret.yaml': secret,
    });
    const paths = observed('plaintext-secrets')?.evidence.map(({ path }) => path);
    expect(paths?.toSorted()).toEqual(['archive/shop/.env', 'archive/shop/main.tf', 'archive/shop/secret.yaml']);
  });

  it('takes nothing else from an archive', async () => {
    const files = {
      'apps/ks.yaml': aFluxKustomization('apps', './apps'),
      'apps/web.yaml': aHelmRelease('web'),
      'archive/media/web.yaml': aHelmRelease('old'),
    };
    const { facts, observed } = await scanFiles(files);
    expect(observed('flux-helm-releases')?.evidence.map(({ path }) => path)).toEqual(['apps/web.yaml']);
    expect(facts.notCounted).toEqual([
      { path: 'archive', files: 1, reason: 'archived', note: expect.stringContaining('put aside') },
    ]);
    const all = await scanFiles(files, true);
    expect(all.observed('flux-helm-releases')?.evidence).toHaveLength(2);
  });
});
