import { describe, expect, it } from 'vitest';
import { storeWorth } from '@/lib/scan/external-secret-stores';
import { inventoryOf } from '@/tests/factories/scanned-files';

const object = (kind: string, name: string, spec: string) =>
  `apiVersion: external-secrets.io/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const store = (name: string, provider: string, kind = 'SecretStore') => object(kind, name, `{provider: ${provider}}`);
const vault = '{vault: {server: "https://vault.example.org"}}';
const fake = '{fake: {data: []}}';
const cluster = '{kubernetes: {remoteNamespace: shared}}';

function worthOf(secret: string, ...stores: string[]): string {
  const files = Object.fromEntries([secret, ...stores].map((text, at) => [`${at}.yaml`, text]));
  const { resources } = inventoryOf(files);
  const [first] = resources;
  if (first === undefined) throw new Error('an object was expected');
  return storeWorth(resources)(first);
}

const from = (name: string, kind?: string) =>
  object('ExternalSecret', 'a', `{secretStoreRef: {name: ${name}${kind ? `, kind: ${kind}` : ''}}}`);

describe('lib/scan/external-secret-stores.ts', () => {
  it('tells a store that invents and one that copies from one that keeps', () => {
    expect(worthOf(store('s', fake))).toBe('invents');
    expect(worthOf(store('s', cluster))).toBe('copies');
    expect(worthOf(store('s', '{kubernetes: {server: {url: kubernetes.default}}}'))).toBe('copies');
    expect(worthOf(store('s', '{kubernetes: {server: {url: "https://hub.example.org"}}}'))).toBe('keeps');
    expect(worthOf(store('s', vault))).toBe('keeps');
  });

  it('gives an external secret the worth of its store, found by kind and name', () => {
    expect(worthOf(from('s'), store('s', fake))).toBe('invents');
    expect(worthOf(from('s'), store('s', cluster))).toBe('copies');
    expect(worthOf(from('s', 'ClusterSecretStore'), store('s', fake))).toBe('keeps');
    expect(worthOf(from('s', 'ClusterSecretStore'), store('s', fake, 'ClusterSecretStore'))).toBe('invents');
    expect(worthOf(from('other'), store('s', fake))).toBe('keeps');
    const shared = object('ClusterExternalSecret', 'a', '{externalSecretSpec: {secretStoreRef: {name: s}}}');
    expect(worthOf(shared, store('s', fake))).toBe('invents');
  });

  it('lets one store that keeps secrets decide among stores of one name', () => {
    expect(worthOf(from('s'), store('s', fake), store('s', vault))).toBe('keeps');
    expect(worthOf(from('s'), store('s', fake), store('s', cluster))).toBe('copies');
  });

  it('asks the entries that name a store of their own', () => {
    const entry = (name: string) => `{secretKey: k, sourceRef: {storeRef: {name: ${name}}}}`;
    const own = object('ExternalSecret', 'a', `{secretStoreRef: {name: s}, data: [${entry('t')}]}`);
    expect(worthOf(own, store('s', vault), store('t', fake))).toBe('invents');
    const both = object('ExternalSecret', 'a', `{secretStoreRef: {name: s}, data: [{secretKey: k}, ${entry('t')}]}`);
    expect(worthOf(both, store('s', vault), store('t', fake))).toBe('keeps');
    const generated = object('ExternalSecret', 'a', '{dataFrom: [{sourceRef: {generatorRef: {kind: Password}}}]}');
    expect(worthOf(generated, store('s', fake))).toBe('keeps');
  });

  it('takes a name from a template, and the kind of another group, for a store that is not to be seen', () => {
    const name = '"{{ .Values.store }}"';
    expect(worthOf(from(name), store(name, fake))).toBe('keeps');
    expect(worthOf(from('s').replace('external-secrets.io', 'example.org'), store('s', fake))).toBe('keeps');
  });
});
