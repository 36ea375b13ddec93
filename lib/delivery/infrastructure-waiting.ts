import { FEWEST_CHANGES } from '@/lib/delivery/change-lead-time';
import type { Window } from '@/lib/delivery/deployment-frequency';
import { selectDelivery } from '@/lib/delivery/measure-delivery';
import { median } from '@/lib/delivery/percentile';
import type { Rollout } from '@/lib/delivery/rollouts';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import type { TracedChange } from '@/lib/delivery/traced-changes';

/** A median with the number of things behind it. */
export interface WaitingFigure {
  count: number;
  /** Seconds or rounds; null where it cannot be given. */
  median: number | null;
  /** Why it is null. */
  reason: string | null;
}

/** Whose proposals. */
export type Proposers = 'all' | 'owning-team' | 'other-teams';

/** What people wait for when they propose a change of the platform or of infrastructure. */
export interface ProposalWaiting {
  proposers: Proposers;
  /** Seconds from opening to the finish of the first production deployment that carries the proposal. */
  openedToApplied: WaitingFigure;
  reviewRounds: WaitingFigure;
}

/** A proposal that was applied in the window: what the medians are made of. Moments are in milliseconds. */
export interface AppliedProposal {
  id: string;
  /** The deployment that applied it. */
  deployment: string;
  /** Null where no event tells. */
  openedAt: number | null;
  appliedAt: number;
  reviewRounds: number | null;
  fromOtherTeam: boolean | null;
}

/** The wait for the platform and infrastructure of a window. */
export interface InfrastructureWaiting {
  figures: ProposalWaiting[];
  /** In the order in which they were applied. */
  proposals: AppliedProposal[];
  /** Applied changes that do not count. */
  leftOut: { bots: number; withoutProposal: number };
}

const NOTHING_DEPLOYED =
  'No event tells when these repositories are applied: that takes deployments to production which name them.';
const NOTHING_APPLIED = 'No proposal to these repositories was applied in this window.';
const NO_OPENING = 'No event tells when these proposals were opened.';
const NO_ROUNDS = 'No event tells the rounds of review: the reviews of the Git host would.';
const NO_TEAMS = 'No event tells which team a proposal came from.';
const SMALL_SAMPLE = `Small sample: under ${FEWEST_CHANGES} proposals there is no median.`;

/**
 * How long proposals to some repositories wait, by the finish of what applied them, beside the five metrics and never among them
 * (dora.md 3). Changes of bots and commits that came without a pull request are left out.
 * @param repositories keys of platform and infrastructure repositories
 */
export function measureInfrastructureWaiting(
  trace: DeliveryTrace,
  { repositories, window }: { repositories: ReadonlySet<string>; window: Window },
): InfrastructureWaiting {
  const production = { window, tier: 'production', services: null, includeBots: false, timeZone: 'UTC' } as const;
  const { own, all, firstCarrier } = selectDelivery(trace, production);
  const carried = own.flatMap((deployment) =>
    deployment.changes
      .filter((change) => firstCarrier.get(change) === deployment && repositories.has(change.repository))
      .map((change) => ({ change, rollout: deployment.rollout })),
  );
  const people = carried.filter(({ change }) => !change.authorIsBot);
  const proposals = people.filter(({ change }) => change.isProposal === true).map(describe);
  const isDeployed = all.some(({ rollout }) => rollout.commit !== null && repositories.has(rollout.commit.repository));
  return {
    figures: measureProposers(proposals, isDeployed ? NOTHING_APPLIED : NOTHING_DEPLOYED),
    proposals,
    leftOut: { bots: carried.length - people.length, withoutProposal: people.length - proposals.length },
  };
}

function describe({ change, rollout }: { change: TracedChange; rollout: Rollout }): AppliedProposal {
  const { id, openedAt, reviewRounds, fromOtherTeam } = change;
  return { id, deployment: rollout.id, openedAt, appliedAt: rollout.finishedAt, reviewRounds, fromOtherTeam };
}

function measureProposers(proposals: readonly AppliedProposal[], nothing: string): ProposalWaiting[] {
  const tellsTeams = proposals.some(({ fromOtherTeam }) => fromOtherTeam !== null);
  const nothingOfTeam = proposals.length > 0 && !tellsTeams ? NO_TEAMS : nothing;
  const ofTeams = (isOther: boolean) => proposals.filter(({ fromOtherTeam }) => fromOtherTeam === isOther);
  return [
    measure('all', proposals, nothing),
    measure('owning-team', ofTeams(false), nothingOfTeam),
    measure('other-teams', ofTeams(true), nothingOfTeam),
  ];
}

function measure(proposers: Proposers, applied: readonly AppliedProposal[], nothing: string): ProposalWaiting {
  const waits = applied.flatMap(({ openedAt, appliedAt }) =>
    openedAt === null || openedAt > appliedAt ? [] : [(appliedAt - openedAt) / 1000],
  );
  const rounds = applied.flatMap(({ reviewRounds }) => reviewRounds ?? []);
  return {
    proposers,
    openedToApplied: figureOf(waits, applied.length === 0 ? nothing : NO_OPENING),
    reviewRounds: figureOf(rounds, applied.length === 0 ? nothing : NO_ROUNDS),
  };
}

function figureOf(values: readonly number[], nothing: string): WaitingFigure {
  const count = values.length;
  if (count === 0) return { count, median: null, reason: nothing };
  if (count < FEWEST_CHANGES) return { count, median: null, reason: SMALL_SAMPLE };
  return { count, median: median(values), reason: null };
}
