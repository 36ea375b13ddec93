import { describe, expect, it } from 'vitest';
import { measureInfrastructureWaiting } from '@/lib/delivery/infrastructure-waiting';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';
import { change, commit, deployment, trace } from '@/tests/lib/delivery/event-file';

const window = { from: Date.parse('2026-09-01'), to: Date.parse('2026-11-01') };
const shop = repositoryKeyOf('https://git.example/acme/shop');
const HOUR = 3_600_000;
const start = Date.parse('2026-09-10T00:00:00Z');
const at = (number: number, hours = 0) => new Date(start + number * 24 * HOUR + hours * HOUR).toISOString();

/** So many proposals, each a day after the one before, opened `hours` before it was applied. */
function proposals(count: number, hours: number, more: (number: number) => object = () => ({}), deployed: object = {}) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return [
    commit('c0', []),
    deployment('d-0', 'c0', at(0), deployed),
    ...numbers.flatMap((number) => [
      commit(`c${number}`, [`c${number - 1}`]),
      change(`shop#${number}`, `c${number}`, {
        openedAt: at(number, -hours),
        mergedAt: at(number, -1),
        ...more(number),
      }),
      deployment(`d-${number}`, `c${number}`, at(number), deployed),
    ]),
  ];
}

function measure(events: readonly object[], repositories = [shop]) {
  const waiting = measureInfrastructureWaiting(trace(events), { repositories: new Set(repositories), window });
  const [all, own, other] = waiting.figures;
  return { ...waiting, all, own, other };
}

describe('lib/delivery/infrastructure-waiting.ts', () => {
  it('takes the median from opening to the end of the deployment that applied a proposal', () => {
    const { all } = measure(proposals(12, 5));
    expect(all?.openedToApplied).toEqual({ count: 12, median: 5 * 3_600, reason: null });
    expect(all?.reviewRounds).toMatchObject({ count: 0, median: null, reason: expect.stringContaining('rounds') });
  });

  it('tells proposals of the owning team and of others apart where events tell', () => {
    const { all, own, other } = measure(
      proposals(22, 5, (number) => ({ fromOtherTeam: number % 2 === 0, reviewRounds: number % 2 === 0 ? 3 : 1 })),
    );
    expect(all).toMatchObject({ openedToApplied: { count: 22 }, reviewRounds: { count: 22, median: 2 } });
    expect(own).toMatchObject({ openedToApplied: { count: 11 }, reviewRounds: { median: 1 } });
    expect(other).toMatchObject({ openedToApplied: { count: 11 }, reviewRounds: { median: 3 } });
  });

  it('does not know whose proposals they are where no event tells', () => {
    const reason = expect.stringContaining('which team');
    const { own, other } = measure(proposals(12, 5));
    expect([own?.openedToApplied, other?.openedToApplied]).toEqual([
      { count: 0, median: null, reason },
      { count: 0, median: null, reason },
    ]);
  });

  it('lists what the medians are made of, and counts what they leave out', () => {
    const { proposals: listed, leftOut } = measure(
      proposals(4, 5, (number) => (number === 2 ? { authorIsBot: true } : number === 3 ? { openedAt: undefined } : {})),
    );
    expect(listed).toEqual([
      expect.objectContaining({
        id: 'shop#1',
        deployment: 'd-1',
        appliedAt: Date.parse(at(1)),
        openedAt: Date.parse(at(1, -5)),
      }),
      expect.objectContaining({ id: 'shop#4', deployment: 'd-4' }),
    ]);
    expect(leftOut).toEqual({ bots: 1, withoutProposal: 1 });
  });

  it('gives no median of few', () => {
    expect(measure(proposals(9, 5)).all?.openedToApplied).toEqual({
      count: 9,
      median: null,
      reason: expect.stringContaining('Small sample'),
    });
  });

  it('leaves out bots, commits without a pull request, other repositories and other tiers', () => {
    const count = (events: readonly object[], repositories?: string[]) =>
      measure(events, repositories).all?.openedToApplied.count;
    expect(count(proposals(3, 5))).toBe(3);
    expect(count(proposals(3, 5, () => ({ authorIsBot: true })))).toBe(0);
    expect(count(proposals(3, 5).filter(({ type }) => type !== 'change'))).toBe(0);
    expect(count(proposals(3, 5), ['git.example/acme/other'])).toBe(0);
    expect(count(proposals(3, 5, undefined, { environment: 'staging' }))).toBe(0);
  });

  it('says what would tell, where nothing is deployed and where nothing was applied', () => {
    const reasonOf = (events: readonly object[]) => measure(events).all?.openedToApplied.reason;
    expect(reasonOf([])).toMatch(/takes deployments/);
    expect(reasonOf(proposals(0, 5))).toMatch(/in this window/);
    expect(reasonOf(proposals(2, 5, () => ({ openedAt: undefined, branch: 'topic' })))).toMatch(/opened/);
  });
});
