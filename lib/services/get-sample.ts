import { findOrganization } from '@/db/store/organizations';
import { listNewestLevels } from '@/db/store/team-levels';
import { listTeamRows } from '@/db/store/teams';
import type { ReportLevel } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { SAMPLE_SLUG } from '@/lib/services/create-organization';

/** A team of the sample, with its level once it was assessed. */
export interface SampleTeam {
  slug: string;
  name: string;
  level: ReportLevel | null;
}

/** What there is to look at of the sample organization. */
export interface SampleView {
  slug: string;
  name: string;
  teams: SampleTeam[];
}

/** The sample organization with its teams and where each stands; null where it is not there. */
export async function getSample({ db }: Context): Promise<SampleView | null> {
  const organization = await findOrganization(db.read, SAMPLE_SLUG);
  if (organization === null) return null;
  const teams = await listTeamRows(db.read, organization.id);
  const levels = await listNewestLevels(
    db.read,
    teams.map(({ id }) => id),
  );
  return {
    slug: organization.slug,
    name: organization.name,
    teams: teams.map(({ id, slug, name }) => ({ slug, name, level: levels.get(id) ?? null })),
  };
}
