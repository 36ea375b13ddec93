import { findAssessment, type JudgedFacts, type JudgedWith, type StoredAssessment } from '@/db/store/assessments';
import { findImportedFacts } from '@/db/store/imported-facts';
import { listJudgedFacts, listJudgedRepositories } from '@/db/store/repository-facts';
import { assess } from '@/lib/assessment/assess';
import type { AssessmentInput } from '@/lib/assessment/assessment-input';
import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { PartDispute } from '@/lib/assessment/dispute';
import type { Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { parseRepositoryFacts } from '@/lib/assessment/stored-facts';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import type { Model } from '@/lib/model/model';
import { disputesUnderUrls } from '@/lib/services/standing-disputes';
import { type LookedAt, underUrls } from '@/lib/services/team-facts';

/** A stored assessment, and what it comes to by a model. */
export interface JudgedAgain {
  assessment: StoredAssessment;
  /** The facts that both rest on. */
  facts: readonly JudgedFacts[];
  report: Report;
}

export interface JudgeStored {
  id: string;
  model: Model;
  /** What is disputed, in place of what the assessment was judged with. */
  disputes?: readonly PartDispute[];
}

type Part = JudgedFacts & { facts: RepositoryFacts };
type ConnectedOf = (part: JudgedFacts['part']) => ConnectedFact[];

/**
 * Judges a stored assessment by a model from what is stored alone: no Git, no network. It is judged as of the time of the
 * assessment, so that no window of time moves. Keeps nothing.
 * @throws {CairnError} `not-found` when there is no such assessment, `unreadable` when its facts are too old to be judged.
 */
export async function judgeStored(context: Context, { id, model, disputes }: JudgeStored): Promise<JudgedAgain> {
  const assessment = await findAssessment(context.db.read, id);
  if (assessment === null) {
    throw new CairnError('not-found', 'There is no such assessment. Assess the repository again.');
  }
  const parts = await readParts(context, id);
  const connected = await readConnected(context, assessment);
  const judgedWith = { ...assessment.judgedWith, ...(disputes ? { disputes: [...disputes] } : {}) };
  const lookedAt = await listJudgedRepositories(context.db.read, id);
  const report = assess(inputOf({ parts, connected, judgedWith, lookedAt }, model, assessment.report.now));
  return {
    assessment: { ...assessment, judgedWith },
    facts: parts.map(({ factsId, part }) => ({ factsId, part })),
    report,
  };
}

async function readParts(context: Context, assessmentId: string): Promise<Part[]> {
  const stored = await listJudgedFacts(context.db.read, assessmentId);
  try {
    return stored.map((part) => ({ ...part, facts: parseRepositoryFacts(part.facts) }));
  } catch (cause) {
    const reason = 'The facts of this assessment cannot be read by this version of Cairn. Assess the repository again.';
    throw new CairnError('unreadable', reason, { cause });
  }
}

/** The imported facts that were judged, by the part for which they were, under the URLs of its repositories. */
async function readConnected(context: Context, { id, judgedWith }: StoredAssessment): Promise<ConnectedOf> {
  const { importedFacts } = judgedWith;
  const stored = await findImportedFacts(
    context.db.read,
    importedFacts.map((each) => each.id),
  );
  const facts = new Map(stored.map((each) => [each.id, each.fact]));
  const repositories = await listJudgedRepositories(context.db.read, id);
  return (wanted) =>
    underUrls(
      importedFacts.filter(({ part }) => part === wanted).flatMap((each) => facts.get(each.id) ?? []),
      repositories,
    );
}

interface Stored {
  parts: readonly Part[];
  connected: ConnectedOf;
  judgedWith: JudgedWith;
  lookedAt: readonly LookedAt[];
}

function inputOf({ parts, connected, judgedWith, lookedAt }: Stored, model: Model, now: string): AssessmentInput {
  const { platform, organization, target } = judgedWith;
  const of = (wanted: JudgedFacts['part']) => ({
    repositories: parts.filter(({ part }) => part === wanted).map(({ facts }) => facts),
    connectedFacts: connected(wanted),
    disputes: wanted === 'organization' ? [] : disputesUnderUrls(judgedWith.disputes, wanted, lookedAt),
  });
  const named = typeof platform === 'object' ? { name: platform.name, ...of('platform') } : platform;
  return {
    ...of('own'),
    model,
    now,
    ...(organization === null ? {} : { organization: { ...organization, ...of('organization') } }),
    ...(named === 'itself' ? {} : { platform: named }),
    ...(target === null ? {} : { target }),
  };
}
