import { readBraceText } from '@/lib/delivery/configuration/brace-text';
import { type FactNames, FactWriter, type Key } from '@/lib/delivery/configuration/fact-writer';
import { writeSettings } from '@/lib/delivery/configuration/listed-versions';
import { writeValues } from '@/lib/delivery/configuration/values-facts';
import type { VersionFact } from '@/lib/delivery/configuration/version-fact';
import { readVersionKey } from '@/lib/delivery/configuration/version-key';
import { isObject, type JsonObject, objectAt, textAt } from '@/lib/scan/documents/json';

/** What a text in braces is: infrastructure, its variables, jobs of Nomad, or a program that writes configuration. */
export type BraceForm = 'terraform' | 'variables' | 'nomad' | 'program';

const none: FactNames = { release: null, key: null, isValues: true, environments: [] };
const inEnvironment: FactNames = { ...none, needsEnvironment: true };

/** Reads the versions of a text in braces, as far as they are written out. */
export function braceFacts(text: string, form: BraceForm): VersionFact[] {
  if (!/image|tag|version|chart|[?]ref=/i.test(text)) return [];
  const { body, lineOf } = readBraceText(text);
  const facts: VersionFact[] = [];
  write[form](new FactWriter(text, 0, facts, lineOf), body);
  return facts;
}

const write: Record<BraceForm, (writer: FactWriter, body: JsonObject) => void> = {
  terraform: writeTerraform,
  variables: writeVariables,
  nomad: writeNomad,
  program: (writer, body) => writeValues(writer, body, [], 'program', inEnvironment, false),
};

function writeTerraform(writer: FactWriter, body: JsonObject): void {
  for (const [label, release] of entriesAt(body, 'resource', 'helm_release')) writeRelease(writer, label, release);
  for (const [label, module] of entriesAt(body, 'module'))
    writeModule(writer, module, ['module', label], ['module', label, 'source'], { ...inEnvironment, key: label });
  const terragrunt = { ...objectAt(body, 'inputs'), source: textAt(body, 'terraform', 'source') ?? null };
  writeModule(writer, terragrunt, ['inputs'], ['terraform', 'source'], inEnvironment);
  writeValues(writer, objectAt(body, 'locals') ?? {}, ['locals'], 'locals', inEnvironment, false);
  writeDefaults(writer, body);
}

/** The images that a module is given. One that is given some deploys a service, and so does its own version: others are infrastructure. */
function writeModule(writer: FactWriter, module: JsonObject, key: Key, source: Key, names: FactNames): void {
  const before = writer.count();
  writeValues(writer, module, key, key.join('/'), names, false);
  const address = textAt(module, 'source');
  if (address !== undefined && /[?&]ref=/.test(address) && writer.count() > before)
    writer.write(source.join('/'), [writer.part('reference', source, address)], names);
}

function writeRelease(writer: FactWriter, label: string, release: JsonObject): void {
  const key = ['resource', 'helm_release', label];
  const names = { release: textAt(release, 'name') ?? label, key: label, isValues: false, environments: [] };
  const slot = `helm_release/${label}`;
  writer.write(slot, [writer.part('tag', [...key, 'version'], release.version)], names);
  const settings = release.set ?? [];
  writeSettings(writer, [settings].flat(), { key: [...key, 'set'], slot, names });
}

/** What variables are when nobody sets them. */
function writeDefaults(writer: FactWriter, body: JsonObject): void {
  for (const [name, variable] of entriesAt(body, 'variable'))
    writeVariable(writer, name, textAt(variable, 'default') ?? '', ['variable', name, 'default'], inEnvironment);
}

function writeVariable(writer: FactWriter, name: string, value: string, key: Key, names: FactNames): void {
  const found = readVersionKey(name, value);
  if (found) writer.write(name.toLowerCase(), [writer.part(found.role, key, value)], { ...names, key: found.service });
}

function writeVariables(writer: FactWriter, body: JsonObject): void {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') writeVariable(writer, name, value, [name], { ...none, isValues: false });
    else writeValues(writer, { [name]: value }, [], 'variables', none, false);
  }
}

function writeNomad(writer: FactWriter, body: JsonObject): void {
  for (const [name, job] of entriesAt(body, 'job'))
    writeValues(writer, job, ['job', name], `job/${name}`, { ...none, release: name, isValues: false }, false);
  writeDefaults(writer, body);
}

function entriesAt(body: JsonObject, ...key: readonly string[]): [string, JsonObject][] {
  return Object.entries(objectAt(body, ...key) ?? {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
}
