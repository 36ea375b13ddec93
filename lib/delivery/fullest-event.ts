/** How one telling of an event stands to another. */
export type Telling = 'same' | 'fuller' | 'poorer';

/**
 * Of an event that is told in several ways the fullest counts, in whatever order they come: the one with the longer text, and of two
 * of one length the one whose text comes later in the alphabet.
 */
export function compareTellings(told: object, known: object): Telling {
  const [first, second] = [comparable(told), comparable(known)];
  if (first === second) return 'same';
  return first.length > second.length || (first.length === second.length && first > second) ? 'fuller' : 'poorer';
}

/** Equal events have equal texts, whatever the order of their fields. */
function comparable(event: object): string {
  return JSON.stringify(event, Object.keys(event).sort());
}
