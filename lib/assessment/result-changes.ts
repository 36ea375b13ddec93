import { type Direction, directionOf, levelMoves } from '@/lib/assessment/history';
import type { LevelMove } from '@/lib/assessment/history-report';
import { compareText } from '@/lib/assessment/merge-findings';
import type { CriterionOutcome, LevelNumber, Report } from '@/lib/assessment/report';
import type { Model } from '@/lib/model/model';

/** A criterion whose outcome differs between two Reports. */
export interface OutcomeChange {
  id: string;
  /** The level that it is a gate of now, or null. */
  gate: LevelNumber | null;
  from: CriterionOutcome;
  to: CriterionOutcome;
  direction: Direction;
}

/** A repository that was looked at in both Reports, at another commit. */
export interface CommitChange {
  url: string;
  from: string;
  to: string;
}

export interface ThresholdChange {
  name: string;
  from: number;
  to: number;
}

export interface GateChange {
  id: string;
  from: LevelNumber | null;
  to: LevelNumber | null;
}

/** Why a result can have moved (model 7.7). */
export type ChangeCause =
  | { kind: 'repositories'; changed: CommitChange[]; added: string[]; removed: string[] }
  /** Thresholds are empty where one of the two models is no longer known. */
  | { kind: 'model'; from: string; to: string; thresholds: ThresholdChange[]; gates: GateChange[] }
  /** What is connected, or may be read, differs: settings and views by name. */
  | { kind: 'sources'; added: string[]; renewed: string[]; removed: string[] }
  /** Other exemptions and corrections are in force, by what they speak of: `criterion/ID`, `indicator/ID`. */
  | { kind: 'disputes'; added: string[]; ended: string[] }
  /** The same commits, model and sources at another time: what is counted by days has moved, or Cairn itself reads more. */
  | { kind: 'time'; from: string; to: string };

/** What differs between two results of one subject, and why. */
export interface ResultChange {
  /** Figures of the level, with the gates that moved them. */
  moves: LevelMove[];
  /** In the order of the Report. */
  outcomes: OutcomeChange[];
  /** The direct causes first; empty where nothing differs that could be one. */
  causes: ChangeCause[];
}

/** The models that two Reports were judged with, where they are known. */
export interface JudgedModels {
  previous: Model | null;
  next: Model | null;
}

/** Compares two Reports of one subject: what moved, and what of their input differs. Pure. */
export function explainChange(previous: Report, next: Report, models?: JudgedModels): ResultChange {
  const direct = [
    ...repositoryCause(previous, next),
    ...modelCause(previous, next, models),
    ...sourceCause(previous, next),
    ...disputeCause(previous, next),
  ];
  return {
    moves: levelMoves(previous, next),
    outcomes: changedOutcomes(previous, next),
    causes: direct.length > 0 ? direct : timeCause(previous, next),
  };
}

function changedOutcomes(previous: Report, next: Report): OutcomeChange[] {
  const before = new Map(previous.criteria.map(({ id, outcome }) => [id, outcome]));
  return next.criteria.flatMap(({ id, gate, outcome }) => {
    const from = before.get(id);
    if (from === undefined || from === outcome) return [];
    return [{ id, gate, from, to: outcome, direction: directionOf(from, outcome, false) }];
  });
}

function repositoryCause(previous: Report, next: Report): ChangeCause[] {
  const before = commitsOf(previous);
  const after = commitsOf(next);
  const changed = [...after].flatMap(([key, { url, commit }]) => {
    const from = before.get(key)?.commit;
    return from === undefined || from === commit ? [] : [{ url, from, to: commit }];
  });
  const missing = (here: typeof before, there: typeof before) =>
    [...here].filter(([key]) => !there.has(key)).map(([, { name }]) => name);
  const [added, removed] = [missing(after, before), missing(before, after)];
  return changed.length + added.length + removed.length === 0
    ? []
    : [{ kind: 'repositories', changed, added, removed }];
}

/** A monorepository can be there several times, each time with other folders. */
function commitsOf({ repositories }: Report) {
  return new Map(
    repositories.map(({ url, commit, paths }) => {
      const name = paths.length === 0 ? url : `${url} (${paths.join(', ')})`;
      return [name, { url, commit, name }];
    }),
  );
}

function modelCause(previous: Report, next: Report, models?: JudgedModels): ChangeCause[] {
  if (previous.model === next.model) return [];
  const gateBefore = new Map(previous.criteria.map(({ id, gate }) => [id, gate]));
  const gates = next.criteria.flatMap(({ id, gate }) => {
    const from = gateBefore.get(id);
    return from === undefined || from === gate ? [] : [{ id, from, to: gate }];
  });
  return [{ kind: 'model', from: previous.model, to: next.model, thresholds: changedThresholds(models), gates }];
}

function changedThresholds(models?: JudgedModels): ThresholdChange[] {
  if (!models?.previous || !models.next) return [];
  const before = new Map<string, number>(Object.entries(models.previous.thresholds));
  return Object.entries(models.next.thresholds).flatMap(([name, to]) => {
    const from = before.get(name);
    return from === undefined || from === to ? [] : [{ name, from, to }];
  });
}

function sourceCause(previous: Report, next: Report): ChangeCause[] {
  const before = sourcesOf(previous);
  const after = sourcesOf(next);
  const named = (names: Iterable<string>) => [...names].toSorted(compareText);
  const added = named(after.keys().filter((name) => !before.has(name)));
  const removed = named(before.keys().filter((name) => !after.has(name)));
  const renewed = named(after.keys().filter((name) => before.has(name) && before.get(name) !== after.get(name)));
  return added.length + removed.length + renewed.length === 0 ? [] : [{ kind: 'sources', added, renewed, removed }];
}

/** Settings and views beside Git that evidence names, each with the newest time at which it was read. */
function sourcesOf({ criteria, indicators }: Report): Map<string, string> {
  const newest = new Map<string, string>();
  for (const { repository, source } of [...criteria, ...indicators].flatMap(({ evidence }) => evidence)) {
    if (source === undefined) continue;
    const name = repository === '' ? source.name : `${source.name} of ${repository}`;
    const known = newest.get(name);
    if (known === undefined || known < source.asOf) newest.set(name, source.asOf);
  }
  return newest;
}

function disputeCause(previous: Report, next: Report): ChangeCause[] {
  const before = disputesInForce(previous);
  const after = disputesInForce(next);
  const added = [...after].filter((name) => !before.has(name)).toSorted(compareText);
  const ended = [...before].filter((name) => !after.has(name)).toSorted(compareText);
  return added.length + ended.length === 0 ? [] : [{ kind: 'disputes', added, ended }];
}

function disputesInForce({ disputes }: Report): ReadonlySet<string> {
  const inForce = disputes.filter(({ state }) => state === 'in-force');
  return new Set(inForce.map(({ subject }) => `${subject.kind}/${subject.id}`));
}

function timeCause(previous: Report, next: Report): ChangeCause[] {
  return previous.now === next.now ? [] : [{ kind: 'time', from: previous.now, to: next.now }];
}
