import { describe, expect, it } from 'vitest';
import { readManifests } from '@/lib/scan/documents/manifests';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import { encryptionGaps } from '@/lib/scan/documents/secret-gaps';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  password: abc\n';
const configuration = [
  'creation_rules:',
  '  - path_regex: secrets/.*\\.yaml$',
  '  - path_regex: .*\\.yaml$',
  '  - path_regex: (secret+)+$',
  '  - path_regex: secret[',
  '  - age: age1xyz',
].join('\n');

function file(path: string, text: string): ManifestFile {
  return { path, objectId: 'a'.repeat(40), facts: readManifests(text, true), counted: true };
}

function gapsOf(files: Record<string, string>): string[] {
  return encryptionGaps(Object.entries(files).map(([path, text]) => file(path, text))).map(({ path }) => path);
}

describe('lib/scan/documents/secret-gaps.ts', () => {
  it('finds files whose name promises encryption', () => {
    expect(encryptionGaps([file('a/db.sops.yaml', `# note\n${secret}`)])).toEqual([
      {
        path: 'a/db.sops.yaml',
        objectId: 'a'.repeat(40),
        line: 2,
        key: '',
        what: 'file meant to be encrypted that is not',
        certainty: 'medium',
        counted: true,
      },
    ]);
    expect(gapsOf({ 'values.enc.yaml': 'password: abc\n', 'app.yaml': secret })).toEqual(['values.enc.yaml']);
  });

  it('follows the rules that name secrets, below their own folder only', () => {
    const files = {
      'team/.sops.yaml': configuration,
      'team/secrets/db.yaml': secret,
      'team/app/db.yaml': secret,
      'secrets/db.yaml': secret,
      'broken/.sops.yaml': 'creation_rules: [',
    };
    expect(gapsOf(files)).toEqual(['team/secrets/db.yaml']);
  });

  it('takes the rules of SOPS themselves for no file to encrypt, whatever they match', () => {
    const files = { '.sops.yaml': 'creation_rules:\n  - path_regex: .*sops\\.yaml$\n', 'db-sops.yaml': secret };
    expect(gapsOf(files)).toEqual(['db-sops.yaml']);
  });

  it.each([
    ['a template that values fill', secret.replace('abc', '{{ .Values.password }}')],
    ['ciphertext of git-crypt', '\u0000GITCRYPT\u0000\u0012{a: b}\n'],
    ['SOPS values', 'apiVersion: v1\nkind: Secret\ndata:\n  a: ENC[AES256_GCM,data:x]\nsops:\n  mac: x\n'],
    ['a generator of ksops', 'apiVersion: viaduct.ai/v1\nkind: ksops\nmetadata: {name: a}\nfiles: [./a.enc.yaml]\n'],
    ['a sealed secret', 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {a: b}}\n'],
    ['a Secret without data', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n'],
    ['an empty file', '# nothing here: yet\n'],
  ])('finds no gap in %s', (_, text) => {
    expect(gapsOf({ 'x.enc.yaml': text })).toEqual([]);
  });
});
