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

/**
 * As `remember`, for what is asked about an object that never changes, an inventory say: the answer is worked out once and forgotten
 * with the object.
 */
export function rememberFor<Subject extends object, Answer extends object | boolean | null>(
  answer: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, Answer>();
  return (subject) => {
    const found = known.get(subject);
    if (found !== undefined) return found;
    const given = answer(subject);
    known.set(subject, given);
    return given;
  };
}
