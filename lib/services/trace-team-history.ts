import { assess } from '@/lib/assessment/assess';
import type { History } from '@/lib/assessment/history-report';
import { platformOf, servingPlatform, type TeamRequest } from '@/lib/services/assess-team';
import { tracePast } from '@/lib/services/trace-past';

/**
 * Replays the past of a team from Git: its repositories, and those of the platform that serves it today. What a Git host or a
 * running system tells of today is never dated back: it is unknown there.
 * @throws {CairnError} as `tracePast`.
 */
export function traceTeamHistory({ team, ...request }: TeamRequest): Promise<History> {
  const { model } = request;
  return tracePast({
    ...request,
    own: team.own,
    platform: team.platform?.repositories ?? [],
    judge: (own, platform, now) =>
      assess({
        repositories: own,
        ...servingPlatform(team, platformOf(team, own), { repositories: platform }),
        ...(team.target === null ? {} : { target: team.target }),
        model,
        now,
      }),
  });
}
