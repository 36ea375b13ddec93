import { chartOfRelease, isRelease } from '@/lib/scan/documents/argo-cd-chart-values';
import { heldObject, type ObjectHolder } from '@/lib/scan/documents/held-object';
import { type HelmValues, writtenValues } from '@/lib/scan/documents/helm';
import type { Helmfile } from '@/lib/scan/documents/helmfile';
import { isObject, type JsonObject, type JsonValue, listAt, valueAt } from '@/lib/scan/documents/json';
import { readManifests } from '@/lib/scan/documents/manifests';
import type { Resource } from '@/lib/scan/documents/resource';

interface ValuesUses {
  values: readonly HelmValues[];
  resources: readonly Resource[];
  helmfiles: readonly Helmfile[];
}

/** Whether a chart makes nothing but what its values list. Several repositories hand out one of this name and of these keys. */
export function isRawChart(name: string): boolean {
  return /(^|\/)raw$/.test(name);
}

const rawLists = ['resources', 'templates'];
/** Lists of objects that many charts make beside their own, by wide custom. */
const extraLists = ['extraObjects', 'extraDeploy', 'extraManifests'];

/** Values for a chart, and which of their lists hold objects. */
interface HandedValues {
  body: JsonObject;
  holder: ObjectHolder;
  lists: readonly string[];
}

/**
 * Objects that values list for a chart to make as they are: those of releases of the chart `raw`, and the extra objects of others. Each is an
 * object, or the text of one, which the chart may fill as a template.
 */
export function objectsInValues({ values, resources, helmfiles }: ValuesUses): Resource[] {
  const handed = [
    ...values.map(({ body, chart: _chart, ...at }) => ({
      body,
      holder: { ...at, chart: null, rootKey: [] },
      lists: extraLists,
    })),
    ...resources.filter(isRelease).flatMap(inRelease),
    ...helmfiles.flatMap(inHelmfile),
  ];
  return handed.flatMap(objectsOf);
}

/** A release of Flux, or an Application of Argo CD with one source. */
function inRelease(resource: Resource): HandedValues[] {
  const { kind, rootKey } = resource;
  const body = resource.body ?? undefined;
  const key = kind === 'HelmRelease' ? ['spec', 'values'] : ['spec', 'source', 'helm', 'valuesObject'];
  const values = writtenValues(valueAt(body, ...key));
  if (!values) return [];
  const lists = listsOf(chartOfRelease(resource));
  return [{ body: values, holder: { ...resource, rootKey: [...rootKey, ...key] }, lists }];
}

function inHelmfile({ path, objectId, counted, releases }: Helmfile): HandedValues[] {
  return releases.flatMap(({ chart, line, key, inlineValues }) =>
    inlineValues.map(({ body, index }) => ({
      body,
      holder: { path, objectId, counted, line, chart: null, rootKey: [...key, 'values', index] },
      lists: listsOf(chart ?? undefined),
    })),
  );
}

function listsOf(chart: string | undefined): readonly string[] {
  return chart !== undefined && isRawChart(chart) ? [...rawLists, ...extraLists] : extraLists;
}

function objectsOf({ body, holder, lists }: HandedValues): Resource[] {
  return lists.flatMap((list) =>
    listAt(body, list).flatMap((entry, index) =>
      readManifests(textOf(entry), false).documents.map((document) => heldObject(document, holder, [list, index])),
    ),
  );
}

function textOf(entry: JsonValue): string {
  if (isObject(entry)) return JSON.stringify(entry);
  return typeof entry === 'string' ? entry : '';
}
