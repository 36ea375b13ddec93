import { counted } from '@/lib/assessment/wording';
import { releasesOf } from '@/lib/scan/chart-releases';
import { runsSomething } from '@/lib/scan/declared-state';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { encryptionGap } from '@/lib/scan/documents/secret-gaps';
import { referencesInText } from '@/lib/scan/documents/secret-references';
import { encryptedFiles } from '@/lib/scan/encrypted-files';
import { type StoreWorth, storeWorth } from '@/lib/scan/external-secret-stores';
import { countedFiles, filesOfClass } from '@/lib/scan/files-by-path';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { keptByTerraform } from '@/lib/scan/kept-by-terraform';
import { markedObjects } from '@/lib/scan/marked-objects';
import { secretKindsOf } from '@/lib/scan/secret-kinds';

interface Method {
  method: string;
  /** A secret that is kept or fetched this way; a store or a key alone only prepares it. */
  holds: boolean;
  mark: Mark;
}

/** Secrets that Git holds only as ciphertext or as references (detection rules 6). */
export const managedSecrets = defineIndicator({
  id: 'managed-secrets',
  detect(inventory) {
    const worthOf = storeWorth(inventory.resources);
    const objects = likelyObjects(inventory).filter((resource) => worthOf(resource) !== 'invents');
    const found = [
      ...objects.flatMap((resource) => ofResource(resource, worthOf)),
      ...ofFiles(inventory),
      ...keptByTerraform(inventory).map(({ name, mark }) => ({ method: name, holds: true, mark })),
      ...ofOperators(inventory),
    ];
    const gaps = inventory.secrets.filter(({ counted, what }) => counted && what === encryptionGap);
    const holding = found.filter(({ holds }) => holds);
    const methods = [...new Set((holding.length > 0 ? holding : found).map(({ method }) => method))].sort();
    const measures = { methods, objects: holding.length, gaps: gaps.length };
    const marks = [
      ...gaps.map(({ path, objectId, line, what }) => ({ path, objectId, line, note: what })),
      ...[...holding, ...found.filter(({ holds }) => !holds)].map(({ mark }) => mark),
    ];
    if (found.length === 0) return nothing(inventory, measures);
    if (holding.length === 0) {
      const reason = 'Secret management is prepared, and no secret is kept by it here.';
      return { outcome: 'partial', measures, marks, reason };
    }
    const by = `${counted(holding.length, 'secret is', 'secrets are')} kept by ${methods.join(', ')}.`;
    if (gaps.length === 0) return { outcome: 'present', measures, marks, reason: by };
    const share = holding.length / (holding.length + gaps.length);
    const left = counted(
      gaps.length,
      'file that is meant to be encrypted is',
      'files that are meant to be encrypted are',
    );
    const reason = `${by} ${left} not.`;
    return { outcome: 'partial', share, measures, marks, reason };
  },
});

function nothing(inventory: Inventory, measures: NonNullable<Detection['measures']>): Detection {
  const deploys = runsSomething(inventory) || inventory.values.some(({ counted }) => counted);
  if (!deploys) return { outcome: 'not-applicable', measures, reason: 'Nothing is deployed from here.' };
  const what = [
    'SOPS',
    'SealedSecret',
    'ExternalSecret',
    'SecretProviderClass',
    'Vault',
    '1Password',
    'git-crypt',
    'Ansible Vault',
    'age',
    'secrets that Terraform keeps in stores of clouds and of Vault',
  ];
  const searched = { files: inventory.filesRead, what };
  return {
    outcome: 'absent',
    measures,
    searched,
    reason: 'No encrypted secret and no reference to a secret store was found.',
  };
}

/** Charts of what fetches or decrypts secrets in the cluster: whether any is kept by it shows where secrets are asked for. */
const operators: readonly (readonly [method: string, chart: RegExp])[] = [
  ['external-secrets', /^external-secrets(-operator)?$/],
  ['sealed-secrets', /^sealed-secrets(-controller)?$/],
  ['secrets-store-csi', /^secrets-store-csi-driver$/],
  ['sops', /^sops-(secrets-)?operator$/],
  ['vault', /^vault-secrets-(operator|webhook)$/],
];

function ofOperators(inventory: Inventory): Method[] {
  return operators.flatMap(([method, chart]) =>
    releasesOf(inventory, chart).map(({ mark }) => ({ method, holds: false, mark })),
  );
}

/** Objects that count and may keep a secret by what is seen at once: most have nothing to do with any. */
function likelyObjects(inventory: Inventory): Resource[] {
  const injected = markedObjects(inventory, (name) => anyInjecting.test(name));
  return inventory.resources.filter((resource) => {
    const { counted, group, body, telltales } = resource;
    if (!counted) return false;
    const isOfKind = secretKindsOf(group).length > 0 || group === decrypting;
    return (
      isOfKind || telltales !== undefined || valueAt(body ?? undefined, 'sops') !== undefined || injected.has(resource)
    );
  });
}

function ofResource(resource: Resource, worthOf: (resource: Resource) => StoreWorth): Method[] {
  const { group, kind, body, completeness } = resource;
  if (body === null) return resolvedReferences(resource);
  if (valueAt(body, 'sops') !== undefined) {
    // The kind is ciphertext, too, where a file is encrypted whole.
    const what = /^\w+$/.test(kind) ? kind : 'an object';
    return [at(resource, 'sops', true, ['sops'], `${what} encrypted by SOPS`)];
  }
  const rule = secretKindsOf(group).find((candidate) => candidate.kind.test(kind));
  if (rule && completeness !== 'patch' && !isEmptySeal(resource)) {
    const copies = worthOf(resource) === 'copies';
    const note = `${kind} ${resource.name ?? ''}`.trim();
    const more = copies ? ', which copies within the cluster' : '';
    return [at(resource, rule.method, rule.prepares !== true && !copies, [], `${note}${more}`)];
  }
  return [...decryption(resource), ...annotations(resource), ...resolvedReferences(resource)];
}

/** References in the text of an object, in whose place a tool puts the secret. */
function resolvedReferences({ telltales, path, objectId }: Resource): Method[] {
  if (telltales === undefined) return [];
  return referencesInText.flatMap(({ tool: method }): Method[] => {
    const line = telltales[method];
    if (line === undefined) return [];
    return [{ method, holds: true, mark: { path, objectId, line, note: `a reference that ${method} resolves` } }];
  });
}

/** A sealed secret without data holds nothing. */
function isEmptySeal({ kind, body }: Resource): boolean {
  return (
    kind === 'SealedSecret' && Object.keys(objectAt(body ?? undefined, 'spec', 'encryptedData') ?? {}).length === 0
  );
}

/** The group of the Kustomizations of Flux. */
const decrypting = 'kustomize.toolkit.fluxcd.io';

/** A Flux Kustomization that decrypts prepares; the encrypted files count where they stand. */
function decryption(resource: Resource): Method[] {
  if (resource.group !== decrypting) return [];
  const key = ['spec', 'decryption', 'provider'];
  return textAt(resource.body ?? undefined, ...key) === 'sops'
    ? [at(resource, 'sops', false, key, 'Flux decrypts with SOPS')]
    : [];
}

const injecting: readonly { method: string; annotation: RegExp }[] = [
  { method: 'vault', annotation: /^vault\.hashicorp\.com\/agent-inject$/ },
  {
    method: 'bank-vaults',
    annotation: /^vault\.security\.banzaicloud\.io\/vault-addr$|^secrets-webhook\.security\.bank-vaults\.io\//,
  },
  { method: 'argocd-vault-plugin', annotation: /^avp\.kubernetes\.io\/path$/ },
  { method: '1password', annotation: /^operator\.1password\.io\/item-path$/ },
];

const anyInjecting = new RegExp(injecting.map(({ annotation }) => annotation.source).join('|'));

const annotated = [
  ['metadata', 'annotations'],
  ['spec', 'template', 'metadata', 'annotations'],
];

function annotations(resource: Resource): Method[] {
  const methods: Method[] = [];
  for (const place of annotated) {
    for (const name of Object.keys(objectAt(resource.body ?? undefined, ...place) ?? {})) {
      const found = injecting.find(({ annotation }) => annotation.test(name));
      if (found)
        methods.push(at(resource, found.method, true, [...place, name], `secrets injected by ${found.method}`));
    }
  }
  return methods;
}

function at(resource: Resource, method: string, holds: boolean, key: (string | number)[], note: string): Method {
  const { path, objectId, line, rootKey } = resource;
  return {
    method,
    holds,
    mark: { path, objectId, line, note, ...(key.length > 0 ? { key: [...rootKey, ...key] } : {}) },
  };
}

const configuration = /(^|\/)(\.sops\.ya?ml|\.gitattributes)$/;

/** Configuration of SOPS, git-crypt and transcrypt, and values files that SOPS encrypted. */
function ofFiles(inventory: Inventory): Method[] {
  const configured = countedFiles(inventory, configuration).flatMap(({ path, objectId }): Method[] => {
    if (!path.endsWith('.gitattributes')) return [fileAt(path, objectId, 'sops', false, 'rules of SOPS')];
    const filter = /filter=(git-crypt|crypt)\b/.exec(inventory.texts.get(path) ?? '');
    if (!filter) return [];
    const method = filter[1] === 'crypt' ? 'transcrypt' : 'git-crypt';
    return [fileAt(path, objectId, method, true, `files encrypted by ${method}`)];
  });
  const generators = inventory.kustomizations
    .filter(
      (file) =>
        file.counted &&
        listAt(file.body, 'generators').some((name) => /ksops|sops|secret-generator/.test(String(name))),
    )
    .map(({ path, objectId }) => fileAt(path, objectId, 'sops', false, 'a generator that decrypts'));
  const encrypted = encryptedFiles(inventory).map(({ method, mark }) => ({ method, holds: true, mark }));
  return [...configured, ...valuesOfSops(inventory), ...generators, ...encrypted];
}

/** Files with ciphertext that hold no object. */
function valuesOfSops(inventory: Inventory): Method[] {
  if (inventory.ciphertexts.length === 0) return [];
  const ciphertexts = new Set(inventory.ciphertexts);
  for (const { path } of inventory.resources) ciphertexts.delete(path);
  return filesOfClass(inventory, null)
    .filter(({ path }) => ciphertexts.has(path))
    .map(({ path, objectId }) => fileAt(path, objectId, 'sops', true, 'values encrypted by SOPS'));
}

function fileAt(path: string, objectId: string, method: string, holds: boolean, note: string): Method {
  return { method, holds, mark: { path, objectId, line: 1, note } };
}
