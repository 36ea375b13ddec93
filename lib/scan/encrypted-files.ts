import { applicationSpec, valueFiles } from '@/lib/scan/documents/argo-cd';
import { isObject, type JsonValue } from '@/lib/scan/documents/json';
import { toolResolving } from '@/lib/scan/documents/secret-references';
import { countedFiles, filesOfClass, filesWithText } from '@/lib/scan/files-by-path';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** A file that holds a secret as ciphertext, or a reference by which a tool fetches it. */
export interface EncryptedFile {
  method: string;
  mark: Mark;
}

/** Files whose text shows that what they hold is encrypted; the text of a file is kept for `needsOwnText` or as a small file. */
const inTexts: readonly { method: string; path: RegExp; pattern: RegExp; note: string }[] = [
  {
    method: 'ansible-vault',
    path: /\.ya?ml$/,
    pattern: /^\$ANSIBLE_VAULT;|^[^#\n]*!vault\s*\|/m,
    note: 'values encrypted by Ansible Vault',
  },
  {
    method: 'sops',
    path: /\.env$|(^|\/)\.env[^/]*$/,
    pattern: /^sops_mac=["']?ENC\[/m,
    note: 'variables encrypted by SOPS',
  },
  { method: 'eyaml', path: /\.e?ya?ml$/, pattern: /ENC\[(PKCS7|GPG|KMS),/, note: 'values encrypted by eyaml' },
  {
    method: 'pulumi',
    path: /(^|\/)Pulumi\.[\w-]+\.ya?ml$/,
    pattern: /^[ \t]+secure:[ \t]*\S/m,
    note: 'values encrypted by Pulumi',
  },
];
const byName: readonly { method: string; path: RegExp; note: string }[] = [
  { method: 'age', path: /\.age$/, note: 'a file encrypted by age' },
  { method: 'gpg', path: /^(?=.*secret).*\.gpg$/i, note: 'a file encrypted by GnuPG' },
];

/** Counted files that hold ciphertext of a tool besides SOPS, and values files that refer to a store. */
export function encryptedFiles(inventory: Inventory): EncryptedFile[] {
  const isAnyNamed = byName.some(({ path }) => countedFiles(inventory, path).length > 0);
  const likely = isAnyNamed ? filesOfClass(inventory, null) : filesWithText(inventory);
  const files = likely.flatMap(({ path, objectId }): EncryptedFile[] => {
    const named = byName.find((rule) => rule.path.test(path));
    const text = named ? undefined : inventory.texts.get(path);
    const found = named ?? (text && inTexts.find((rule) => rule.path.test(path) && rule.pattern.test(text)));
    return found ? [{ method: found.method, mark: { path, objectId, line: 1, note: found.note } }] : [];
  });
  const values = inventory.values.flatMap(({ path, objectId, counted, body }): EncryptedFile[] => {
    const found = counted ? referenceIn(body, 0) : null;
    if (!found) return [];
    const { method, key } = found;
    return [{ method, mark: { path, objectId, line: 1, key, note: `a reference that ${method} resolves` } }];
  });
  return [...files, ...values, ...decryptedOnDelivery(inventory)];
}

/** Values files that helm-secrets decrypts: those of a helmfile's releases, and those that Argo CD is told to take so. */
function decryptedOnDelivery({ helmfiles, agents }: Inventory): EncryptedFile[] {
  const note = 'values that helm-secrets decrypts';
  const releases = helmfiles.flatMap(({ path, objectId, counted, releases: declared }) =>
    declared.flatMap(({ secrets, line, key }): EncryptedFile[] => {
      if (!counted || secrets.length === 0) return [];
      return [{ method: 'helm-secrets', mark: { path, objectId, line, key: [...key, 'secrets'], note } }];
    }),
  );
  const applications = agents.flatMap(({ resource }): EncryptedFile[] => {
    const { path, objectId, line, counted } = resource;
    if (!counted || !valueFiles(applicationSpec(resource)).some((file) => toolResolving(file) === 'helm-secrets'))
      return [];
    return [{ method: 'helm-secrets', mark: { path, objectId, line, note } }];
  });
  return [...releases, ...applications];
}

type Key = readonly (string | number)[];

/** The first reference below a value. */
function referenceIn(value: JsonValue, depth: number): { method: string; key: Key } | null {
  if (typeof value === 'string') {
    const method = toolResolving(value);
    return method === null ? null : { method, key: [] };
  }
  if (depth > 12) return null;
  const inner: [string | number, JsonValue][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [name, item] of inner) {
    const found = referenceIn(item, depth + 1);
    if (found) return { method: found.method, key: [name, ...found.key] };
  }
  return null;
}
