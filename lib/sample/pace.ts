import type { Person, ProposedWork } from '@/lib/sample/change';

type Span = readonly [least: number, most: number];

/** How a team works on its applications: hours, at least and at most. */
export interface Pace {
  by: readonly Person[];
  coding: Span;
  pickup: Span;
  review: Span;
}

/** How long one proposal took. Most spans are short, some long; what is mended in a hurry takes a tenth. */
export function proposedWork({ coding, pickup, review }: Pace, next: () => number, isHotfix: boolean): ProposedWork {
  const hours = ([least, most]: Span) => least + next() ** 2 * (most - least);
  const haste = isHotfix ? 0.1 : 1;
  return {
    codingHours: hours(coding) * haste,
    pickupHours: hours(pickup) * haste,
    reviewHours: hours(review) * haste,
    isHotfix,
  };
}
