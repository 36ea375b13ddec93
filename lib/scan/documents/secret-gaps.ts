import type { SecretFact } from '@/lib/scan/documents/file-facts';
import { folderOf, isWithin } from '@/lib/scan/documents/folder';
import { listAt, textAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** What a suspicion says that is no credential seen, but a file whose name or rule promises encryption that is not there. */
export const encryptionGap = 'file meant to be encrypted that is not';

/** A creation rule of SOPS: files below `folder` whose path below it matches are meant to be encrypted. */
export interface EncryptionRule {
  folder: string;
  pattern: RegExp;
}

const configurationName = /(^|\/)\.sops\.ya?ml$/;
const promisingName = /(\.(sops|enc|encrypted)\.(ya?ml|json|env|ini|txt|properties|tfvars)|\.dec)$/i;
const dataFile = /\.(ya?ml|json|env|ini|properties|tfvars|dec)$/i;
const encryptedText =
  /ENC\[AES256_GCM,|^sops_mac=|^\s*"?sops"?:\s*(\{\s*)?$|^\$ANSIBLE_VAULT|BEGIN AGE ENCRYPTED FILE|BEGIN PGP MESSAGE|^age-encryption\.org|^\s*kind:\s*["']?(SealedSecret|ExternalSecret|SopsSecretGenerator|ksops)\b|^apiVersion:\s*viaduct\.ai/m;

/** Whether a text is ciphertext (SOPS, ansible-vault, age, PGP), or describes a secret without holding it. */
export function isEncryptedText(text: string): boolean {
  return encryptedText.test(text);
}

/**
 * Rules of every `.sops.yaml` among the texts. A rule counts only where its pattern names secrets: many say `.*\.yaml` and leave
 * it to people what they encrypt. Patterns that could take long to match are left out, since a repository is a stranger's.
 */
export function encryptionRules(texts: ReadonlyMap<string, string>): EncryptionRule[] {
  return [...texts].flatMap(([path, text]) => {
    if (!configurationName.test(path)) return [];
    const parsed = parseDocument(text);
    return listAt(parsed.ok ? parsed.value : undefined, 'creation_rules').flatMap((rule) => {
      const pattern = toPattern(textAt(rule, 'path_regex') ?? '');
      return pattern ? [{ folder: folderOf(path), pattern }] : [];
    });
  });
}

function toPattern(source: string): RegExp | null {
  const isSlow = /\)[*+{?]/.test(source) || (source.match(/[*+{]/g)?.length ?? 0) > 3 || source.length > 300;
  if (isSlow || !/secret|sops|enc|credential/i.test(source)) return null;
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}

/** Whether a file's name, or a rule, says that it is kept encrypted. */
export function isMeantEncrypted(path: string, rules: readonly EncryptionRule[]): boolean {
  if (configurationName.test(path) || !dataFile.test(path) || path.length > 300) return false;
  if (promisingName.test(path)) return true;
  return rules.some(({ folder, pattern }) => {
    const below = folder === '' ? path : path.slice(folder.length + 1);
    return isWithin(path, folder) && pattern.test(below);
  });
}

/** The gap in a file that is meant to be encrypted; null where it is, or where it holds nothing. */
export function gapIn(text: string): SecretFact | null {
  const content = text
    .split('\n')
    .findIndex((line) => /^\s*[^\s#].*[:=]\s*\S/.test(line) && !/^(apiVersion|kind):/.test(line));
  if (content === -1 || isEncryptedText(text)) return null;
  return { line: content + 1, key: '', what: encryptionGap, certainty: 'medium' };
}
