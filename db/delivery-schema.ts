import { index, instant, integer, json, table, text, uniqueIndex } from '@/db/columns';
import { organizations } from '@/db/schema';

/*
 * Delivery events (dora.md 1), each kind in a narrow table: what identifies an event and what it is asked by are columns, all else of
 * it is in `details`. A column of text that an event does not fill is empty. Keys (`service_key`, `environment_key`,
 * `repository_key`) are the names by which several ways of writing are one.
 */

const owner = () =>
  text('organization_id')
    .notNull()
    .references(() => organizations.id, { onDelete: 'cascade' });

/** What identifies an event: the system that told it, and its id there. */
const told = () => ({ source: text('source').notNull(), sourceId: text('source_id').notNull() });

export const deployments = table(
  'deployments',
  {
    organizationId: owner(),
    ...told(),
    serviceKey: text('service_key').notNull(),
    environmentKey: text('environment_key').notNull(),
    repositoryKey: text('repository_key').notNull(),
    revision: text('revision').notNull(),
    finishedAt: instant('finished_at').notNull(),
    result: text('result', { enum: ['succeeded', 'failed', 'cancelled'] }).notNull(),
    details: json('details').notNull(),
  },
  (columns) => [
    uniqueIndex('deployments_told').on(columns.organizationId, columns.sourceId, columns.source),
    index('deployments_chain').on(
      columns.organizationId,
      columns.serviceKey,
      columns.environmentKey,
      columns.finishedAt,
    ),
  ],
);

export const changes = table(
  'changes',
  {
    organizationId: owner(),
    ...told(),
    repositoryKey: text('repository_key').notNull(),
    mergedAt: instant('merged_at').notNull(),
    mergeRevision: text('merge_revision').notNull(),
    details: json('details').notNull(),
  },
  (columns) => [
    uniqueIndex('changes_told').on(columns.organizationId, columns.sourceId, columns.source),
    index('changes_repository').on(columns.organizationId, columns.repositoryKey, columns.mergedAt),
  ],
);

export const commits = table(
  'commits',
  {
    organizationId: owner(),
    repositoryKey: text('repository_key').notNull(),
    revision: text('revision').notNull(),
    authoredAt: instant('authored_at').notNull(),
    committedAt: instant('committed_at').notNull(),
    details: json('details').notNull(),
  },
  (columns) => [
    uniqueIndex('commits_told').on(columns.organizationId, columns.revision, columns.repositoryKey),
    index('commits_history').on(columns.organizationId, columns.repositoryKey, columns.committedAt),
  ],
);

export const recoveries = table(
  'recoveries',
  {
    organizationId: owner(),
    source: text('source').notNull(),
    /** The id of the deployment that it ends the failure of. */
    deployment: text('deployment').notNull(),
    recoveredAt: instant('recovered_at').notNull(),
    means: text('means', { enum: ['flag', 'traffic', 'manual'] }).notNull(),
    details: json('details').notNull(),
  },
  (columns) => [
    uniqueIndex('recoveries_told').on(
      columns.organizationId,
      columns.deployment,
      columns.source,
      columns.recoveredAt,
      columns.means,
    ),
    index('recoveries_time').on(columns.organizationId, columns.recoveredAt),
  ],
);

export const incidents = table(
  'incidents',
  {
    organizationId: owner(),
    ...told(),
    serviceKey: text('service_key').notNull(),
    openedAt: instant('opened_at').notNull(),
    details: json('details').notNull(),
  },
  (columns) => [
    uniqueIndex('incidents_told').on(columns.organizationId, columns.sourceId, columns.source),
    index('incidents_time').on(columns.organizationId, columns.openedAt),
  ],
);

/** Ends of incidents that were told on their own. */
export const resolutions = table(
  'resolutions',
  {
    organizationId: owner(),
    source: text('source').notNull(),
    /** The id of the incident. */
    incident: text('incident').notNull(),
    resolvedAt: instant('resolved_at').notNull(),
    details: json('details').notNull(),
  },
  (columns) => [
    uniqueIndex('resolutions_told').on(columns.organizationId, columns.incident, columns.source, columns.resolvedAt),
    index('resolutions_time').on(columns.organizationId, columns.resolvedAt),
  ],
);

/** Which services are deployed to which environments: made from `deployments`, so that nobody looks through them. */
export const deployedServices = table(
  'deployed_services',
  {
    organizationId: owner(),
    serviceKey: text('service_key').notNull(),
    environmentKey: text('environment_key').notNull(),
    /** The names as the latest record writes them. */
    service: text('service').notNull(),
    environment: text('environment').notNull(),
    /** The keys of the repositories that its deployments name; an empty one where some name none. */
    repositories: json('repositories').notNull(),
    /** When the first and the last record of a deployment finished, whatever became of it. */
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    /** Times that its deployments changed, and of how many of these this row and the weeks know: they are stale where they differ. */
    told: integer('told').notNull(),
    counted: integer('counted').notNull(),
  },
  (columns) => [
    uniqueIndex('deployed_services_place').on(columns.organizationId, columns.serviceKey, columns.environmentKey),
  ],
);

/** The deployments of a service to an environment, counted by weeks of UTC; a week with none has no row. */
export const deploymentWeeks = table(
  'deployment_weeks',
  {
    organizationId: owner(),
    serviceKey: text('service_key').notNull(),
    environmentKey: text('environment_key').notNull(),
    /** Its Monday, in days since 1 January 1970. */
    week: integer('week').notNull(),
    /** Deployments, each once however many records tell of it. */
    succeeded: integer('succeeded').notNull(),
    /** Those that the pipeline or the agent itself failed. */
    failed: integer('failed').notNull(),
    cancelled: integer('cancelled').notNull(),
    /** The days with a succeeded deployment: Monday is 1, Tuesday 2, Wednesday 4, … Sunday 64, summed. */
    days: integer('days').notNull(),
  },
  (columns) => [
    uniqueIndex('deployment_weeks_week').on(
      columns.organizationId,
      columns.serviceKey,
      columns.environmentKey,
      columns.week,
    ),
    index('deployment_weeks_time').on(columns.organizationId, columns.week),
  ],
);

/** Files of events that were uploaded, and what came of each. The file itself is gone once it was taken in. */
export const eventFiles = table(
  'event_files',
  {
    id: text('id').primaryKey(),
    organizationId: owner(),
    /** The job that takes it in. */
    jobId: text('job_id').notNull(),
    /** As its sender calls it. */
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null until it was taken in. */
    result: json('result'),
  },
  (columns) => [index('event_files_time').on(columns.organizationId, columns.createdAt)],
);
