import type { Queries } from '@/db/client';
import { findChanges } from '@/db/store/changes';
import type { DeployedService } from '@/db/store/deployed-services';
import { findPlaces } from '@/db/store/deployments';
import { noIntake } from '@/lib/delivery/event-collection';
import { environmentKeyOf, serviceKeyOf } from '@/lib/delivery/left-out';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';
import { type DeliveryTrace, traceDelivery } from '@/lib/delivery/trace-delivery';
import { findReach, type TraceReach } from '@/lib/delivery/trace-reach';
import { EVER, StoredChains } from '@/lib/services/stored-chains';
import { StoredRepositories } from '@/lib/services/stored-repositories';
import { namedDeployments, readToldFailures, type ToldFailures } from '@/lib/services/told-incidents';

/** What is traced of the events of an organization. */
export interface TraceRequest {
  organizationId: string;
  /** Keys; null: all. */
  services: readonly string[] | null;
  /** What is deployed where in the organization. */
  deployed: readonly DeployedService[];
  /** What happened since then is as if all events were traced. */
  since: Date;
  now: Date;
}

const DAY = 86_400_000;
/** Clocks agree so far: no event is dated earlier than this before what it follows from, nor a commit before its parents. */
const SLACK = 7 * DAY;
/** Deployments are read from so long before, in the hope that what is deployed since was written since. */
const REACH = 28 * DAY;

/**
 * Traces the delivery of some services since a moment: from their deployments since, and those that share a repository with them, the
 * history of these repositories that they can carry, and what names a deployment. Where that leads further back, more is read.
 */
export async function traceEventsSince(db: Queries, request: TraceRequest): Promise<DeliveryTrace> {
  const history = new StoredHistory(db, request);
  await history.begin();
  for (;;) {
    const events = await history.read();
    const trace = traceDelivery({ ...events, intake: noIntake }, request.now);
    if (!(await history.extend(findReach(trace, request.since.getTime())))) return trace;
  }
}

class StoredHistory {
  private readonly chains: StoredChains;
  private readonly repositories: StoredRepositories;
  /** Keys of the repositories whose history may be needed; null: all. */
  private readonly scope: readonly string[] | null;
  private readonly deployed: readonly DeployedService[];
  private told: ToldFailures = { incidents: [], recoveries: [], resolutions: [] };

  constructor(
    private readonly db: Queries,
    private readonly request: TraceRequest,
  ) {
    this.chains = new StoredChains(db, request.organizationId);
    this.repositories = new StoredRepositories(db, request.organizationId);
    const { repositories, deployed } = widen(request);
    this.scope = repositories;
    this.deployed = deployed;
  }

  /** Wants what is surely needed. */
  async begin(): Promise<void> {
    const since = this.request.since.getTime();
    const told = new Date(since - SLACK);
    this.told = await readToldFailures(this.db, this.request.organizationId, told);
    for (const chain of this.deployed) this.chains.want(chain, since - REACH);
    if (this.scope === null) await this.repositories.loadChanges(since - SLACK);
    else for (const repository of this.scope) this.repositories.want(repository, since - SLACK);
    await this.wantNamed(namedDeployments(this.told, told));
    await this.wantNamedCommits(told);
  }

  async read() {
    await this.chains.load();
    const deployments = this.chains.records();
    const revisions = deployments.flatMap(({ revision, previousRevision }) => [revision, previousRevision ?? revision]);
    await this.repositories.find(revisions);
    for (const revision of revisions) {
      for (const { repository, committedAt } of this.repositories.foundBy(revision)) {
        const key = repositoryKeyOf(repository);
        if (this.isInScope(key)) this.repositories.want(key, Date.parse(committedAt) - SLACK);
      }
    }
    await this.repositories.load();
    return { ...this.told, deployments, ...this.repositories.events() };
  }

  /** Wants what else is needed. Gives whether there is any. */
  async extend({ oldestCommits, missingParents, unknownReplaced }: TraceReach): Promise<boolean> {
    let isMore = await this.wantNamed(this.namesInDeployments());
    for (const [repository, oldest] of oldestCommits) {
      if (this.wantChainsOf(repository, oldest - SLACK)) isMore = true;
      if (this.repositories.want(repository, oldest - SLACK)) isMore = true;
    }
    for (const { serviceKey, environment } of unknownReplaced) {
      if (this.chains.want({ serviceKey, environmentKey: environmentKeyOf(environment) }, EVER)) isMore = true;
    }
    for (const [repository, parents] of missingParents) {
      if (await this.wantParents(repository, parents)) isMore = true;
    }
    return isMore;
  }

  /**
   * Names of deployments in what happened since the moment. What came before may name one of these, or another one of the same id that
   * is older.
   */
  private namesInDeployments(): string[] {
    const start = this.request.since.toISOString();
    const records = this.chains.records();
    const own = new Set(records.flatMap(({ id, finishedAt }) => (finishedAt >= start ? id : [])));
    const fixed = records.flatMap(({ fixes, finishedAt }) =>
      fixes !== undefined && (finishedAt >= start || own.has(fixes)) ? fixes : [],
    );
    return [...fixed, ...this.told.incidents.flatMap(({ remedy }) => (remedy && own.has(remedy) ? remedy : []))];
  }

  /** Deployments that are named are known from what ran before them on, so that nothing counts as unknown which is known elsewhere. */
  private async wantNamed(ids: readonly string[]): Promise<boolean> {
    let isMore = false;
    for (const { finishedAt, ...chain } of await findPlaces(this.db, this.request.organizationId, ids)) {
      if (this.chains.want(chain, finishedAt.getTime())) isMore = true;
    }
    return isMore;
  }

  /** Where an incident names a commit or a change, the first deployment that carried it is known. */
  private async wantNamedCommits(since: Date): Promise<void> {
    const start = since.toISOString();
    const incidents = this.told.incidents.filter(({ openedAt }) => openedAt >= start);
    const remedies = incidents.flatMap(({ remedy }) => remedy ?? []);
    const changes = await findChanges(this.db, this.request.organizationId, remedies);
    const named = incidents.flatMap(({ commit }) => commit ?? []);
    const names = [...named, ...remedies, ...changes.map(({ mergeRevision }) => mergeRevision)];
    await this.repositories.find(names);
    for (const name of names) {
      for (const { repository, committedAt } of this.repositories.foundBy(name)) {
        this.wantChainsOf(repositoryKeyOf(repository), Date.parse(committedAt) - SLACK);
      }
    }
    for (const { service, commit } of incidents) {
      if (commit === undefined || this.repositories.foundBy(commit).length > 0) continue;
      // It may be a version: the deployments tell which came with it first.
      const own = this.deployed.filter(
        ({ serviceKey }) => service === undefined || serviceKey === serviceKeyOf(service),
      );
      for (const chain of own) this.chains.want(chain, EVER);
    }
  }

  private async wantParents(repository: string, parents: readonly string[]): Promise<boolean> {
    const found = (await this.repositories.find(parents)).filter(
      (commit) => repositoryKeyOf(commit.repository) === repository,
    );
    if (found.length === 0) return false;
    const oldest = Math.min(...found.map(({ committedAt }) => Date.parse(committedAt)));
    const now = this.request.now.getTime();
    const twice = now - 2 * (now - this.repositories.knownSince(repository));
    return this.repositories.want(repository, Math.min(oldest - SLACK, twice));
  }

  private wantChainsOf(repository: string, since: number): boolean {
    let isMore = false;
    for (const chain of this.deployed) {
      const isOfRepository = chain.repositories.includes(repository) || chain.repositories.includes('');
      if (isOfRepository && this.chains.want(chain, since)) isMore = true;
    }
    return isMore;
  }

  private isInScope(repository: string): boolean {
    return this.scope === null || this.scope.includes(repository);
  }
}

/** What has to be read for some services: those that share a repository too. A deployment that names no repository may be of any. */
function widen({ services, deployed }: Pick<TraceRequest, 'services' | 'deployed'>) {
  if (services === null) return { repositories: null, deployed };
  const named = new Set(services);
  const own = deployed.filter(({ serviceKey }) => named.has(serviceKey));
  const repositories = new Set(own.flatMap((each) => each.repositories));
  if (repositories.has('')) return { repositories: null, deployed: own };
  const shared = deployed.filter((each) => each.repositories.some((key) => repositories.has(key)));
  return { repositories: [...repositories], deployed: shared };
}
