import { randomUUID } from 'node:crypto';
import { insertTeam, listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { freeSlug } from '@/lib/organization/name';
import { requireEditableOrganization } from '@/lib/services/require-organization';
import {
  readTeamInput,
  refuseTakenTeamName,
  resolvePlatform,
  setTeamRepositories,
  type TeamInput,
} from '@/lib/services/team-input';

/** Slugs that stand for something else in addresses. */
export const RESERVED_TEAM_SLUGS = ['new'];

/**
 * Creates a team; repositories that the organization does not have yet are added to it.
 * @throws {CairnError} `invalid-input` or `conflict` with the field that is wrong; `not-found`; `forbidden` for the sample.
 */
export async function createTeam(
  context: Context,
  { organization: slug, ...input }: TeamInput & { organization: string },
): Promise<{ slug: string }> {
  return context.db.write(async (transaction) => {
    const organization = await requireEditableOrganization(transaction, slug);
    const { name, target, repositories } = readTeamInput(context, organization, input);
    const others = await listTeamRows(transaction, organization.id);
    refuseTakenTeamName(name, others);
    const team = {
      id: randomUUID(),
      organizationId: organization.id,
      slug: freeSlug(name, {
        taken: [...RESERVED_TEAM_SLUGS, ...others.map((other) => other.slug)],
        whenEmpty: 'team',
      }),
      name,
      kind: input.kind,
      platformTeamId: resolvePlatform(others, null, input.platform),
      target,
      createdAt: context.now(),
    };
    await insertTeam(transaction, team);
    await setTeamRepositories(transaction, team, repositories, context.now());
    return { slug: team.slug };
  });
}
