import { writeApplication, writeApplicationSet } from '@/lib/delivery/configuration/argo-facts';
import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import { writeKustomization } from '@/lib/delivery/configuration/kustomization-facts';
import type { ObjectReading } from '@/lib/delivery/configuration/object-reading';
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
import { parseDocument } from '@/lib/scan/documents/yaml';

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
  'application.giantswarm.io/App': (reading) => writeField(reading, ['spec', 'version']),
  'vendir.k14s.io/Config': writeVendored,
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
  const { body, writer, root, slot } = reading;
  // Where a variable fills the name, the path tells whose it is, and then the address of the chart.
  const fromAddress = textAt(body, 'spec', 'url')
    ?.split('/')
    .at(-1)
    ?.replace(/\.git$/, '');
  const isNamed = reading.names.release !== null;
  const names = isNamed ? reading.names : { ...reading.names, key: fromAddress ?? null, isValues: true };
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

/** Charts that vendir fetches into the folders of a service. */
function writeVendored({ writer, body, root, slot, names }: ObjectReading): void {
  const inner = { ...names, release: null, key: null, isValues: true };
  writeValues(writer, listAt(body, 'directories'), [...root, 'directories'], slot, inner, false);
}

const valuesEntry = /^(values|.*values[^/]*\.ya?ml)$/i;
/** Files for other programs: what images they name is run. */
const fileEntry = /\.ya?ml$/i;
const valuesName = /([-_](helm|release|chart))?[-_](values|config|configuration|defaults|overrides)$/i;

/** Variables one by one, and values for a release, which are a text of their own. */
function writeConfigMap(reading: ObjectReading): void {
  const { writer, body, root, slot, names } = reading;
  for (const [name, value] of Object.entries(objectAt(body, 'data') ?? {})) {
    const key = [...root, 'data', name];
    const isText =
      typeof value === 'string' && (valuesEntry.test(name) || fileEntry.test(name)) && value.includes('\n');
    const parsed = isText ? parseDocument(value) : null;
    if (!isText) writeVariable(reading, name, value, key);
    else if (parsed?.ok) {
      const release = names.key?.replace(valuesName, '') ?? null;
      const inner = { ...names, release, isValues: true };
      const isOfChart = valuesEntry.test(name);
      writeValues(writer.nested(key, value), parsed.value, [], `${slot}:${name}`, inner, isOfChart);
    }
  }
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
