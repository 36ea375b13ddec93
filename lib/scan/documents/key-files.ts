/** What a file is by its name, where the file as a whole opens something: state that holds secrets, access to a cluster, a private key. */
export type KeyFileKind = 'state' | 'kubeconfig' | 'key' | 'key-store';

const names: readonly (readonly [RegExp, KeyFileKind])[] = [
  [/\.tfstate(\.\d+)?(\.backup)?$/, 'state'],
  [/(^|\/)(([^/]*[-_.])?kube-?config|admin\.conf|\.kube\/config)(\.(ya?ml|json))?$/i, 'kubeconfig'],
  [/(^|\/)(id_(rsa|dsa|ecdsa|ed25519)|[^/]+\.(pem|key|agekey|asc)|(age[-_.]?)?keys?\.txt)$/, 'key'],
  [/\.(p12|pfx)$/, 'key-store'],
];
const anyName = new RegExp(names.map(([pattern]) => pattern.source).join('|'), 'i');

/** The kind of such a file; null for every other. */
export function keyFileKind(path: string): KeyFileKind | null {
  if (!anyName.test(path)) return null;
  return names.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** Whether such a file is read as text; manifests are read as such, and key stores not at all. */
export function isKeyText(path: string): boolean {
  if (/\.(ya?ml|json)$/i.test(path)) return false;
  const kind = keyFileKind(path);
  return kind !== null && kind !== 'key-store';
}

const credentialLine = /^[ \t]*(client-key-data|token|password)[ \t]*:[ \t]*["']?([^\s"'#]+)/gm;

/** Whether the text of a kubeconfig holds a credential of its own: not a command that fetches one, a placeholder, or ciphertext. */
export function holdsClusterCredential(text: string): boolean {
  return [...text.matchAll(credentialLine)].some(([, , value]) => isClusterCredential(value));
}

/** Whether a value lets somebody in: no placeholder, no expression, no ciphertext. */
export function isClusterCredential(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (
    value.length >= 8 &&
    !/^(ENC\[|<|\$|\{\{|REPLACE|CHANGE|YOUR|REDACTED|DATA\+OMITTED|xxx)|__cairn_unresolved__/i.test(value)
  );
}

/** Whether Terraform's state says what exists: neither encrypted nor empty. */
export function holdsState(text: string): boolean {
  if (/"encrypted_data"\s*:|ENC\[AES256_GCM/.test(text)) return false;
  return /"(resources|modules)"\s*:\s*\[\s*[^\s\]]/.test(text);
}
