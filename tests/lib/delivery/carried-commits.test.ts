import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedCommits } from '@/lib/delivery/carried-commits';
import { type CommitGraph, createCommitGraph, UNKNOWN_PARENT } from '@/lib/delivery/commit-graph';
import { Commit } from '@/lib/delivery/events';
import { commit } from '@/tests/lib/delivery/event-file';

function graphOf(parents: Readonly<Record<string, readonly string[]>>): CommitGraph {
  return createCommitGraph(Object.entries(parents).map(([id, ids]) => Commit.parse(commit(id, ids))));
}

function placeOf(graph: CommitGraph, id: string): number {
  const place = graph.find(id);
  if (place === null) throw new Error(`No commit ${id}.`);
  return place;
}

/** Steps given as `a b`: from a to b. Commits come back sorted. */
function carry(graph: CommitGraph, ...steps: string[]) {
  const places = steps.map((step) => step.split(' ').map((id) => placeOf(graph, id)));
  return carriedCommits(
    graph,
    places.map(([from = 0, to = 0]) => ({ from, to })),
  ).map(({ commits, direction, isCutOff }) => {
    const ids = commits.map((place) => graph.commits[place]?.revision).sort();
    return `${direction}${isCutOff ? ' cut off' : ''}: ${ids.join(' ')}`.trim();
  });
}

/** All that can be reached, the plain way. */
function reachable(graph: CommitGraph, from: number): Set<number> {
  const found = new Set<number>();
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place === UNKNOWN_PARENT || found.has(place)) continue;
    found.add(place);
    open.push(...(graph.parents[place] ?? []));
  }
  return found;
}

describe('lib/delivery/carried-commits.ts', () => {
  it('carries what is reachable from the new revision and not from the one before', () => {
    const graph = graphOf({ a: [], b: ['a'], c: ['b'], side: ['a'], merge: ['c', 'side'], last: ['merge'] });
    expect(carry(graph, 'a b', 'b merge', 'merge last')).toEqual([
      'forward: b',
      'forward: c merge side',
      'forward: last',
    ]);
  });

  it('follows every parent of an octopus', () => {
    const graph = graphOf({ a: [], x: ['a'], y: ['a'], z: ['a'], octopus: ['a', 'x', 'y', 'z'] });
    expect(carry(graph, 'a octopus')).toEqual(['forward: octopus x y z']);
  });

  it('carries nothing on the way back, and the same again on the way forward', () => {
    const graph = graphOf({ a: [], b: ['a'], c: ['b'], d: ['c'] });
    expect(carry(graph, 'a c', 'c b', 'b d', 'd a', 'a d')).toEqual([
      'forward: b c',
      'back:',
      'forward: c d',
      'back:',
      'forward: b c d',
    ]);
  });

  it('goes from one branch to another, and back', () => {
    const graph = graphOf({ a: [], b: ['a'], main: ['b'], hotfix: ['b'], both: ['main', 'hotfix'] });
    expect(carry(graph, 'b main', 'main hotfix', 'hotfix main', 'main both')).toEqual([
      'forward: main',
      'aside: hotfix',
      'aside: main',
      'forward: both hotfix',
    ]);
  });

  it('says where the known history ends', () => {
    const graph = graphOf({ a: ['before'], b: ['a'], stray: ['elsewhere'], c: ['b', 'stray'] });
    expect(carry(graph, 'a b', 'b c', 'c stray', 'b stray')).toEqual([
      'forward: b',
      'forward cut off: c stray',
      'back:',
      'aside cut off: stray',
    ]);
  });

  it('agrees with plain reachability on any history, for any walk over it', () => {
    const history = fc.integer({ min: 1, max: 40 }).chain((size) =>
      fc.record({
        parents: fc.tuple(
          ...Array.from({ length: size }, (_, place) =>
            place === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(place - 1), { maxLength: 3 }),
          ),
        ),
        steps: fc.array(fc.record({ from: fc.option(fc.nat(size - 1), { freq: 2 }), to: fc.nat(size - 1) }), {
          maxLength: 25,
        }),
      }),
    );
    fc.assert(
      fc.property(history, ({ parents, steps }) => {
        const name = (place: number) => `commit-${String(place).padStart(2, '0')}`;
        const graph = graphOf(Object.fromEntries(parents.map((ids, place) => [name(place), ids.map(name)])));
        let running = 0;
        const walk = steps.map(({ from, to }) => {
          const step = { from: from ?? running, to };
          running = to;
          return step;
        });
        for (const [at, { commits, direction, isCutOff }] of carriedCommits(graph, walk).entries()) {
          const { from = 0, to = 0 } = walk[at] ?? {};
          const [before, after] = [reachable(graph, from), reachable(graph, to)];
          expect([...commits].sort()).toEqual([...after.difference(before)].sort());
          const expected = from === to ? 'same' : before.has(to) ? 'back' : after.has(from) ? 'forward' : 'aside';
          expect([direction, isCutOff]).toEqual([expected, false]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('looks at each commit a few times at most, however many steps there are', () => {
    const size = 20_000;
    let looks = 0;
    const parents = Array.from({ length: size }, (_, place) => (place === 0 ? [] : [place - 1]));
    const counted = new Proxy(parents, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
        return Reflect.get(target, key);
      },
    });
    const graph = { ...graphOf({}), commits: new Array(size), parents: counted };
    // Every commit is deployed, and every tenth is rolled back and deployed again.
    const walk = Array.from({ length: size - 1 }, (_, from) => from).flatMap((from) => [
      { from, to: from + 1 },
      ...(from % 10 === 0
        ? [
            { from: from + 1, to: from },
            { from, to: from + 1 },
          ]
        : []),
    ]);
    carriedCommits(graph, walk);
    expect(looks).toBeLessThan(3 * size);
  });

  it('ends where parents go round in a circle, which no real history does', () => {
    const graph = graphOf({ a: ['c'], b: ['a'], c: ['b'], d: ['c'] });
    expect(carry(graph, 'a d')).toEqual(['aside: d']);
  });
});
