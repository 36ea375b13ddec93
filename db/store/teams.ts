import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Queries } from '@/db/client';
import { organizationRepositories, teamRepositories, teams } from '@/db/schema';
import { touchOrganization, touchOrganizationOf } from '@/db/store/organization-revisions';
import type { TeamKind } from '@/lib/assessment/team-kind';
import { Level } from '@/lib/model/model';

export interface Team {
  id: string;
  organizationId: string;
  slug: string;
  name: string;
  /** Null until somebody chooses. */
  kind: TeamKind | null;
  /** The team whose platform serves this one. */
  platformTeamId: string | null;
  target: TeamTarget | null;
  createdAt: Date;
}

/** The level that a team aims at; there is no target without a reason. */
export interface TeamTarget {
  level: Level;
  reason: string;
}

/** A repository, or the part of one, that a team answers for. */
export interface TeamRepository {
  teamId: string;
  repositoryId: string;
  address: string;
  label: string;
  /** Folders of it that are the team's; empty for all of it. */
  paths: string[];
}

const StoredPaths = z.array(z.string());

export async function insertTeam(db: Queries, team: Team): Promise<void> {
  await db.insert(teams).values(toColumns(team));
  await touchOrganization(db, team.organizationId);
}

/** Writes everything about a team but its repositories. */
export async function updateTeam(db: Queries, team: Team): Promise<void> {
  await db.update(teams).set(toColumns(team)).where(eq(teams.id, team.id));
  await touchOrganization(db, team.organizationId);
}

/** Deletes a team with its assessments. Teams that it served have no platform then, its services no team. */
export async function deleteTeamRow(db: Queries, id: string): Promise<void> {
  await touchOrganizationOf(db, teams, id);
  await db.update(teams).set({ platformTeamId: null }).where(eq(teams.platformTeamId, id));
  await db.delete(teams).where(eq(teams.id, id));
}

export async function findTeam(db: Queries, organizationId: string, slug: string): Promise<Team | null> {
  const [row] = await db
    .select()
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), eq(teams.slug, slug)));
  return row ? toTeam(row) : null;
}

export async function findTeamById(db: Queries, id: string): Promise<Team | null> {
  const [row] = await db.select().from(teams).where(eq(teams.id, id));
  return row ? toTeam(row) : null;
}

/** The teams of an organization, by name. */
export async function listTeamRows(db: Queries, organizationId: string): Promise<Team[]> {
  const rows = await db
    .select()
    .from(teams)
    .where(eq(teams.organizationId, organizationId))
    .orderBy(asc(teams.name), asc(teams.slug));
  return rows.map(toTeam);
}

/** What the teams of an organization answer for, by address. */
export async function listTeamRepositories(db: Queries, organizationId: string): Promise<TeamRepository[]> {
  return selectRepositories(db, 'organization', organizationId);
}

/** What one team answers for, by address. */
export async function listRepositoriesOfTeam(db: Queries, teamId: string): Promise<TeamRepository[]> {
  return selectRepositories(db, 'team', teamId);
}

/** Puts a repository, or folders of it, into a team's hands; of one that it has already, the folders change. */
export async function keepTeamRepository(
  db: Queries,
  { teamId, repositoryId, paths }: { teamId: string; repositoryId: string; paths: readonly string[] },
): Promise<void> {
  await touchOrganizationOf(db, teams, teamId);
  await db
    .insert(teamRepositories)
    .values({ teamId, repositoryId, paths })
    .onConflictDoUpdate({ target: [teamRepositories.teamId, teamRepositories.repositoryId], set: { paths } });
}

export async function deleteTeamRepository(db: Queries, teamId: string, repositoryId: string): Promise<void> {
  await touchOrganizationOf(db, teams, teamId);
  await db
    .delete(teamRepositories)
    .where(and(eq(teamRepositories.teamId, teamId), eq(teamRepositories.repositoryId, repositoryId)));
}

async function selectRepositories(db: Queries, of: 'team' | 'organization', id: string): Promise<TeamRepository[]> {
  const rows = await db
    .select({
      teamId: teamRepositories.teamId,
      repositoryId: teamRepositories.repositoryId,
      address: organizationRepositories.address,
      label: organizationRepositories.label,
      paths: teamRepositories.paths,
    })
    .from(teamRepositories)
    .innerJoin(organizationRepositories, eq(organizationRepositories.id, teamRepositories.repositoryId))
    .where(of === 'team' ? eq(teamRepositories.teamId, id) : eq(organizationRepositories.organizationId, id))
    .orderBy(asc(organizationRepositories.address), asc(teamRepositories.teamId));
  return rows.map((row) => ({ ...row, paths: StoredPaths.parse(row.paths) }));
}

function toColumns({ target, ...team }: Team): typeof teams.$inferInsert {
  return { ...team, targetLevel: target?.level ?? null, targetReason: target?.reason ?? '' };
}

function toTeam({ targetLevel, targetReason, ...team }: typeof teams.$inferSelect): Team {
  const target = targetLevel === null ? null : { level: Level.parse(targetLevel), reason: targetReason };
  return { ...team, target };
}
