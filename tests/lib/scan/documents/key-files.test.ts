import { describe, expect, it } from 'vitest';
import { holdsClusterCredential, holdsState, isKeyText, keyFileKind } from '@/lib/scan/documents/key-files';

describe('lib/scan/documents/key-files.ts', () => {
  it.each([
    ['a/terraform.tfstate', 'state'],
    ['.kube/config', 'kubeconfig'],
    ['kube-config.yaml', 'kubeconfig'],
    ['id_rsa', 'key'],
    ['keys/team.asc', 'key'],
    ['client.pfx', 'key-store'],
    ['id_rsa.pub', null],
    ['apps/kubeconfig-reader.yaml', null],
    ['monkeys.txt', null],
    ['.config/app', null],
  ])('takes %s for %s', (path, kind) => {
    expect(keyFileKind(path)).toBe(kind);
  });

  it('reads as text what is no manifest and no key store', () => {
    expect(['terraform.tfstate', 'kubeconfig', 'id_rsa', 'team.asc'].every(isKeyText)).toBe(true);
    expect(['kubeconfig.yaml', 'client.p12', 'README.md'].some(isKeyText)).toBe(false);
  });

  it('looks into state and access files', () => {
    expect(holdsState('{"modules": [{"resources": {}}]}')).toBe(true);
    expect(holdsState('{"resources": [ ]}')).toBe(false);
    expect(holdsClusterCredential('  token: abcdefgh12345\n')).toBe(true);
    expect(holdsClusterCredential('  # token: abcdefgh12345\n  tokenFile: /var/run/token\n')).toBe(false);
  });
});
