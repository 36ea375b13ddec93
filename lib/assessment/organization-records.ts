import { z } from 'zod';
import type { ReportLevel } from '@/lib/assessment/report';

const Count = z.int().nonnegative();
const MOST_NAMES = 20;

/** What Cairn's own records say of an organization, in counts; names are those of teams and systems, the first twenty of them. */
export const OrganizationRecords = z.object({
  /** Teams, and those that have a target level with a reason. */
  teams: z.object({ total: Count, withTarget: Count, without: z.array(z.string()) }),
  /** Known production systems: under an agent, and of which nobody knows whether they are. */
  systems: z.object({ total: Count, underAgent: Count, unknown: Count, outside: z.array(z.string()) }),
});
export type OrganizationRecords = z.infer<typeof OrganizationRecords>;

export interface RecordedTeam {
  name: string;
  /** Null where none was chosen. */
  target: { level: number; reason: string } | null;
}

export interface RecordedSystem {
  name: string;
  /** Null where nobody knows. */
  underAgent: boolean | null;
}

/**
 * Whether the services of a team are under an agent, by its newest level: from Core GitOps on. Null for a team that is not placed, was never
 * looked at, or may hold more than is known.
 */
export function isUnderAgent(level: Pick<ReportLevel, 'indicated' | 'possible'> | undefined): boolean | null {
  const { indicated = null, possible = null } = level ?? {};
  if (indicated === null) return null;
  return indicated >= 1 ? true : (possible ?? 0) >= 1 ? null : false;
}

/** Counts what is recorded of an organization, teams and systems in the order of their names. */
export function summarizeRecords(
  teams: readonly RecordedTeam[],
  systems: readonly RecordedSystem[],
): OrganizationRecords {
  const without = teams.filter(({ target }) => target === null || target.reason.trim() === '');
  const outside = systems.filter(({ underAgent }) => underAgent === false);
  return {
    teams: { total: teams.length, withTarget: teams.length - without.length, without: firstNames(without) },
    systems: {
      total: systems.length,
      underAgent: systems.filter(({ underAgent }) => underAgent === true).length,
      unknown: systems.filter(({ underAgent }) => underAgent === null).length,
      outside: firstNames(outside),
    },
  };
}

function firstNames(named: readonly { name: string }[]): string[] {
  return named
    .map(({ name }) => name)
    .toSorted()
    .slice(0, MOST_NAMES);
}
