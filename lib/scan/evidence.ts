/**
 * A place in a repository, or a setting or view of another source, that shows something. `line` counts from 1; null where the
 * evidence is no line (a tree, a ref, the history).
 */
export interface Evidence {
  /** Address of the repository as shown to people: normalised URL or path, never with credentials. Empty where a source speaks of none. */
  repository: string;
  /** Commit looked at, 40 hex digits. */
  commit: string;
  path: string;
  line: number | null;
  /** What is to be seen there, in a few words. Never a secret's value. */
  note: string;
  /** Set where the evidence is no place in Git: then commit and path are empty, and line is null. */
  source?: FactSource | undefined;
}

/** The setting or the view of a Git host or of a running system that shows something. */
export interface FactSource {
  /** `branch rules of main`, `Argo CD in production`. */
  name: string;
  /** When it was read; ISO 8601, UTC. */
  asOf: string;
}

/** What was looked at before something was called absent. */
export interface Searched {
  /** Number of files whose content was considered. */
  files: number;
  /** What was looked for, in words: kinds, file names, commands. */
  what: string[];
}

/** Counts are summed and names united when several repositories are taken together. */
export type Measures = Record<string, number | string[]>;

/** A change to the repository's own files that would settle a finding, ready to be read and adapted. */
export interface Proposal {
  path: string;
  language: string;
  text: string;
}

export type IndicatorOutcome = 'present' | 'partial' | 'absent' | 'unknown' | 'not-applicable';

/** One exception in twenty leaves a practice what it is: it is listed, and criteria judge by the counts. */
const nearly = 0.95;

/** Whether so many meet a rule that its practice is there, not a part of it. */
export function isNearlyAll(met: number, of: number): boolean {
  return met >= of * nearly;
}

/** What one indicator says about one repository at one commit. */
export interface Finding {
  id: string;
  outcome: IndicatorOutcome;
  /** Share from 0 to 1 of what the indicator applies to, where it can be counted. */
  share: number | null;
  measures: Measures;
  evidence: Evidence[];
  /** Set whenever the outcome is `absent`. */
  searched: Searched | null;
  /** One or two sentences for a reader: what was found, or why it cannot be said. */
  reason: string;
  /** How the first object that needs a change would look with it, where that can be written. */
  proposal?: Proposal | undefined;
  /** Of what can be left open by templates: the outcome is as if little were, and judging says whether too much is. */
  counted?: Counted | undefined;
  /** How changes reached the branch, from which judging makes the finding for the window of the model. */
  flow?: FlowFacts | undefined;
  /** For an unknown: what would settle it, where the look itself tells. */
  settledBy?: string | undefined;
}

/** How many things an outcome was counted over, and how many more could not be resolved. */
export interface Counted {
  of: number;
  unresolved: number;
}

/** How a commit reached the branch: by a person's proposal or push, or by automation's proposal or push. */
export type FlowRoute = (typeof FLOW_ROUTES)[number];

/**
 * How changes reached the branch: the commits of its first-parent line, newest first, as far as they are kept (`FLOW_REACH`).
 * No threshold has a part in it, so that any window can be judged from it.
 */
export interface FlowFacts {
  /** True where the history is cut off. */
  shallow: boolean;
  /** Pull requests that the host shows by its references. */
  pullReferences: number;
  /** Seconds from each commit to the newest one; a commit with a later date has a negative number. */
  ages: number[];
  /** How each came, as places in `FLOW_ROUTES`: there can be thousands. */
  routes: number[];
  /** The newest commits of people of each route, for evidence. */
  places: { commit: string; age: number; route: FlowRoute; subject: string }[];
}

export const FLOW_ROUTES = ['proposed', 'pushed', 'automation-proposed', 'automation-pushed'] as const;
