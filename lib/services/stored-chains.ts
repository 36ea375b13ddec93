import type { Queries } from '@/db/client';
import type { ChainKey } from '@/db/store/deployed-services';
import { listDeployments, listDeploymentsBefore } from '@/db/store/deployments';
import type { Deployment } from '@/lib/delivery/events';
import { environmentKeyOf, serviceKeyOf } from '@/lib/delivery/left-out';
import { isSameRevision } from '@/lib/delivery/revisions';

/** Before all events, in milliseconds. */
export const EVER = Date.parse('0001-01-01');

interface Chain {
  key: ChainKey;
  /** Since when it is to be known, and since when it is; in milliseconds. */
  wanted: number;
  known: number;
  records: Deployment[];
}

/** Records asked for at first to find what ran at a moment. */
const FIRST_LOOK = 8;

/**
 * The deployments of services in environments, read from the store only so far back as they are wanted: since some moment, and what
 * ran then, from the first record of it on. Chains that are joined from them are as if all were read, from that deployment on.
 */
export class StoredChains {
  private readonly chains = new Map<string, Chain>();

  constructor(
    private readonly db: Queries,
    private readonly organizationId: string,
  ) {}

  /** Wants to know a chain since a moment, in milliseconds. Gives whether there is anything to be read for it. */
  want({ serviceKey, environmentKey }: ChainKey, since: number): boolean {
    const name = `${serviceKey}\0${environmentKey}`;
    const key = { serviceKey, environmentKey };
    const chain = this.chains.get(name) ?? { key, wanted: since, known: Number.POSITIVE_INFINITY, records: [] };
    chain.wanted = Math.min(chain.wanted, since);
    this.chains.set(name, chain);
    return chain.wanted < chain.known;
  }

  /** Reads what is wanted and not known yet. */
  async load(): Promise<void> {
    const open = [...this.chains.values()].filter(({ wanted, known }) => wanted < known);
    for (const [wanted, chains] of Map.groupBy(open, (chain) => chain.wanted)) {
      const request = { chains: chains.map(({ key }) => key), since: new Date(wanted) };
      const records = await listDeployments(this.db, this.organizationId, request);
      const byChain = Map.groupBy(records, nameOf);
      for (const chain of chains) {
        const name = `${chain.key.serviceKey}\0${chain.key.environmentKey}`;
        const { before, known } = await this.readRunning(chain.key, wanted);
        chain.records = [...before, ...(byChain.get(name) ?? [])];
        chain.known = known;
      }
    }
  }

  /** All records that are known. */
  records(): Deployment[] {
    return [...this.chains.values()].flatMap(({ records }) => records);
  }

  /** What ran at a moment and what was tried since, from the first record of it on; all before where nothing else ran before it. */
  private async readRunning(chain: ChainKey, moment: number): Promise<{ before: Deployment[]; known: number }> {
    if (moment === EVER) return { before: [], known: EVER };
    for (let most = FIRST_LOOK; ; most *= 4) {
      const request = { chain, before: new Date(moment), most };
      const newestFirst = await listDeploymentsBefore(this.db, this.organizationId, request);
      const start = findStart(newestFirst);
      const first = newestFirst[start ?? -1];
      if (start !== null && first !== undefined) {
        return { before: newestFirst.slice(0, start + 1), known: Date.parse(first.finishedAt) + 1 };
      }
      if (newestFirst.length < most) return { before: newestFirst, known: EVER };
    }
  }
}

/** Where the records of the revision that ran last begin; null where no other is seen to have run before it. */
function findStart(newestFirst: readonly Deployment[]): number | null {
  let start: number | null = null;
  let running: Deployment | null = null;
  for (const [at, record] of newestFirst.entries()) {
    if (record.result !== 'succeeded') continue;
    if (running !== null && !isSameRevision(record.revision, running.revision)) return start;
    running = record;
    start = at;
  }
  return null;
}

function nameOf({ service, environment }: Deployment): string {
  return `${serviceKeyOf(service)}\0${environmentKeyOf(environment)}`;
}
