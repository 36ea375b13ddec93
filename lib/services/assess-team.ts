import { assess } from '@/lib/assessment/assess';
import type { AssessmentInput, ServingFacts } from '@/lib/assessment/assessment-input';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { suggestTeamKind } from '@/lib/assessment/team-kind';
import { CairnError, isCairnError } from '@/lib/errors';
import type { JobProgress } from '@/lib/jobs/job';
import type { PartFact, PlatformOfTeam, TeamPart, TeamWork } from '@/lib/jobs/team-work';
import type { Model } from '@/lib/model/model';
import { type CollectRequest, collectFacts } from '@/lib/services/collect-facts';
import { disputesUnderUrls } from '@/lib/services/standing-disputes';
import { type LookedAt, underUrls } from '@/lib/services/team-facts';

export interface TeamRequest extends Omit<CollectRequest, 'addresses' | 'paths' | 'revision'> {
  team: TeamWork;
  model: Model;
}

export interface AssessedTeam {
  report: Report;
  /** In the order of the repositories of the team, then of its platform. */
  facts: RepositoryFacts[];
  platform: PlatformOfTeam;
}

/**
 * Assesses a team from its repositories and those of the platform that serves it.
 * @throws {CairnError} that names every repository which could not be read, with the reason; nothing is judged then.
 */
export async function assessTeam(request: TeamRequest): Promise<AssessedTeam> {
  const { team, model, now } = request;
  const served = team.platform?.repositories ?? [];
  const facts = await collectParts([...team.own, ...served], request);
  const own = facts.slice(0, team.own.length);
  const platform = platformOf(team, own);
  const lookedAt = [...team.own, ...served].map(({ address }, index) => ({
    address,
    url: facts[index]?.url ?? address,
  }));
  const connected = (part: PartFact['part']) => connectedFactsOf(team.connectedFacts, part, lookedAt);
  const report = assess({
    repositories: own,
    connectedFacts: connected('own'),
    disputes: disputesUnderUrls(team.disputes, 'own', lookedAt),
    ...servingPlatform(team, platform, {
      repositories: facts.slice(team.own.length),
      connectedFacts: connected('platform'),
      disputes: disputesUnderUrls(team.disputes, 'platform', lookedAt),
    }),
    organization: { ...team.organization, repositories: [], connectedFacts: connected('organization') },
    ...(team.target === null ? {} : { target: team.target }),
    model,
    now: now.toISOString(),
  });
  return { report, facts, platform };
}

/** A platform team for which nobody has named another platform is its own. */
export function platformOf({ kind, platform }: TeamWork, own: readonly RepositoryFacts[]): PlatformOfTeam {
  if (platform !== null) return 'other';
  return (kind ?? suggestTeamKind(own.map(({ role }) => role))) === 'platform' ? 'itself' : 'unnamed';
}

/** The platform's part of what is judged. */
export function servingPlatform(
  team: TeamWork,
  platform: PlatformOfTeam,
  known: Omit<ServingFacts, 'name'>,
): Pick<AssessmentInput, 'platform'> | Record<string, never> {
  if (platform === 'itself') return {};
  return { platform: platform === 'unnamed' ? platform : { name: team.platform?.name ?? '', ...known } };
}

/** The imported facts of one part, under the URLs of the repositories that were looked at. */
export function connectedFactsOf(
  facts: readonly PartFact[],
  wanted: PartFact['part'],
  lookedAt: readonly LookedAt[],
): ConnectedFact[] {
  const ofPart = facts.filter(({ part }) => part === wanted).map(({ fact }) => fact);
  return underUrls(ofPart, lookedAt);
}

async function collectParts(parts: readonly TeamPart[], request: TeamRequest): Promise<RepositoryFacts[]> {
  const collected: RepositoryFacts[] = [];
  const failures: { part: TeamPart; error: CairnError }[] = [];
  for (const [index, part] of parts.entries()) {
    request.signal?.throwIfAborted();
    const place = parts.length > 1 ? `${part.label} (${index + 1} of ${parts.length}): ` : '';
    const onProgress = (progress: JobProgress) =>
      request.onProgress?.({ ...progress, message: `${place}${progress.message}` });
    try {
      const { address, paths } = part;
      collected.push(...(await collectFacts({ ...request, addresses: [address], paths, onProgress })));
    } catch (error) {
      if (!isCairnError(error)) throw error;
      failures.push({ part, error });
    }
  }
  if (failures.length > 0) throw failureOf(failures);
  return collected;
}

function failureOf(failures: readonly { part: TeamPart; error: CairnError }[]): CairnError {
  const reasons = failures.map(({ part, error }) => `${part.label}: ${error.message}`).join(' ');
  const code = failures[0]?.error.code ?? 'unreadable';
  if (failures.length === 1) return new CairnError(code, `One repository could not be read. ${reasons}`);
  return new CairnError(code, `${failures.length} repositories could not be read. ${reasons}`);
}
