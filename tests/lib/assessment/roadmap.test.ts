import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessment/assess';
import { placeOnLevels } from '@/lib/assessment/levels';
import type { LevelNumber, Report } from '@/lib/assessment/report';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { listSteps } from '@/lib/assessment/roadmap';
import {
  pushedByPipeline,
  repositoryFacts,
  singleTarget,
  spoil,
  withoutAgent,
} from '@/tests/factories/repository-facts';
import { MODEL } from '@/tests/lib/assessment/shared-model';

const NOW = '2026-06-02T00:00:00Z';
const context = { thresholds: MODEL.thresholds, beyondSources: new Set(['branch-protected']) };

function report(facts: RepositoryFacts, target?: LevelNumber): Report {
  return assess({ repositories: [facts], model: MODEL, now: NOW, ...(target === undefined ? {} : { target }) });
}

function steps(facts: RepositoryFacts, target?: LevelNumber): string[] {
  return report(facts, target).roadmap.map(({ criterion }) => criterion);
}

const EXAMPLES: [string, RepositoryFacts][] = [
  ['a perfect repository', repositoryFacts()],
  ['one target', singleTarget(repositoryFacts())],
  ['a pipeline that pushes', pushedByPipeline(repositoryFacts())],
  ['no delivery to be seen', withoutAgent(repositoryFacts())],
  ['no self-heal', spoil(repositoryFacts(), 'drift-detection', { productionMet: 0, productionCovered: 0 })],
];

describe('lib/assessment/roadmap.ts', () => {
  it('begins with the missing gates of the next level, in the order of topics and prerequisites', () => {
    const gates = report(pushedByPipeline(repositoryFacts())).roadmap.filter(({ gate }) => gate);
    expect(gates.map(({ criterion }) => criterion)).toEqual([
      'agent-pulls',
      'automatic-sync',
      'drift-corrected',
      'production-included',
    ]);
    expect(steps(pushedByPipeline(repositoryFacts())).slice(0, 4)).toEqual(gates.map(({ criterion }) => criterion));
  });

  it.each(EXAMPLES)('says what the level is after each step by judging again: %s', (_name, facts) => {
    const { criteria, roadmap } = report(facts);
    expect(roadmap.length).toBeGreaterThan(0);
    for (const step of roadmap) {
      const done = criteria.map((criterion) =>
        criterion.id === step.criterion ? { ...criterion, outcome: 'met' as const } : criterion,
      );
      const { verified, indicated } = placeOnLevels(done, context);
      expect([step.criterion, step.then]).toEqual([step.criterion, { verified, indicated }]);
    }
  });

  it('raises the level by the one gate that is missing, and says so', () => {
    const [first] = report(spoil(repositoryFacts(), 'drift-detection', { productionMet: 0 })).roadmap;
    expect(first).toMatchObject({
      criterion: 'drift-corrected',
      gate: true,
      stillMissing: [],
    });
    expect(first?.then).toEqual({ verified: 1, indicated: 3 });
  });

  it('says which gates are still missing after one of several', () => {
    const [first] = report(pushedByPipeline(repositoryFacts())).roadmap;
    expect(first?.stillMissing).toEqual(['production-included', 'automatic-sync', 'drift-corrected'].toSorted(byModel));
    expect(first?.then).toEqual({ verified: 0, indicated: 0 });
  });

  it('goes up to the target and no further; without one, to the next level', () => {
    const levels = (facts: RepositoryFacts, target?: LevelNumber) =>
      Math.max(...report(facts, target).roadmap.map(({ level }) => level));
    const facts = singleTarget(repositoryFacts());
    expect(levels(facts, 1)).toBe(1);
    expect(levels(facts)).toBe(2);
    expect(levels(facts, 3)).toBe(3);
  });

  it('puts what has to be found out after what can be done, with what would settle it', () => {
    const { roadmap } = report(singleTarget(repositoryFacts()));
    const firstUnknown = roadmap.findIndex(({ outcome }) => outcome === 'unknown');
    expect(roadmap.slice(firstUnknown).every(({ outcome }) => outcome === 'unknown')).toBe(true);
    expect(roadmap[firstUnknown]).toMatchObject({
      criterion: 'branch-protected',
      gate: true,
      how: ['Connect the Git host with the right to read branch rules, or import its facts.'],
    });
  });

  it('takes every open prerequisite of the same kind before what needs it', () => {
    const { roadmap } = report(pushedByPipeline(singleTarget(repositoryFacts())), 3);
    const position = new Map(roadmap.map(({ criterion }, index) => [criterion, index]));
    const kind = new Map(roadmap.map(({ criterion, outcome }) => [criterion, outcome === 'unknown']));
    for (const { id, prerequisites } of MODEL.criteria.filter((criterion) => position.has(criterion.id))) {
      for (const first of prerequisites.filter((other) => position.has(other) && kind.get(other) === kind.get(id))) {
        expect([first, (position.get(first) ?? 0) < (position.get(id) ?? 0), id]).toEqual([first, true, id]);
      }
    }
  });

  it('names what has to come first, where the places are, and how to do it', () => {
    const { roadmap } = report(pushedByPipeline(repositoryFacts()));
    const sync = roadmap.find(({ criterion }) => criterion === 'automatic-sync');
    expect(sync).toMatchObject({ first: ['agent-pulls'], effort: 'small', who: 'application team', snippet: null });
    expect(sync?.places.map(({ path }) => path)).toEqual(['push-deploys.yaml']);
    expect(sync?.how.length).toBeGreaterThan(1);
  });

  it('has no step where everything up to the target is met', () => {
    const done = report(repositoryFacts(), 0).roadmap.filter(({ outcome }) => outcome !== 'unknown');
    expect(done).toEqual([]);
  });

  it('reads the steps of a list, also over several lines and with numbers', () => {
    expect(listSteps('- One\n  goes on.\n\n* Two.\n1. Three.')).toEqual(['One goes on.', 'Two.', 'Three.']);
    expect(listSteps('Just do it,\nsoon.')).toEqual(['Just do it, soon.']);
  });
});

function byModel(a: string, b: string): number {
  const position = (id: string) => MODEL.criteria.findIndex((criterion) => criterion.id === id);
  return position(a) - position(b);
}
