import { describe, expect, it } from 'vitest';
import { pointsAtSecret, toolResolving } from '@/lib/scan/documents/secret-references';

describe('lib/scan/documents/secret-references.ts', () => {
  it.each([
    ['vals', 'ref+vault://kv/shop#/password'],
    ['vals', 'secretref+awssecrets://shop/password'],
    ['1password', 'op://team/shop/password'],
    ['argocd-vault-plugin', 'postgres://shop:<path:kv/data/shop#password>@db/shop'],
    ['bank-vaults', 'vault:secret/data/shop#PASSWORD'],
    ['bank-vaults', '>>vault:secret/shop#PASSWORD'],
    ['helm-secrets', 'secrets://values.yaml'],
    ['helm-secrets', 'secrets+age-import:///keys/key.txt?values.yaml'],
  ])('knows that %s resolves %s', (tool, value) => {
    expect(toolResolving(value)).toBe(tool);
  });

  it.each(['<path:kv/data/shop>', 'https://vault:8200/x#y', 'see op://team/shop', 'vault:secret', 'secretsdb://a:b@c'])(
    'takes %s for no reference that a tool resolves',
    (value) => {
      expect(toolResolving(value)).toBeNull();
    },
  );

  it.each([
    'ref+vault://kv/shop#/password',
    'vault:secret',
    'secrets+gpg-import://key.asc?values.yaml',
    'arn:aws:secretsmanager:eu-west-1:1:secret:shop',
    'ENC[AES256_GCM,data:a]',
    '{{resolve:ssm:shop}}',
    '@Microsoft.KeyVault(SecretUri=x)',
  ])('takes %s for what points at a secret or holds it encrypted', (value) => {
    expect(pointsAtSecret(value)).toBe(true);
  });

  it.each(['secretsdb://shop:pass@db', 'hunter2', 'the vault: open'])('takes %s for none of these', (value) => {
    expect(pointsAtSecret(value)).toBe(false);
  });
});
