import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryFactsCache, type FactsCache } from '@/lib/scan/facts-cache';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { type ScanRequest, scanFolder } from '@/tests/factories/scanning';

const found = /^(present|partial)$/;
const value = 'Xk9v2Qm7Zr4Tb8Lw';
const files = {
  'app/.env': `DB_PASSWORD=${value}\nLOG_LEVEL=info\n`,
  'live/prod.tfvars': `db_password = "${value}"\n`,
  'state/terraform.tfstate': `{"version": 4, "terraform_version": "1.9.0", "resources": [{"password": "${value}"}]}\n`,
  'access/kubeconfig': `apiVersion: v1\nkind: Config\nusers:\n  - name: a\n    user:\n      token: ${value}\n`,
  'cloudformation/shop.yaml': `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  DB:\n    MasterUserPassword: ${value}\n`,
  CODEOWNERS: '* @shop/platform\n',
};

describe('lib/scan/reading-plan.ts', () => {
  it('writes no text with a credential to the cache, and finds it again in the next scan', async () => {
    const made = makeGitRepository({ bare: true, commits: [{ message: 'One', date: '2026-01-01T00:00:00Z', files }] });
    onTestFinished(made.cleanup);
    const written: string[] = [];
    const memory = createMemoryFactsCache();
    const cache: FactsCache = {
      read: memory.read,
      write(reader, entries) {
        written.push(...entries.values());
        memory.write(reader, entries);
      },
    };
    const findings = async () =>
      (await scanFolder(made.path, { cache })).indicators.filter(({ id }) =>
        /^(plaintext-secrets|committed-state)/.test(id),
      );
    const first = await findings();
    expect(first.map(({ outcome }) => outcome)).toEqual([expect.stringMatching(found), expect.stringMatching(found)]);
    expect(first.flatMap(({ evidence }) => evidence.map(({ path }) => path))).toContain('cloudformation/shop.yaml');
    expect(written.join('\n')).toContain('@shop/platform');
    expect(written.join('\n')).not.toContain(value);
    expect(await findings()).toEqual(first);
  });

  it('gives facts in the order of the files, whatever the cache knows already', async () => {
    const secondly = { 'b.tf': 'resource "b" "b" {}\n' };
    const all = {
      'a.tf': 'resource "a" "a" {}\n',
      ...secondly,
      'c.tf': secondly['b.tf'],
      'd.tf': 'resource "d" "d" {}\n',
    };
    const made = makeGitRepository({
      bare: true,
      commits: [
        { message: 'One', date: '2026-01-01T00:00:00Z', files: secondly },
        { message: 'All', date: '2026-01-02T00:00:00Z', files: all },
      ],
    });
    onTestFinished(made.cleanup);
    const cache = createMemoryFactsCache();
    await scanFolder(made.path, { cache, revision: 'HEAD~1' });
    const evidence = async (request: ScanRequest) =>
      (await scanFolder(made.path, request)).indicators.flatMap(({ id, evidence }) =>
        evidence.map(({ path }) => [id, path]),
      );
    expect(await evidence({ cache })).toEqual(await evidence({}));
  });

  it('names ciphertext of git-crypt as what it is, and takes it for nothing that opens a target', async () => {
    const ciphertext = '\0GITCRYPT\0\u0012\u0001';
    const encrypted = { kubeconfig: ciphertext, 'live/terraform.tfstate': ciphertext, 'live/server.key': ciphertext };
    const made = makeGitRepository({
      bare: true,
      commits: [
        { message: 'One', date: '2026-01-01T00:00:00Z', files: { ...encrypted, CODEOWNERS: '* @shop/platform\n' } },
      ],
    });
    onTestFinished(made.cleanup);
    const { notCounted, indicators } = await scanFolder(made.path);
    expect(notCounted.map(({ path, note }) => [path, note])).toContainEqual(['kubeconfig', 'encrypted by git-crypt']);
    expect(indicators.find(({ id }) => id === 'committed-state-or-keys')?.outcome).toBe('absent');
  });
});
