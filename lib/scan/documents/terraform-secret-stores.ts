/** Where Terraform keeps secrets outside Git, by the types of its resources and look-ups and by modules that make them. */
export const terraformSecretStores: readonly { method: string; types: RegExp; modules?: RegExp }[] = [
  {
    method: 'aws-secrets-manager',
    types: /^aws_secretsmanager_secrets?(_version)?$/,
    modules: /(^|[/_-])secrets-manager(\.git)?(\/|$)/,
  },
  {
    method: 'google-secret-manager',
    types: /^google_secret_manager_(regional_)?secret(_version(_access)?)?$/,
    modules: /(^|[/_-])secret-manager(\.git)?(\/|$)/,
  },
  { method: 'azure-key-vault', types: /^azurerm_key_vault_secret$/ },
  { method: 'vault', types: /^vault_(generic|kv)_secret(_v2)?$/ },
  { method: '1password', types: /^onepassword_item$/ },
  { method: 'doppler', types: /^doppler_secrets?$/ },
  { method: 'infisical', types: /^infisical_secrets?$/ },
];

const anyType = new RegExp(terraformSecretStores.map(({ types }) => types.source).join('|'));

/** Whether a type of resource or look-up is one of a store of secrets. */
export function isSecretStoreType(type: string): boolean {
  return anyType.test(type);
}
