'use server';

import { redirect } from 'next/navigation';
import { organizationLinks } from '@/app/organizations/organization-links';
import { getContext } from '@/lib/context';
import { rejudgeAssessment } from '@/lib/services/rejudge-assessment';

/** Judges the newest assessment of a team by the model that holds now, and shows the team's page with the result. */
export async function judgeTeamAgain(place: {
  assessmentId: string;
  organization: string;
  team: string;
}): Promise<void> {
  await rejudgeAssessment(await getContext(), { id: place.assessmentId });
  redirect(organizationLinks.team(place.organization, place.team));
}
