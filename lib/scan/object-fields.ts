import { valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** A yes or no of an object; null where a template decides. */
type Answer = (resource: Resource) => boolean | null;

/** Yes, unless the field says that it is paused or switched off. */
export function unlessTrue(...key: readonly string[]): Answer {
  return ({ body }) => {
    const value = valueAt(body ?? undefined, ...key);
    return isUnresolved(value) ? null : value !== true;
  };
}

/** Yes where the field has anything in it. */
export function isSet(...key: readonly string[]): (resource: Resource) => boolean {
  return ({ body }) => {
    const value = valueAt(body ?? undefined, ...key);
    return value !== undefined && value !== null && value !== false && value !== '';
  };
}

/** Yes where all say yes. */
export function all(...answers: readonly Answer[]): Answer {
  return (resource) => {
    const given = answers.map((answer) => answer(resource));
    return given.includes(false) ? false : !given.includes(null) || null;
  };
}
