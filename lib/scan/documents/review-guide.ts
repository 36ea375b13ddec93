/**
 * Paths that name a guide for those who review: at the root, beside the settings of the host, or anywhere among the documentation.
 * Such a file is read, and counts, though it lies among documentation.
 */
export const reviewGuidePath =
  /^((\.github|\.gitlab|docs?|documentation)\/([^/]+\/)*)?(code[-_]?reviews?|(code[-_]?)?review(er|ing)?[-_](guide(line)?s?|checklist|process)|(pr|pull[-_]?request|merge[-_]?request)[-_](checklist|review|guide(line)?s?))\.(md|adoc|rst|txt)$/i;
