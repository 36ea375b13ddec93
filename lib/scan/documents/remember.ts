/** Makes a function remember its answers: for one that is asked the same few questions for thousands of objects. */
export function remember<Question, Answer extends object | string | number | boolean | null>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    const found = known.get(question);
    if (found !== undefined) return found;
    const given = answer(question);
    known.set(question, given);
    return given;
  };
}
