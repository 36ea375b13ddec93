import type { HelmChart, HelmValues } from '@/lib/scan/documents/helm';
import { classifyTag, type ImageReference } from '@/lib/scan/documents/images';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

interface ChartSources {
  charts: readonly HelmChart[];
  resources: readonly Resource[];
  values: readonly HelmValues[];
}

/**
 * Images of the repository's own charts, each once. An image whose name an expression fills stands in the chart's values: there it
 * counts, not in every template that takes it. One without a tag has the chart's application version, as `helm create` writes it.
 */
export function settleChartImages(
  images: readonly ImageReference[],
  { charts, resources, values }: ChartSources,
): ImageReference[] {
  const open = new Set(images.flatMap(({ tagClass, path }) => (tagClass === 'unresolved' ? [path] : [])));
  if (open.size === 0) return [...images];
  const byFolder = new Map(charts.map((chart) => [chart.folder, chart]));
  const inTemplate = new Map<string, string>();
  for (const { path, chart } of resources) if (chart !== null && open.has(path)) inTemplate.set(path, chart);
  const inValues = new Map(values.flatMap(({ path, chart }) => (chart === null ? [] : [[path, chart] as const])));
  const valued = new Set(images.flatMap(({ path }) => inValues.get(path) ?? []));
  return images.flatMap((image) => {
    if (image.tagClass !== 'unresolved') return [image];
    const template = inTemplate.get(image.path);
    if (template !== undefined) return isUnresolved(image.repository) && valued.has(template) ? [] : [image];
    const chart = byFolder.get(inValues.get(image.path) ?? '');
    return [inValues.has(image.path) && chart ? withApplicationVersion(image, chart) : image];
  });
}

function withApplicationVersion(image: ImageReference, chart: HelmChart): ImageReference {
  const isOfSubchart = chart.subcharts.includes(String(image.key[0] ?? ''));
  const isNamed = image.tag === null && image.digest === null && !isUnresolved(image.text);
  if (!isNamed || !chart.hasTemplates || chart.appVersion === null || isOfSubchart) return image;
  const tag = chart.appVersion;
  return { ...image, text: `${image.text}:${tag}`, tag, tagClass: classifyTag(tag) };
}
