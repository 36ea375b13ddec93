import { and, desc, eq, isNull, lt, max, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries } from '@/db/client';
import { assessmentFacts, assessments, organizations, teams } from '@/db/schema';
import { touchOrganizationOf } from '@/db/store/organization-revisions';
import { PartDispute } from '@/lib/assessment/dispute';
import { OrganizationRecords } from '@/lib/assessment/organization-records';
import { Report, ReportLevel, RepositoryRole } from '@/lib/assessment/report';
import { summarizeReport, TeamResult } from '@/lib/assessment/team-result';
import { Level } from '@/lib/model/model';

/** What was judged beside the facts of repositories: with them, all that is needed to judge again. */
export const JudgedWith = z.object({
  /** The team whose platform serves it. `itself`: it is its own platform; `unnamed`: nobody has named one. */
  platform: z
    .union([z.object({ teamId: z.string(), name: z.string() }), z.enum(['itself', 'unnamed'])])
    .default('itself'),
  /** The level aimed at; null where none was chosen. */
  target: Level.nullable().default(null),
  /** The organization, with what Cairn's own records said of it; null where nothing was known of it. */
  organization: z.object({ name: z.string(), records: OrganizationRecords }).nullable().default(null),
  /** Imported facts of Git hosts and of what runs, and for whom each was judged. */
  importedFacts: z.array(z.object({ id: z.string(), part: z.enum(['own', 'platform', 'organization']) })).default([]),
  /** What stood of what was told in the application; repositories by the address that git was given. */
  disputes: z.array(PartDispute).default([]),
});
export type JudgedWith = z.infer<typeof JudgedWith>;

/** Of bare repositories, which stand for a team and its platform at once. */
export const judgedAlone: JudgedWith = JudgedWith.parse({});

/** Facts of a repository that were judged, and whose repository it is. */
export interface JudgedFacts {
  factsId: string;
  part: 'own' | 'platform' | 'organization';
}

export interface StoredAssessment {
  id: string;
  /** What was assessed and how: equal for two assessments that are before and after. */
  subject: string;
  label: string;
  report: Report;
  /** The team that it is of; null for one of repositories that somebody asked for. */
  teamId: string | null;
  judgedWith: JudgedWith;
  createdAt: Date;
}

/** What a list shows of an assessment: the first of its repositories stands for all. */
export interface AssessmentRow {
  id: string;
  label: string;
  url: string;
  commit: string;
  createdAt: Date;
  level: ReportLevel;
  role: RepositoryRole;
}

/** Keeps an assessment and the facts that it judged, in their order. */
export async function insertAssessment(
  db: Queries,
  { report, facts, ...assessment }: StoredAssessment & { facts: readonly JudgedFacts[] },
): Promise<void> {
  const first = report.repositories[0];
  if (!first) throw new Error(`The assessment ${assessment.id} is of no repository.`);
  const { url, commit, role } = first;
  const summary = assessment.teamId === null ? null : summarizeReport(report);
  await db
    .insert(assessments)
    .values({ ...assessment, url, commit, role, level: report.level, modelVersion: report.model, report, summary });
  if (assessment.teamId !== null) await touchOrganizationOf(db, teams, assessment.teamId);
  for (const [position, { factsId, part }] of facts.entries()) {
    await db.insert(assessmentFacts).values({ assessmentId: assessment.id, factsId, part, position });
  }
}

export async function findAssessment(db: Queries, id: string): Promise<StoredAssessment | null> {
  const [row] = await db.select().from(assessments).where(eq(assessments.id, id));
  return row ? toAssessment(row) : null;
}

/** What an organization shows of the newest assessment of a team. */
export interface NewestResult {
  id: string;
  label: string;
  teamId: string;
  createdAt: Date;
  result: TeamResult;
}

/** The newest assessment of each team of an organization, without its evidence; a team that was never assessed has none. */
export async function listNewestOfTeams(db: Queries, organizationId: string): Promise<NewestResult[]> {
  const newest = db
    .select({ teamId: assessments.teamId, createdAt: max(assessments.createdAt).as('newest') })
    .from(assessments)
    .innerJoin(teams, eq(teams.id, assessments.teamId))
    .where(eq(teams.organizationId, organizationId))
    .groupBy(assessments.teamId)
    .as('newest_of_teams');
  const { id, label, teamId, createdAt, summary } = assessments;
  const rows = await db
    .select({ id, label, teamId, createdAt, summary })
    .from(assessments)
    .innerJoin(newest, and(eq(teamId, newest.teamId), eq(createdAt, newest.createdAt)))
    .orderBy(desc(id));
  const found = new Map<string, NewestResult>();
  for (const row of rows) {
    if (row.teamId === null || found.has(row.teamId)) continue;
    const result = row.summary === null ? await summarizeStored(db, row.id) : TeamResult.parse(row.summary);
    const { id: newestId, label: name, teamId: owner, createdAt: madeAt } = row;
    found.set(owner, { id: newestId, label: name, teamId: owner, createdAt: madeAt, result });
  }
  return [...found.values()];
}

/** Of an assessment that was kept before summaries were. */
async function summarizeStored(db: Queries, id: string): Promise<TeamResult> {
  const [row] = await db.select({ report: assessments.report }).from(assessments).where(eq(assessments.id, id));
  return summarizeReport(Report.parse(row?.report));
}

/** The newest assessment of a team; null when it was never assessed. */
export async function findNewestOfTeam(db: Queries, teamId: string): Promise<StoredAssessment | null> {
  const [row] = await db
    .select()
    .from(assessments)
    .where(eq(assessments.teamId, teamId))
    .orderBy(...newestFirst)
    .limit(1);
  return row ? toAssessment(row) : null;
}

/** The assessment of the same subject before this one. */
export async function findPreviousAssessment(
  db: Queries,
  of: Pick<StoredAssessment, 'id' | 'subject' | 'createdAt'>,
): Promise<AssessmentRow | null> {
  const [row] = await db
    .select(rowColumns)
    .from(assessments)
    .where(and(eq(assessments.subject, of.subject), isBefore(of)))
    .orderBy(...newestFirst)
    .limit(1);
  return row ? toRow(row) : null;
}

/** The newest assessments, or those before one of them. Those of the sample organization never stand among them. */
export async function listAssessmentRows(
  db: Queries,
  { limit, before }: { limit: number; before: Pick<StoredAssessment, 'id' | 'createdAt'> | null },
): Promise<AssessmentRow[]> {
  const rows = await db
    .select(rowColumns)
    .from(assessments)
    .leftJoin(teams, eq(teams.id, assessments.teamId))
    .leftJoin(organizations, eq(organizations.id, teams.organizationId))
    .where(and(or(isNull(organizations.id), eq(organizations.isSample, false)), before ? isBefore(before) : undefined))
    .orderBy(...newestFirst)
    .limit(limit);
  return rows.map(toRow);
}

/** Where an assessment stands in the list; null when there is none of this id. */
export async function findAssessmentPlace(
  db: Queries,
  id: string,
): Promise<Pick<StoredAssessment, 'id' | 'createdAt'> | null> {
  const [row] = await db.select({ createdAt: assessments.createdAt }).from(assessments).where(eq(assessments.id, id));
  return row ? { id, createdAt: row.createdAt } : null;
}

const rowColumns = {
  id: assessments.id,
  label: assessments.label,
  url: assessments.url,
  commit: assessments.commit,
  createdAt: assessments.createdAt,
  level: assessments.level,
  role: assessments.role,
};

// Two of one millisecond are told apart by their ids.
const newestFirst = [desc(assessments.createdAt), desc(assessments.id)];

function isBefore({ id, createdAt }: { id: string; createdAt: Date }): SQL | undefined {
  const isSameTime = and(eq(assessments.createdAt, createdAt), lt(assessments.id, id));
  return or(lt(assessments.createdAt, createdAt), isSameTime);
}

function toAssessment(row: typeof assessments.$inferSelect): StoredAssessment {
  const { id, subject, label, teamId, createdAt } = row;
  const judgedWith = JudgedWith.parse(row.judgedWith);
  return { id, subject, label, teamId, createdAt, judgedWith, report: Report.parse(row.report) };
}

function toRow(row: Pick<typeof assessments.$inferSelect, keyof typeof rowColumns>): AssessmentRow {
  return { ...row, level: ReportLevel.parse(row.level), role: RepositoryRole.parse(row.role) };
}
