import { type AssessmentInput, servingPlatformOf } from '@/lib/assessment/assessment-input';
import type { ToldDispute } from '@/lib/assessment/collect-disputes';
import type { Dispute, ReportDispute } from '@/lib/assessment/dispute';
import { findInRepositories } from '@/lib/assessment/gather-facts';
import { deploysNothing, type Judged } from '@/lib/assessment/judge-criteria';
import type { LevelContext } from '@/lib/assessment/levels';
import type { ReportCriterion } from '@/lib/assessment/report';

/** What was judged on evidence alone, and how it is placed. */
export interface Evident {
  judged: Judged;
  criteria: readonly ReportCriterion[];
  levels: LevelContext;
}

type Standing = Pick<ReportDispute, 'state' | 'note'>;

/** Whether a dispute counts, and if not, why; `earlier` are those that come before it. */
export function standingOf(
  { dispute, part }: ToldDispute,
  earlier: readonly ToldDispute[],
  input: AssessmentInput,
  evident: Evident,
): Standing {
  if (dispute.expires < input.now.slice(0, 10)) {
    return {
      state: 'expired',
      note: `It counted until ${dispute.expires}. Renew it with a reason of today, or take it away.`,
    };
  }
  const unused = reasonUnused({ dispute, part }, earlier, input, evident);
  return unused === null ? { state: 'in-force', note: '' } : { state: 'unused', note: unused };
}

/** Why a dispute that has not ended changes nothing; null where it does. */
function reasonUnused(
  told: ToldDispute,
  earlier: readonly ToldDispute[],
  input: AssessmentInput,
  evident: Evident,
): string | null {
  if (deploysNothing(input)) return 'Nothing is deployed from here, so nothing is judged.';
  const isSame = ({ dispute: { subject, expires }, part }: ToldDispute) =>
    part === told.part &&
    subject.kind === told.dispute.subject.kind &&
    subject.id === told.dispute.subject.id &&
    expires >= input.now.slice(0, 10);
  const same = earlier.filter(isSame).map(({ dispute }) => repositoryMeant(dispute, told.part, input));
  if (same.includes(repositoryMeant(told.dispute, told.part, input))) {
    return 'Another one that comes before it speaks of the same. Keep one of them.';
  }
  return told.dispute.subject.kind === 'criterion'
    ? unusedExemption(told, evident)
    : unusedCorrection(told, input, evident);
}

function unusedExemption({ dispute, part }: ToldDispute, { criteria }: Evident): string | null {
  const criterion = criteria.find(({ id }) => id === dispute.subject.id);
  if (criterion === undefined) return 'The model has no such criterion any more.';
  if (criterion.outcome === 'met') return 'The criterion is met on evidence: there is nothing to exempt.';
  if (criterion.outcome === 'not-applicable')
    return 'The criterion does not apply by what was seen: there is nothing to exempt.';
  if (part === 'platform' && criterion.inheritedFrom === null) return 'It is not judged on the platform here.';
  return null;
}

function unusedCorrection({ dispute, part }: ToldDispute, input: AssessmentInput, { judged }: Evident): string | null {
  const { id } = dispute.subject;
  const repository = repositoryMeant(dispute, part, input);
  const { thresholds } = input.model;
  const repositories = part === 'own' ? input.repositories : (servingPlatformOf(input)?.repositories ?? []);
  const found = findInRepositories({ repositories, thresholds }).filter(
    (each) => each.finding.id === id && (repository === null || each.repository === repository),
  );
  const outcomes =
    part === 'own' && repository === null
      ? [judged.findings.get(id)?.outcome]
      : found.map(({ finding }) => finding.outcome);
  if (outcomes.every((outcome) => outcome === undefined)) return 'Nothing was looked at there for this indicator.';
  const said = dispute.outcome ?? 'not-applicable';
  return outcomes.every((outcome) => outcome === said) ? 'It is what was found: there is nothing to correct.' : null;
}

/** The one repository of several that a dispute speaks of; null where it speaks of all that is known. */
export function repositoryMeant({ source }: Dispute, part: ToldDispute['part'], input: AssessmentInput): string | null {
  const repositories = part === 'own' ? input.repositories : (servingPlatformOf(input)?.repositories ?? []);
  return new Set(repositories.map(({ url }) => url)).size > 1 ? source.repository : null;
}
