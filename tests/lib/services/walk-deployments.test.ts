import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentsIn, type HistorySpec, makeHistory } from '@/tests/factories/deployment-list';

const environments = ['staging', 'production'] as const;
const services = ['cart', 'web'] as const;
const day = 86_400_000;

interface Step {
  /** How the change reaches the branch: by itself, or with others by the merge of their branch. */
  by: 'commit' | 'branch' | 'merge';
  environment: (typeof environments)[number];
  service: (typeof services)[number];
  version: number;
  /** Days since the last one. */
  after: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    by: fc.constantFrom('commit' as const, 'commit' as const, 'branch' as const, 'merge' as const),
    environment: fc.constantFrom(...environments),
    service: fc.constantFrom(...services),
    version: fc.integer({ min: 1, max: 4 }),
    after: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 1, maxLength: 25 },
);

/** `date commit environment service from>to`, where the commit is its index. */
type Line = string;

/** A branch that is not merged yet. */
interface Branch {
  tip: number;
  /** Tags as the branch has them. */
  tags: Map<string, string>;
  /** By path, what it changed and the commit that did so last. */
  changed: Map<string, { tag: string; commit: number }>;
}

/** Writes the history of some steps, and works out what a reader of it would list. */
class Replay {
  readonly commits: HistorySpec = [{ files: { 'README.md': 'begin' }, date: '2025-01-01T00:00:00.000Z' }];
  readonly lines: Line[] = [];
  private readonly tags = new Map<string, string>();
  private branch: Branch | null = null;
  private tip = 0;
  private time = Date.UTC(2025, 0, 1);

  constructor(steps: readonly Step[]) {
    for (const step of steps) this.add(step);
  }

  private add({ by, environment, service, version, after }: Step): void {
    this.time += after * day + 60_000;
    const [path, tag] = [`image-tags/${environment}/${service}`, `v${version}.0.0`];
    if (by === 'branch') this.addToBranch(path, tag);
    else if (by === 'merge' && this.branch) this.merge(this.branch);
    else {
      const at = this.commit({ [path]: tag }, [this.tip]);
      this.tip = at;
      this.deploy(path, tag, at);
    }
  }

  private commit(tags: Record<string, string>, parents: number[], branch = 'main'): number {
    const files = Object.fromEntries(Object.entries(tags).map(([path, tag]) => [path, `image_tag: ${tag}\n`]));
    this.commits.push({ files, parents, branch, date: new Date(this.time).toISOString() });
    return this.commits.length - 1;
  }

  private addToBranch(path: string, tag: string): void {
    this.branch ??= { tip: this.tip, tags: new Map(this.tags), changed: new Map() };
    if (this.branch.tags.get(path) === tag) return;
    const commit = this.commit({ [path]: tag }, [this.branch.tip], 'work');
    this.branch.tip = commit;
    this.branch.tags.set(path, tag);
    this.branch.changed.set(path, { tag, commit });
  }

  /** What the branch changed wins, whatever the line has in between. */
  private merge({ tip, changed }: Branch): void {
    this.branch = null;
    if (changed.size === 0) return;
    const tags = Object.fromEntries([...changed].map(([path, { tag }]) => [path, tag]));
    this.tip = this.commit(tags, [this.tip, tip]);
    for (const [path, { tag, commit }] of changed) this.deploy(path, tag, commit);
  }

  private deploy(path: string, tag: string, commit: number): void {
    const from = this.tags.get(path) ?? '';
    if (from === tag) return;
    this.tags.set(path, tag);
    const [, environment, service] = path.split('/');
    this.lines.push(`${new Date(this.time).toISOString()} ${commit} ${environment} ${service} ${from}>${tag}`);
  }
}

async function listed(path: string, commits: readonly string[], since?: Date, until?: Date) {
  const { deployments } = await deploymentsIn(path, { since, until });
  return deployments.map((found) => ({
    kind: found.kind,
    line: `${found.date} ${commits.indexOf(found.commit)} ${found.environment} ${found.service} ${found.from ?? ''}>${found.to}`,
  }));
}

describe('lib/services/walk-deployments.ts', () => {
  it('lists what a reader of any history lists, and in two windows the same as in one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(400), async (given, cut) => {
        const { commits: history, lines } = new Replay(given);
        const { path, commits, cleanup } = makeHistory(history);
        try {
          const middle = new Date(Date.UTC(2025, 0, 2) + cut * day);
          const whole = await listed(path, commits);
          const before = await listed(path, commits, undefined, middle);
          const after = await listed(path, commits, middle);
          expect(whole.map(({ line }) => line).sort()).toEqual(lines.sort());
          expect([...before, ...after]).toEqual(whole);
        } finally {
          cleanup();
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  }, 120_000);
});
