import { describe, expect, it } from 'vitest';
import type { CriterionOutcome, LevelNumber } from '@/lib/assessment/report';
import { orderSteps, type PlannedCriterion } from '@/lib/assessment/roadmap-order';
import type { DeliveryMetric } from '@/lib/model/model';

const TOPICS = ['source', 'flow', 'fleet'];

interface Step {
  topic?: string;
  level?: LevelNumber;
  gate?: LevelNumber;
  holdsBack?: boolean;
  outcome?: CriterionOutcome;
  prerequisites?: string[];
  metrics?: DeliveryMetric[];
}

function planned(id: string, step: Step): PlannedCriterion {
  return {
    criterion: {
      id,
      dimension: 'source',
      level: step.level ?? 1,
      gate: step.gate ?? null,
      scope: 'team',
      outcome: step.outcome ?? 'not-met',
      share: null,
      basis: 'observed',
      contradicted: false,
      inheritedFrom: null,
      parts: [],
      reason: 'It is short.',
      settledBy: null,
      evidence: [],
    },
    definition: {
      topic: step.topic ?? 'source',
      prerequisites: step.prerequisites ?? [],
      effort: 'small',
      who: 'application team',
      metrics: step.metrics ?? [],
      settledBy: 'Look.',
      howToImprove: '- Do it.',
    },
    holdsBack: step.holdsBack ?? false,
  };
}

function order(steps: Record<string, Step>): string[] {
  const open = Object.entries(steps).map(([id, step]) => planned(id, step));
  return orderSteps(open, TOPICS).map(({ criterion }) => criterion.id);
}

describe('lib/assessment/roadmap-order.ts', () => {
  it('takes gates that hold the next level back first, then other gates, then prerequisites, then the rest', () => {
    const steps = {
      rest: { prerequisites: ['needed'] },
      needed: { topic: 'fleet' },
      later: { topic: 'fleet', gate: 2 as const },
      next: { topic: 'fleet', gate: 1 as const, holdsBack: true },
    };
    expect(order(steps)).toEqual(['next', 'later', 'needed', 'rest']);
  });

  it('goes by topic, then by level, then in the order of the model', () => {
    const steps = {
      late: { topic: 'fleet', level: 0 as const },
      high: { topic: 'flow', level: 2 as const },
      low: { topic: 'flow', level: 1 as const },
      lowToo: { topic: 'flow', level: 1 as const },
      early: { topic: 'source', level: 3 as const },
    };
    expect(order(steps)).toEqual(['early', 'low', 'lowToo', 'high', 'late']);
  });

  it('takes a prerequisite before what needs it, through several steps', () => {
    const steps = {
      gate: { gate: 1 as const, holdsBack: true, prerequisites: ['second'] },
      second: { topic: 'fleet', prerequisites: ['first'] },
      first: { topic: 'fleet' },
    };
    expect(order(steps)).toEqual(['first', 'second', 'gate']);
  });

  it('leaves what has to be found out for the end, also as a prerequisite', () => {
    const steps = {
      open: { gate: 1 as const, holdsBack: true, outcome: 'unknown' as const },
      openToo: { outcome: 'unknown' as const },
      action: { topic: 'fleet', prerequisites: ['open'] },
    };
    expect(order(steps)).toEqual(['action', 'open', 'openToo']);
  });

  it('loses nothing where prerequisites go in a circle', () => {
    expect(order({ a: { prerequisites: ['b'] }, b: { prerequisites: ['a'] } }).toSorted()).toEqual(['a', 'b']);
  });

  it('takes what moves the worst metric before the rest, and after gates and prerequisites', () => {
    const steps = [
      planned('rest', {}),
      planned('moves', { topic: 'fleet', metrics: ['change-lead-time'] }),
      planned('gate', { topic: 'fleet', holdsBack: true, gate: 1 }),
      planned('first', { topic: 'fleet' }),
      planned('later', { topic: 'fleet', prerequisites: ['first'] }),
    ];
    const ids = orderSteps(steps, TOPICS, 'change-lead-time').map(({ criterion }) => criterion.id);
    expect(ids).toEqual(['gate', 'first', 'moves', 'rest', 'later']);
    expect(orderSteps(steps, TOPICS).map(({ criterion }) => criterion.id)).toEqual([
      'gate',
      'first',
      'rest',
      'moves',
      'later',
    ]);
  });
});
