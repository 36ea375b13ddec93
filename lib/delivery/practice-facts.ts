/** The percentages of changes of which the time is kept that they stayed within, from merge to production. */
export const WAIT_PERCENTS = [50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100] as const;

/**
 * Where the thread from a running version to the work item ends. Two of them are breaks: the commit came without a pull request, or
 * the pull request names no work item. At the others that are not the work item no event tells how it goes on.
 */
export const TRACE_ENDS = [
  'work-item',
  'no-work-item',
  'no-pull-request',
  'unknown-work-item',
  'unknown-pull-request',
  'unknown-commit',
] as const;
export type TraceEnd = (typeof TRACE_ENDS)[number];
