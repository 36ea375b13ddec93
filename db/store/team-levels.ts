import { asc, inArray } from 'drizzle-orm';
import type { Queries } from '@/db/client';
import { assessments } from '@/db/schema';
import { ReportLevel } from '@/lib/assessment/report';

/** The level of the newest assessment of each team, by the team's id; a team that was never assessed is not in it. */
export async function listNewestLevels(db: Queries, teamIds: readonly string[]): Promise<Map<string, ReportLevel>> {
  if (teamIds.length === 0) return new Map();
  const rows = await db
    .select({ teamId: assessments.teamId, level: assessments.level })
    .from(assessments)
    .where(inArray(assessments.teamId, [...teamIds]))
    .orderBy(asc(assessments.createdAt), asc(assessments.id));
  return new Map(rows.flatMap(({ teamId, level }) => (teamId === null ? [] : [[teamId, ReportLevel.parse(level)]])));
}
