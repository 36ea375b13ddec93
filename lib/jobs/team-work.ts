import { z } from 'zod';
import { ConnectedFact } from '@/lib/assessment/connected-facts';
import { PartDispute } from '@/lib/assessment/dispute';
import { OrganizationRecords } from '@/lib/assessment/organization-records';
import { TeamKind } from '@/lib/assessment/team-kind';
import { Level } from '@/lib/model/model';

/** A repository, or folders of one, that somebody answers for. */
export const TeamPart = z.object({
  /** Without credentials. Whoever hands it in has seen to it that it may be read. */
  address: z.string(),
  label: z.string(),
  /** Empty for all of it. */
  paths: z.array(z.string()),
});
export type TeamPart = z.infer<typeof TeamPart>;

/** An imported fact, and for whom it is judged. */
export const PartFact = z.object({
  id: z.string(),
  part: z.enum(['own', 'platform', 'organization']),
  fact: ConnectedFact,
});
export type PartFact = z.infer<typeof PartFact>;

/** All that is to be known of a team before its repositories are looked at. */
export const TeamWork = z.object({
  name: z.string(),
  /** Null: suggested from the roles of its repositories. */
  kind: TeamKind.nullable(),
  own: z.array(TeamPart).min(1),
  /** Null where nobody has named one. */
  platform: z.object({ teamId: z.string(), name: z.string(), repositories: z.array(TeamPart) }).nullable(),
  /** The level aimed at; null where none was chosen. */
  target: Level.nullable(),
  /** Its organization, with what Cairn itself keeps of it. */
  organization: z.object({ name: z.string(), records: OrganizationRecords }),
  /** Facts of Git hosts and of what runs, under the addresses as they were imported. */
  connectedFacts: z.array(PartFact),
  /** What stands of what was told against results; repositories by the address that git is given. */
  disputes: z.array(PartDispute),
});
export type TeamWork = z.infer<typeof TeamWork>;

/** Whose platform counts: that of another team, the team's own, or one that nobody has named. */
export const PlatformOfTeam = z.enum(['other', 'itself', 'unnamed']);
export type PlatformOfTeam = z.infer<typeof PlatformOfTeam>;

/** What jobs about a team are given, among other things: what is known of it is read when its turn comes. */
export const OfTeam = z.object({ teamId: z.string() });
