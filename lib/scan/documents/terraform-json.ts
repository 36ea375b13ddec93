import { isObject, type JsonObject, type JsonValue, objectAt, textAt } from '@/lib/scan/documents/json';
import type { TerraformFacts } from '@/lib/scan/documents/terraform';
import { withoutSecretAttributes } from '@/lib/scan/documents/terraform-secrets';

/** Reads a Terraform file in its JSON form. Lines are those of the first place where a name stands. */
export function readTerraformJson(text: string): TerraformFacts {
  const body = parse(text);
  const lineOf = (name: string): number => {
    const at = text.indexOf(`"${name}"`);
    return at === -1 ? 1 : text.slice(0, at).split('\n').length;
  };
  const settings = first(body['terraform']);
  const backend = Object.keys(first(settings?.['backend']) ?? {})[0] ?? null;
  return {
    backend: backend ?? (settings?.['cloud'] === undefined ? null : 'cloud'),
    modules: namedBlocks(body['module']).flatMap(([name, module]) => {
      const source = textAt(module, 'source');
      return source === undefined
        ? []
        : [{ name, source, version: textAt(module, 'version') ?? null, line: lineOf(name) }];
    }),
    resources: namedBlocks(body['resource']).flatMap(([type, named]) =>
      namedBlocks(named).map(([name]) => ({ type, name, line: lineOf(name) })),
    ),
    providers: providersOf(settings, body['provider']).map(([name, version]) => ({
      name,
      version,
      line: lineOf(name),
    })),
    configures: body['provider'] !== undefined,
    attributes: attributesOf(body['resource']),
    manifests: [],
  };
}

function parse(text: string): JsonObject {
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Blocks are written as an object, or as a list of objects. */
function first(value: JsonValue | undefined): JsonObject | undefined {
  const found = Array.isArray(value) ? value[0] : value;
  return isObject(found) ? found : undefined;
}

function namedBlocks(value: JsonValue | undefined): [string, JsonObject][] {
  const blocks = (Array.isArray(value) ? value : [value]).filter(isObject);
  return blocks.flatMap((block) =>
    Object.entries(block).flatMap(([name, inner]): [string, JsonObject][] => {
      const found = first(inner);
      return found ? [[name, found]] : [];
    }),
  );
}

function providersOf(settings: JsonObject | undefined, providers: JsonValue | undefined): [string, string | null][] {
  const required = Object.entries(first(settings?.['required_providers']) ?? {}).map(
    ([name, value]): [string, string | null] => [
      name,
      typeof value === 'string' ? value : (textAt(objectAt(value), 'version') ?? null),
    ],
  );
  const known = new Set(required.map(([name]) => name));
  const configured = namedBlocks(providers).filter(([name]) => !known.has(name));
  return [
    ...required,
    ...configured.map(([name, body]): [string, string | null] => [name, textAt(body, 'version') ?? null]),
  ];
}

function attributesOf(resources: JsonValue | undefined): Record<string, Record<string, string>> {
  const releases = namedBlocks(resources).filter(([type]) => type === 'helm_release');
  return Object.fromEntries(
    releases.flatMap(([type, named]) =>
      namedBlocks(named).map(([name, body]) => [
        `${type}.${name}`,
        withoutSecretAttributes(
          Object.fromEntries(
            Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
          ),
        ),
      ]),
    ),
  );
}
