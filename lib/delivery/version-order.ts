import { remember } from '@/lib/scan/documents/remember';

/** What stands before a release of the same number. Other words (`-alpine`) say which build it is. */
const preRelease = /^(alpha|beta|rc|pre|preview|dev|snapshot|canary|nightly|next|m|a|b)\d*$/i;

/**
 * Orders two versions: below zero where the first is lower. Null where they have no common order, such as commit ids, a release and a
 * date, or two builds of one release.
 */
export function compareVersions(first: string, second: string): number | null {
  const [a, b] = [fieldsOf(first), fieldsOf(second)];
  if (a === null || b === null || kindOf(first, a) !== kindOf(second, b)) return null;
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = compareFields(a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers and words of a version, in order; null for what has no order: a commit id, a word. Each is compared with two others. */
const fieldsOf = remember(readFields, 10_000);

function readFields(version: string): (number | string)[] | null {
  if (/^[0-9a-f]{7,64}$/i.test(version) && /[a-f]/i.test(version)) return null;
  const text = version.replace(/^[^0-9]*/, '').replace(/\+.*$/, '');
  return text === '' ? null : text.split(/[.\-_T:]/).map((field) => (/^\d+$/.test(field) ? Number(field) : field));
}

/** What stands before the first number, and whether that counts releases, years or builds. */
function kindOf(version: string, [first]: readonly (number | string)[]): string {
  const head = (/^[^0-9]*/.exec(version)?.[0] ?? '').replace(/v$/i, '');
  const size = Number(first) > 9_999_999 ? 'long' : /^(19|20)\d\d$/.test(String(first)) ? 'year' : 'short';
  return `${head}:${size}`;
}

function compareFields(x: number | string | undefined, y: number | string | undefined): number | null {
  if (x === y) return 0;
  if (x === undefined || y === undefined) {
    const [rest, sign] = x === undefined ? [y, -1] : [x, 1];
    if (typeof rest === 'number') return sign;
    return preRelease.test(rest ?? '') ? -sign : null;
  }
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  const [isPreX, isPreY] = [preRelease.test(String(x)), preRelease.test(String(y))];
  if (isPreX && isPreY) return String(x).localeCompare(String(y), 'en', { numeric: true });
  if (isPreX) return -1;
  return isPreY ? 1 : null;
}

/** Whether one version is lower than another; null where they have no order, or are equal. */
export function isLowerVersion(text: string, than: string): boolean | null {
  const order = compareVersions(text.trim(), than.trim());
  return order === null || order === 0 ? null : order < 0;
}
