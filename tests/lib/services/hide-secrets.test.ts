import { describe, expect, it } from 'vitest';
import { hideSecrets } from '@/lib/services/hide-secrets';

const privateKey = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIEowIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVW0S3JN54KHCE6MUA7Lq',
  '-----END RSA PRIVATE KEY-----',
];

describe('lib/services/hide-secrets.ts', () => {
  it('leaves a text without suspicion as it is', () => {
    const text = 'kind: Deployment\nspec:\n  replicas: 2 # two\n';
    expect(hideSecrets(text, false)).toBe(text);
  });

  it('hides the values of a Secret and keeps its shape', () => {
    const text = ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: db', 'data:', '  password: cGFzcw==', ''];
    expect(hideSecrets(text.join('\n'), false).split('\n')).toEqual([
      'apiVersion: v1',
      'kind: Secret',
      'metadata:',
      '  name: db',
      'data:',
      '  password: •••',
      '',
    ]);
  });

  it('hides all lines of a private key', () => {
    const text = ['key: |', ...privateKey.map((line) => `  ${line}`)].join('\n');
    expect(hideSecrets(text, false)).toBe('key: •••\n  •••\n  •••\n  •••');
  });

  it('hides comments and all values of a file that is known to hold a secret', () => {
    const text = '# the old one was hunter2\nexport TOKEN=hunter3\nhunter4\n';
    expect(hideSecrets(text, true)).toBe('•••\nexport TOKEN=•••\n•••\n');
  });

  it('hides the password of a values file', () => {
    expect(hideSecrets('db:\n  password: kX9vQ2mLp8Rt\n', false)).toBe('db:\n  password: •••\n');
  });

  it('hides the password of an environment file', () => {
    expect(hideSecrets('DB_PASSWORD=kX9vQ2mLp8Rt\nDB_HOST=db\n', false)).toBe('DB_PASSWORD=•••\nDB_HOST=•••\n');
  });
});
