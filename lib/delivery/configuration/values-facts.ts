import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import { writeSettings, writeVersionMap } from '@/lib/delivery/configuration/listed-versions';
import { readVersionKey, wordsOf } from '@/lib/delivery/configuration/version-key';
import { isObject, type JsonObject, type JsonValue, textAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';
import { environmentOf } from '@/lib/scan/environments';

/** A place in values on the way down. */
interface Place {
  key: Key;
  slot: string;
  names: FactNames;
  /** Whether a chart takes them, so that a lone version is that of what it installs. */
  isOfChart: boolean;
}

const deepest = 24;
/** Lists and maps whose entries are services of their own. */
const serviceGroup = /(app(lication)?|service|release|chart|element|deployment|workload)s?$/i;
const serviceMap = /^((micro)?services|apps|applications|releases|workloads)$/i;
const environmentMap = /^(env|envs|environments?|stages?)$/i;
/** Keys that name no service. */
const plainKey =
  /^(image|images|global|main|main_?app|app|controllers?|containers?|init_?containers|values|helm_?values|spec|deployment|default|common|pod|template|config|master|primary|docker|chart|helm|parameters|set|(spec|object)?_?values)$/i;
/** Lists whose entries are parts of one service. */
const partsList = /containers$|^(sidecars|env|volumes|ports|extra.*)$/i;
const nameFields = ['name', 'app', 'service', 'application', 'appName', 'releaseName', 'id'] as const;
const environmentFields = ['environment', 'env', 'stage', 'environmentName'] as const;
const tagFields = ['tag', 'imageTag', 'image_tag', 'imageVersion', 'image_version', 'version', 'newTag'] as const;
const digestFields = ['digest', 'sha', 'imageDigest'] as const;
const fileName = /\.(png|jpe?g|svg|gif|ico|webp|iso|img|qcow2|tar|gz|zip|yaml|yml|json|sh)$/i;
const imageText = /^(?=.{1,600}$)[\w.-]+(:\d+(?=\/))?[\w./-]*(:[\w.-]+)?(@sha\d+:[0-9a-f]+)?$/;
/** An artifact of a registry, whatever its key. */
const artifact = /^oci:\/\/[^\s:]+(:\d+)?\/[^\s/:]+:[\w.-]+(@sha\d+:[0-9a-f]+)?$/;
/** A text under such a key holds values of its own. */
const valuesText = /^(values|valuesContent|valuesYaml|.+\.ya?ml)$/;

/** Collects the versions that values set: images in their many forms, tags beside them, charts with their versions. */
export function writeValues(
  writer: FactWriter,
  body: JsonValue,
  key: Key,
  slot: string,
  names: FactNames,
  isOfChart = true,
): void {
  visit(writer, body, { key, slot, names, isOfChart });
}

function visit(writer: FactWriter, value: JsonValue, place: Place): void {
  if (place.key.length > deepest) return;
  if (Array.isArray(value)) {
    writeSettings(writer, value, place);
    const inParts = partsList.test(lastKey(place));
    value.forEach((item, index) => void visit(writer, item, itemPlace(item, index, place, inParts)));
    return;
  }
  if (!isObject(value)) return;
  const taken = writeObject(writer, value, place);
  const areEnvironments = namesEnvironments(value, lastKey(place));
  for (const [name, inner] of Object.entries(value)) {
    if (taken.has(name)) continue;
    if (typeof inner === 'string' || typeof inner === 'number') writeLeaf(writer, name, inner, value, place);
    else visit(writer, inner, below(place, name, areEnvironments));
  }
}

function lastKey({ key }: Place): string {
  return String(key.at(-1) ?? '');
}

function below(place: Place, name: string, areEnvironments: boolean): Place {
  const { names } = place;
  const environment = areEnvironments && names.environments.length === 0 ? environmentOf(name) : null;
  const isService = names.release === null && serviceMap.test(lastKey(place));
  return {
    ...place,
    key: [...place.key, name],
    slot: `${place.slot}/${name}`,
    names: {
      ...names,
      release: isService ? name : names.release,
      key: plainKey.test(name) || environment ? names.key : name,
      environments: environment ? [environment.name] : names.environments,
    },
  };
}

function itemPlace(item: JsonValue, index: number, place: Place, inParts: boolean): Place {
  const name = nameFields.map((field) => textAt(item, field)).find((text) => text !== undefined);
  const told = environmentFields.map((field) => textAt(item, field)).find((text) => text !== undefined);
  const environment = told === undefined || told.includes('{') ? null : (environmentOf(told)?.name ?? null);
  const isService = name !== undefined && !inParts && place.names.release === null && serviceGroup.test(lastKey(place));
  const path = textAt(item, 'path') ?? '';
  return {
    ...place,
    key: [...place.key, index],
    slot: `${place.slot}/${[name ?? (path === '' ? index : path), told ?? ''].join('@')}`,
    names: {
      ...place.names,
      release: isService ? name : place.names.release,
      key: name ?? place.names.key,
      environments: environment === null ? place.names.environments : [environment],
    },
  };
}

/** A map is of environments when its own key says so, or two of its keys are names of environments. */
function namesEnvironments(value: JsonObject, key: string): boolean {
  const named = Object.keys(value).filter(
    (name) => isObject(value[name]) && environmentOf(name)?.name === name.toLowerCase(),
  );
  return named.length > 1 || (named.length === 1 && environmentMap.test(key));
}

/** Writes what an object sets as a whole, an image or a chart; gives the keys that it used. */
function writeObject(writer: FactWriter, value: JsonObject, place: Place): Set<string> {
  return writeImage(writer, value, place) ?? writeChart(writer, value, place) ?? writeVersionMap(writer, value, place);
}

function writeImage(writer: FactWriter, value: JsonObject, place: Place): Set<string> | null {
  const isImage = /image$/i.test(lastKey(place));
  const nameField = ['repository', 'image', 'imageName', 'newName', ...(isImage ? ['name'] : [])].find(
    (field) => typeof value[field] === 'string' && value[field] !== '',
  );
  const tagField = tagFields.find((field) => isScalar(value[field]));
  const digestField = digestFields.find((field) => isScalar(value[field]));
  if (tagField === undefined && digestField === undefined) return null;
  if (!isImage && (nameField === undefined || !isImageName(value[nameField]))) return null;
  const name = nameField === undefined ? undefined : textAt(value, nameField);
  // A whole image beside a version: the version is that of something else.
  if (nameField === 'image' && /:[^/]+$/.test(name ?? '')) return null;
  const part = (role: 'tag' | 'digest', field: string | undefined) =>
    field === undefined ? null : writer.part(role, [...place.key, field], value[field]);
  writer.write(`${place.slot}:image`, [part('tag', tagField), part('digest', digestField)], place.names, name);
  return new Set([nameField, tagField, digestField].filter((field) => field !== undefined));
}

function isScalar(value: JsonValue | undefined): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function isImageName(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && !/^\w+:\/\//.test(value) && !/\s/.test(value);
}

/** `{chart, version}`, `{name, repository: https://…, version}`, or a `chart:` map. */
function writeChart(writer: FactWriter, value: JsonObject, place: Place): Set<string> | null {
  const chart = textAt(value, 'chart') ?? textAt(value, 'helmChart') ?? textAt(value, 'chartName');
  const field = ['version', 'chartVersion', 'targetRevision', 'revision'].find((name) => isScalar(value[name]));
  const repository = textAt(value, 'repository') ?? textAt(value, 'repoURL') ?? textAt(value, 'repo') ?? '';
  const isChart =
    chart !== undefined || /^((helm[-_]?)?chart|helm)$/i.test(lastKey(place)) || /^\w+:\/\//.test(repository);
  if (field === undefined || !isChart) return null;
  const name = chart?.split('/').at(-1);
  const key = place.names.key ?? name ?? null;
  writer.write(
    `${place.slot}:chart`,
    [writer.part('tag', [...place.key, field], value[field])],
    {
      ...place.names,
      key,
    },
    name,
  );
  return new Set([field]);
}

function writeLeaf(writer: FactWriter, name: string, value: string | number, siblings: JsonObject, place: Place): void {
  const key = [...place.key, name];
  const slot = `${place.slot}/${name}`;
  const text = String(value);
  if (valuesText.test(name) && text.includes('\n')) {
    const parsed = parseDocument(text);
    const isOfChart = place.isOfChart && /^values/i.test(name);
    if (parsed.ok) visit(writer.nested(key, text), parsed.value, { ...place, key: [], slot, isOfChart });
    return;
  }
  if (artifact.test(text)) {
    writer.write(`${slot}:image`, [writer.part('image', key, value)], namesOf(name, place));
    return;
  }
  if (/image$/i.test(name)) {
    const isImage = imageText.test(text) && !fileName.test(text) && /[:@]/.test(text);
    if (isImage) writer.write(`${slot}:image`, [writer.part('image', key, value)], namesOf(name, place));
    return;
  }
  const words = wordsOf(name);
  const found = readVersionKey(name, text);
  if (!found || found.role === 'image') return;
  if (words.length === 1) {
    // As where the image stands beside it: an environment often sets the tag alone.
    if (words[0] === 'tag' || (words[0] === 'version' && isBuild(text, place)))
      writer.write(`${place.slot}:image`, [writer.part(found.role, key, value)], place.names);
    return;
  }
  if (!speaksOfWhatRuns(words, siblings)) return;
  writer.write(slot, [writer.part(found.role, key, value)], {
    ...namesOf(name, place),
    key: found.service ?? place.names.key,
  });
}

const build = /^v?\d+\.\d+\.\d+|^v\d+(\.\d+)*$|\d{4}-?\d{2}-?\d{2}|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i;
const otherVersioned =
  /^(tls|ssl|schema|protocol|http|kubernetes|k8s|engine|java|python|node|postgres(ql)?|mysql|terraform|spec|metadata|labels|annotations|openapi|info|matchLabels|kafka|talos)$/i;

/** A lone `version` in values is that of what runs when it looks like a build of it. */
function isBuild(text: string, place: Place): boolean {
  return place.isOfChart && build.test(text) && !otherVersioned.test(lastKey(place));
}

function namesOf(name: string, { names }: Place): FactNames {
  const service = wordsOf(name).slice(0, -1).join('-');
  return { ...names, key: service === '' || plainKey.test(service) ? names.key : service };
}

/** `imageTag`, `chartVersion`, `targetRevision`; a bare `fooVersion` or `fooTag` only beside its image. */
function speaksOfWhatRuns(words: readonly string[], siblings: JsonObject): boolean {
  if (words.some((word) => /^(image|docker|chart)$/.test(word)) || words.join('-') === 'target-revision') return true;
  const stem = words.slice(0, -1).join('');
  return Object.keys(siblings).some(
    (name) => /^(image|repository)$/i.test(name) || wordsOf(name).join('') === `${stem}image`,
  );
}
