import { remember } from '@/lib/scan/documents/remember';

/** Kinds of objects that keep a secret, fetch it, or prepare that. */
interface SecretKind {
  method: string;
  group: RegExp;
  kind: RegExp;
  /** A store, a key or a generator: it prepares, it holds no secret. */
  prepares?: true;
}

const kinds: readonly SecretKind[] = [
  { method: 'sealed-secrets', group: /^bitnami\.com$/, kind: /^SealedSecret$/ },
  {
    method: 'external-secrets',
    group: /^(external-secrets|kubernetes-client)\.io$/,
    kind: /^(Cluster)?ExternalSecret$/,
  },
  { method: 'external-secrets', group: /^external-secrets\.io$/, kind: /^(Cluster)?SecretStore$/, prepares: true },
  { method: 'secrets-store-csi', group: /^secrets-store\.csi\.x-k8s\.io$/, kind: /^SecretProviderClass$/ },
  {
    method: 'vault',
    group: /^secrets\.hashicorp\.com$/,
    kind: /^Vault(Static|Dynamic|PKI)Secret$|^HCPVaultSecretsApp$/,
  },
  { method: 'vault', group: /^secrets\.hashicorp\.com$/, kind: /^Vault(Auth|Connection)$/, prepares: true },
  { method: 'sops', group: /^isindir\.github\.com$/, kind: /^SopsSecret$/ },
  { method: 'sops', group: /^viaduct\.ai$/, kind: /^ksops$/ },
  { method: 'vault', group: /^ricoberger\.de$/, kind: /^VaultSecret$/ },
  { method: '1password', group: /^onepassword\.com$/, kind: /^OnePasswordItem$/ },
  { method: 'infisical', group: /^secrets\.infisical\.com$/, kind: /^Infisical(Static|Dynamic)?Secret$/ },
  { method: 'doppler', group: /^secrets\.doppler\.com$/, kind: /^DopplerSecret$/ },
  { method: 'azure-key-vault', group: /^spv\.no$/, kind: /^AzureKeyVaultSecret$/ },
  { method: 'aws-secrets', group: /^secretsmanager\.services\.k8s\.aws$/, kind: /^Secret$/ },
];

/** The kinds of an API group by which secrets are kept (detection rules 6). Few groups stand for thousands of objects. */
export const secretKindsOf = remember(
  (group: string): readonly SecretKind[] => kinds.filter((kind) => kind.group.test(group)),
  1_000,
);
