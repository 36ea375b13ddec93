import { describe, expect, it } from 'vitest';
import { encryptionRules, gapIn, isEncryptedText, isMeantEncrypted } from '@/lib/scan/documents/secret-gaps';

const configuration = [
  'creation_rules:',
  '  - path_regex: secrets/.*\\.yaml$',
  '  - path_regex: .*\\.yaml$',
  '  - path_regex: (secret+)+$',
  '  - path_regex: secret[',
  '  - age: age1xyz',
].join('\n');

describe('lib/scan/documents/secret-gaps.ts', () => {
  it.each(['a/b.sops.yaml', 'x.enc.yaml', 'prod.sops.env', 'values.enc.json', 'secrets.yaml.dec'])(
    'expects %s to be encrypted by its name',
    (path) => expect(isMeantEncrypted(path, [])).toBe(true),
  );

  it.each(['.sops.yaml', 'a/.sops.yml', 'a/secret.yaml', 'docs/sops.md', 'main.sops.go'])(
    'expects nothing of %s',
    (path) => expect(isMeantEncrypted(path, [])).toBe(false),
  );

  it('follows the rules that name secrets, below their own folder only', () => {
    const rules = encryptionRules(
      new Map([
        ['team/.sops.yaml', configuration],
        ['broken/.sops.yaml', 'creation_rules: ['],
        ['other.yaml', configuration],
      ]),
    );
    expect(rules).toHaveLength(1);
    expect(isMeantEncrypted('team/secrets/db.yaml', rules)).toBe(true);
    expect(isMeantEncrypted('team/app/db.yaml', rules)).toBe(false);
    expect(isMeantEncrypted('secrets/db.yaml', rules)).toBe(false);
  });

  it('points at the first value of a plain file', () => {
    expect(gapIn('apiVersion: v1\nkind: Secret\n# note\nmetadata:\n  name: db\n')).toEqual({
      line: 5,
      key: '',
      what: 'file meant to be encrypted that is not',
      certainty: 'medium',
    });
    expect(gapIn('DB_PASSWORD=letters\n')).toMatchObject({ line: 1 });
  });

  it.each([
    ['SOPS values', 'data:\n  a: ENC[AES256_GCM,data:xx,iv:yy,tag:zz,type:str]\nsops:\n  mac: x\n'],
    ['SOPS metadata of JSON', '{"a": 1,\n  "sops": {\n}}'],
    ['a SOPS environment file', 'A=ENC[AES256_GCM,data:xx]\nsops_mac=ENC[x]\n'],
    ['ansible-vault', '$ANSIBLE_VAULT;1.1;AES256\n33:36\n'],
    ['a generator of ksops', 'apiVersion: viaduct.ai/v1\nkind: ksops\nfiles: [./a.enc.yaml]\n'],
    ['a sealed secret', 'kind: SealedSecret\nspec: x\n'],
  ])('takes %s as encrypted', (_, text) => {
    expect(isEncryptedText(text)).toBe(true);
    expect(gapIn(text)).toBeNull();
  });

  it('finds no gap in an empty file', () => {
    expect(gapIn('# nothing here: yet\n\n')).toBeNull();
  });
});
