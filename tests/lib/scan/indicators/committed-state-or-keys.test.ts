import { describe, expect, it } from 'vitest';
import { committedStateOrKeys } from '@/lib/scan/indicators/committed-state-or-keys';
import { anInventory, aSuspicion, someFiles } from '@/tests/factories/inventory';
import { detectIn } from '@/tests/factories/scanned-files';

const detect = (files: Record<string, string>) => detectIn(committedStateOrKeys, files);
const state = '{"version": 4, "resources": [{"type": "random_password"}]}';
const secret = 'c2hvcC1hbmQtY2FydA';
const kubeconfig = (user: string) =>
  `apiVersion: v1\nkind: Config\nclusters: []\nusers:\n  - name: admin\n    user:\n      ${user}\n`;
const ofKey = (path: string, what: string, certainty: 'high' | 'medium' = 'high') =>
  committedStateOrKeys.detect(
    anInventory({ files: someFiles(path), secrets: [aSuspicion({ path, what, certainty, key: '' })] }),
  );

describe('lib/scan/indicators/committed-state-or-keys.ts', () => {
  it.each(['terraform.tfstate', 'prod/terraform.tfstate.backup', 'prod.tfstate'])(
    'is present with the state %s',
    (path) => {
      expect(detect({ [path]: state })).toMatchObject({
        outcome: 'present',
        measures: { states: 1, kubeconfigs: 0, keys: 0 },
        marks: [{ path, line: 1 }],
      });
    },
  );

  it.each([
    ['encrypted state', '{"encrypted_data": "x", "resources": [{}]}'],
    ['state without resources', '{"version": 4, "resources": []}'],
  ])('is absent with %s', (_, text) => {
    expect(detect({ 'terraform.tfstate': text })).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.anything() },
    });
  });

  it.each(['prod.tfvars', 'terraform.tfvars', 'common.auto.tfvars.json'])(
    'leaves the variables in %s, which mostly are settings (IAC-10)',
    (path) => {
      expect(detect({ [path]: '{"region": "eu-west-1"}' }).outcome).toBe('absent');
    },
  );

  it('takes state that was too large to be read by its name', () => {
    expect(committedStateOrKeys.detect(anInventory({ files: someFiles('prod/terraform.tfstate') })).outcome).toBe(
      'present',
    );
  });

  it.each([
    ['kubeconfig', `client-key-data: ${secret}`],
    ['prod-kubeconfig.yaml', `client-key-data: ${secret}`],
    ['admin.conf', `token: ${secret}`],
    ['access/any-name.yaml', `password: "${secret}"`],
  ])('is present with a credential in %s', (path, user) => {
    const found = detect({ [path]: kubeconfig(user) });
    expect(found).toMatchObject({ outcome: 'present', measures: { kubeconfigs: 1 } });
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it.each([
    ['kubeconfig', 'exec: {command: aws, args: [eks, get-token]}'],
    ['kubeconfig', 'token: "${TOKEN_OF_THE_CLUSTER}"'],
    ['kubeconfig.yaml', 'token: "<insert-your-token>"'],
    ['kubeconfig.yaml', 'client-key-data: ENC[AES256_GCM,data:abcdef,type:str]'],
    ['kubeconfig.yaml', 'client-certificate-data: LS0tLS1CRUdJTg=='],
  ])('is absent with %s that says %s', (path, user) => {
    expect(detect({ [path]: kubeconfig(user) }).outcome).toBe('absent');
  });

  it('does not take another Config for a kubeconfig', () => {
    const other = `apiVersion: config.gatekeeper.sh/v1alpha1\nkind: Config\nusers: [{user: {token: ${secret}}}]\n`;
    expect(detect({ 'config.yaml': other }).outcome).toBe('absent');
  });

  it.each([
    ['tls/server.key', 'private key'],
    ['certs/ca.pem', 'private key'],
    ['id_ed25519', 'private key'],
    ['keys/sops.asc', 'private key'],
    ['age.agekey', 'age secret key'],
    ['keys.txt', 'age secret key'],
  ])('is present with the key file %s', (path, what) => {
    expect(ofKey(path, what)).toMatchObject({ outcome: 'present', measures: { keys: 1 } });
  });

  it('leaves protected keys, certificates, and keys inside other files', () => {
    expect(ofKey('tls/server.key', 'private key', 'medium').outcome).toBe('absent');
    expect(ofKey('apps/config.yaml', 'private key').outcome).toBe('absent');
    expect(
      committedStateOrKeys.detect(anInventory({ files: someFiles('certs/ca.pem', '.sops.pub.asc') })).outcome,
    ).toBe('absent');
  });

  it('is partial with a key store, which cannot be read', () => {
    expect(committedStateOrKeys.detect(anInventory({ files: someFiles('client.p12') }))).toMatchObject({
      outcome: 'partial',
      measures: { keyStores: 1 },
    });
  });

  it('counts what lies in an archive', () => {
    expect(detect({ 'archive/shop/terraform.tfstate': state }).outcome).toBe('present');
  });

  it('leaves tests and examples', () => {
    expect(
      detect({ 'examples/terraform.tfstate': state, 'tests/kubeconfig': kubeconfig(`token: ${secret}`) }).outcome,
    ).toBe('absent');
  });

  it('is unknown where a kubeconfig could not be read', () => {
    const unread = [{ path: 'kubeconfig', line: null, reason: 'binary' }];
    expect(committedStateOrKeys.detect(anInventory({ files: someFiles('kubeconfig'), unread })).outcome).toBe(
      'unknown',
    );
  });
});
