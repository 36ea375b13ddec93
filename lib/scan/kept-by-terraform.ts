import { terraformSecretStores } from '@/lib/scan/documents/terraform-secret-stores';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';
import { type TerraformRule, terraformSigns } from '@/lib/scan/terraform-signs';

const rules = terraformSecretStores.map(
  ({ method, types, modules }): TerraformRule => ({
    name: method,
    types: new RegExp(types.source.replace('^', '^(data\\.)?')),
    ...(modules ? { modules } : {}),
    does: `keeps its secret in ${method}`,
  }),
);

/** Secrets that Terraform makes or looks up in a store outside Git, by the name of the store: Git has only their names. */
export function keptByTerraform(inventory: Inventory): OtherSign[] {
  return terraformSigns(inventory, rules);
}
