import type { Context } from '@/lib/context';
import { createOrganization } from '@/lib/services/create-organization';
import type { ServiceInput } from '@/lib/services/service-input';
import type { TeamInput } from '@/lib/services/team-input';
import { aContext } from '@/tests/factories/context';

/** A team of which nothing is said but its name. */
export function aTeamInput(said: Partial<TeamInput>): TeamInput {
  return { name: 'Payments', kind: null, platform: null, target: null, repositories: [], ...said };
}

/** A service of which nothing is said but its name. */
export function aServiceInput(said: Partial<ServiceInput>): ServiceInput {
  return { name: 'checkout', team: null, repository: null, path: '', isProduction: true, ...said };
}

/** A context with one organization, "Acme", and the slug of it. */
export async function anOrganization(
  variables: Record<string, string> = {},
): Promise<{ context: Context; organization: string }> {
  const context = await aContext(variables);
  const { slug: organization } = await createOrganization(context, { name: 'Acme' });
  return { context, organization };
}
