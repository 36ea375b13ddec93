import { z } from 'zod';

const MOST_COMMITS = 10_000;
const MOST_NAMES = 200;

/** A point in time with its zone, ISO 8601; kept in UTC with milliseconds, so that text order is time order. */
const Instant = z.iso
  .datetime({ offset: true, error: 'must be a time with its zone, such as 2026-11-02T10:00:00Z' })
  .transform(inUtc);

/** Most times are in UTC already, which the text itself tells: that is several times as fast as a Date, for a million lines. */
function inUtc(text: string): string {
  if (text.length === 20 && text.endsWith('Z')) return `${text.slice(0, 19)}.000Z`;
  return text.length === 24 && text.endsWith('Z') ? text : new Date(text).toISOString();
}

/** One line of text: a name, an id, an address. */
const Line = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'must be one line of text');

/** A commit id, full or short, or the version that runs where no commit is known. */
const Revision = Line;

const origin = {
  /** The system that told it. Ids are unique within a source. */
  source: Line.optional(),
  /** What a person can open. */
  url: z.string().max(2000).optional(),
};

/** One change of the running revision of a service in an environment (dora.md 1). */
export const Deployment = z.object({
  type: z.literal('deployment'),
  id: Line,
  service: Line,
  environment: Line,
  revision: Revision,
  /** What ran before, where the source knows: it wins over the deployment before. */
  previousRevision: Revision.optional(),
  /** Address of the repository whose commit `revision` is. */
  repository: Line.optional(),
  startedAt: Instant.optional(),
  /** The finish of the apply, not the start of the pipeline. */
  finishedAt: Instant,
  result: z.enum(['succeeded', 'failed', 'cancelled']),
  kind: z.enum(['planned', 'rollback', 'fix']).optional(),
  /** Id of the deployment whose fault this one fixes. */
  fixes: Line.optional(),
  /** What started it, where the source knows: a pipeline, an agent or a schedule, or somebody by hand. */
  startedBy: z.enum(['automation', 'person']).optional(),
  /** The cluster or place of the environment, where one revision is brought to several. */
  target: Line.optional(),
  ...origin,
});
export type Deployment = z.infer<typeof Deployment>;

/** A merged pull request, or a commit that reached the deployed branch without one. */
export const Change = z.object({
  type: z.literal('change'),
  id: Line,
  repository: Line,
  /** Author time of the first commit; taken from the commits where it is left out. */
  firstCommitAt: Instant.optional(),
  openedAt: Instant.optional(),
  /** When it was no draft any more. */
  readyAt: Instant.optional(),
  /** First review by a person other than the author. */
  firstReviewAt: Instant.optional(),
  approvedAt: Instant.optional(),
  mergedAt: Instant,
  /** The commit that reached the branch: of a merge, a squash or the last of a rebase. */
  mergeRevision: Revision,
  commits: z.array(Revision).max(MOST_COMMITS).default([]),
  authorIsBot: z.boolean().default(false),
  /** The branch that it came from, and its labels: they tell a hotfix. */
  branch: Line.optional(),
  labels: z.array(Line).max(MOST_NAMES).default([]),
  /** Keys or addresses of the work items that it names; empty: it names none. Left out: the source does not know. */
  workItems: z.array(Line).max(MOST_NAMES).optional(),
  /** Rounds of review until it was merged: a round ends when reviewers approve it or send it back. */
  reviewRounds: z.int().nonnegative().max(10_000).optional(),
  /** It was proposed by somebody outside the team that owns the repository. */
  fromOtherTeam: z.boolean().optional(),
  ...origin,
});
export type Change = z.infer<typeof Change>;

export const Commit = z.object({
  type: z.literal('commit'),
  repository: Line,
  revision: Revision,
  parents: z.array(Revision).max(MOST_NAMES),
  authoredAt: Instant,
  committedAt: Instant,
  authorIsBot: z.boolean().default(false),
  /** The commit that this one reverts. */
  reverts: Revision.optional(),
  source: origin.source,
});
export type Commit = z.infer<typeof Commit>;

/** The end of a failure without a deployment. It marks its deployment as failed. */
export const Recovery = z.object({
  type: z.literal('recovery'),
  /** Id of the deployment. */
  deployment: Line,
  recoveredAt: Instant,
  by: z.enum(['flag', 'traffic', 'manual']),
  ...origin,
});
export type Recovery = z.infer<typeof Recovery>;

export const Incident = z.object({
  type: z.literal('incident'),
  id: Line,
  service: Line.optional(),
  openedAt: Instant,
  resolvedAt: Instant.optional(),
  severity: Line.optional(),
  /** What caused it, where a person or a tool said so: a deployment's id, labels (`deployment:<id>`), or a commit. */
  deployment: Line.optional(),
  labels: z.array(Line).max(MOST_NAMES).default([]),
  commit: Revision.optional(),
  /** Id of the deployment or the change that ended it. */
  remedy: Line.optional(),
  ...origin,
});
export type Incident = z.infer<typeof Incident>;

/** The end of an incident whose opening another event tells of. It counts where the incident itself has no end. */
export const Resolution = z.object({
  type: z.literal('resolution'),
  /** Id of the incident. */
  incident: Line,
  resolvedAt: Instant,
  ...origin,
});
export type Resolution = z.infer<typeof Resolution>;

/** One line of the import format (dora.md 4). */
export const DeliveryEvent = z.discriminatedUnion('type', [Deployment, Change, Commit, Recovery, Incident, Resolution]);
export type DeliveryEvent = z.infer<typeof DeliveryEvent>;

/** Events by their kinds. */
export interface DeliveryEvents {
  deployments: readonly Deployment[];
  changes: readonly Change[];
  commits: readonly Commit[];
  recoveries: readonly Recovery[];
  incidents: readonly Incident[];
  resolutions: readonly Resolution[];
}
