import type { Tier } from '@/lib/scan/documents/agent-object';
import type { ImageReference, ImageTagClass } from '@/lib/scan/documents/images';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { environmentOf } from '@/lib/scan/environments';
import type { Inventory } from '@/lib/scan/inventory';
import { targetFinder } from '@/lib/scan/sibling-targets';

/** An image of the team's own that production and a lower environment take. */
export interface PromotedImage {
  /**
   * same: production has what a lower environment has · rebuilt: each environment has an image of its own · open: they have different
   * versions now, and only the history tells whether the lower one had that of production before.
   */
  verdict: 'same' | 'rebuilt' | 'open';
  production: ImageReference;
  lower: ImageReference;
}

/** Registries that hand out what others build. */
const publicRegistry =
  /^((index\.|registry-1\.)?docker\.io|quay\.io|ghcr\.io|gcr\.io|registry\.k8s\.io|k8s\.gcr\.io|mcr\.microsoft\.com|public\.ecr\.aws|lscr\.io|docker\.elastic\.co|nvcr\.io|registry\.gitlab\.com|registry\.(access\.)?redhat\.(io|com)|cgr\.dev|xpkg\.(upbound|crossplane)\.io|(cr|docker|registry|images?)\.[\w-]+\.(io|dev))$/;

/** Classes of tags that name one image and no other. */
const comparable: ReadonlySet<ImageTagClass> = new Set(['digest', 'version', 'commit']);

interface PlacedImage {
  image: ImageReference;
  tier: Tier;
}

/** Compares the images of the team's own that files of production and of lower environments name, service by service. */
export function promotedImages(inventory: Inventory): PromotedImage[] {
  return placedImages(inventory).flatMap((all): PromotedImage[] => {
    const production = all.filter(({ tier }) => tier === 'production').map(({ image }) => image);
    const lower = all.filter(({ tier }) => tier !== 'production').map(({ image }) => image);
    const pairs = production.flatMap((image) => compare(image, lower) ?? []);
    const worst = ['rebuilt', 'same', 'open'].flatMap(
      (verdict) => pairs.find((pair) => pair.verdict === verdict) ?? [],
    );
    return worst.slice(0, 1);
  });
}

/** Images in places of a known tier, by service: its name without an environment, or its place where only a tag is written. */
function placedImages(inventory: Inventory): PlacedImage[][] {
  const targetOf = targetFinder(inventory);
  const owners = new Set(inventory.ownUrls.flatMap((url) => url.toLowerCase().split(/[/:]/).at(-2) ?? []));
  const groups = new Map<string, Map<string, PlacedImage>>();
  for (const image of inventory.images) {
    if (!image.counted || !comparable.has(image.tagClass)) continue;
    const tier = inventory.places.of(image.path)?.tier ?? null;
    if (tier === null || !isOwn(image, owners)) continue;
    const rest = isUnresolved(image.repository) ? targetOf(image.path)?.rest : withoutEnvironment(image.repository);
    if (rest === undefined) continue;
    const key = isUnresolved(image.repository) ? `${rest}\0${image.key.join('.')}` : rest;
    const group = groups.get(key) ?? new Map<string, PlacedImage>();
    groups.set(key, group);
    // Hundreds of files may name one image: each version of a tier is compared once.
    const version = `${tier}\0${image.repository}\0${image.tag}\0${image.digest}`;
    if (!group.has(version)) group.set(version, { image, tier });
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

/** What a team builds is named by commits, comes from a registry of its own, or from its own place in a public one. */
function isOwn({ registry, repository, tagClass }: ImageReference, owners: ReadonlySet<string>): boolean {
  if (tagClass === 'commit') return true;
  if (isUnresolved(repository)) return false;
  if (owners.has(repository.split('/')[0] ?? '')) return true;
  return registry !== '' && !isUnresolved(registry) && !publicRegistry.test(registry);
}

/** `prod/shop` and `shop-prod` are `shop`. */
function withoutEnvironment(repository: string): string {
  const parts = repository.split('/').map((part) => {
    const token = environmentOf(part)?.name;
    return token === undefined ? part : part.replace(token, '').replace(/^[-_.]+|[-_.]+$/g, '');
  });
  return parts.filter((part) => part !== '').join('/');
}

function compare(production: ImageReference, lower: readonly ImageReference[]): PromotedImage | null {
  const [first] = lower;
  if (!first) return null;
  const pair = (verdict: PromotedImage['verdict'], other = first) => ({ verdict, production, lower: other });
  const same = lower.find((other) => isSame(production, other));
  if (same) return pair('same', same);
  const apart = lower.every((other) => isOfOneEnvironment(production, other));
  return pair(apart ? 'rebuilt' : 'open');
}

/** The same content, or the same version under the same name. A copy in the registry of another environment has the same name. */
function isSame(one: ImageReference, other: ImageReference): boolean {
  if (one.digest !== null && one.digest === other.digest) return true;
  return one.tag !== null && one.tag === other.tag && one.repository === other.repository;
}

/** Whether the name or the tag of both says for which environment they were built, and not the same. An equal tag may be that of a copy. */
function isOfOneEnvironment(one: ImageReference, other: ImageReference): boolean {
  if (one.tag !== null && one.tag === other.tag) return false;
  const ofTag = ({ tag }: ImageReference) => (tag === null ? null : (environmentOf(tag)?.tier ?? null));
  const isApart = (a: Tier | null, b: Tier | null) => a !== null && b !== null && a !== b;
  return one.repository !== other.repository || isApart(ofTag(one), ofTag(other));
}
