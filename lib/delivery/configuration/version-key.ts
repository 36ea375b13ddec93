import type { VersionPart } from '@/lib/delivery/configuration/version-fact';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** What the name of a variable says: whose version it is, and how it is written. */
export interface VersionKey {
  /** `api` of `API_IMAGE_TAG`; null where nothing is left. */
  service: string | null;
  role: VersionPart['role'];
}

/** Words between the name of a service and the last word. */
const middleWords = /^(docker|image|img|container|chart|helm|git|release|build|deploy|deployed|target)$/;
/** As these, right before `version`, and where no other word is left. */
const appWord = /^(app|application)$/;
/** Last words that always speak of what runs. */
const certain = /^(tag|image|digest)$/;
/** Last words that speak of what runs when the value looks like it. */
const likely = /^(version|sha|commit|revision|ref|release|tags)$/;
/** Versions of other things than a service. */
const otherVersions =
  /^(api|tls|ssl|min|minimum|max|maximum|http|https|protocol|schema|k8s|kubernetes|kube|kubectl|terraform|tf|format|config|model|file|engine|go|golang|node|nodejs|python|ruby|java|php|distro|os|spec|scaffold|cluster|eks|gke|aks|platform|log|metric|meta|resource|cost|name|tags?|sops)$/;
/** Tags of other things than a service. */
const otherTags = /^(log|metric|meta|resource|cost|name|tags?)$/;
/** A commit id can be without a digit. */
const versionLike = /\d|^[a-f]{7,40}$/;
/** Tags that move. */
const channel = /^(latest|main|master|trunk|stable|edge|nightly|develop)$/;

/** Whether a text that stands alone looks like a version. */
export function isVersionLike(value: string): boolean {
  return versionLike.test(value);
}

/** `apiImageTag`, `API_IMAGE_TAG` and `api.image.tag` have the same words. */
export function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z])([A-Z])|(\d)(?=[A-Z][a-z])/g, (_, before?: string, after?: string, digit?: string) =>
      digit === undefined ? `${before}_${after}` : `${digit}_`,
    )
    .toLowerCase()
    .split(/[-_.\s]+/)
    .filter((word) => word !== '');
}

/** Whether a variable of this name and value sets a version, and whose. */
export function readVersionKey(key: string, value: string): VersionKey | null {
  if (!isVersionText(value)) return null;
  const words = wordsOf(key);
  return fromEnd(words, value) ?? fromStart(words, value);
}

/** Whether a value can be a version, an image or a revision at all. */
export function isVersionText(value: string): boolean {
  return (
    value !== '' &&
    value.length <= 300 &&
    /^[\w][\w.+:/@~^-]*$/.test(value) &&
    !/:\/\//.test(value) &&
    !isUnresolved(value)
  );
}

function fromEnd(words: readonly string[], value: string): VersionKey | null {
  const last = words.at(-1) ?? '';
  if (!certain.test(last) && !likely.test(last)) return null;
  let end = words.length - 1;
  if (last === 'version' && appWord.test(words[end - 1] ?? '')) end -= 1;
  while (end > 0 && middleWords.test(words[end - 1] ?? '')) end -= 1;
  if (end === 1 && appWord.test(words[0] ?? '')) end = 0;
  const middle = words.slice(end, -1);
  const before = words[end - 1];
  // Of `app_image_tag` nothing is left: the path says whose it is.
  const service = end > 0 ? words.slice(0, end).join('-') : null;
  return judge(last, middle, before, service, value);
}

/** `IMAGE_TAG_API`. */
function fromStart(words: readonly string[], value: string): VersionKey | null {
  let start = 0;
  while (start < words.length && middleWords.test(words[start] ?? '')) start += 1;
  const first = words[start] ?? '';
  if (!/^(tag|version|digest)$/.test(first) || start + 1 >= words.length) return null;
  return judge(first, words.slice(0, start), undefined, words.slice(start + 1).join('-'), value);
}

function judge(
  word: string,
  middle: readonly string[],
  before: string | undefined,
  service: string | null,
  value: string,
): VersionKey | null {
  if (/^(true|false|null|none|yes|no)$/i.test(value)) return null;
  if (word === 'image') return /[/:]/.test(value) ? { service, role: 'image' } : null;
  const other = certain.test(word) ? otherTags : otherVersions;
  if (before !== undefined && middle.length === 0 && other.test(before)) return null;
  if (word === 'digest') return { service, role: 'digest' };
  if (middle.length === 0 && !versionLike.test(value) && !channel.test(value)) return null;
  if (likely.test(word) && !versionLike.test(value)) return null;
  return { service, role: word === 'sha' && value.startsWith('sha256:') ? 'digest' : 'tag' };
}
