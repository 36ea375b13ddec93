import { describe, expect, it } from 'vitest';
import { encryptionGap } from '@/lib/scan/documents/secret-gaps';
import { managedSecrets } from '@/lib/scan/indicators/managed-secrets';
import type { Inventory } from '@/lib/scan/inventory';
import { anApplication, detectIn } from '@/tests/factories/scanned-files';
import {
  aKustomization,
  anAgent,
  anInventory,
  aResource,
  aSource,
  aSuspicion,
  someFiles,
} from '../../../factories/inventory';

const deployment = aResource('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n');

function detect(overrides: Partial<Inventory>) {
  return managedSecrets.detect(anInventory(overrides));
}

function ofManifest(yaml: string, overrides: Parameters<typeof aResource>[1] = {}) {
  return detect({ resources: [aResource(yaml, overrides)] });
}

describe('lib/scan/indicators/managed-secrets.ts', () => {
  it.each([
    ['sealed-secrets', 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {a: b}}\n'],
    ['external-secrets', 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec: {}\n'],
    ['external-secrets', 'apiVersion: kubernetes-client.io/v1\nkind: ExternalSecret\nspec: {}\n'],
    ['secrets-store-csi', 'apiVersion: secrets-store.csi.x-k8s.io/v1\nkind: SecretProviderClass\nspec: {}\n'],
    ['sops', 'apiVersion: v1\nkind: Secret\ndata: {a: null}\nsops: {mac: x}\n'],
    ['vault', 'apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultStaticSecret\nspec: {}\n'],
    ['1password', 'apiVersion: onepassword.com/v1\nkind: OnePasswordItem\nspec: {}\n'],
    [
      'vault',
      'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {metadata: {annotations: {vault.hashicorp.com/agent-inject: "true"}}}}\n',
    ],
    [
      'argocd-vault-plugin',
      'apiVersion: v1\nkind: Secret\nmetadata: {annotations: {avp.kubernetes.io/path: secret/a}}\n',
    ],
  ])('is present by %s', (method, yaml) => {
    expect(ofManifest(yaml)).toMatchObject({
      outcome: 'present',
      measures: { methods: [method], objects: 1, gaps: 0 },
    });
  });

  const fromStore = 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec: {secretStoreRef: {name: s}}\n';
  const storeOf = (provider: string) =>
    aResource(
      `apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata: {name: s}\nspec: {provider: ${provider}}\n`,
      { name: 's' },
    );

  it.each<[string, string, string, number]>([
    ['a store that keeps secrets', '{vault: {}}', 'present', 1],
    ['a store that invents them', '{fake: {}}', 'absent', 0],
    ['a store that copies them in the cluster', '{kubernetes: {}}', 'partial', 0],
  ])('judges an external secret by %s', (_case, provider, outcome, objects) => {
    const resources = [deployment, storeOf(provider), aResource(fromStore)];
    expect(detect({ resources })).toMatchObject({ outcome, measures: { objects } });
  });

  it.each(['argocd-vault-plugin', 'bank-vaults'] as const)('is present by references that %s resolves', (method) => {
    const resources = [deployment, { ...aResource('apiVersion: v1\nkind: Secret\n'), telltales: { [method]: 7 } }];
    const found = detect({ resources });
    expect(found).toMatchObject({ outcome: 'present', measures: { methods: [method] }, marks: [{ line: 7 }] });
  });

  it('never shows ciphertext in place of a kind', () => {
    const yaml = 'apiVersion: ENC[AES256_GCM,data:a]\nkind: ENC[AES256_GCM,data:b]\nsops: {mac: x}\n';
    expect(ofManifest(yaml).marks?.map(({ note }) => note)).toEqual(['an object encrypted by SOPS']);
  });

  it('is present by any file that SOPS encrypted, whatever it holds', () => {
    const text =
      'db:\n    password: ENC[AES256_GCM,data:kk,iv:aa,tag:bb,type:str]\nsops:\n    mac: ENC[AES256_GCM,data:x]\n';
    for (const path of ['envs/production.secrets.yaml', 'talos/talsecret.sops.yaml', 'shop/values-prod.yaml']) {
      expect(detectIn(managedSecrets, { [path]: text, 'a.yaml': anApplication('shop') })).toMatchObject({
        outcome: 'present',
        measures: { methods: ['sops'], objects: 1 },
        marks: [{ path }],
      });
    }
    expect(detectIn(managedSecrets, { 'tests/a.yaml': text, 'a.yaml': anApplication('shop') }).outcome).toBe('absent');
  });

  it.each([
    ['aws-secrets-manager', 'data "aws_secretsmanager_secret_version" "db" {\n  secret_id = "shop/db"\n}\n'],
    ['aws-secrets-manager', 'resource "aws_secretsmanager_secret" "db" {\n  name = "shop/db"\n}\n'],
    ['aws-secrets-manager', 'module "db" {\n  source = "terraform-aws-modules/secrets-manager/aws"\n}\n'],
    ['google-secret-manager', 'ephemeral "google_secret_manager_secret_version" "db" {\n  secret = "db"\n}\n'],
    ['azure-key-vault', 'data "azurerm_key_vault_secret" "db" {\n  name = "db"\n}\n'],
    ['vault', 'data "vault_kv_secret_v2" "db" {\n  name = "db"\n}\n'],
  ])('is present by Terraform that keeps a secret in %s', (method, text) => {
    expect(detectIn(managedSecrets, { 'main.tf': text })).toMatchObject({
      outcome: 'present',
      measures: { methods: [method], objects: 1 },
      marks: [{ path: 'main.tf', line: 1 }],
    });
  });

  it('is present by look-ups in the JSON form, and not by those of other things', () => {
    const json = (type: string) =>
      JSON.stringify({ data: { [type]: { db: { name: 'shop' } } }, provider: { aws: {} } });
    const outcome = (type: string) => detectIn(managedSecrets, { 'main.tf.json': json(type) }).outcome;
    expect(outcome('aws_secretsmanager_secret')).toBe('present');
    expect(outcome('aws_ami')).toBe('absent');
    expect(detectIn(managedSecrets, { 'main.tf': 'data "aws_ami" "a" {}\nprovider "aws" {}\n' }).outcome).toBe(
      'absent',
    );
  });

  it('is present by git-crypt', () => {
    const texts = new Map([['.gitattributes', 'secrets/** filter=git-crypt diff=git-crypt\n']]);
    expect(detect({ files: someFiles('.gitattributes'), texts })).toMatchObject({
      measures: { methods: ['git-crypt'] },
    });
  });

  it.each([
    [
      'a store alone',
      {
        resources: [
          aResource('apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nspec: {provider: {vault: {}}}\n'),
        ],
      },
    ],
    ['rules of SOPS alone', { files: someFiles('.sops.yaml') }],
    [
      'an agent that decrypts nothing',
      {
        resources: [
          aResource(
            'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: {decryption: {provider: sops}}\n',
          ),
        ],
      },
    ],
    ['a generator', { kustomizations: [aKustomization('prod', { body: { generators: ['./ksops.yaml'] } })] }],
  ])('is partial with %s', (_, overrides) => {
    expect(detect(overrides)).toMatchObject({ outcome: 'partial', measures: { objects: 0 } });
  });

  it('is partial where a file that is meant to be encrypted is not', () => {
    const resources = [aResource('apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec: {}\n')];
    const secrets = [aSuspicion({ path: 'x.sops.yaml', what: encryptionGap, certainty: 'medium' })];
    expect(detect({ resources, secrets })).toMatchObject({
      outcome: 'partial',
      share: 0.5,
      measures: { gaps: 1 },
      marks: [{ path: 'x.sops.yaml' }, {}],
    });
    expect(detect({ resources: [deployment], secrets })).toMatchObject({ outcome: 'absent', measures: { gaps: 1 } });
  });

  it.each([
    [
      'a definition',
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: external-secrets.io, names: {kind: ExternalSecret}}\n',
      {},
    ],
    ['a test', 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n', { counted: false }],
    [
      'a store that invents',
      'apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nspec: {provider: {fake: {}}}\n',
      {},
    ],
    [
      'a sealed secret without content',
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {}}\n',
      {},
    ],
    ['a kind of another group', 'apiVersion: example.org/v1\nkind: ExternalSecret\n', {}],
  ])('does not count %s', (_, yaml, overrides) => {
    expect(detect({ resources: [deployment, aResource(yaml, overrides)] })).toMatchObject({
      outcome: 'absent',
      searched: { files: 10 },
    });
  });

  it('does not apply where nothing is deployed', () => {
    expect(detect({}).outcome).toBe('not-applicable');
  });

  it.each([
    ['external-secrets', 'external-secrets'],
    ['sealed-secrets', 'sealed-secrets'],
    ['vault-secrets-operator', 'vault'],
  ])('is partial where the chart %s is installed and keeps nothing here', (chart, method) => {
    const agents = [anAgent({ sources: [aSource({ chart })] })];
    expect(detect({ resources: [deployment], agents })).toMatchObject({
      outcome: 'partial',
      measures: { methods: [method], objects: 0 },
      marks: [{ note: expect.stringContaining(`installs ${chart}`) }],
    });
    const kept = aResource('apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {a: b}}\n');
    expect(detect({ resources: [kept], agents })).toMatchObject({
      outcome: 'present',
      measures: { methods: ['sealed-secrets'], objects: 1 },
    });
  });
});
