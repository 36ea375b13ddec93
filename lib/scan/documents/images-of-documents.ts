import { type ImageMention, parseImage } from '@/lib/scan/documents/images';
import { isObject, type JsonObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import { UNRESOLVED } from '@/lib/scan/documents/unresolved';

type Key = readonly (string | number)[];

/** Where a pod's specification stands, by kind. Kinds of several groups share a name only where they share the place. */
const podPaths: Readonly<Record<string, readonly Key[]>> = {
  Pod: [['spec']],
  PodTemplate: [['template', 'spec']],
  CronJob: [['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ScaledJob: [['spec', 'jobTargetRef', 'template', 'spec']],
  CloneSet: [['spec', 'template', 'spec']],
  Deployment: [['spec', 'template', 'spec']],
  DeploymentConfig: [['spec', 'template', 'spec']],
  StatefulSet: [['spec', 'template', 'spec']],
  DaemonSet: [['spec', 'template', 'spec']],
  ReplicaSet: [['spec', 'template', 'spec']],
  ReplicationController: [['spec', 'template', 'spec']],
  Job: [['spec', 'template', 'spec']],
  Rollout: [['spec', 'template', 'spec']],
  // Knative; a core Service has no template.
  Service: [['spec', 'template', 'spec']],
  Configuration: [['spec', 'template', 'spec']],
  Revision: [['spec']],
};

const containerLists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Where the pod specification of a workload of this kind stands; undefined for a kind that runs no containers. */
export function podSpecification(body: JsonObject, kind: string): { key: Key; body: JsonObject } | undefined {
  for (const key of (Object.hasOwn(podPaths, kind) && podPaths[kind]) || []) {
    const found = valueAt(body, ...key);
    if (isObject(found)) return { key, body: found };
  }
  return undefined;
}

/** The containers of a workload, init and ephemeral ones included, with their keys. */
export function containersOf(body: JsonObject, kind: string): { key: Key; container: JsonObject }[] {
  const pod = podSpecification(body, kind);
  const found: { key: Key; container: JsonObject }[] = [];
  if (!pod) return found;
  for (const list of containerLists)
    listAt(pod.body, list).forEach((container, index) => {
      if (isObject(container)) found.push({ key: [...pod.key, list, index], container });
    });
  return found;
}

/** The images that the containers of a workload name, as written. Several rules ask each workload for its own image. */
export const imageTextsOf = rememberFor((body: JsonObject): readonly string[] => {
  const pod = podSpecification(body, textAt(body, 'kind') ?? '')?.body;
  return containerLists.flatMap((list) => listAt(pod, list).flatMap((container) => textAt(container, 'image') ?? []));
});

/** Images of a workload's containers (detection rules PIN-IMG). */
export function imagesOfWorkload(body: JsonObject, kind: string): ImageMention[] {
  return containersOf(body, kind).flatMap(({ key, container }) =>
    mention(textAt(container, 'image'), [...key, 'image']),
  );
}

/** Images that a kustomization sets: the new name with its tag or digest. An entry that only renames decides no version. */
export function imagesOfKustomization(body: JsonObject): ImageMention[] {
  return listAt(body, 'images').flatMap((entry, index) => {
    const name = textAt(entry, 'newName') ?? textAt(entry, 'name');
    const tag = textAt(entry, 'newTag');
    const digest = textAt(entry, 'digest');
    if (!name || (!tag && !digest)) return [];
    return mention(compose('', name, tag, digest), ['images', index, digest ? 'digest' : 'newTag']);
  });
}

const deepest = 24;
const fileName = /\.(png|jpe?g|svg|gif|ico|webp|iso|img|qcow2|tar|gz|zip)$/i;

/**
 * Images that Helm values name: `image: a/b:1`, `image: {registry, repository, tag, digest}`, a `repository` beside a `tag`,
 * `fooImage` beside `fooImageTag`, `image` beside a `version`. A name without a tag is unresolved, since the chart's template adds one.
 */
export function imagesOfValues(body: JsonObject): ImageMention[] {
  const mentions: ImageMention[] = [];
  const visit = (value: JsonValue, key: Key): void => {
    if (key.length > deepest) return;
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...key, index]);
    if (!isObject(value)) return;
    mentions.push(...imageObject(value, key));
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && /image$/i.test(name)) mentions.push(...imageText(value, name, inner, key));
      else visit(inner, [...key, name]);
    }
  };
  visit(body, []);
  return mentions;
}

/** `{registry, repository, tag, digest}`; below an `image` key the tag alone is enough, as environments often set only that. */
function imageObject(value: JsonObject, key: Key): ImageMention[] {
  const isImage = /image$/i.test(String(key.at(-1) ?? ''));
  const repository = textAt(value, 'repository') ?? (isImage ? textAt(value, 'name') : undefined);
  const tag = textAt(value, 'tag') || undefined;
  const digest = textAt(value, 'digest') || textAt(value, 'sha') || undefined;
  if (repository === undefined ? !(isImage && (tag ?? digest)) : !isImage && !('tag' in value)) return [];
  if (repository === '' || /^\w+:\/\//.test(repository ?? '')) return [];
  const name = compose(textAt(value, 'registry') ?? '', repository ?? UNRESOLVED, tag, digest);
  const decisive = digest ? (textAt(value, 'digest') ? 'digest' : 'sha') : tag ? 'tag' : 'repository';
  return mention(name, [...key, decisive]).map((found) =>
    tag || digest || found.tag ? found : { ...found, tagClass: 'unresolved' as const },
  );
}

/**
 * `image: a/b:1` or `image: a/b` with its tag in a neighbouring key. Beside a `repository` and without a tag it says where images are
 * looked for, and is none.
 */
function imageText(siblings: JsonObject, name: string, text: string, key: Key): ImageMention[] {
  if (text === '' || fileName.test(text) || /\s|^\w+:\/\//.test(text)) return [];
  const tagKey = tagKeys(name).find((other) => textAt(siblings, other));
  const written = parseImage(text);
  if (!written) return [];
  if (written.tag !== null || written.digest !== null) return [{ ...written, key: [...key, name] }];
  const tag = tagKey === undefined ? undefined : textAt(siblings, tagKey);
  if (tagKey !== undefined && tag) return mention(`${text}:${tag}`, [...key, tagKey]);
  if (textAt(siblings, 'repository')) return [];
  return [{ ...written, tagClass: 'unresolved', key: [...key, name] }];
}

/** Keys beside the name of an image under which its tag may stand, the telling ones first. */
function tagKeys(name: string): string[] {
  const beginning = name.replace(/image$/i, '');
  const own = ['Tag', 'Version'].flatMap((end) => [`${name}${end}`, `${beginning}${end}`]);
  return [...own, 'imageTag', 'tag', ...(beginning === '' ? ['version'] : [])];
}

function compose(registry: string, repository: string, tag: string | undefined, digest: string | undefined): string {
  const name = registry === '' ? repository : `${registry.replace(/\/$/, '')}/${repository}`;
  const content = digest === undefined ? '' : `@${/:/.test(digest) ? digest : `sha256:${digest}`}`;
  return `${name}${tag ? `:${tag}` : ''}${content}`;
}

function mention(text: string | undefined, key: Key): ImageMention[] {
  const parsed = text === undefined || text === '' ? null : parseImage(text);
  return parsed ? [{ ...parsed, key }] : [];
}
