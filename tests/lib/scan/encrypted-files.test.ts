import { describe, expect, it } from 'vitest';
import { encryptedFiles } from '@/lib/scan/encrypted-files';
import { managedSecrets } from '@/lib/scan/indicators/managed-secrets';
import { anInventory, someFiles } from '@/tests/factories/inventory';
import { anApplication, detectIn, inventoryOf } from '@/tests/factories/scanned-files';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const methods = (files: Record<string, string>) => encryptedFiles(inventoryOf(files)).map(({ method }) => method);
const chart = { 'charts/a/Chart.yaml': 'apiVersion: v2\nname: a\n' };

describe('lib/scan/encrypted-files.ts', () => {
  it.each([
    ['inventory/group_vars/all/vault.yml', '$ANSIBLE_VAULT;1.1;AES256\n6338\n', 'ansible-vault'],
    ['host_vars/web.yml', 'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6338\n', 'ansible-vault'],
    ['data/common.yaml', 'a::password: ENC[PKCS7,MIIB]\n', 'eyaml'],
    ['iac/Pulumi.prod.yaml', 'config:\n  a:password:\n    secure: AAAB\n', 'pulumi'],
    ['secrets/db.age', 'age-encryption.org/v1\n', 'age'],
    ['charts/a/values.yaml', 'db: {password: ref+vault://kv/a#/p}\n', 'vals'],
    ['charts/a/values.yaml', 'db: [{password: op://shop/db/p}]\n', '1password'],
    ['keys/secrets/prod.gpg', 'x', 'gpg'],
    ['charts/a/values.yaml', 'db: secrets+age-import:///k?s.yaml\n', 'helm-secrets'],
    ['charts/a/values.yaml', 'db: {password: "<path:kv/data/a#p>"}\n', 'argocd-vault-plugin'],
    ['apps/shop/prod.env', 'A=ENC[AES256_GCM,data:a]\nsops_mac=ENC[AES256_GCM,data:b]\n', 'sops'],
    ['helmfile.yaml', 'releases: [{name: a, chart: b/c, version: 1.0.0, secrets: [secrets.yaml]}]\n', 'helm-secrets'],
    [
      'agents/shop.yaml',
      anApplication('shop').replace(
        'path: apps/shop',
        'path: a, helm: {valueFiles: ["secrets+age-import:///k?s.yaml"]}',
      ),
      'helm-secrets',
    ],
  ])('finds what %s holds', (path, text, method) => {
    const files = { ...(path.startsWith('charts') ? chart : {}), [path]: text };
    expect(methods(files)).toEqual([method]);
    expect(detectIn(managedSecrets, files)).toMatchObject({ outcome: 'present', measures: { methods: [method] } });
  });

  it('takes plain variables, comments and settings without ciphertext for none', () => {
    const files = {
      ...chart,
      'group_vars/all.yml': 'password: "{{ vault_password }}"\n# !vault |\n',
      'Pulumi.dev.yaml': 'config:\n  aws:region: x\n',
      'charts/a/values.yaml': 'a: https://example.org/<path>\n',
      'apps/shop/dev.env': 'MAC=a\n',
      'helmfile.yaml': 'releases: [{name: a, chart: b/c, version: 1.0.0, secrets: [], values: [values.yaml]}]\n',
      'agents/shop.yaml': anApplication('shop').replace('path: apps/shop', 'path: a, helm: {valueFiles: [s.yaml]}'),
    };
    expect(methods(files)).toEqual([]);
  });

  it('reads a text that begins a reference again and again in passing', () => {
    const text = '<path:'.repeat(5_000) + '#'.repeat(5_000);
    expect(methods({ ...chart, 'charts/a/values.yaml': `a: "${text}"\n` })).toEqual([]);
  });

  it('is absent where something is deployed without any, and not applicable where nothing is', () => {
    const pipelines = pipelinesOf({ '.github/workflows/a.yml': workflow('push', 'sam deploy') });
    expect(managedSecrets.detect(anInventory({ pipelines })).outcome).toBe('absent');
    expect(managedSecrets.detect(anInventory({ files: someFiles('salt/top.sls') })).outcome).toBe('absent');
    expect(managedSecrets.detect(anInventory({ files: someFiles('README.md') })).outcome).toBe('not-applicable');
  });
});
