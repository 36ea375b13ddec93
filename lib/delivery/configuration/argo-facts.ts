import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import type { ObjectReading } from '@/lib/delivery/configuration/object-reading';
import { writeValues } from '@/lib/delivery/configuration/values-facts';
import { readVersionKey } from '@/lib/delivery/configuration/version-key';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';
import { environmentOf } from '@/lib/scan/environments';

/** An Application, or the template of an ApplicationSet. */
export function writeApplication(reading: ObjectReading, spec: Key): void {
  const { body, root, writer, slot, names } = reading;
  const several = listAt(body, ...spec, 'sources').map((_, index): Key => [...spec, 'sources', index]);
  for (const key of [[...spec, 'source'], ...several]) {
    const source = objectAt(body, ...key);
    if (!source) continue;
    const place = `${slot}:${textAt(source, 'repoURL') ?? ''}#${textAt(source, 'chart') ?? textAt(source, 'path') ?? ''}`;
    const at = [...root, ...key];
    const revision = writer.part('tag', [...at, 'targetRevision'], valueAt(source, 'targetRevision'));
    writer.write(`${place}:revision`, [revision], names);
    writeSourceSettings(writer, source, at, place, names);
  }
}

/** What a source sets for its chart or kustomization, and what Image Updater writes back to `.argocd-source-<application>.yaml`. */
export function writeSourceSettings(
  writer: FactWriter,
  source: JsonObject,
  at: Key,
  slot: string,
  names: FactNames,
): void {
  writeHelm(writer, source, at, slot, names);
  listAt(source, 'kustomize', 'images').forEach((image, index) => {
    const text = typeof image === 'string' ? image : '';
    const [renamed = ''] = text.split(/[=:@]/);
    writer.write(
      `${slot}:images/${renamed}`,
      [writer.part('image', [...at, 'kustomize', 'images', index], image)],
      names,
    );
  });
}

function writeHelm(writer: FactWriter, source: JsonObject, at: Key, slot: string, names: FactNames): void {
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

/** As an Application, for each element of its lists. */
export function writeApplicationSet(reading: ObjectReading): void {
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
