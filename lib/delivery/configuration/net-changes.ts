import type { ConfigurationPlaces, DeployedPlace, FactsOf } from '@/lib/delivery/configuration/configuration-places';
import {
  repositoryOf,
  type Version,
  type VersionFact,
  versionChange,
  versionOf,
} from '@/lib/delivery/configuration/version-fact';

/** A file that a change touched, with its versions before and after; null where it was not there. */
export interface ChangedVersions {
  path: string;
  before: readonly VersionFact[] | null;
  after: readonly VersionFact[] | null;
}

/** A net change of version of a service in an environment. */
export interface NetChange extends DeployedPlace {
  from: string | null;
  to: string;
  /** The image or chart, where the file names it. */
  subject: string | undefined;
  /** Whether another image or chart came in place of the one before: their versions have no order. */
  isReplaced: boolean;
  /** Where the new version stands; the first decides which commit wrote it. */
  places: { path: string; slot: string; line: number }[];
}

interface Entry extends DeployedPlace {
  path: string;
  slot: string;
  line: number;
  before: Version | null;
  after: Version | null;
  subjects: { before: string | undefined; after: string | undefined };
}

/**
 * What a change that reached the branch deploys, given the versions of the other files after it: one entry for each service, environment and net change of version. What only moved
 * (a renamed file or release) is none, and neither is a further image of a service that is there already.
 */
export function netChanges(
  files: readonly ChangedVersions[],
  places: ConfigurationPlaces,
  factsAfter: FactsOf,
): NetChange[] {
  const compared: Entry[] = [];
  const present = new Set<string>();
  const changed = new Map(files.map((file) => [file.path, file]));
  const before: FactsOf = (path) => (changed.has(path) ? (changed.get(path)?.before ?? null) : factsAfter(path));
  const factsOf = { before, after: factsAfter };
  for (const file of files) compare(file, places, factsOf, compared, present);
  const entries = compared.flatMap((entry) => withInherited(entry, changed.get(entry.path), places, factsOf) ?? []);
  const [only, second] = entries;
  // A bump of one version, which most commits are, needs no pairing.
  if (only && !second && only.before !== null) return changeOf(only);
  return [...Map.groupBy(entries, placeKey).values()].flatMap((group) => changesOfPlace(group, present));
}

/**
 * An entry with what ran, and what runs, where another file sets the value: an environment that begins to set it itself ran what it
 * shared, and one that ceases to runs that again. Null where nothing changes.
 */
function withInherited(
  entry: Entry,
  file: ChangedVersions | undefined,
  { inheritance }: ConfigurationPlaces,
  factsOf: { before: FactsOf; after: FactsOf },
): Entry | null {
  const { path, slot, environment, subjects } = entry;
  const isOwnAfter = entry.after === null && inheritance.own(path, environment, slot, factsOf.after) !== undefined;
  if (isOwnAfter) return null;
  const was =
    inheritance.own(path, environment, slot, factsOf.before) ??
    (entry.before === null && file?.before != null ? inheritance.inherited(path, slot, factsOf.before) : undefined);
  const is = entry.after === null && file?.after != null ? inheritance.inherited(path, slot, factsOf.after) : undefined;
  if (!was && !is) return entry;
  const before = was ? versionOf(was.parts) : entry.before;
  const after = is ? versionOf(is.parts) : entry.after;
  const isSame = after !== null && versionChange(before, after) === null;
  const subject = subjects.after ?? subjects.before;
  return isSame ? null : { ...entry, before, after, subjects: { before: subject, after: subject } };
}

/** What changed for one service in one environment. */
function changesOfPlace(group: readonly Entry[], present: ReadonlySet<string>): NetChange[] {
  const changed = group.filter(({ before, after }) => before !== null && after !== null);
  const [added, removed] = [group.filter(({ before }) => before === null), group.filter(({ after }) => after === null)];
  const moved = pairMoved(added, removed);
  const pairs = [
    ...changed,
    ...[...moved].map(([entry, old]) => ({
      ...entry,
      before: old.before,
      subjects: { ...entry.subjects, before: old.subjects.before },
    })),
  ];
  const fresh = added.filter((entry) => !moved.has(entry));
  const first = fresh.find(isOfChart) ?? fresh[0];
  const isAlone = first && !removed.some((entry) => isOfChart(entry) === isOfChart(first));
  const isNew = isAlone && pairs.length === 0 && !present.has(placeKey(first));
  return joinEqual(isNew ? changeOf(first) : pairs.flatMap(changeOf));
}

function placeKey({ service, environment }: DeployedPlace): string {
  return `${service}\0${environment ?? ''}`;
}

function compare(
  { path, before, after }: ChangedVersions,
  places: ConfigurationPlaces,
  factsOf: { before: FactsOf; after: FactsOf },
  entries: Entry[],
  present: Set<string>,
): void {
  const old = new Map<string, VersionFact>();
  for (const [at, fact] of (before ?? []).entries()) if (fact !== after?.[at]) old.set(fact.slot, fact);
  const equal: VersionFact[] = [];
  let hasAdded = false;
  for (const [at, fact] of (after ?? []).entries()) {
    const isSame = fact === before?.[at];
    const last = isSame ? fact : old.get(fact.slot);
    old.delete(fact.slot);
    const is = versionOf(fact.parts);
    const was = last ? (isSame ? is : versionOf(last.parts)) : null;
    if (was !== null && versionChange(was, is) === null) {
      equal.push(fact);
      continue;
    }
    hasAdded ||= was === null;
    for (const place of places.of(path, fact, factsOf.after))
      entries.push({
        ...place,
        path,
        slot: fact.slot,
        line: lineOf(fact, last),
        before: was,
        after: is,
        subjects: { before: last && subjectOf(last), after: subjectOf(fact) },
      });
  }
  for (const fact of old.values())
    for (const place of places.of(path, fact, factsOf.before))
      entries.push({
        ...place,
        path,
        slot: fact.slot,
        line: lineOf(fact),
        before: versionOf(fact.parts),
        after: null,
        subjects: { before: subjectOf(fact), after: undefined },
      });
  if (hasAdded)
    for (const fact of equal) for (const place of places.of(path, fact, factsOf.after)) present.add(placeKey(place));
}

function subjectOf({ subject, parts }: VersionFact): string | undefined {
  if (subject !== undefined) return subject;
  const image = parts.find(({ role }) => role === 'image');
  return image ? repositoryOf(image.text) : undefined;
}

/** The line of the part that changed. */
function lineOf(fact: VersionFact, last?: VersionFact): number {
  const changed = fact.parts.find(
    (part) => !last?.parts.some(({ role, text }) => role === part.role && text === part.text),
  );
  return (changed ?? fact.parts[0])?.line ?? 1;
}

/** Versions that stand elsewhere now: by the end of their slots, or the only ones of their place. */
function pairMoved(added: readonly Entry[], removed: readonly Entry[]): Map<Entry, Entry> {
  const pairs = new Map<Entry, Entry>();
  const left = new Set(removed);
  const ending = ({ slot }: Entry): string => slot.slice(slot.lastIndexOf('/') + 1);
  for (const matches of [
    (a: Entry, b: Entry) => a.slot === b.slot,
    (a: Entry, b: Entry) => versionChange(b.before, a.after ?? { tag: null, digest: null }) === null,
    (a: Entry, b: Entry) => ending(a) === ending(b),
    (a: Entry, b: Entry) => added.length === 1 && removed.length === 1 && isOfChart(a) === isOfChart(b),
  ]) {
    for (const entry of added) {
      if (pairs.has(entry)) continue;
      const old = [...left].find((other) => matches(entry, other));
      if (!old) continue;
      left.delete(old);
      pairs.set(entry, old);
    }
  }
  return pairs;
}

/** The version of a chart is no version of an image. */
function isOfChart({ slot }: Entry): boolean {
  return /:chart$|^dependencies\/|^helmCharts\/|^releases\/[^/:]*$|chart\.spec\.version$/.test(slot);
}

function changeOf({ service, environment, path, slot, line, before, after, subjects }: Entry): NetChange[] {
  const change = after && versionChange(before, after);
  const isReplaced = before !== null && subjects.before !== subjects.after;
  // What begins to follow a branch has no version yet.
  if (change === null || (change.from === null && branch.test(change.to))) return [];
  return [{ service, environment, ...change, subject: subjects.after, isReplaced, places: [{ path, slot, line }] }];
}

const branch = /^(HEAD|main|master|trunk|develop)$/;

/** Several images that go from one version to the same other are one deployment. */
function joinEqual(changes: readonly NetChange[]): NetChange[] {
  const joined = new Map<string, NetChange>();
  for (const change of changes) {
    const key = `${change.from ?? ''}\0${change.to}`;
    const known = joined.get(key);
    if (known) known.places.push(...change.places);
    else joined.set(key, { ...change, places: [...change.places] });
  }
  return [...joined.values()];
}
