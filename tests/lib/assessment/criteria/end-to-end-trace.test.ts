import { describe } from 'vitest';
import { endToEndTrace } from '@/lib/assessment/criteria/end-to-end-trace';
import type { TraceEnd } from '@/lib/delivery/practice-facts';
import { runtimeFacts } from '@/tests/factories/connected-facts';
import { itJudgesFacts } from '@/tests/lib/assessment/judge-facts';

const byEvents = (services: number, complete: number, ...ends: TraceEnd[]) =>
  runtimeFacts({
    system: 'delivery-events',
    trace: { services, complete, ends: ends.map((end, index) => ({ service: `service-${index + 1}`, end })) },
  });

describe('lib/assessment/criteria/end-to-end-trace.ts', () => {
  itJudgesFacts(endToEndTrace, [
    ['is unknown where nothing is connected', [], 'unknown', /Connect/],
    ['is met where all services can be followed', [runtimeFacts({ trace: { services: 5, complete: 5 } })], 'met'],
    ['is partly met where some can', [runtimeFacts({ trace: { services: 5, complete: 2 } })], 'partly-met', /2 of 5/],
    ['is not met where none can', [runtimeFacts({ trace: { services: 5, complete: 0 } })], 'not-met'],
    ['is met where events lead from each service to its work item', [byEvents(2, 2)], 'met'],
    [
      'is partly met where a thread breaks, whatever is not known of others',
      [byEvents(4, 2, 'no-pull-request', 'unknown-commit')],
      'partly-met',
      /2 of 4/,
    ],
    ['is not met where all threads break', [byEvents(1, 0, 'no-work-item')], 'not-met'],
    [
      'is unknown where no event tells how the threads go on',
      [byEvents(3, 1, 'unknown-work-item', 'unknown-commit')],
      'unknown',
      /Of 2 of them nothing tells/,
    ],
    [
      'takes the word of the systems where they and events tell',
      [byEvents(3, 0, 'no-pull-request'), runtimeFacts({ trace: { services: 3, complete: 3 } })],
      'met',
    ],
  ]);
});
