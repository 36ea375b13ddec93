const version = /^[^0-9]{0,10}?(\d+(?:\.\d+)+)(?:[-+](.*))?$/;

/**
 * Whether one version is lower than another, where both are versions of numbers (`v1.4.2`, `2.0.0-rc.1`); null where they are not, or
 * are equal. A release is higher than what came before it.
 */
export function isLowerVersion(text: string, than: string): boolean | null {
  const [left, right] = [version.exec(text.trim()), version.exec(than.trim())];
  if (!left || !right) return null;
  const order = compareParts(left[1] ?? '', right[1] ?? '') || comparePreRelease(left[2], right[2]);
  return order === 0 ? null : order < 0;
}

function comparePreRelease(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  return compareParts(left, right);
}

/** Compares by the parts between points: numbers as numbers, and before any word. */
function compareParts(left: string, right: string): number {
  const [lefts, rights] = [left.split('.'), right.split('.')];
  for (let at = 0; at < Math.max(lefts.length, rights.length); at += 1) {
    const [a, b] = [lefts[at] ?? '', rights[at] ?? ''];
    if (a === b) continue;
    const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumberA && isNumberB && Number(a) !== Number(b)) return Number(a) - Number(b);
    if (isNumberA !== isNumberB) return a === '' || (isNumberA && b !== '') ? -1 : 1;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
