import { textAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { terraformSigns } from '@/lib/scan/terraform-signs';

const does = 'stands in the catalog';

/** What runs is listed in a catalog with its owner (detection rules IDP-CATALOG). An entry of nothing but documentation is none. */
export const serviceCatalog = defineObjectIndicator({
  id: 'service-catalog',
  rules: [
    {
      name: 'Backstage',
      group: /^backstage\.io$/,
      kinds: /^(Component|API|Resource|System|Domain)$/,
      matches: isMoreThanDocs,
      does,
    },
    {
      name: 'Backstage',
      group: /^backstage\.io$/,
      kinds: /^(Location|Group|User)$/,
      does: 'stands in the catalog',
      idles: 'serves a catalog, and describes no service',
      works: () => false,
    },
  ],
  others: (inventory) => [...files(inventory), ...terraformSigns(inventory, resources)],
  what: [
    'catalog-info files and other entities of Backstage',
    'files of Port, Cortex, OpsLevel, Compass and Datadog',
    'entries of a catalog in Terraform',
  ],
  none: 'No entry of a service catalog was found.',
  found: 'Services stand in a catalog',
  idle: 'A catalog is pointed at, and no service is described here.',
  applies: () => true,
});

function isMoreThanDocs({ kind, body }: Resource): boolean {
  return !(kind === 'Component' && /^(docs?|documentation)$/i.test(textAt(body ?? undefined, 'spec', 'type') ?? ''));
}

/** Files of catalogs, by name; those whose name others use, too, by what they say. */
const catalogs: readonly { name: string; path: RegExp; says?: RegExp }[] = [
  { name: 'OpsLevel', path: /(^|\/)opslevel\.ya?ml$/ },
  { name: 'Compass', path: /(^|\/)compass\.ya?ml$/ },
  { name: 'Datadog', path: /(^|\/)(service|entity)\.datadog\.ya?ml$/ },
  { name: 'Cortex', path: /(^|\/)cortex\.ya?ml$/, says: /x-cortex-/ },
  { name: 'Port', path: /(^|\/)port\.ya?ml$/, says: /^[ \t-]*blueprint:/m },
];

function files(inventory: Inventory): OtherSign[] {
  return catalogs.flatMap(({ name, path: pattern, says }) =>
    countedFiles(inventory, pattern)
      .filter(({ path }) => !says || says.test(inventory.texts.get(path) ?? ''))
      .map(({ path, objectId }) => ({
        name,
        works: true,
        mark: { path, objectId, line: 1, note: `an entry for ${name}` },
      })),
  );
}

const resources = [
  {
    name: 'Terraform',
    types:
      /^(port_entity|opslevel_(service|repository)|cortex_catalog_entity|datadog_service_definition_yaml|datadog_software_catalog|compass_component)$/,
    does,
  },
];
