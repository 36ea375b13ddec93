import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import { writeKustomization } from '@/lib/delivery/configuration/kustomization-facts';
import { writeValues } from '@/lib/delivery/configuration/values-facts';
import { readVersionKey } from '@/lib/delivery/configuration/version-key';
import { splitApiVersion } from '@/lib/scan/documents/api-group';
import { containersOf } from '@/lib/scan/documents/images-of-documents';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { environmentOf } from '@/lib/scan/environments';

interface ObjectReading {
  writer: FactWriter;
  body: JsonObject;
  /** Keys from the document's root to the object. */
  root: Key;
  /** Names the object in the file. */
  slot: string;
  name: string | null;
  names: FactNames;
}

/** Objects whose versions are no deployment: definitions, what looks for new images, and what only CI runs. */
const ignored =
  /^(CustomResourceDefinition|ImagePolicy|ImageRepository|ImageUpdateAutomation|Warehouse|Stage|Secret|SealedSecret|.*Policy|PipelineRun|TaskRun|Workflow|PrometheusRule|APIService)$/;

/** Collects the versions that an object of a cluster, or of an agent, sets. */
export function writeObjectFacts(writer: FactWriter, body: JsonObject, root: Key): void {
  const apiVersion = textAt(body, 'apiVersion') ?? '';
  const kind = textAt(body, 'kind') ?? '';
  const { group } = splitApiVersion(apiVersion);
  if (ignored.test(kind)) return;
  if (group === 'kustomize.config.k8s.io') {
    writeKustomization(writer, body);
    return;
  }
  const found = textAt(body, 'metadata', 'name') ?? null;
  const name = found === null || isUnresolved(found) ? null : found;
  const names: FactNames = { release: null, key: name, isValues: false, environments: [] };
  const reading = {
    writer,
    body,
    root,
    slot: `${kind}/${textAt(body, 'metadata', 'namespace') ?? ''}/${found ?? ''}`,
    name,
    names,
  };
  const write = writers[`${group}/${kind}`];
  if (write) write({ ...reading, names: { ...names, release: name } });
  else if (kind === 'ConfigMap') writeConfigMap(reading);
  else if (!writeWorkload(reading, kind)) writeOther(reading);
}

const writers: Record<string, (reading: ObjectReading) => void> = {
  'helm.toolkit.fluxcd.io/HelmRelease': writeHelmRelease,
  'source.toolkit.fluxcd.io/OCIRepository': writeSource,
  'source.toolkit.fluxcd.io/GitRepository': writeSource,
  'source.toolkit.fluxcd.io/HelmChart': (reading) => writeField(reading, ['spec', 'version']),
  'kustomize.toolkit.fluxcd.io/Kustomization': writeFluxKustomization,
  'fluxcd.controlplane.io/FluxInstance': (reading) => writeField(reading, ['spec', 'distribution', 'version']),
  'argoproj.io/Application': (reading) => writeApplication(reading, ['spec']),
  'argoproj.io/ApplicationSet': writeApplicationSet,
  'helm.cattle.io/HelmChart': writeControllerChart,
  'helm.cattle.io/HelmChartConfig': writeControllerChart,
};

function writeField({ writer, body, root, slot, names }: ObjectReading, key: Key): void {
  writer.write(`${slot}:${key.join('.')}`, [writer.part('tag', [...root, ...key], valueAt(body, ...key))], names);
}

function writeValuesAt({ writer, body, root, slot, names }: ObjectReading, key: Key): void {
  const values = valueAt(body, ...key);
  if (isObject(values) || Array.isArray(values))
    writeValues(writer, values, [...root, ...key], `${slot}:values`, names);
}

function writeHelmRelease(reading: ObjectReading): void {
  writeField(reading, ['spec', 'chart', 'spec', 'version']);
  writeValuesAt(reading, ['spec', 'values']);
}

function writeSource(reading: ObjectReading): void {
  const { body, writer, root, slot, names } = reading;
  const fields = ['tag', 'semver', 'commit', 'branch'].find((field) => textAt(body, 'spec', 'ref', field));
  const part = (role: 'tag' | 'digest', field: string) =>
    writer.part(role, [...root, 'spec', 'ref', field], valueAt(body, 'spec', 'ref', field));
  writer.write(`${slot}:ref`, [fields === undefined ? null : part('tag', fields), part('digest', 'digest')], names);
}

function writeFluxKustomization(reading: ObjectReading): void {
  const { writer, body, root, slot, names } = reading;
  const inner = { ...names, release: null, key: null };
  listAt(body, 'spec', 'images').forEach((image, index) => {
    const key = [...root, 'spec', 'images', index];
    const parts = [
      writer.part('tag', [...key, 'newTag'], valueAt(image, 'newTag')),
      writer.part('digest', [...key, 'digest'], valueAt(image, 'digest')),
    ];
    const named = textAt(image, 'name') ?? '';
    writer.write(`${slot}:images/${named}`, parts, { ...names, key: named.split('/').at(-1) ?? null });
  });
  const substitutes = objectAt(body, 'spec', 'postBuild', 'substitute') ?? {};
  for (const [name, value] of Object.entries(substitutes))
    writeVariable({ ...reading, names: inner }, name, value, [...root, 'spec', 'postBuild', 'substitute', name]);
}

function writeVariable(
  { writer, slot, names, name: own }: ObjectReading,
  name: string,
  value: JsonValue,
  key: Key,
): void {
  const found = typeof value === 'string' || typeof value === 'number' ? readVersionKey(name, String(value)) : null;
  if (!found) return;
  writer.write(`${slot}:${name}`, [writer.part(found.role, key, value)], { ...names, key: found.service ?? own });
}

function writeConfigMap(reading: ObjectReading): void {
  for (const [name, value] of Object.entries(objectAt(reading.body, 'data') ?? {}))
    writeVariable(reading, name, value, [...reading.root, 'data', name]);
}

/** An Application, or the template of an ApplicationSet. */
function writeApplication(reading: ObjectReading, spec: Key): void {
  const { body, root, writer, slot, names } = reading;
  const several = listAt(body, ...spec, 'sources').map((_, index): Key => [...spec, 'sources', index]);
  for (const key of [[...spec, 'source'], ...several]) {
    const source = objectAt(body, ...key);
    if (!source) continue;
    const place = `${slot}:${textAt(source, 'repoURL') ?? ''}#${textAt(source, 'chart') ?? textAt(source, 'path') ?? ''}`;
    const at = [...root, ...key];
    const revision = writer.part('tag', [...at, 'targetRevision'], valueAt(source, 'targetRevision'));
    writer.write(`${place}:revision`, [revision], names);
    writeHelm({ ...reading, slot: place }, source, at);
    listAt(source, 'kustomize', 'images').forEach((image, index) => {
      const text = typeof image === 'string' ? image : '';
      const [renamed = ''] = text.split(/[=:@]/);
      writer.write(
        `${place}:images/${renamed}`,
        [writer.part('image', [...at, 'kustomize', 'images', index], image)],
        names,
      );
    });
  }
}

function writeHelm({ writer, slot, names }: ObjectReading, source: JsonObject, at: Key): void {
  listAt(source, 'helm', 'parameters').forEach((parameter, index) => {
    const name = textAt(parameter, 'name') ?? '';
    const value = textAt(parameter, 'value') ?? '';
    const found = readVersionKey(name, value) ?? (/(^|\.)image$/.test(name) ? { role: 'image' as const } : null);
    const part = found ? writer.part(found.role, [...at, 'helm', 'parameters', index, 'value'], value) : null;
    writer.write(`${slot}:parameter/${name}`, [part], names);
  });
  for (const field of ['values', 'valuesObject']) {
    const values = valueAt(source, 'helm', field);
    const wrapped = values === undefined ? null : { [field]: values };
    if (wrapped) writeValues(writer, wrapped, [...at, 'helm'], `${slot}:helm`, names);
  }
}

function writeApplicationSet(reading: ObjectReading): void {
  const { body, root, slot } = reading;
  writeApplication(reading, ['spec', 'template', 'spec']);
  const visit = (generators: JsonValue[], key: Key): void =>
    generators.forEach((generator, index) => {
      const at = [...key, index];
      listAt(generator, 'list', 'elements').forEach((element, position) => {
        writeElement({ ...reading, slot: `${slot}:elements` }, element, [...at, 'list', 'elements', position]);
      });
      for (const nested of ['matrix', 'merge'])
        visit(listAt(generator, nested, 'generators'), [...at, nested, 'generators']);
    });
  visit(listAt(body, 'spec', 'generators'), [...root, 'spec', 'generators']);
}

const elementVersion = /^(version|revision|tag|image|targetRevision|chartVersion|imageTag|appVersion)$/i;

/** What a generator's element sets is for the application and the environment that it names. */
function writeElement({ writer, slot, names }: ObjectReading, element: JsonValue, key: Key): void {
  if (!isObject(element)) return;
  const texts = Object.entries(element).filter(([, value]) => typeof value === 'string');
  const told = ['environment', 'env', 'stage', 'cluster', 'name'].map((field) => textAt(element, field) ?? '');
  const environment = told.map((text) => environmentOf(text)).find((found) => found !== null);
  const service = textAt(element, 'app') ?? textAt(element, 'service') ?? textAt(element, 'application');
  const inner: FactNames = {
    ...names,
    release: service ?? (environment ? names.release : (textAt(element, 'name') ?? names.release)),
    environments: environment ? [environment.name] : [],
  };
  const place = `${slot}/${told.join('@')}/${service ?? ''}`;
  for (const [name, value] of texts) {
    if (!elementVersion.test(name)) continue;
    writer.write(
      `${place}/${name}`,
      [writer.part(/image$/i.test(name) ? 'image' : 'tag', [...key, name], value)],
      inner,
    );
  }
  const rest = Object.fromEntries(Object.entries(element).filter(([name]) => !elementVersion.test(name)));
  writeValues(writer, rest, key, place, inner);
}

function writeControllerChart(reading: ObjectReading): void {
  const { writer, body, root, slot, names } = reading;
  writeField(reading, ['spec', 'version']);
  const values = textAt(body, 'spec', 'valuesContent');
  if (values !== undefined) writeValues(writer, { valuesContent: values }, [...root, 'spec'], `${slot}:values`, names);
}

function writeWorkload({ writer, body, root, slot, names }: ObjectReading, kind: string): boolean {
  const containers = containersOf(body, kind);
  for (const { key, container } of containers) {
    const part = writer.part('image', [...root, ...key, 'image'], valueAt(container, 'image'));
    writer.write(`${slot}:${textAt(container, 'name') ?? key.join('.')}`, [part], names);
  }
  return containers.length > 0;
}

/** Objects of operators: their specifications name images and charts as values do. */
function writeOther(reading: ObjectReading): void {
  const { body, writer, root, slot, names } = reading;
  const spec = objectAt(body, 'spec');
  if (spec) writeValues(writer, spec, [...root, 'spec'], `${slot}:spec`, { ...names, release: names.key }, false);
}
