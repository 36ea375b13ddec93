import { folderOf, isWithin } from '@/lib/scan/documents/folder';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import type { SecretSuspicion } from '@/lib/scan/documents/secrets';

/** What a suspicion says that is no credential seen, but a file whose name or rule promises encryption that is not there. */
export const encryptionGap = 'file meant to be encrypted that is not';

/** A creation rule of SOPS: files below `folder` whose path below it matches are meant to be encrypted. */
interface EncryptionRule {
  folder: string;
  pattern: RegExp;
}

const configurationName = /(^|\/)\.sops\.ya?ml$/;
const promisingName = /\.(sops|enc|encrypted)\.(ya?ml|json)$/i;
const dataFile = /\.(ya?ml|json)$/i;
/** Kinds that describe a secret, or how to decrypt one, without holding it. */
const describes =
  /^(SealedSecret|ExternalSecret|SopsSecret|SopsSecretGenerator|ksops|Kustomization|SecretProviderClass)$/;

/**
 * Files that are meant to be encrypted, by their name or by a rule of a `.sops.yaml` above them, and stand in clear text
 * (detection rules 6, SEC-SOPS-GAP).
 */
export function encryptionGaps(files: readonly ManifestFile[]): SecretSuspicion[] {
  const rules = files.filter(({ path }) => isConfiguration(path)).flatMap(rulesOf);
  const inClear = files.filter((file) => !file.facts.encrypted && isMeantEncrypted(file.path, rules));
  return inClear.flatMap((file) => {
    // A template takes its secrets from values: what it writes is not what Git holds.
    const templated = [...file.facts.documents, ...file.facts.plain].some((document) => document.templated);
    const line = templated ? null : firstContent(file);
    if (line === null) return [];
    const { path, objectId, counted } = file;
    return [{ path, objectId, counted, line, key: '', what: encryptionGap, certainty: 'medium' as const }];
  });
}

/** Whether a file's name alone says that it is kept encrypted. */
export function isPromisedEncrypted(path: string): boolean {
  return promisingName.test(path) && !isConfiguration(path);
}

function isConfiguration(path: string): boolean {
  return path.includes('.sops.y') && configurationName.test(path);
}

function isMeantEncrypted(path: string, rules: readonly EncryptionRule[]): boolean {
  if (isPromisedEncrypted(path)) return true;
  if (rules.length === 0 || isConfiguration(path) || !dataFile.test(path) || path.length > 300) return false;
  return rules.some(({ folder, pattern }) => {
    const below = folder === '' ? path : path.slice(folder.length + 1);
    return isWithin(path, folder) && pattern.test(below);
  });
}

function rulesOf({ path, facts }: ManifestFile): EncryptionRule[] {
  return facts.plain.flatMap(({ body }) =>
    listAt(body, 'creation_rules').flatMap((rule) => {
      const pattern = toPattern(textAt(rule, 'path_regex') ?? '');
      return pattern ? [{ folder: folderOf(path), pattern }] : [];
    }),
  );
}

/**
 * A rule counts only where its pattern names secrets: many say `.*\.yaml` and leave it to people what they encrypt. Patterns that
 * could take long to match are left out, since a repository is a stranger's.
 */
function toPattern(source: string): RegExp | null {
  const isSlow = /\)[*+{?]/.test(source) || (source.match(/[*+{]/g)?.length ?? 0) > 3 || source.length > 300;
  if (isSlow || !/secret|sops|enc|credential/i.test(source)) return null;
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}

/** Line of the first document that holds data of its own; null where there is none. */
function firstContent({ facts }: ManifestFile): number | null {
  const document = facts.documents.find(({ kind, body }) => !describes.test(kind) && holdsData(kind, body));
  const plain = facts.plain.find(({ body }) => isObject(body) && Object.keys(body).length > 0);
  return document?.line ?? plain?.line ?? null;
}

function holdsData(kind: string, body: JsonObject | null): boolean {
  if (kind !== 'Secret') return body !== null;
  const keys = ['data', 'stringData'].flatMap((part) => Object.keys(objectAt(body ?? undefined, part) ?? {}));
  return keys.length > 0;
}
