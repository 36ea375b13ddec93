import { z } from 'zod';
import { CairnError } from '@/lib/errors';

const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * Reads a date of an option. A date without a time is its first moment, in UTC. Throws `invalid-input` for what is no date of the
 * calendar.
 */
export function readMoment(option: string, text: string): Date {
  const parsed = Moment.safeParse(text.trim());
  if (!parsed.success) {
    const example = '2026-01-31 or 2026-01-31T12:00:00Z';
    throw new CairnError('invalid-input', `--${option} "${text}" is not a date. Write it as ${example}.`);
  }
  return new Date(parsed.data);
}
