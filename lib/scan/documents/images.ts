import { isUnresolved, UNRESOLVED } from '@/lib/scan/documents/unresolved';

/** digest: by content · version: a version-like tag · commit: a commit id · floating: latest, a branch, or no tag · unresolved: a template fills it. */
export type ImageTagClass = 'digest' | 'version' | 'commit' | 'floating' | 'unresolved';

/** An image name taken apart. */
export interface ParsedImage {
  /** As written. */
  text: string;
  /** Registry host, '' when none is written. */
  registry: string;
  repository: string;
  tag: string | null;
  digest: string | null;
  tagClass: ImageTagClass;
}

/** An image as a document names it, with the keys below the document's root that lead to what decides its version. */
export interface ImageMention extends ParsedImage {
  key: readonly (string | number)[];
}

/** An image that a workload, values file or kustomization names, in its place in the repository. */
export interface ImageReference extends ImageMention {
  path: string;
  objectId: string;
  line: number;
  counted: boolean;
}

const longestName = 512;
/** `${TAG:=1.2}` of Flux and `${TAG:-1.2}` of Compose say what stands there unless somebody sets it. */
const fallback = /\$\{\w{1,100}:?[-=]([^${}]{1,200})\}/g;
/** Expressions, and words that a pipeline puts the value in place of: `__TAG__`, `@TAG@`, `#{TAG}#`, `<tag>`, `%TAG%`, `$TAG`. */
const expression =
  /\{\{.*?\}\}|#?\{[A-Za-z_][^{}]*\}#?|\$\{[^}]*\}|\$\([A-Z_]+\)|\$[A-Za-z_]\w*|(?<!\w)__[A-Z][A-Z0-9_]*?__(?!\w)|@@?[A-Z][A-Z0-9_]*@@?|<[A-Za-z][\w. -]*>|%[A-Z][A-Z0-9_]*%/g;
/** What is written for a tag to be put in: no registry has a tag of that name. */
const placeholder =
  /^(image_?)?(tag|version)(_?(placeholder|to_?replace|to_?be_?replaced))?$|^(placeholder|replace[-_]?(me|this)|to[-_]?be[-_]?replaced|change[-_]?me|todo|xxx+)$/i;
const host = /^(?:localhost|(?=[^/]*[.:])[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d+)?$/;
const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/i;

/**
 * Takes an image name apart by the grammar of the distribution reference (`[host[:port]/]path[:tag][@digest]`): a colon before the
 * last slash is a port, never a tag. Template expressions may stand for any part. Null where the text is no image name.
 */
export function parseImage(text: string): ParsedImage | null {
  if (text.length > longestName) return null;
  const name = text.trim().replace(fallback, '$1').replace(expression, UNRESOLVED);
  const at = name.indexOf('@');
  const digest = at === -1 ? null : name.slice(at + 1);
  const tagged = at === -1 ? name : name.slice(0, at);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const tag = colon === -1 ? null : tagged.slice(colon + 1);
  const path = colon === -1 ? tagged : tagged.slice(0, colon);
  const { registry, repository } = splitHost(path);
  if (!isRepository(repository) || !isPart(tag, tagPattern) || !isPart(digest, digestPattern)) return null;
  if (registry !== '' && !host.test(registry) && !isUnresolved(registry)) return null;
  return { text: text.trim(), registry, repository, tag, digest, tagClass: classOf(repository, tag, digest) };
}

/** The first part is a host when it holds a dot or a colon or is `localhost`; otherwise it belongs to the path. */
function splitHost(path: string): { registry: string; repository: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(0, slash));
  const isHost = first === 'localhost' || /[.:]/.test(first) || (slash > 0 && isUnresolved(first));
  return isHost ? { registry: first, repository: path.slice(slash + 1) } : { registry: '', repository: path };
}

function isRepository(repository: string): boolean {
  return repository.split('/').every((part) => component.test(part) || (isUnresolved(part) && /^[\w.-]+$/.test(part)));
}

function isPart(part: string | null, pattern: RegExp): boolean {
  return part === null || isUnresolved(part) || pattern.test(part);
}

function classOf(repository: string, tag: string | null, digest: string | null): ImageTagClass {
  if (digest !== null) return isUnresolved(digest) ? 'unresolved' : 'digest';
  if (tag !== null) return classifyTag(tag);
  // An expression at the end may bring its own tag.
  return isUnresolved(repository.slice(repository.lastIndexOf('/') + 1)) ? 'unresolved' : 'floating';
}

/** Words that name a moving state of a repository or an environment, never a build. */
const movingWord =
  /^(latest|nightly|edge|snapshot|canary|stable|rolling|mainline|main|master|trunk|head|dev|devel|develop|development|test|testing|qa|uat|stage|staging|prod|production|release|beta|alpha|next|current|unstable)\d?$/;
const versionTag = /^v?\d/;
const requestTag = /^(pr|mr|feature|feat|pull|branch)[-_.]/;

/** Tells what a tag stands for. `1.2` and `2024-06-01` count as versions; `alpine`, `main` and `latest-arm64` move. */
export function classifyTag(tag: string): ImageTagClass {
  if (isUnresolved(tag) || placeholder.test(tag)) return 'unresolved';
  const lower = tag.toLowerCase();
  if (/(^|[-_.])(snapshot|latest)$/.test(lower) || requestTag.test(lower)) return 'floating';
  const words = lower.split(/[-_.]/);
  if (isCommit(lower)) return 'commit';
  if (versionTag.test(lower)) return 'version';
  if (words.some(isCommit)) return 'commit';
  const build = words.some((word) => /^\d{3,}$/.test(word)) || /\d+\.\d+\.\d+/.test(lower);
  if (build) return 'version';
  if (words.some((word) => movingWord.test(word))) return 'floating';
  return /\d/.test(lower) ? 'version' : 'floating';
}

/** A hexadecimal word of at least seven digits that is neither a plain number nor a plain word. */
function isCommit(word: string): boolean {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(word)) return true;
  return /^[0-9a-f]{7,39}$/.test(word) && /[a-f]/.test(word) && /\d/.test(word);
}
