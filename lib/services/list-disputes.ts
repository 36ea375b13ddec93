import { listDisputesOfOrganization, type StoredDispute } from '@/db/store/disputes';
import { findOrganization } from '@/db/store/organizations';
import { listTeamRows } from '@/db/store/teams';
import type { Context } from '@/lib/context';

/** What was said in an organization against a result, and what became of it. */
export interface DisputeView
  extends Pick<StoredDispute, 'id' | 'kind' | 'subject' | 'outcome' | 'reason' | 'author' | 'expires'> {
  /** Name of the team or address of the repository that it is for; null for every team. */
  scope: string | null;
  state: 'standing' | 'expired' | 'withdrawn';
  /** ISO 8601, UTC. */
  recordedAt: string;
  withdrawn: { at: string; by: string } | null;
}

/** All that was ever said against results of an organization's teams, the newest first; empty where there is no such organization. */
export async function listDisputes(
  context: Context,
  { organization: slug }: { organization: string },
): Promise<DisputeView[]> {
  const db = context.db.read;
  const organization = await findOrganization(db, slug);
  if (organization === null) return [];
  const teams = new Map((await listTeamRows(db, organization.id)).map(({ id, name }) => [id, name]));
  const today = context.now().toISOString().slice(0, 10);
  return (await listDisputesOfOrganization(db, organization.id)).map(
    ({ id, kind, subject, outcome, reason, author, expires, address, teamId, createdAt, withdrawn }) => ({
      ...{ id, kind, subject, outcome, reason, author, expires },
      scope: address ?? (teamId === null ? null : (teams.get(teamId) ?? null)),
      state: withdrawn ? 'withdrawn' : expires < today ? 'expired' : 'standing',
      recordedAt: createdAt.toISOString(),
      withdrawn: withdrawn && { at: withdrawn.at.toISOString(), by: withdrawn.by },
    }),
  );
}
