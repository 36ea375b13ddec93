'use server';

import { redirect } from 'next/navigation';
import { type FormState, tryForm } from '@/app/organizations/form-state';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { startHistory } from '@/lib/services/start-history';
import { startOrganizationAssessment } from '@/lib/services/start-organization-assessment';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';

/** Starts the assessment of every team; tells of those that could not be started, and stays where none could. */
export async function assessEveryTeam(
  { id, slug }: { id: string; slug: string },
  _previous: FormState<null>,
): Promise<FormState<null>> {
  const { jobIds, refused } = await startOrganizationAssessment(await getContext(), { organizationId: id });
  if (refused.length === 0 && jobIds.length > 0) redirect(organizationLinks.overview(slug));
  const reasons = refused.map(({ team, reason }) => `${team}: ${reason}`);
  const nothing = jobIds.length === 0 ? ['No team has a repository that can be assessed.'] : [];
  return { values: null, errors: { form: [...nothing, ...reasons].join('\n') } };
}

/** Starts the assessment of a team, and shows its page with how far it is. */
export async function assessOneTeam(
  { id, organization, team }: { id: string; organization: string; team: string },
  _previous: FormState<null>,
): Promise<FormState<null>> {
  const { refused } = await tryForm(
    null,
    () => false,
    async () => startTeamAssessment(await getContext(), { teamId: id }),
  );
  return refused ?? redirect(organizationLinks.team(organization, team));
}

/** Starts the replay of a team's past and goes on to its progress. */
export async function replayTeamPast(
  { assessmentId }: { assessmentId: string | null },
  _previous: FormState<null>,
): Promise<FormState<null>> {
  const tried = await tryForm(
    null,
    () => false,
    async () => {
      if (assessmentId === null) throw new CairnError('not-found', 'Assess the team first.');
      return startHistory(await getContext(), { assessmentId });
    },
  );
  return tried.refused ?? redirect(`/jobs/${encodeURIComponent(tried.result.jobId)}`);
}
