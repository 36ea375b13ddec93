import { join } from 'node:path';
import { openBlobFacts } from '@/db/store/blob-facts';
import { assess } from '@/lib/assessment/assess';
import type { History } from '@/lib/assessment/history-report';
import { CairnError, isCairnError } from '@/lib/errors';
import type { AssessPayload } from '@/lib/jobs/assess-payload';
import type { AssessmentInput, AssessmentMessage, AssessmentTask } from '@/lib/jobs/assessment-messages';
import type { JobProgress } from '@/lib/jobs/job';
import { readModel } from '@/lib/model/read-content';
import { assessTeam, type TeamRequest } from '@/lib/services/assess-team';
import { collectFacts } from '@/lib/services/collect-facts';
import { overlaidModel } from '@/lib/services/overlaid-model';
import type { RepositoryMemories } from '@/lib/services/repository-memories';
import { disputesUnderUrls } from '@/lib/services/standing-disputes';
import { traceHistory } from '@/lib/services/trace-history';
import { traceTeamHistory } from '@/lib/services/trace-team-history';

const progressPauseMilliseconds = 100;

export interface AssessmentRun {
  send: (message: AssessmentMessage) => void;
  signal: AbortSignal;
  /** What the process knows of repositories that it has scanned. */
  memories: RepositoryMemories;
}

/** What an assessment or a look back does in a process of its own. Sends how far it is; gives the last message. */
export async function assessInProcess(
  input: AssessmentInput,
  { send, signal, memories }: AssessmentRun,
): Promise<AssessmentMessage> {
  let sentAt = Number.NEGATIVE_INFINITY;
  const onProgress = (progress: JobProgress) => {
    if (performance.now() - sentAt < progressPauseMilliseconds) return;
    sentAt = performance.now();
    send({ type: 'progress', progress });
  };
  try {
    return await collectAndAssess(input, { onProgress, signal, memories });
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { type: 'refused', code: error.code, message: error.message };
  }
}

async function collectAndAssess(
  { wanted, now, overlay, dataFolder, projectFolder, environment }: AssessmentInput,
  run: Pick<Common, 'onProgress' | 'signal' | 'memories'>,
): Promise<AssessmentMessage> {
  const model = overlaidModel(readModel(join(projectFolder, 'content')), overlay);
  const cache = openBlobFacts(join(dataFolder, 'cache.sqlite'), { now: () => now });
  const common = { now, dataFolder, cache, model, environment, ...run };
  try {
    if (wanted.task === 'assess') return await assessPayload(wanted, common);
    if (wanted.task === 'history') return { type: 'traced', history: await tracePayload(wanted.payload, common) };
    // Whoever gave a team's addresses has seen to it that they may be read.
    const ofTeam = { ...common, team: wanted.team, allowFile: true };
    if (wanted.task === 'team-history') return { type: 'traced', history: await traceTeamHistory(ofTeam) };
    const { report, facts, platform } = await assessTeam(ofTeam);
    return { type: 'assessed', report, facts: facts.map((each) => ({ ...each })), platform };
  } finally {
    cache.close();
  }
}

type Common = Omit<TeamRequest, 'team'>;

async function assessPayload(
  { payload, disputes: told }: Extract<AssessmentTask, { task: 'assess' }>,
  common: Common,
): Promise<AssessmentMessage> {
  const { addresses, includeTests } = payload;
  const facts = await collectFacts({ ...common, ...lookOf(payload, common), addresses, includeTests });
  const lookedAt = addresses.map((address, index) => ({ address, url: facts[index]?.url ?? address }));
  const disputes = disputesUnderUrls(told, 'own', lookedAt);
  const report = assess({ repositories: facts, disputes, model: common.model, now: common.now.toISOString() });
  return { type: 'assessed', report, facts: facts.map((each) => ({ ...each })), platform: 'itself' };
}

async function tracePayload(payload: AssessPayload, common: Common): Promise<History> {
  const [address, ...others] = payload.addresses;
  if (address === undefined || others.length > 0) throw new CairnError('invalid-input', severalRepositories);
  const { at, ...look } = lookOf(payload, common);
  const { includeTests } = payload;
  return traceHistory({ ...common, ...look, includeTests, address, now: at ?? common.now });
}

function lookOf({ revision, at }: AssessPayload, { environment }: Common) {
  return {
    revision: revision ?? undefined,
    at: at === null ? undefined : new Date(at),
    allowFile: environment.CAIRN_ALLOW_FILE,
  };
}

const severalRepositories = 'The past is replayed of one repository at a time. Assess each by itself.';
