import { createHash } from 'node:crypto';

/** Values that are looked at in one answer: what a hundred rules say of a small repository. */
const mostValues = 20_000;

/** A short text that is equal for answers of the same form: a reader that gives a new one has gone a new way. */
export function shapeOf(answer: unknown): string {
  const seen = new Set<string>();
  const pending: { value: unknown; place: string }[] = [{ value: answer, place: '' }];
  for (let count = 0; count < mostValues; count += 1) {
    const next = pending.pop();
    if (!next) break;
    const { value, place } = next;
    if (typeof value !== 'object' || value === null) seen.add(`${place}:${value === null ? 'null' : typeof value}`);
    else if (Array.isArray(value)) {
      seen.add(`${place}[${Math.min(value.length, 3)}]`);
      for (const item of value.slice(0, 200)) pending.push({ value: item, place: `${place}[]` });
    } else for (const [key, inner] of Object.entries(value)) pending.push({ value: inner, place: `${place}.${key}` });
  }
  return createHash('sha1')
    .update([...seen].sort().join(' '))
    .digest('base64');
}
