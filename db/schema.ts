import { sql } from 'drizzle-orm';
import { boolean, index, instant, integer, json, table, text, uniqueIndex } from '@/db/columns';

/** Work for the worker process: what people see of it, and the lease by which one worker holds it. */
export const jobs = table(
  'jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    /** Two jobs with one key are the same work: only one of them is open at a time. */
    key: text('key').notNull(),
    state: text('state', { enum: ['queued', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    payload: json('payload').notNull(),
    progressDone: integer('progress_done').notNull().default(0),
    progressTotal: integer('progress_total'),
    progressMessage: text('progress_message').notNull().default(''),
    error: text('error'),
    /** Times that a worker took it up. */
    attempts: integer('attempts').notNull().default(0),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    availableAt: instant('available_at').notNull(),
    leaseOwner: text('lease_owner'),
    leaseUntil: instant('lease_until'),
    resultId: text('result_id'),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (columns) => [
    uniqueIndex('jobs_open_key').on(columns.key).where(sql`state in ('queued', 'running') and not cancel_requested`),
    index('jobs_claim').on(columns.state, columns.availableAt),
    index('jobs_key').on(columns.key, columns.createdAt),
  ],
);

export const organizations = table('organizations', {
  id: text('id').primaryKey(),
  /** Its name in addresses and commands. */
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  /** The sample organization never mixes with real figures, and goes with one click. */
  isSample: boolean('is_sample').notNull().default(false),
  /** Goes up with every change of its teams, repositories and services and with every result of a team. */
  revision: integer('revision').notNull().default(0),
  createdAt: instant('created_at').notNull(),
});

export const teams = table(
  'teams',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** Null until somebody chooses: then it is suggested from the roles of its repositories. */
    kind: text('kind', { enum: ['stream-aligned', 'platform', 'enabling', 'complicated-subsystem'] }),
    /** The team whose platform serves this one; null where nobody has named it. */
    platformTeamId: text('platform_team_id'),
    /** 0 to 3; null where none was chosen. */
    targetLevel: integer('target_level'),
    targetReason: text('target_reason').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (columns) => [uniqueIndex('teams_slug').on(columns.organizationId, columns.slug)],
);

/** A repository of an organization, whether a team has it or not. */
export const organizationRepositories = table(
  'organization_repositories',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** What git is given, without credentials. */
    address: text('address').notNull(),
    label: text('label').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (columns) => [uniqueIndex('organization_repositories_address').on(columns.organizationId, columns.address)],
);

/** Which team answers for which part of a repository. */
export const teamRepositories = table(
  'team_repositories',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    repositoryId: text('repository_id')
      .notNull()
      .references(() => organizationRepositories.id, { onDelete: 'cascade' }),
    /** Folders of a monorepository that are this team's, one string for each; empty for all of it. */
    paths: json('paths').notNull(),
  },
  (columns) => [
    uniqueIndex('team_repositories_pair').on(columns.teamId, columns.repositoryId),
    index('team_repositories_repository').on(columns.repositoryId),
  ],
);

/** What an organization runs; production coverage counts these. */
export const services = table(
  'services',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    teamId: text('team_id').references(() => teams.id, { onDelete: 'set null' }),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    repositoryId: text('repository_id').references(() => organizationRepositories.id, { onDelete: 'set null' }),
    /** Folder of the repository that holds its definition; empty for all of it. */
    path: text('path').notNull().default(''),
    isProduction: boolean('is_production').notNull().default(true),
    createdAt: instant('created_at').notNull(),
  },
  (columns) => [
    uniqueIndex('services_slug').on(columns.organizationId, columns.slug),
    index('services_team').on(columns.teamId),
  ],
);

/** Facts of a Git host or of what runs, as imported. A newer one of the same subject stands beside it; the newest counts. */
export const importedFacts = table(
  'imported_facts',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['git-host', 'runtime'] }).notNull(),
    /** What it is about: the address of a repository, or the name of a system. */
    subject: text('subject').notNull(),
    facts: json('facts').notNull(),
    collectedAt: instant('collected_at').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (columns) => [
    index('imported_facts_subject').on(columns.organizationId, columns.kind, columns.subject, columns.collectedAt),
  ],
);

/** An administrator's changes of thresholds and gates. The newest holds; one that changes nothing is the model as delivered. */
export const modelOverlays = table('model_overlays', {
  id: text('id').primaryKey(),
  overlay: json('overlay').notNull(),
  /** The model version with it: `2026.1+<hash>`. */
  version: text('version').notNull(),
  reason: text('reason').notNull().default(''),
  createdAt: instant('created_at').notNull(),
});

export const repositories = table('repositories', {
  id: text('id').primaryKey(),
  /** Address as shown to people, without credentials. */
  url: text('url').notNull().unique(),
  createdAt: instant('created_at').notNull(),
});

/** What one scan collected. Never changed: an assessment can be judged again from it. */
export const repositoryFacts = table(
  'repository_facts',
  {
    id: text('id').primaryKey(),
    repositoryId: text('repository_id')
      .notNull()
      .references(() => repositories.id),
    /** What git was given, without credentials: a clone on disk has the URL of its origin, and an address of its own. */
    address: text('address').notNull(),
    commit: text('commit').notNull(),
    /** The folders that were looked at: one string for each; empty for the whole repository. */
    paths: json('paths').notNull().default([]),
    facts: json('facts').notNull(),
    collectedAt: instant('collected_at').notNull(),
  },
  (columns) => [index('repository_facts_repository').on(columns.repositoryId, columns.collectedAt)],
);

/** One judgement: the Report whole, and beside it what a list shows. Never changed. */
export const assessments = table(
  'assessments',
  {
    id: text('id').primaryKey(),
    /** What was assessed and how; two assessments of one subject are before and after. */
    subject: text('subject').notNull(),
    label: text('label').notNull(),
    url: text('url').notNull(),
    commit: text('commit').notNull(),
    role: text('role').notNull(),
    level: json('level').notNull(),
    modelVersion: text('model_version').notNull(),
    report: json('report').notNull(),
    /** What an organization shows of it (`TeamResult`); null for one that was kept before there was any, or that is of no team. */
    summary: json('summary'),
    /** The team that it is of; null for an assessment of repositories that somebody asked for. */
    teamId: text('team_id').references(() => teams.id, { onDelete: 'cascade' }),
    /** What was judged beside the facts of repositories: see `JudgedWith`. */
    judgedWith: json('judged_with').notNull().default({}),
    createdAt: instant('created_at').notNull(),
  },
  (columns) => [
    index('assessments_created').on(columns.createdAt),
    index('assessments_subject').on(columns.subject, columns.createdAt),
    index('assessments_team').on(columns.teamId, columns.createdAt),
  ],
);

/** The facts that an assessment judged. */
export const assessmentFacts = table(
  'assessment_facts',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id, { onDelete: 'cascade' }),
    factsId: text('facts_id')
      .notNull()
      .references(() => repositoryFacts.id),
    /** Whose repository it is: that of the team itself, of the platform that serves it, or of the organization. */
    part: text('part', { enum: ['own', 'platform', 'organization'] })
      .notNull()
      .default('own'),
    position: integer('position').notNull(),
  },
  (columns) => [uniqueIndex('assessment_facts_place').on(columns.assessmentId, columns.factsId, columns.part)],
);

/** The past of what an assessment is of, replayed from Git. A newer one stands beside it; the newest is shown. */
export const histories = table(
  'histories',
  {
    id: text('id').primaryKey(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id, { onDelete: 'cascade' }),
    history: json('history').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (columns) => [index('histories_assessment').on(columns.assessmentId, columns.createdAt)],
);
