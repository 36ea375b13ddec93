/** The candidates that a mistyped word most likely meant: nearest first, at most `limit`; empty when none is near. */
export function nearestWords(word: string, candidates: readonly string[], limit = 3): string[] {
  const typed = word.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, distance: distanceTo(typed, candidate) }))
    .filter(({ distance }) => distance <= (typed.length < 4 ? 1 : Math.max(2, Math.floor(typed.length / 3))))
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A part of a candidate's words is near as well: `secrets` means `plaintext-secrets`. */
function distanceTo(typed: string, candidate: string): number {
  const contains = typed.length >= 4 && candidate.includes(typed);
  return Math.min(contains ? 1 : Number.POSITIVE_INFINITY, editDistance(typed, candidate));
}

/** Insertions, deletions and replacements of characters (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (character === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
