import { type ComposeFile, imagesOfCompose } from '@/lib/scan/documents/compose';
import type { HelmChart, HelmValues } from '@/lib/scan/documents/helm';
import type { ImageMention, ImageReference } from '@/lib/scan/documents/images';
import { settleChartImages } from '@/lib/scan/documents/images-of-charts';
import { imagesOfKustomization, imagesOfValues, imagesOfWorkload } from '@/lib/scan/documents/images-of-documents';
import { imagesSetByOverlays } from '@/lib/scan/documents/images-set-by-overlays';
import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Kustomization } from '@/lib/scan/documents/kustomize';
import type { Resource } from '@/lib/scan/documents/resource';
import { ListDerivation, type ScanMemory } from '@/lib/scan/documents/scan-memory';

interface ImageSources {
  charts: readonly HelmChart[];
  resources: readonly Resource[];
  kustomizations: readonly Kustomization[];
  values: readonly HelmValues[];
  composeFiles?: readonly ComposeFile[];
}

/**
 * Every image that manifests, values and kustomizations name, save those whose tag every overlay replaces, and names that Skaffold
 * puts what it built in place of. A chart's are settled by its values.
 */
export function collectImages(
  { charts, resources, kustomizations, values, composeFiles = [] }: ImageSources,
  memory?: ScanMemory,
): ImageReference[] {
  const mentions = inValues.each(memory, values, ({ body }, last) => last ?? imagesOfValues(body));
  const images = [
    ...ofResource.each(memory, resources, (resource, last) => last ?? imagesOfResource(resource)).flat(),
    ...kustomizations.flatMap((kustomization) =>
      place(imagesOfKustomization(kustomization.body), { ...kustomization, line: 1 }, []),
    ),
    ...values.flatMap((file, at) => place(mentions[at] ?? [], file, [])),
    ...imagesOfCompose(composeFiles),
  ];
  const replaced = imagesSetByOverlays(images, kustomizations);
  const built = imagesBuiltBySkaffold(resources);
  const kept = images.filter((image) => !replaced.has(image) && !built.has(image.text));
  return settleChartImages(kept, { charts, resources, values });
}

/** Images that Skaffold builds, as manifests name them: it replaces the whole name. */
function imagesBuiltBySkaffold(resources: readonly Resource[]): Set<string> {
  return new Set(
    resources
      .filter(({ group, counted }) => group === 'skaffold' && counted)
      .flatMap(({ body }) => listAt(body ?? undefined, 'build', 'artifacts'))
      .flatMap((artifact) => textAt(artifact, 'image') ?? []),
  );
}

const ofResource = new ListDerivation<Resource, ImageReference[]>();
const inValues = new ListDerivation<HelmValues, ImageMention[]>(({ body }) => body);

function imagesOfResource(resource: Resource): ImageReference[] {
  const { body, kind, rootKey } = resource;
  if (!body) return [];
  return place([...imagesOfWorkload(body, kind), ...imagesOfRelease(resource)], resource, rootKey);
}

/** Where releases of charts carry values inline. */
const inlineValues: Record<string, readonly string[]> = {
  'helm.toolkit.fluxcd.io/HelmRelease': ['spec', 'values'],
  'helm.fluxcd.io/HelmRelease': ['spec', 'values'],
  'flux.weave.works/HelmRelease': ['spec', 'values'],
  'argoproj.io/Application': ['spec', 'source', 'helm', 'valuesObject'],
};

/** Images in the values that a release hands to its chart. */
function imagesOfRelease({ group, kind, body }: Resource): ImageMention[] {
  const key = inlineValues[`${group}/${kind}`];
  const values = key ? objectAt(body ?? undefined, ...key) : undefined;
  return key && values ? imagesOfValues(values).map((mention) => ({ ...mention, key: [...key, ...mention.key] })) : [];
}

function place(
  mentions: readonly ImageMention[],
  at: { path: string; objectId: string; line: number; counted: boolean },
  root: readonly (string | number)[],
): ImageReference[] {
  const { path, objectId, line, counted } = at;
  return mentions.map((mention) => ({ ...mention, key: [...root, ...mention.key], path, objectId, line, counted }));
}
