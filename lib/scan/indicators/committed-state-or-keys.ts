import { encryptedByGitCrypt } from '@/lib/scan/documents/git-crypt';
import { listAt, objectAt } from '@/lib/scan/documents/json';
import { holdsClusterCredential, holdsState, keyFileKind } from '@/lib/scan/documents/key-files';
import { hiddenCredential } from '@/lib/scan/documents/projection';
import { readableFiles } from '@/lib/scan/files-by-path';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory, InventoryFile } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

const candidates =
  /\.tfstate(\.\d+)?(\.backup)?$|kube-?config|(^|\/)(admin\.conf|\.kube\/config)$|(^|\/)id_(rsa|dsa|ecdsa|ed25519)$|\.(pem|key|agekey|asc|p12|pfx)$|keys?\.txt$/i;

/** A file that opens something as a whole. */
interface Found {
  kind: 'state' | 'kubeconfig' | 'key' | 'key-store';
  mark: Mark;
}

const says: Record<Found['kind'], string> = {
  state: 'state of Terraform, which holds what its resources know, secrets among it',
  kubeconfig: 'access to a cluster with a credential in it',
  key: 'a private key',
  'key-store': 'a key store, perhaps with a private key',
};

/**
 * Risk: files that should not be in Git whatever they say: state, access to clusters, private keys (detection rules IAC-10). Single
 * credentials inside other files are told by `plaintext-secrets`.
 */
export const committedStateOrKeys = defineIndicator({
  id: 'committed-state-or-keys',
  detect(inventory) {
    const encrypted = encryptedPaths(inventory);
    const files = readableFiles(inventory, candidates).filter(({ path }) => !encrypted.has(path));
    const found = [...files.flatMap((file) => ofFile(file, inventory)), ...ofObjects(inventory)];
    const count = (kind: Found['kind']): number => found.filter((each) => each.kind === kind).length;
    const measures = {
      states: count('state'),
      kubeconfigs: count('kubeconfig'),
      keys: count('key'),
      keyStores: count('key-store'),
    };
    const certain = found.filter(({ kind }) => kind !== 'key-store');
    const marks = [...certain, ...found.filter(({ kind }) => kind === 'key-store')].map(({ mark }) => mark);
    if (certain.length > 0) {
      const parts = [
        [measures.states, 'of state'],
        [measures.kubeconfigs, 'with access to clusters'],
        [measures.keys, 'with private keys'],
      ] as const;
      const named = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `Files that open something are in Git: ${named.join(', ')}.`,
      };
    }
    if (found.length > 0) {
      const reason = `${found.length} key stores are in Git; what they hold cannot be read.`;
      return { outcome: 'partial', measures, marks, reason };
    }
    const unread = inventory.unread.find(({ path }) => !encrypted.has(path) && keyFileKind(path) === 'kubeconfig');
    if (unread) return { outcome: 'unknown', measures, reason: `${unread.path} could not be read: ${unread.reason}` };
    const what = [
      'state of Terraform',
      'kubeconfig files with credentials',
      'files of private keys: PEM, SSH, PGP, age',
    ];
    const searched = { files: inventory.filesRead, what };
    return {
      outcome: 'absent',
      measures,
      searched,
      reason: 'No state, no cluster access and no private key is a file here.',
    };
  },
});

/** Ciphertext of git-crypt opens nothing, whatever its name. */
function encryptedPaths({ unread }: Inventory): ReadonlySet<string> {
  return new Set(unread.flatMap(({ path, reason }) => (reason === encryptedByGitCrypt ? [path] : [])));
}

function ofFile({ path, objectId }: InventoryFile, inventory: Inventory): Found[] {
  const kind = keyFileKind(path);
  if (kind === null || !opens(kind, path, inventory)) return [];
  return [{ kind, mark: { path, objectId, line: 1, note: says[kind] } }];
}

/** What was too large to be read is judged by its name, which for state is enough. */
function opens(kind: Found['kind'], path: string, { texts, secrets }: Inventory): boolean {
  const text = texts.get(path);
  if (kind === 'state') return text === undefined || holdsState(text);
  if (kind === 'kubeconfig') return text !== undefined && holdsClusterCredential(text);
  if (kind === 'key-store') return true;
  return secrets.some((secret) => secret.path === path && secret.certainty === 'high' && /key$/.test(secret.what));
}

/** A kubeconfig in YAML is read as an object, wherever it lies. */
function ofObjects(inventory: Inventory): Found[] {
  return objectsOfGroup(inventory, '').flatMap(({ version, kind, body, path, objectId, line }): Found[] => {
    if (kind !== 'Config' || version !== 'v1') return [];
    const hasCredential = listAt(body ?? undefined, 'users').some((user) =>
      Object.values(objectAt(user, 'user') ?? {}).includes(hiddenCredential),
    );
    return hasCredential ? [{ kind: 'kubeconfig', mark: { path, objectId, line, note: says.kubeconfig } }] : [];
  });
}
