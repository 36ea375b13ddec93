/** What is said once something was done about a dispute, by the word in the address. */
export const DISPUTE_MESSAGES = {
  disputed: 'It is recorded, and the result was judged again with it.',
  kept: 'It is recorded. What was read is too old to be judged again: the next assessment takes it in.',
  withdrawn: 'It is taken back, and the result was judged again without it.',
};
