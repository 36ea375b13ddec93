import { findAssessment } from '@/db/store/assessments';
import { findNewestOfSubject } from '@/db/store/newest-assessments';
import { findOrganizationById } from '@/db/store/organizations';
import { listJudgedRepositories } from '@/db/store/repository-facts';
import { findTeamById } from '@/db/store/teams';
import type { Context } from '@/lib/context';

/** How results of an assessment can be disputed here. */
export interface DisputeChoices {
  /** Why nothing can be said here: it is the sample organization's, or there is a newer assessment. Null where it can. */
  closed: 'sample' | 'older' | null;
  /** The newest assessment of the same. */
  newestId: string;
  /** For whom it can be said; the first is what is usual. */
  scopes: { value: string; label: string }[];
  /** Days, in UTC: the first and the last that can be chosen as the last day, and one in half a year. */
  today: string;
  latest: string;
  suggested: string;
}

const DAY_MILLISECONDS = 86_400_000;

/** What the form needs to know with which a result is disputed; null when there is no such assessment. */
export async function getDisputeChoices(context: Context, { id }: { id: string }): Promise<DisputeChoices | null> {
  const db = context.db.read;
  const assessment = await findAssessment(db, id);
  if (assessment === null) return null;
  const team = assessment.teamId === null ? null : await findTeamById(db, assessment.teamId);
  const organization = team && (await findOrganizationById(db, team.organizationId));
  const newestId = (await findNewestOfSubject(db, assessment.subject)) ?? id;
  const judged = await listJudgedRepositories(db, id);
  const urls = [...new Set(judged.filter(({ part }) => part === 'own').map(({ url }) => url))];
  const inDays = (days: number) =>
    new Date(context.now().getTime() + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
  return {
    closed: organization?.isSample ? 'sample' : newestId === id ? null : 'older',
    newestId,
    scopes: [
      ...(team ? [{ value: 'team', label: team.name }] : []),
      ...urls.map((url) => ({ value: url, label: team ? `Everybody who has ${url}` : url })),
      ...(organization ? [{ value: 'organization', label: `Every team of ${organization.name}` }] : []),
    ],
    today: inDays(0),
    latest: inDays(365),
    suggested: inDays(182),
  };
}
