import { describe, expect, it } from 'vitest';
import { findFirstDeployments } from '@/lib/delivery/first-deployments';
import { repositoryKeyOf } from '@/lib/delivery/repository-key';
import { commit, deployment, trace } from '@/tests/lib/delivery/event-file';

const window = { from: Date.parse('2026-09-01'), to: Date.parse('2026-11-01') };
const basket = 'https://git.example/acme/basket';
const DAY = 86_400;

/** The shop is deployed for long; the basket begins on 7 September and reaches production five days later. */
const events = [
  commit('a1', []),
  deployment('d-1', 'a1', '2026-07-02T00:00:00Z'),
  commit('b1', [], { repository: basket, authoredAt: '2026-09-07T00:00:00Z' }),
  commit('b2', ['b1'], { repository: basket, authoredAt: '2026-09-09T00:00:00Z' }),
  deployment('s-1', 'b1', '2026-09-08T00:00:00Z', { service: 'basket', environment: 'staging', repository: basket }),
  deployment('d-2', 'b2', '2026-09-12T00:00:00Z', { service: 'basket', repository: basket }),
  deployment('d-3', 'b2', '2026-09-20T00:00:00Z', { service: 'basket', repository: basket }),
];
const find = (list: readonly object[], services: string[] | null = null) =>
  findFirstDeployments(trace(list), { window, services });

describe('lib/delivery/first-deployments.ts', () => {
  it('finds the first production deployment of a repository and the time since its first commit', () => {
    const { known, medianSeconds, unknown } = find(events);
    expect(known).toEqual([
      {
        repository: repositoryKeyOf(basket),
        service: 'basket',
        deployment: 'd-2',
        firstCommitAt: Date.parse('2026-09-07T00:00:00Z'),
        deployedAt: Date.parse('2026-09-12T00:00:00Z'),
      },
    ]);
    expect([medianSeconds, unknown]).toEqual([null, 0]);
  });

  it('keeps to the window and the services', () => {
    expect(find(events, ['shop']).known).toEqual([]);
    const later = { from: Date.parse('2026-10-01'), to: Date.parse('2026-11-01') };
    expect(findFirstDeployments(trace(events), { window: later, services: null })).toEqual({
      known: [],
      medianSeconds: null,
      unknown: 0,
    });
  });

  it('does not know the time where the record of deployments began after the repository', () => {
    expect(find(events.slice(2))).toMatchObject({ known: [], unknown: 1 });
  });

  it('does not know the time where the history is cut off', () => {
    const cutOff = events.map((event) =>
      'revision' in event && event.revision === 'b1' ? { ...event, parents: ['z9'] } : event,
    );
    expect(find(cutOff)).toMatchObject({ known: [], unknown: 1 });
  });

  it('gives a median of ten repositories', () => {
    const many = Array.from({ length: 10 }, (_, index) => {
      const repository = `https://git.example/acme/service-${index}`;
      return [
        commit('e1', [], { repository, authoredAt: '2026-09-07T00:00:00Z' }),
        deployment(`m-${index}`, 'e1', `2026-09-${String(8 + index).padStart(2, '0')}T00:00:00Z`, {
          service: `service-${index}`,
          repository,
        }),
      ];
    }).flat();
    expect(find([...events.slice(0, 2), ...many]).medianSeconds).toBe(5.5 * DAY);
  });
});
