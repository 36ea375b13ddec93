import type { StoredDispute } from '@/db/store/disputes';
import { CairnError } from '@/lib/errors';
import type { Model } from '@/lib/model/model';
import { CORRECTED_OUTCOMES } from '@/lib/scan/declarations';

/** What a person says against a result, as typed. */
export interface DisputeInput {
  subject: { kind: 'criterion' | 'indicator'; id: string };
  /** `exempt`: it does not apply here. Else what an indicator should be. */
  claim: string;
  reason: string;
  author: string;
  /** The last day that it counts, in UTC: `2027-06-30`. */
  expires: string;
}

const LONGEST_REASON = 500;
const LONGEST_AUTHOR = 100;
/** Longer ahead nobody knows, and what nobody looks at again is forgotten. */
const LONGEST_DAYS = 366;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Checks what a person says against a result.
 * @throws {CairnError} `invalid-input` with the field that is wrong: `claim`, `reason`, `author`, `expires`.
 */
export function readDisputeInput(
  input: DisputeInput,
  { model, now }: { model: Model; now: Date },
): Pick<StoredDispute, 'kind' | 'subject' | 'outcome' | 'reason' | 'author' | 'expires'> {
  const { subject } = input;
  const known = subject.kind === 'criterion' ? model.criteria : model.indicators;
  if (!known.some(({ id }) => id === subject.id)) {
    throw new CairnError('invalid-input', `Model ${model.version} has no ${subject.kind} "${subject.id}".`);
  }
  return {
    subject,
    ...readClaim(input),
    reason: readText(
      input.reason,
      'reason',
      LONGEST_REASON,
      'Say why: others will ask, and somebody will look at it again.',
    ),
    author: readText(input.author, 'author', LONGEST_AUTHOR, 'Say who says so: a name or a team.'),
    expires: readExpiry(input.expires, now),
  };
}

function readClaim({ subject, claim }: DisputeInput): Pick<StoredDispute, 'kind' | 'outcome'> {
  if (claim === 'exempt') return { kind: 'exemption', outcome: null };
  const outcome = CORRECTED_OUTCOMES.find((each) => each === claim);
  if (outcome === undefined || subject.kind === 'criterion') {
    const choices = subject.kind === 'criterion' ? 'A practice can be exempt' : 'Choose what it should be';
    throw new CairnError('invalid-input', `${choices}. It is judged from indicators, which can be corrected.`, {
      field: 'claim',
    });
  }
  return { kind: 'correction', outcome };
}

/** The name of a person or a team. */
export function readAuthor(text: string): string {
  return readText(text, 'author', LONGEST_AUTHOR, 'Say who does so: a name or a team.');
}

function readText(text: string, field: string, longest: number, missing: string): string {
  const read = text.trim();
  if (read === '') throw new CairnError('invalid-input', missing, { field });
  if (read.length > longest) {
    throw new CairnError('invalid-input', `It is longer than ${longest} characters. Shorten it.`, { field });
  }
  return read;
}

function readExpiry(text: string, now: Date): string {
  const field = 'expires';
  const day = text.trim();
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) {
    throw new CairnError('invalid-input', 'Give the last day that it counts, such as 2027-06-30.', { field });
  }
  if (day < now.toISOString().slice(0, 10)) {
    throw new CairnError('invalid-input', 'This day is over. Give a day to come.', { field });
  }
  if (date.getTime() - now.getTime() > LONGEST_DAYS * DAY_MILLISECONDS) {
    throw new CairnError('invalid-input', 'It lasts a year at most, so that somebody looks at it again.', { field });
  }
  return day;
}
