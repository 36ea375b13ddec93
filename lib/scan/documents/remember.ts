/**
 * Makes a function remember its answers: for one that is asked the same questions for thousands of objects. With more questions than
 * `most` it forgets all of them, so that one that outlives a scan stays small.
 */
export function remember<Question, Answer extends object | string | number | boolean | null>(
  answer: (question: Question) => Answer,
  most: number = Number.POSITIVE_INFINITY,
): (question: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    const found = known.get(question);
    if (found !== undefined) return found;
    const given = answer(question);
    if (known.size >= most) known.clear();
    known.set(question, given);
    return given;
  };
}
