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
  ],
);

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
    createdAt: instant('created_at').notNull(),
  },
  (columns) => [
    index('assessments_created').on(columns.createdAt),
    index('assessments_subject').on(columns.subject, columns.createdAt),
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
    position: integer('position').notNull(),
  },
  (columns) => [uniqueIndex('assessment_facts_pair').on(columns.assessmentId, columns.factsId)],
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
