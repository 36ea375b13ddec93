import { z } from 'zod';

/** One deployment that the history of a configuration repository shows (dora.md 2): one net change of version of a service in an environment. */
export const DeploymentRecord = z.object({
  /** The newest commit that wrote the version and is no merge. */
  commit: z.string(),
  /** When it reached the tracked branch, ISO 8601 in UTC: the merge's date where it came by one. */
  date: z.string(),
  /** As the repository names it; null where nothing tells. */
  environment: z.string().nullable(),
  service: z.string(),
  /** Null: nothing of the service was known in the environment before. It sets the base. */
  from: z.string().nullable(),
  to: z.string(),
  kind: z.enum(['planned', 'rollback', 'fix']),
  /** The commit of the tracked branch that brought it: the merge where there was one. */
  reachedBy: z.string(),
  /** The automation that wrote it, by its author and committer; null: a person, as far as they tell. */
  automation: z.string().nullable(),
  /** Where the version stands at the commit that brought it. */
  evidence: z.array(z.object({ path: z.string(), line: z.number().int() })),
  /** The application commit, full or short, and what told it. */
  application: z.object({
    commit: z.string().nullable(),
    by: z.enum(['tag', 'trailer', 'unresolved']),
  }),
});
export type DeploymentRecord = z.infer<typeof DeploymentRecord>;

/** What `cairn deployments --format json` prints. */
export const DeploymentList = z.object({
  schemaVersion: z.literal(1),
  /** ISO 8601 in UTC, as are all dates. */
  now: z.string(),
  repository: z.object({ url: z.string(), commit: z.string() }),
  /** The window that the dates fall into, its end not included. Null: from the first commit; up to now. */
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** Deployments whose application commit is not resolved. */
  unresolved: z.number().int(),
  /** Why the list may miss deployments; empty where it does not. */
  unknown: z.array(z.string()),
  /** Oldest first. */
  deployments: z.array(DeploymentRecord),
});
export type DeploymentList = z.infer<typeof DeploymentList>;
