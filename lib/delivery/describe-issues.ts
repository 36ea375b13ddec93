import type { z } from 'zod';

const ISSUES_SHOWN = 3;

/** What is wrong with a line, field by field: `finishedAt is missing; result must be …`. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], value: unknown): string {
  const shown = issues.slice(0, ISSUES_SHOWN).map(({ path, message }) => {
    const isMissing = path.length > 0 && valueAt(value, path) === undefined;
    return `${path.join('.')} ${isMissing ? 'is missing' : lowerFirst(message)}`.trim();
  });
  const more = issues.length - ISSUES_SHOWN;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
