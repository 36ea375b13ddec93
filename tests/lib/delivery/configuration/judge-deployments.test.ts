import { describe, expect, it } from 'vitest';
import type { DeployingCommit, FoundDeployment } from '@/lib/delivery/configuration/found-deployment';
import { judgeDeployments } from '@/lib/delivery/configuration/judge-deployments';

const person = { name: 'Ann', email: 'ann@example.org' };
const bot = { name: 'image-bot', email: 'image-bot@example.org' };
const start = Date.UTC(2026, 0, 1);

interface Spec {
  from: string | null;
  to: string;
  /** Minutes since the first. */
  at: number;
  path?: string;
  slot?: string;
  by?: typeof person;
  reverts?: string;
  isHotfix?: boolean;
  isReplaced?: boolean;
  subject?: string;
}

function found({
  from,
  to,
  at,
  path = 'tags/production/cart',
  slot = 'content',
  by = person,
  ...marks
}: Spec): FoundDeployment {
  const { reverts = null, isHotfix = false, isReplaced = false, subject } = marks;
  const commit: DeployingCommit = {
    id: String(at).padStart(40, '0'),
    committedAt: new Date(start + at * 60_000).toISOString(),
    author: by,
    committer: by,
    marks: { reverts, isHotfix, application: null },
  };
  const places = [{ path, slot, line: 1 }];
  return {
    service: 'cart',
    environment: 'production',
    from,
    to,
    isReplaced,
    subject,
    places,
    writtenBy: commit,
    reachedBy: commit,
  };
}

/** Kinds by what is deployed. */
const kinds = (...specs: Spec[]): string[] => judgeDeployments(specs.map(found)).map(({ to, kind }) => `${to} ${kind}`);

const day = 24 * 60;

describe('lib/delivery/configuration/judge-deployments.ts', () => {
  it('takes a lower version for a rollback, and one without an order where it ran before', () => {
    expect(kinds({ from: '1.9.0', to: '1.10.0', at: 0 }, { from: '1.10.0', to: '1.9.0', at: 60 })).toEqual([
      '1.10.0 planned',
      '1.9.0 rollback',
    ]);
    expect(kinds({ from: 'green', to: 'blue', at: 0 }, { from: 'blue', to: 'green', at: 60 })).toEqual([
      'blue planned',
      'green rollback',
    ]);
    expect(kinds({ from: 'green', to: 'blue', at: 0 }, { from: 'blue', to: 'red', at: 60 })).toEqual([
      'blue planned',
      'red planned',
    ]);
  });

  it('forgets after 90 days what ran', () => {
    expect(kinds({ from: 'green', to: 'blue', at: 0 }, { from: 'blue', to: 'green', at: 91 * day })).toEqual([
      'blue planned',
      'green planned',
    ]);
  });

  it('takes no other image in place of one for a rollback', () => {
    expect(kinds({ from: '7.0.0', to: '1.0.0', at: 0, isReplaced: true })).toEqual(['1.0.0 planned']);
  });

  it('takes a revert of what it replaces for a rollback, whatever the versions', () => {
    const first: Spec = { from: 'a', to: 'b', at: 1 };
    const id = String(1).padStart(40, '0');
    expect(kinds(first, { from: 'b', to: 'c', at: 2, reverts: 'f'.repeat(40) })[1]).toBe('c planned');
    expect(kinds(first, { from: 'b', to: 'c', at: 2, reverts: id })[1]).toBe('c rollback');
    expect(kinds(first, { from: 'b', to: 'c', at: 2, reverts: id.slice(0, 39) })[1]).toBe('c rollback');
  });

  it('takes a race of builds for none, when automation crosses within a quarter of an hour', () => {
    const race = (end: number, by = bot): Spec[] => [
      { from: 'v4', to: 'v6', at: 0, by },
      { from: 'v6', to: 'v5', at: 5, by },
      { from: 'v5', to: 'v7', at: end, by },
    ];
    expect(kinds(...race(20))[1]).toBe('v5 planned');
    expect(kinds(...race(21))[1]).toBe('v5 rollback');
    expect(kinds(...race(20, person))[1]).toBe('v5 rollback');
  });

  it('takes a hotfix within seven days of the one before for a fix', () => {
    const fix = (at: number): Spec[] => [
      { from: 'v1', to: 'v2', at: 0 },
      { from: 'v2', to: 'v3', at, isHotfix: true },
    ];
    expect(kinds(...fix(7 * day))[1]).toBe('v3 fix');
    expect(kinds(...fix(7 * day + 1))[1]).toBe('v3 planned');
  });

  it('joins the further targets of a change, as long as nothing else came in between', () => {
    const [first, other] = ['clusters/a/cart.yaml', 'clusters/b/cart.yaml'];
    const records = judgeDeployments(
      [
        { from: 'v1', to: 'v2', at: 0, path: first },
        { from: 'v1', to: 'v2', at: 60, path: other },
        { from: 'v2', to: 'v3', at: 120, path: first },
        { from: 'v1', to: 'v2', at: 180, path: 'clusters/c/cart.yaml' },
      ].map(found),
    );
    expect(records.map(({ to, evidence }) => [to, ...evidence.map(({ path }) => path)])).toEqual([
      ['v2', first, other],
      ['v3', first],
      ['v2', 'clusters/c/cart.yaml'],
    ]);
  });

  it('joins no other image of equal versions, and no image comes in between another', () => {
    const rest = (at: number): Spec => ({ from: 'v1', to: 'v2', at, path: 'rest.yaml', subject: 'r/rest' });
    const registry = (path: string, at: number): Spec => ({ from: 'v1', to: 'v2', at, path, subject: 'r/registry' });
    expect(kinds(registry('a.yaml', 0), rest(1), registry('b.yaml', 2))).toEqual(['v2 planned', 'v2 planned']);
    expect(
      kinds({ ...registry('a.yaml', 0), slot: 'x/a:image' }, { ...registry('b.yaml', 1), slot: 'y/b:image' }),
    ).toEqual(['v2 planned']);
  });

  it('takes what appears beside a known service for a part of it, and what returns to its place for a deployment', () => {
    expect(kinds({ from: 'v1', to: 'v2', at: 0 }, { from: null, to: '9', at: 60, path: 'sidecar.yaml' })).toEqual([
      'v2 planned',
    ]);
    expect(kinds({ from: 'v1', to: 'v2', at: 0 }, { from: null, to: 'v2', at: 60 })).toEqual([
      'v2 planned',
      'v2 planned',
    ]);
  });
});
