import { chance } from '@/lib/sample/chance';
import type { Change, Files, Person, ProposedWork, Route } from '@/lib/sample/change';

export interface FeatureWork {
  /** Words that titles are made from. */
  subject: string;
  topics: readonly string[];
  by: readonly Person[];
  route: () => Route;
  /** Working days before the day of generation: first and last. */
  from: number;
  until: number;
  /** Working days between two changes, at least and at most. */
  every: readonly [number, number];
  /** The file that each change adds a line to. */
  file: string;
  line: (topic: string, number: number) => string;
  /** How each came to be, where records tell it. */
  work?: () => ProposedWork;
}

const verbs = ['Add', 'Rework', 'Fix', 'Simplify', 'Test'] as const;
const dayStartMinutes = 8 * 60;

/** The everyday changes of a service's own code, which deploy nothing by themselves. */
export function featureChanges(feature: FeatureWork): Change[] {
  const { subject, topics, by, route, from, until, every, file, line, work } = feature;
  const next = chance(subject);
  const changes: Change[] = [];
  for (let ago = from; ago >= until; ago -= every[0] + next() * (every[1] - every[0])) {
    const number = changes.length + 1;
    const topic = topics[number % topics.length] ?? subject;
    changes.push({
      ago: Math.floor(ago),
      minutes: dayStartMinutes + Math.floor(next() * 480),
      author: by[Math.floor(next() * by.length)] ?? firstOf(by),
      route: route(),
      title: `${verbs[Math.floor(next() * verbs.length)]} ${topic}`,
      edit: (files: Files) => ({ [file]: `${files.get(file) ?? ''}${line(topic, number)}` }),
      ...(work ? { work: work() } : {}),
    });
  }
  return changes;
}

function firstOf(people: readonly Person[]): Person {
  const [first] = people;
  if (first === undefined) throw new Error('Nobody does this work.');
  return first;
}
