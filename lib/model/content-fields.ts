import { z } from 'zod';

/** A text that says something: never empty. */
export const Text = z.string().trim().min(1);

/** An id is kebab-case and is never renamed. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and hyphens');

/** For `refine`: a list that names nothing twice. */
export const unique = [
  (items: readonly string[]) => new Set(items).size === items.length,
  'must not name one twice',
] as const;
