/** Tools that put a secret in the place of a reference to it, wherever the reference stands (detection rules SEC-VAULT). */
export type ReferenceTool = 'vals' | '1password' | 'argocd-vault-plugin' | 'bank-vaults' | 'helm-secrets';

interface ReferenceForm {
  tool: ReferenceTool;
  /** A text that every such reference in a manifest has, which one look tells. Null: the tool reads files of values alone. */
  hint: string | null;
  /** How a value begins that may be one, whether it is whole or not. */
  begins: string;
  /** The reference. */
  form: string;
  /** It may stand anywhere in a value, not only at its beginning. */
  isPart?: true;
}

const forms: readonly ReferenceForm[] = [
  { tool: 'vals', hint: 'ref+', begins: String.raw`(secret)?ref\+`, form: String.raw`(secret)?ref\+\w+:\/\/` },
  { tool: '1password', hint: 'op://', begins: String.raw`op:\/\/`, form: String.raw`op:\/\/` },
  {
    tool: 'argocd-vault-plugin',
    hint: '<path:',
    begins: '<path:',
    form: String.raw`<path:[^>#\n]{1,300}#[^>\n]{1,300}>`,
    isPart: true,
  },
  {
    tool: 'bank-vaults',
    hint: 'vault:',
    begins: '(>>)?vault:',
    form: String.raw`(>>)?vault:[\w-]+\/[^\s#"']{1,300}#\w`,
  },
  {
    tool: 'helm-secrets',
    hint: null,
    begins: String.raw`secrets?(\+[\w-]+)?:\/\/`,
    form: String.raw`secrets(\+[\w-]+)?:\/\/`,
  },
];

/** Beginnings of further values that point at a secret kept elsewhere, and of what holds one encrypted. */
const otherBeginnings = [
  'secret:',
  // The path of an entry of Vault, in the engine that every Vault has.
  String.raw`secrets?\/[\w.-]+\/[\w./-]+$`,
  String.raw`sm:\/\/|awssm|aws-sm|arn:aws|ssm:|\{\{resolve:`,
  String.raw`gcp:\/\/|gcpsecret|projects\/[\w-]+\/secrets\/`,
  'azure-?kv|akv:|keyvault|@Microsoft\\.KeyVault',
  String.raw`AVP|\?\{`,
  String.raw`ENC\[|ENC\(|\$ANSIBLE_VAULT|!vault|AGE-ENC|age-encryption\.org|AQICAH|-----BEGIN (AGE|PGP MESSAGE)`,
  'AgA[A-Za-z0-9+/]{100}',
];

const beginning = new RegExp(`^(${[...forms.map(({ begins }) => begins), ...otherBeginnings].join('|')})`, 'i');

/** Whether a value points at a secret kept elsewhere, or holds it encrypted: as far as its beginning tells, no credential by itself. */
export function pointsAtSecret(value: string): boolean {
  return beginning.test(value);
}

const values = forms.map(({ tool, form, isPart }) => ({ tool, pattern: new RegExp(isPart ? form : `^${form}`) }));

/** The tool that resolves a value; null: it is no reference. */
export function toolResolving(value: string): ReferenceTool | null {
  return values.find(({ pattern }) => pattern.test(value))?.tool ?? null;
}

/** How references stand in the text of a manifest, each with the text that one look tells. */
export const referencesInText: readonly { tool: ReferenceTool; hint: string; pattern: RegExp }[] = forms.flatMap(
  ({ tool, hint, form, isPart }) =>
    hint === null ? [] : [{ tool, hint, pattern: new RegExp(isPart ? form : `:[ \\t]*["']?${form}`) }],
);
