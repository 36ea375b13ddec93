import { claimJob, finishJob } from '@/db/store/jobs';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { createOrganization } from '@/lib/services/create-organization';
import { createTeam } from '@/lib/services/create-team';
import { getTeam } from '@/lib/services/get-team';
import { startTeamAssessment } from '@/lib/services/start-team-assessment';
import { aContext } from '@/tests/factories/context';
import { aTeamInput } from '@/tests/factories/organization';
import { makeLevel, makeReport } from '@/tests/factories/sample-report';

/** The slug of the organization. */
export const organization = 'acme';
/** Where a folder of Payments lies, and what the platform has. */
export const mono = 'https://git.example.org/acme/mono';
export const deploy = 'https://git.example.org/acme/deploy';

/** An organization with a platform, a team that it serves and that has a folder of a monorepository, and a team with nothing. */
export async function acme(): Promise<{
  context: Awaited<ReturnType<typeof aContext>>;
  payments: string;
  platform: string;
}> {
  const context = await aContext();
  await createOrganization(context, { name: 'Acme' });
  const all = [{ address: deploy, paths: [] }];
  await createTeam(context, { organization, ...aTeamInput({ name: 'Platform', kind: 'platform', repositories: all }) });
  await createTeam(context, {
    organization,
    ...aTeamInput({
      platform: 'platform',
      target: { level: 1, reason: 'One cluster.' },
      repositories: [{ address: mono, paths: ['apps/payments'] }],
    }),
  });
  await createTeam(context, { organization, ...aTeamInput({ name: 'Empty' }) });
  const idOf = async (team: string) => (await getTeam(context, { organization, team }))?.id ?? '';
  return { context, payments: await idOf('payments'), platform: await idOf('platform') };
}

/** A Report of the monorepository at a level. */
export const reportAt = (level: 0 | 1 | 2, paths: string[] = []): Report =>
  makeReport({
    level: makeLevel({ verified: level, indicated: level }),
    repositories: [{ url: mono, commit: 'c'.repeat(40), paths, role: 'application', files: 3 }],
  });

/** Queues an assessment of a team and lets it fail. */
export async function failAssessment(context: Context, teamId: string, error: string): Promise<void> {
  await startTeamAssessment(context, { teamId });
  await context.db.write(async (transaction) => {
    const now = context.now();
    const job = await claimJob(transaction, { owner: 'w', now, until: new Date(now.getTime() + 60_000) });
    await finishJob(transaction, job?.id ?? '', 'w', { state: 'failed', error, now });
  });
}
