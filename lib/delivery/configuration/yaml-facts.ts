import { writeSourceSettings } from '@/lib/delivery/configuration/argo-facts';
import { type FactNames, FactWriter } from '@/lib/delivery/configuration/fact-writer';
import { writeKustomization, writeOperations } from '@/lib/delivery/configuration/kustomization-facts';
import { writeObjectFacts } from '@/lib/delivery/configuration/object-facts';
import { writeValues } from '@/lib/delivery/configuration/values-facts';
import type { VersionFact } from '@/lib/delivery/configuration/version-fact';
import { readVersionKey } from '@/lib/delivery/configuration/version-key';
import { writeVersions } from '@/lib/delivery/configuration/versions-facts';
import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { splitDocuments } from '@/lib/scan/documents/split';
import { neutralizeTemplate } from '@/lib/scan/documents/template';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** How the documents of a file are to be taken where they do not say themselves. */
export type PlainForm =
  | 'values'
  | 'kustomization'
  | 'chart'
  | 'helmfile'
  | 'versions'
  | 'write-back'
  | 'composition'
  | 'plain';

/** Reads the versions of a YAML or JSON file. Null where a document cannot be parsed: what it sets is unknown. */
export function yamlFacts(text: string, form: PlainForm): VersionFact[] | null {
  // A file in which no such word stands sets no version.
  if (
    form !== 'versions' &&
    !/image|tag|version|revision|digest|ref[=:]|chart|sha|(services|apps|applications|releases):/i.test(text)
  )
    return [];
  const facts: VersionFact[] = [];
  for (const part of splitDocuments(neutralizeTemplate(text).text)) {
    const parsed = parseDocument(part.text);
    if (!parsed.ok) return null;
    writeDocument(new FactWriter(part.text, part.line - 1, facts), parsed.value, form);
  }
  return distinct(facts);
}

/** Equal slots (two objects without a name) are told apart by their order. */
function distinct(facts: readonly VersionFact[]): VersionFact[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const count = seen.get(fact.slot) ?? 0;
    seen.set(fact.slot, count + 1);
    return count === 0 ? fact : { ...fact, slot: `${fact.slot}#${count}` };
  });
}

function writeDocument(writer: FactWriter, value: JsonValue, form: PlainForm): void {
  if (Array.isArray(value) && value.some((item) => isObject(item) && 'op' in item && 'path' in item)) {
    writeOperations(writer, value, 'patch', null);
    return;
  }
  // A dashboard tells the versions that it was drawn with.
  if (!isObject(value) || ('panels' in value && 'schemaVersion' in value)) return;
  // What encrypted the file has a version, too.
  if (isObject(value.sops)) {
    const { sops: _, ...rest } = value;
    writeDocument(writer, rest, form);
    return;
  }
  const kind = textAt(value, 'kind');
  if (kind !== undefined && textAt(value, 'apiVersion') !== undefined) {
    const items = listAt(value, 'items');
    const isList = kind.endsWith('List') && items.length > 0;
    for (const [index, item] of isList ? items.entries() : [])
      if (isObject(item)) writeObjectFacts(writer, item, ['items', index]);
    if (!isList) writeObjectFacts(writer, value, []);
    return;
  }
  writePlain[form](writer, value);
}

const none: FactNames = { release: null, key: null, isValues: false, environments: [] };

const writePlain: Record<PlainForm, (writer: FactWriter, body: JsonObject) => void> = {
  values: (writer, body) => writeValues(writer, body, [], 'values', { ...none, isValues: true }),
  plain: (writer, body) => writeValues(writer, body, [], 'values', { ...none, isValues: true }),
  kustomization: writeKustomization,
  chart: writeChart,
  helmfile: writeHelmfile,
  versions: writeVersions,
  composition: (writer, body) => writeValues(writer, body, [], 'values', { ...none, needsEnvironment: true }, false),
  'write-back': (writer, body) => writeSourceSettings(writer, body, [], '', { ...none, isValues: true }),
};

/** A chart's description: the charts that it takes in, and the version of what it installs. */
function writeChart(writer: FactWriter, body: JsonObject): void {
  listAt(body, 'dependencies').forEach((dependency, index) => {
    const name = textAt(dependency, 'alias') ?? textAt(dependency, 'name') ?? '';
    if (/^file:/.test(textAt(dependency, 'repository') ?? '') || textAt(dependency, 'repository') === undefined) return;
    const part = writer.part('tag', ['dependencies', index, 'version'], valueAt(dependency, 'version'));
    writer.write(`dependencies/${name}`, [part], { ...none, key: textAt(dependency, 'name') ?? null, isValues: true });
  });
  const part = writer.part('tag', ['appVersion'], valueAt(body, 'appVersion'));
  writer.write('appVersion', [part], { ...none, key: textAt(body, 'name') ?? null, isValues: true });
}

function writeHelmfile(writer: FactWriter, body: JsonObject): void {
  listAt(body, 'releases').forEach((release, index) => {
    const name = textAt(release, 'name') ?? '';
    const names = { ...none, release: name === '' ? null : name };
    const part = writer.part('tag', ['releases', index, 'version'], valueAt(release, 'version'));
    writer.write(`releases/${name}`, [part], names);
    listAt(release, 'values').forEach((values, at) => {
      if (isObject(values))
        writeValues(writer, values, ['releases', index, 'values', at], `releases/${name}:values`, names);
    });
    listAt(release, 'set').forEach((entry, at) => {
      const path = textAt(entry, 'name') ?? '';
      const found = readVersionKey(path, textAt(entry, 'value') ?? '');
      const set = found
        ? writer.part(found.role, ['releases', index, 'set', at, 'value'], valueAt(entry, 'value'))
        : null;
      writer.write(`releases/${name}:set/${path}`, [set], names);
    });
  });
}
